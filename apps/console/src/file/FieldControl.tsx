import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import type { Language } from '#platform/pure/text.ts'
import { formatFileNumber, formatInstant } from '#apps/ui/format.ts'
import { OfficerSelect, useOfficerName } from '../access/OfficerSelect.tsx'
import { useHandlingUnits, useOfficers } from '../access/units.ts'
import { EntryControl } from '../inquiry/EntryControl.tsx'
import { LetterControl } from '../dispatch/LetterControl.tsx'
import { NumberControl } from '../document/NumberControl.tsx'
import { EnforcementControl } from '../enforcement/controls.tsx'
import { IncidentControl } from '../incident/controls.tsx'
import { useText } from '../language.tsx'
import { FaultsControl } from '../spotcheck/FaultsControl.tsx'
import { ToldHint } from '../notify/ToldHint.tsx'
import { PersonFields, PickControl } from '../complaint/PersonFields.tsx'
import { TermsField } from '../mediation/TermsField.tsx'
import { UploadField } from '../shared/UploadField.tsx'
import type { FormSubject, Ground } from './shape.ts'
import type { Field, FieldKind } from './steps.ts'

interface ControlProps {
  field: Field
  view: FormSubject
}

/** One field of a step's form, with its label, hint and control. */
export function FieldControl({ field, view }: ControlProps) {
  if (field.kind === 'terms') return <TermsField field={field} />
  if (field.kind === 'person-fields') return <PersonFields field={field} />
  if (field.kind === 'hidden') return <Form.Item name={field.name} hidden><Input /></Form.Item>
  if (field.several && (view.group?.people.length ?? 0) < 2) return null
  if (field.when) return <AskedWhen field={field} when={field.when} view={view} />
  return <ShownField field={field} view={view} />
}

function ShownField({ field, view }: ControlProps) {
  const { t } = useText()
  return (
    <Form.Item
      name={field.name}
      label={<FieldLabel field={field} />}
      extra={field.optionText === 'told' ? <ToldHint fileId={view.id} name={field.name} hint={field.hint} /> : field.hint && t(field.hint)}
      rules={field.required && field.kind !== 'present' ? [{ required: true, message: t('issue.required') }] : []}
    >
      {control({ field, view }, t)}
    </Form.Item>
  )
}

function AskedWhen({ field, view, when: [other, wanted] }: ControlProps & { when: NonNullable<Field['when']> }) {
  return Form.useWatch<unknown>(other) === wanted ? <ShownField field={field} view={view} /> : null
}

export function FieldLabel({ field }: { field: Pick<Field, 'label' | 'required'> }) {
  const { t } = useText()
  return (
    <span>
      {t(field.label)}
      {!field.required && <span className="optional">{t('field.optional')}</span>}
    </span>
  )
}

/** A plain call, not a component: antd's Form.Item hands value and id to its direct child. */
function control({ field, view }: ControlProps, t: ReturnType<typeof useText>['t']) {
  switch (field.kind) {
    case 'area':
      return <Input.TextArea rows={4} maxLength={field.max} showCount={field.max !== undefined} />
    case 'line':
      return <Input maxLength={field.max} />
    case 'date':
      return <Input type="date" className="short" />
    case 'instant':
      return <Input type="datetime-local" className="short" />
    case 'names':
      return <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ', ';', '；']} maxCount={5} />
    case 'moment':
      return <Input type="datetime-local" step={1} className="short" />
    case 'number':
      return <InputNumber min={0} precision={0} />
    case 'many':
      return <ManyControl field={field} />
    case 'files':
      return <UploadField max={4} />
    case 'choice':
      return <ChoiceControl field={field} view={view} />
    case 'ground':
      return <GroundControl field={field} view={view} />
    case 'session':
      return <SessionControl view={view} />
    case 'letter':
      return <LetterControl fileId={view.id} />
    case 'document-number':
      return <NumberControl fileId={view.id} max={field.max} />
    case 'present':
      return (
        <Checkbox.Group options={(['consumer', 'respondent'] as const).map((value) => ({ value, label: t(`mediation.party.${value}`) }))} />
      )
    case 'unit':
      return <UnitControl />
    case 'officer':
      return <OfficerControl />
    case 'checks':
      return <ChecksControl field={field} view={view} />
    case 'staff':
      return <StaffControl view={view} />
    case 'money':
      return <Input inputMode="decimal" prefix="¥" className="short" />
    case 'entry':
      return <EntryControl view={view} />
    case 'faults':
      return <FaultsControl fileId={view.id} />
    case 'repeat':
      return <RepeatControl view={view} />
    default:
      return drawnFrom(field.kind, view)
  }
}

/** Fields whose entries are those of the file or the incident at hand. */
function drawnFrom(kind: FieldKind, view: FormSubject) {
  switch (kind) {
    case 'level':
    case 'lead-unit':
    case 'gathered':
    case 'candidates':
    case 'draft':
    case 'recipient':
      return <IncidentControl kind={kind} incidentId={view.id} />
    case 'clue-grounds':
    case 'stop-reason':
    case 'pieces':
      return <EnforcementControl kind={kind} view={view} />
    case 'person':
    case 'persons':
    case 'untold':
    case 'agent':
    case 'earlier':
      return <PickControl kind={kind} view={view} />
    default:
      return null
  }
}

interface Bound<Value> {
  id?: string
  value?: Value
  onChange?(value: Value): void
}

function ChoiceControl({ field, view, id, value, onChange }: Bound<string | boolean> & ControlProps) {
  const { term } = useText()
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      value={value}
      onChange={(event) => onChange?.(event.target.value as string | boolean)}
      className="choices"
      options={(field.options ?? []).filter((option) => view.choices?.[field.name]?.includes(String(option)) ?? true).map((option) => ({
        value: option,
        label: term(`${field.optionText}.${String(option)}`, String(option)),
      }))}
    />
  )
}

/** Any number of the entries of a field. */
function ManyControl({ field, value, onChange }: Bound<string[]> & { field: Field }) {
  const { term } = useText()
  return (
    <Checkbox.Group
      {...(value ? { value } : {})}
      className="choices"
      onChange={(chosen: string[]) => onChange?.(chosen)}
      options={(field.options ?? []).map((option) => ({ value: String(option), label: term(`${field.optionText}.${String(option)}`, String(option)) }))}
    />
  )
}

/** Grounds of the rule pack in force, each with its article: picking one is a legal act, so all are in sight. */
function GroundControl({ field, view, id, value, onChange }: Bound<string> & ControlProps) {
  const { language } = useText()
  const grounds = (field.grounds && view.grounds[field.grounds]) || []
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      value={value}
      onChange={(event) => onChange?.(event.target.value as string)}
      className="grounds"
      options={grounds.map((ground) => ({
        value: ground.id,
        label: <GroundLabel ground={ground} language={language} />,
      }))}
    />
  )
}

function GroundLabel({ ground, language }: { ground: Ground; language: Language }) {
  return (
    <span className="ground">
      <span>{ground[language]}</span>
      <span className="article">{ground.article}</span>
    </span>
  )
}

/** Conditions of the rule pack, each to be ticked by itself. */
function ChecksControl({ field, view, value, onChange }: Bound<string[]> & ControlProps) {
  const { language } = useText()
  const grounds = (field.grounds && view.grounds[field.grounds]) || []
  return (
    <Checkbox.Group
      {...(value ? { value } : {})}
      onChange={(chosen: string[]) => onChange?.(chosen)}
      className="grounds"
      options={grounds.map((ground) => ({ value: ground.id, label: <GroundLabel ground={ground} language={language} /> }))}
    />
  )
}

/** Several officers of the unit that has the file. */
function StaffControl({ view, ...bound }: Bound<string[]> & { view: FormSubject }) {
  const officers = useOfficers(view.unit.id)
  const nameOf = useOfficerName()
  return (
    <Select {...bound} mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={officers.map((one) => ({ value: one.id, label: nameOf(one) }))} />
  )
}

function RepeatControl({ view, ...bound }: Bound<string> & { view: FormSubject }) {
  const { t } = useText()
  return (
    <Select
      {...bound}
      options={(view.repeats ?? []).map((one) => ({
        value: one.id,
        label: t('report.repeat.option', { number: formatFileNumber(one.number), date: one.receivedOn, percent: Math.round(one.alike * 100) }),
      }))}
    />
  )
}

function SessionControl({ view, ...bound }: Bound<string> & { view: FormSubject }) {
  const { t, language } = useText()
  const open = (view.sessions ?? []).filter((session) => !session.held && session.cancelled === null)
  return (
    <Select
      {...bound}
      options={open.map((session) => ({
        value: session.id,
        label: `${formatInstant(session.startsAt, language)} · ${t(`mediation.mode.${session.mode}`)} · ${session.place}`,
      }))}
    />
  )
}

function UnitControl(bound: Bound<string>) {
  const units = useHandlingUnits()
  return (
    <Select {...bound} showSearch={{ optionFilterProp: 'label' }} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} />
  )
}

function OfficerControl(bound: Bound<string | undefined>) {
  const unitId = Form.useWatch<string | undefined>('unitId')
  return <OfficerSelect {...bound} unitId={unitId} />
}
