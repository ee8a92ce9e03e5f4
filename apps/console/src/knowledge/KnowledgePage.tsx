import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { routes, STAGES, TOPICS, type VersionView } from '#modules/knowledge/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { SearchField } from '../shared/SearchField.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { EntryDrawer } from './EntryDrawer.tsx'
import { StateTag } from './StateTag.tsx'
import { matching } from './wording.ts'
import { WordingDrawer } from './WordingDrawer.tsx'

/** The newest wording of every entry; each opens with its history. What is filtered for stands in the address. */
export function KnowledgePage() {
  const { t } = useText()
  const [params, setParams] = useSearchParams()
  const [writing, setWriting] = useState(false)
  const state = STAGES.find((candidate) => candidate === params.get('state'))
  const filter = { text: params.get('text') ?? '', topic: params.get('topic') ?? '' }
  const open = params.get('entry')
  const query = useQuery({ queryKey: ['knowledge', 'list', state], queryFn: () => call(routes.list, { state }) })
  function change(name: string, value: string | null) {
    setParams((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(name, value)
      else next.delete(name)
      return next
    }, { replace: true })
  }
  return (
    <Page title={t('nav.knowledge')} lead={t('knowledge.lead')} tools={
      <>
        <Filters state={state ?? ''} topic={filter.topic} onChange={change} />
        <SearchField key={filter.text} label={t('knowledge.search')} value={filter.text} onSearch={(text) => change('text', text)} />
        <Button type="primary" onClick={() => setWriting(true)}>{t('knowledge.write')}</Button>
      </>
    }>
      <Loaded query={query} rows={10}>
        {({ versions }) => <Entries versions={matching(versions, filter)} filtered={versions.length > 0 || state !== undefined} onOpen={(id) => change('entry', id)} />}
      </Loaded>
      {writing && <WordingDrawer onClose={() => setWriting(false)} />}
      {open && <EntryDrawer key={open} id={open} onClose={() => change('entry', null)} />}
    </Page>
  )
}

function Filters({ state, topic, onChange }: { state: string; topic: string; onChange(name: string, value: string): void }) {
  const { t } = useText()
  return (
    <>
      <Select aria-label={t('knowledge.state')} className="queue-unit" value={state} onChange={(value) => onChange('state', value)}
        options={[{ value: '', label: t('knowledge.state.any') }, ...STAGES.map((value) => ({ value, label: t(`knowledge.stage.${value}`) }))]} />
      <Select aria-label={t('knowledge.topic')} className="queue-unit" value={topic} onChange={(value) => onChange('topic', value)}
        options={[{ value: '', label: t('knowledge.topic.any') }, ...TOPICS.map((value) => ({ value: value as string, label: t(`knowledge.topic.${value}`) }))]} />
    </>
  )
}

const AT_ONCE = 50

function Entries({ versions, filtered, onOpen }: { versions: readonly VersionView[]; filtered: boolean; onOpen(id: string): void }) {
  const { t } = useText()
  const narrow = useNarrow()
  const [shown, setShown] = useState(AT_ONCE)
  const Rows = narrow ? EntryCards : EntryTable
  if (versions.length === 0) return <EmptyState title={t(filtered ? 'knowledge.empty.filtered' : 'knowledge.empty')}>{t('knowledge.empty.hint')}</EmptyState>
  return (
    <>
      <Rows versions={versions.slice(0, shown)} onOpen={onOpen} />
      <div className="more">
        {versions.length > shown
          ? <Button onClick={() => setShown(shown + AT_ONCE)}>{t('queue.more')}</Button>
          : <span className="muted">{t('knowledge.count', { count: versions.length })}</span>}
      </div>
    </>
  )
}

interface RowsProps {
  readonly versions: readonly VersionView[]
  onOpen(id: string): void
}

function EntryTable({ versions, onOpen }: RowsProps) {
  const { t } = useText()
  return (
    <div className="card table-scroll" role="group" aria-label={t('nav.knowledge')} tabIndex={0}>
      <table className="plain knowledge">
        <thead>
          <tr>{(['question', 'topic', 'state', 'valid', 'author'] as const).map((column) => <th key={column} scope="col">{t(`knowledge.${column}`)}</th>)}</tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.entryId}>
              <td><Button type="link" className="knowledge-question" onClick={() => onOpen(version.entryId)}>{version.question}</Button></td>
              <td className="nowrap">{t(`knowledge.topic.${version.topic}`)}</td>
              <td><StateTag state={version.state} /></td>
              <td className="nowrap"><Validity version={version} /></td>
              <td className="nowrap">{version.authorName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The same on a phone: one entry below the other. */
function EntryCards({ versions, onOpen }: RowsProps) {
  const { t } = useText()
  return (
    <ul className="queue-cards">
      {versions.map((version) => (
        <li key={version.entryId} className="card queue-card">
          <div className="queue-card-top"><StateTag state={version.state} /><span className="sub">{t(`knowledge.topic.${version.topic}`)}</span></div>
          <Button type="link" className="knowledge-question" onClick={() => onOpen(version.entryId)}>{version.question}</Button>
          <p className="sub"><Validity version={version} /> · {version.authorName}</p>
        </li>
      ))}
    </ul>
  )
}

/** The days on which a wording is the answer. */
function Validity({ version: { validFrom, validTo } }: { version: Pick<VersionView, 'validFrom' | 'validTo'> }) {
  const { t, language } = useText()
  const from = formatDate(validFrom, language)
  return <>{validTo ? t('knowledge.span', { from, to: formatDate(validTo, language) }) : t('knowledge.from', { from })}</>
}
