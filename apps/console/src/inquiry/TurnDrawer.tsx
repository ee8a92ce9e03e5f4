import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Checkbox, Form, Input, Radio, Select } from 'antd'
import { CLAIMS } from '#modules/complaint/index.ts'
import { routes, type InquiryView } from '#modules/inquiry/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { call, CallError } from '../client.ts'
import { useCategories } from '../complaint/categories.ts'
import { OperatorField } from '../complaint/OperatorField.tsx'
import { FieldLabel } from '../file/FieldControl.tsx'
import { parse, type Issue, type Values } from '../file/steps.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'
import { placeOf, turnInput } from './turn.ts'

/** What the inquiry did not say and a complaint or a report must: against whom, what is wanted, and the name where one is needed and none was given. */
export function TurnDrawer({ view, onClose }: { view: InquiryView; onClose(): void }) {
  const { t } = useText()
  const [form] = Form.useForm()
  const keyOf = useKey()
  const show = (issues: readonly Issue[]) => {
    form.setFields(issues.map((issue) => ({ name: placeOf(issue.path), errors: [t(issue.key, issue.params)] })))
    if (issues[0]) form.scrollToField(placeOf(issues[0].path), { focus: true, block: 'center' })
  }
  const turn = useTurn(view, onClose, (field, message) => form.setFields([{ name: placeOf(field), errors: [message] }]))
  function submit() {
    const typed = turnInput(form.getFieldsValue(true) as Values)
    const parsed = parse(routes.turn.input, { ...typed, id: view.id, key: keyOf(typed), version: view.version })
    if ('issues' in parsed) show(parsed.issues)
    else turn.mutate(parsed.value)
  }
  return (
    <FormDrawer
      title={t('inquiry.turn.title')} onClose={onClose} holdsText={() => form.isFieldsTouched()}
      submit={{ text: t('action.confirmStep', { step: t('inquiry.turn.title') }), busy: turn.isPending, run: submit }}
    >
      <Notice tone="warn">{t('inquiry.turn.lead')}</Notice>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ into: 'complaint', realName: view.asker !== null, facts: view.text, claims: [], respondent: { operatorId: '' } }}>
        <TurnFields form={form} named={view.asker !== null} />
      </Form>
      <div className="drawer-error">{turn.error && <CallNotice error={turn.error} onRetry={submit} />}</div>
    </FormDrawer>
  )
}

type TurnInput = (typeof routes.turn)['input']['_zod']['output']

function useTurn(view: InquiryView, onDone: () => void, tell: (field: string, message: string) => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const { t } = useText()
  return useMutation({
    mutationFn: (input: TurnInput) => call(routes.turn, input),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ['file', view.id] })
      void client.invalidateQueries({ queryKey: ['queue'] })
      void message.success(t('inquiry.turn.done', { number: formatFileNumber(number) }))
      onDone()
    },
    onError: (error) => {
      const refused = error instanceof CallError ? error.refused : undefined
      if (refused?.field) tell(refused.field, refused.message)
    },
  })
}

function TurnFields({ form, named }: { form: ReturnType<typeof Form.useForm>[0]; named: boolean }) {
  const { t, language } = useText()
  const categories = useCategories()
  const asker = (part: 'name' | 'phone' | 'address', max: number) => (
    <Form.Item name={['asker', part]} label={<FieldLabel field={{ label: `person.${part}`, required: !named }} />}>
      <Input maxLength={max} autoComplete="off" {...(part === 'phone' ? { inputMode: 'tel' as const } : {})} />
    </Form.Item>
  )
  const report = Form.useWatch<string | undefined>('into', form) === 'report'
  const byName = Form.useWatch<boolean | undefined>('realName', form) === true
  return (
    <>
      <Form.Item name="into" label={t('inquiry.turn.into')}>
        <Radio.Group options={(['complaint', 'report'] as const).map((value) => ({ value, label: t(`inquiry.turn.${value}`) }))} />
      </Form.Item>
      <OperatorField form={form} />
      <Form.Item name={['respondent', 'name']} label={<FieldLabel field={{ label: 'firm.name', required: true }} />}><Input maxLength={100} autoComplete="off" /></Form.Item>
      <Form.Item name={['respondent', 'address']} label={<FieldLabel field={{ label: 'firm.address', required: true }} />}><Input maxLength={200} autoComplete="off" /></Form.Item>
      <Form.Item name="category" label={<FieldLabel field={{ label: 'facts.category', required: true }} />}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={categories.map((category) => ({ value: category.code, label: category[language] }))} />
      </Form.Item>
      {!report && (
        <Form.Item name="claims" label={<FieldLabel field={{ label: 'facts.claims', required: true }} />}>
          <Checkbox.Group options={CLAIMS.map((value) => ({ value, label: t(`complaint.claim.${value}`) }))} />
        </Form.Item>
      )}
      <Form.Item name="facts" label={<FieldLabel field={{ label: report ? 'report.facts' : 'facts.title', required: true }} />}><Input.TextArea rows={4} maxLength={2000} showCount /></Form.Item>
      {report && <Form.Item name="realName" valuePropName="checked" extra={t('inquiry.turn.byName.hint')}><Checkbox>{t('inquiry.turn.byName')}</Checkbox></Form.Item>}
      {(!report || byName) && (
        <fieldset className="terms">
          <legend>{t(report ? 'inquiry.turn.reporter' : 'inquiry.turn.asker')}</legend>
          <p className="sub">{t(report ? 'inquiry.turn.reporter.hint' : 'inquiry.turn.asker.hint')}</p>
          {asker('name', 50)}
          {asker('phone', 20)}
          {!report && asker('address', 120)}
        </fieldset>
      )}
    </>
  )
}
