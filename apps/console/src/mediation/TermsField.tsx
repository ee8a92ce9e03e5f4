import { Button, Form, Input, Radio } from 'antd'
import { useText } from '../language.tsx'
import type { Field } from '../file/steps.ts'

/** The duties of an agreement: who does what by when, and for how much. */
export function TermsField({ field }: { field: Field }) {
  const { t } = useText()
  return (
    <Form.List name={field.name}>{(rows, { add, remove }) => (
      <fieldset className="terms">
        <legend>{t(field.label)}</legend>
        {rows.map((row, index) => (
          <Term key={row.key} at={row.name} position={index + 1} {...(rows.length > 1 ? { onRemove: () => remove(row.name) } : {})} />
        ))}
        <Button type="dashed" block disabled={rows.length >= 20} onClick={() => add({ party: 'respondent' })}>{t('terms.add')}</Button>
      </fieldset>
    )}</Form.List>
  )
}

function Term({ at, position, onRemove }: { at: number; position: number; onRemove?: () => void }) {
  const { t } = useText()
  const required = [{ required: true, message: t('issue.required') }]
  return (
    <div className="term" role="group" aria-label={t('terms.one', { position })}>
      <div className="term-head">
        <strong>{t('terms.one', { position })}</strong>
        {onRemove && <Button size="small" type="text" onClick={onRemove}>{t('terms.remove')}</Button>}
      </div>
      <Form.Item name={[at, 'party']} label={t('terms.party')}>
        <Radio.Group options={(['respondent', 'consumer'] as const).map((value) => ({ value, label: t(`mediation.party.${value}`) }))} />
      </Form.Item>
      <Form.Item name={[at, 'duty']} label={t('terms.duty')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <div className="term-row">
        <Form.Item name={[at, 'dueOn']} label={t('terms.dueOn')} rules={required}><Input type="date" /></Form.Item>
        <Form.Item name={[at, 'yuan']} label={t('terms.amount')}><Input inputMode="decimal" prefix="¥" /></Form.Item>
      </div>
    </div>
  )
}
