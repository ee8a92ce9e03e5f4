import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Radio, Select } from 'antd'
import { RECIPIENTS, routes, type IncidentFile, type IncidentView, type Level } from '#modules/incident/index.ts'
import { routes as worklist } from '#modules/worklist/index.ts'
import { formatFileNumber, formatInstant } from '#apps/ui/format.ts'
import { useUnits } from '../access/units.ts'
import { call } from '../client.ts'
import type { IncidentKind } from '../file/steps.ts'
import { useText } from '../language.tsx'
import { LevelTag, LEVELS } from './Marks.tsx'

interface Bound<Value> {
  id?: string
  value?: Value
  onChange?(value: Value): void
}

export interface FileOption {
  readonly value: string
  readonly label: string
}

/** A field whose entries are those of the incident that the step is about. */
export function IncidentControl({ kind, incidentId, ...bound }: Bound<never> & { kind: IncidentKind; incidentId: string }) {
  const { data } = useQuery({ queryKey: ['file', incidentId], queryFn: () => call(routes.read, { id: incidentId }) })
  if (!data) return null
  switch (kind) {
    case 'level': return <LevelChoice {...bound} except={data.level} />
    case 'lead-unit': return <LeadUnitSelect {...bound} area={data.areaCode} />
    case 'gathered': return <Select {...bound} showSearch={{ optionFilterProp: 'label' }} options={[...optionsOf(data.gathered)]} />
    case 'candidates': return <FileSearch {...bound} known={optionsOf(data.candidates)} except={data.gathered} />
    case 'draft': return <DraftSelect {...bound} briefs={data.briefs} />
    case 'recipient': return <RecipientChoice {...bound} dues={data.dues} />
  }
}

function optionsOf(files: readonly IncidentFile[]): readonly FileOption[] {
  return files.map(({ id, number, summary }) => ({ value: id, label: `${formatFileNumber(number)} ${summary}`.trim() }))
}

/** Levels by colour and word; the present one is no choice. */
export function LevelChoice({ id, value, onChange, except }: Bound<Level> & { except?: Level }) {
  return (
    <Radio.Group {...(id ? { id } : {})} value={value} className="choices" onChange={(event) => onChange?.(event.target.value as Level)}
      options={LEVELS.filter((level) => level !== except).map((level) => ({ value: level, label: <LevelTag level={level} /> }))} />
  )
}

/** Units of a county that can lead; all the reader knows of where no county is given. */
export function LeadUnitSelect({ area, ...bound }: Bound<string> & { area?: string | undefined }) {
  const units = useUnits().filter((unit) => unit.level !== 'station' && unit.areaCode.startsWith(area ?? ''))
  return <Select {...bound} showSearch={{ optionFilterProp: 'label' }} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} />
}

function DraftSelect({ briefs, ...bound }: Bound<number> & { briefs: IncidentView['briefs'] }) {
  const { t, language } = useText()
  const drafts = briefs.filter(({ issuedAt }) => issuedAt === null).toReversed()
  return (
    <Select {...bound} options={drafts.map(({ version, at, by, title }) => ({
      value: version, label: `${t('incidents.brief.version', { version })} · ${title} · ${t('incidents.brief.drafted', { by, at: formatInstant(at, language) })}`,
    }))} />
  )
}

/** Those still to be told say so. */
function RecipientChoice({ id, value, onChange, dues }: Bound<string> & { dues: IncidentView['dues'] }) {
  const { t } = useText()
  const owed = new Set<string>(dues.filter(({ state }) => state !== 'met').map(({ to }) => to))
  return (
    <Radio.Group {...(id ? { id } : {})} value={value} className="choices" onChange={(event) => onChange?.(event.target.value as string)}
      options={RECIPIENTS.map((to) => ({ value: to, label: <>{t(`incident.to.${to}`)}{owed.has(to) && <span className="mark mark-supervised">{t('incidents.dues.owed')}</span>}</> }))} />
  )
}

/** Open files by number, firm or text; those known already stand first. */
export function FileSearch({ known, except, value, ...bound }: Bound<string[]> & { known: readonly FileOption[]; except?: readonly { readonly id: string }[] }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const [met, setMet] = useState<readonly FileOption[]>([])
  const { data, isFetching } = useQuery({
    queryKey: ['queue', 'search', text], enabled: text.trim().length > 1,
    queryFn: () => call(worklist.list, { text: text.trim(), officer: 'any', due: 'any', state: 'open' }),
  })
  const found = (data?.rows ?? []).map(({ id, number, subject, summary }) => ({ value: id, label: `${formatFileNumber(number)} ${subject} ${summary}` }))
  const gathered = new Set(except?.map(({ id }) => id))
  const options = [...new Map([...known, ...met, ...found].map((option) => [option.value, option])).values()].filter((option) => !gathered.has(option.value))
  return (
    <Select
      {...bound} {...(value ? { value } : {})} mode="multiple" loading={isFetching} placeholder={t('incidents.field.search')} options={options}
      showSearch={{ filterOption: (typed, option) => found.some(({ value: id }) => id === option?.value) || (option?.label ?? '').includes(typed), onSearch: setText }}
      onSelect={() => setMet([...met, ...found])}
    />
  )
}
