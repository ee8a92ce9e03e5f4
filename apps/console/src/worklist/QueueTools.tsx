import { Link } from 'react-router'
import { Select } from 'antd'
import { KINDS, TABS } from '#modules/worklist/index.ts'
import { useSession } from '../access/session.tsx'
import { useHandlingUnits, useOfficers } from '../access/units.ts'
import { useText } from '../language.tsx'
import { SearchField } from '../shared/SearchField.tsx'
import { stagesOf } from '../texts.ts'
import { useWaiting } from './waiting.ts'
import { SavedViews } from './SavedViews.tsx'
import { settledBy, type QueueFilter, type Tab } from './queue.ts'

interface ToolsProps {
  filter: QueueFilter
  onChange(next: QueueFilter): void
}

export function QueueTabs({ filter, onChange }: ToolsProps) {
  const { t, term } = useText()
  const { can } = useSession()
  const waiting = useWaiting()
  const name = (tab: Tab) => term(`queue.tab.${tab}`, '') || t(tab === 'awaiting' ? 'worklist.tab.awaiting' : 'worklist.tab.supervised')
  const count = (tab: Tab) => (tab === 'awaiting' || tab === 'supervised' ? waiting?.[tab] : 0) ?? 0
  return (
    <div className="tabs" role="group" aria-label={t('queue.tabs')}>
      {TABS.filter((tab) => tab !== 'awaiting' || can('approve')).map((tab) => (
        <button key={tab} type="button" className="tab" aria-pressed={filter.tab === tab} onClick={() => onChange({ ...filter, tab })}>
          {name(tab)}
          {count(tab) > 0 && <span className="tab-count">{count(tab)}</span>}
        </button>
      ))}
      {can('approve') && (
        <Link to="/signatures" className="tab">
          {t('documents.tab')}
          {(waiting?.signatures ?? 0) > 0 && <span className="tab-count">{waiting?.signatures}</span>}
        </Link>
      )}
    </div>
  )
}

export function QueueTools({ filter, onChange }: ToolsProps) {
  const { t } = useText()
  const { can } = useSession()
  return (
    <div className="queue-tools">
      <SavedViews filter={filter} onChange={onChange} />
      <KindFilter filter={filter} onChange={onChange} />
      {can('filter-units') && <PlaceFilter filter={filter} onChange={onChange} />}
      <SearchField
        key={filter.text ?? ''}
        label={t('queue.search')}
        value={filter.text ?? ''}
        onSearch={(text) => onChange({ ...filter, text: text || undefined })}
      />
    </div>
  )
}

function KindFilter({ filter, onChange }: ToolsProps) {
  const { t, language } = useText()
  const settled = settledBy(filter.tab)
  if (settled.has('kind')) return null
  return (
    <>
      <Select
        aria-label={t('worklist.kind')}
        className="queue-unit"
        value={filter.kind ?? ''}
        options={[{ value: '', label: t('worklist.kind.any') }, ...KINDS.map((kind) => ({ value: kind, label: t(`worklist.kind.${kind}`) }))]}
        onChange={(kind) => onChange({ ...filter, kind: KINDS.find((known) => known === kind), stage: undefined })}
      />
      {filter.kind && (
        <Select
          aria-label={t('worklist.stage')}
          className="queue-unit"
          value={filter.stage ?? ''}
          options={[{ value: '', label: t('worklist.stage.any') }, ...stagesOf(language, filter.kind)]}
          onChange={(stage) => onChange({ ...filter, stage: stage || undefined })}
        />
      )}
    </>
  )
}

function PlaceFilter({ filter, onChange }: ToolsProps) {
  const { t } = useText()
  const units = useHandlingUnits()
  const officers = useOfficers(filter.unitId)
  return (
    <>
      {units.length > 1 && (
        <Select
          aria-label={t('queue.unit')}
          className="queue-unit"
          value={filter.unitId ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[{ value: '', label: t('queue.unit.any') }, ...units.map((unit) => ({ value: unit.id, label: unit.shortName }))]}
          onChange={(unitId) => onChange({ ...filter, unitId: unitId || undefined, officer: undefined })}
        />
      )}
      {!settledBy(filter.tab).has('officer') && (
        <Select
          aria-label={t('worklist.officer')}
          className="queue-unit"
          value={filter.officer ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('worklist.officer.any') },
            { value: 'none', label: t('worklist.officer.none') },
            { value: 'me', label: t('worklist.officer.me') },
            ...officers.map((officer) => ({ value: officer.id, label: officer.name })),
          ]}
          onChange={(officer) => onChange({ ...filter, officer: officer || undefined })}
        />
      )}
    </>
  )
}
