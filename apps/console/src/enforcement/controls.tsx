import { Checkbox, Form, Radio } from 'antd'
import { formatSize } from '#apps/ui/format.ts'
import type { FormSubject, Ground } from '../file/shape.ts'
import type { EnforcementKind } from '../file/steps.ts'
import { useText } from '../language.tsx'
import { useEnforcement } from './use-enforcement.ts'

interface Bound<Value> {
  id?: string
  value?: Value
  onChange?(value: Value): void
}

/** A field whose entries are conditions and grounds of the rule pack, or pieces of the file. */
export function EnforcementControl({ kind, view, ...bound }: Bound<never> & { kind: EnforcementKind; view: FormSubject }) {
  if (kind === 'clue-grounds') return <ClueGrounds {...bound} fileId={view.id} />
  if (kind === 'stop-reason') return <StopReason {...bound} fileId={view.id} />
  return <Pieces {...bound} view={view} />
}

/** Conditions where a case is opened, all of which must be met; grounds where none is. */
function ClueGrounds({ fileId, value, onChange }: Bound<string[]> & { fileId: string }) {
  const { t } = useText()
  const opens = Form.useWatch<boolean | undefined>('open') ?? true
  const { data } = useEnforcement(fileId)
  if (!data) return <p className="muted">{t('cases.field.grounds.loading')}</p>
  const grounds = opens ? data.grounds.condition : data.grounds.declining
  const known = new Set(grounds.map(({ id }) => id))
  return (
    <Checkbox.Group className="grounds" value={(value ?? []).filter((id) => known.has(id))} onChange={(chosen: string[]) => onChange?.(chosen)}
      options={grounds.map((ground) => ({ value: ground.id, label: <GroundText ground={ground} /> }))} />
  )
}

function StopReason({ fileId, id, value, onChange }: Bound<string> & { fileId: string }) {
  const { data } = useEnforcement(fileId)
  return (
    <Radio.Group {...(id ? { id } : {})} className="grounds" value={value} onChange={(event) => onChange?.(event.target.value as string)}
      options={(data?.grounds.stop ?? []).map((ground) => ({ value: ground.id, label: <GroundText ground={ground} /> }))} />
  )
}

function GroundText({ ground }: { ground: Ground }) {
  const { language } = useText()
  return <span className="ground"><span>{ground[language]}</span><span className="article">{ground.article}</span></span>
}

function Pieces({ view, value, onChange }: Bound<string[]> & { view: FormSubject }) {
  const { t } = useText()
  const pieces = view.evidence ?? []
  if (pieces.length === 0) return <p className="muted">{t('cases.field.evidence.none')}</p>
  return (
    <Checkbox.Group className="grounds" {...(value ? { value } : {})} onChange={(chosen: string[]) => onChange?.(chosen)}
      options={pieces.map(({ id, name, size }) => ({ value: id, label: <span className="ground"><span className="break">{name}</span><span className="sub">{formatSize(size)}</span></span> }))} />
  )
}
