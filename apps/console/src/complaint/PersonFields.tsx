import { Form, Input, Select } from 'antd'
import { formatFileNumber } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import type { FormSubject } from '../file/shape.ts'
import type { Field } from '../file/steps.ts'

/** Name, telephone and address of a person who joins a file; the same three that a complaint itself must give. */
export function PersonFields({ field }: { field: Field }) {
  const { t } = useText()
  const rules = [{ required: true, message: t('issue.required') }]
  return (
    <fieldset className="terms">
      <legend>{t(field.label)}</legend>
      <Form.Item name={[field.name, 'name']} label={t('person.name')} rules={rules}><Input maxLength={50} autoComplete="off" /></Form.Item>
      <Form.Item name={[field.name, 'phone']} label={t('person.phone')} rules={rules}><Input maxLength={20} inputMode="tel" autoComplete="off" /></Form.Item>
      <Form.Item name={[field.name, 'address']} label={t('person.address')} {...(!field.addressOptional && { rules })}><Input maxLength={120} autoComplete="off" /></Form.Item>
      <Form.Item name={[field.name, 'idNumber']} label={<span>{t('person.idNumber')}<span className="optional">{t('field.optional')}</span></span>}><Input maxLength={30} autoComplete="off" /></Form.Item>
    </fieldset>
  )
}

interface Bound<Value> {
  id?: string
  value?: Value
  onChange?(value: Value): void
}

/** Of the people and files a step may name; several where the field takes several. */
export function PickControl({ kind, view, ...bound }: Bound<string | string[]> & { kind: 'person' | 'persons' | 'untold' | 'agent' | 'earlier'; view: FormSubject }) {
  const { t } = useText()
  const people = (view.group?.people ?? []).map(({ id, name, filer, representative }) => ({
    value: id, label: [name, filer && t('group.filer'), representative && t('group.representative')].filter(Boolean).join(' · '),
  }))
  const agents = (view.group?.agents ?? []).filter(({ ended }) => !ended).map(({ id, name }) => ({ value: id, label: name }))
  const earlier = (view.mediatedBefore ?? []).map(({ id, number, summary }) => ({ value: id, label: `${formatFileNumber(number)} · ${summary}` }))
  const untold = people.filter(({ value }) => view.group?.telling?.untold.includes(value))
  const options = { agent: agents, earlier, untold, person: people, persons: people }[kind]
  return kind === 'persons' || kind === 'untold'
    ? <Select {...(bound as Bound<string[]>)} mode="multiple" {...(kind === 'persons' && { maxCount: 2 })} options={options} notFoundContent={t('group.none')} />
    : <Select {...(bound as Bound<string>)} options={options} notFoundContent={t('group.none')} />
}
