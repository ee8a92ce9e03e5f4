import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Radio, Select } from 'antd'
import { ABSENCE_REASONS, routes } from '#modules/access/index.ts'
import { useSession } from '../access/session.tsx'
import { call, CallError } from '../client.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import type { Listed } from './AbsenceItem.tsx'

interface Values {
  readonly accountId: string
  readonly reason: (typeof ABSENCE_REASONS)[number]
  readonly from: string
  readonly to?: string
  readonly substituteId: string
}

/** An absence with its days and who stands in; an officer records their own, a chief that of anyone of the unit. */
export function RecordAbsence({ people, onClose }: { people: Listed['people']; onClose(): void }) {
  const { t } = useText()
  const { account } = useSession()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const record = useMutation({
    mutationFn: (values: Values) => call(routes.recordAbsence, { ...values, to: values.to || null }),
    onSuccess: async () => {
      void message.success(t('absences.recorded'))
      onClose()
      await client.invalidateQueries()
    },
    onError: (error) => {
      const field = error instanceof CallError ? error.refused?.field : undefined
      if (field) form.scrollToField(field, { focus: true })
    },
  })
  return (
    <FormDrawer title={t('absences.record')} onClose={onClose} submit={{ text: t('absences.submit'), busy: record.isPending, run: () => form.submit() }}>
      <Form
        form={form} layout="vertical" requiredMark={false} scrollToFirstError={{ focus: true }} onFinish={(values) => record.mutate(values)}
        initialValues={{ accountId: people.some((person) => person.own) ? account.id : undefined, reason: 'leave' }}
      >
        <Fields people={people} />
      </Form>
      {record.error && <CallNotice error={record.error} onRetry={() => form.submit()} />}
    </FormDrawer>
  )
}

function Fields({ people }: { people: Listed['people'] }) {
  const { t } = useText()
  const rules = [{ required: true, message: t('issue.required') }]
  const who = Form.useWatch<string | undefined>('accountId')
  const reason = Form.useWatch<Values['reason'] | undefined>('reason')
  const own = new Set(people.filter(({ id }) => id === who).map(({ unitId }) => unitId))
  const others = people.filter(({ id }) => id !== who).toSorted((one, other) => Number(own.has(other.unitId)) - Number(own.has(one.unitId)))
  return (
    <>
      <Form.Item name="accountId" label={t('absences.field.who')} rules={rules}><PersonSelect people={people.filter((person) => person.own || person.managed)} /></Form.Item>
      <Form.Item name="reason" label={t('absences.field.reason')} rules={rules}>
        <Radio.Group className="choices" options={ABSENCE_REASONS.map((value) => ({ value, label: t(`access.absence.${value}`) }))} />
      </Form.Item>
      <Form.Item name="from" label={t('absences.field.from')} rules={rules}><Input type="date" className="short" /></Form.Item>
      <Form.Item name="to" label={t('absences.field.to')} extra={t('absences.field.to.hint')} rules={reason === 'illness' || reason === 'departure' ? [] : rules}><Input type="date" className="short" /></Form.Item>
      <Form.Item name="substituteId" label={t('absences.field.substitute')} extra={t('absences.field.substitute.hint')} rules={rules}><PersonSelect people={others} /></Form.Item>
    </>
  )
}

/** One entry a person, with every unit they work in. */
function PersonSelect({ people, ...bound }: { people: Listed['people']; id?: string; value?: string; onChange?(value: string): void }) {
  const ids = [...new Set(people.map(({ id }) => id))]
  const label = (id: string) => {
    const rows = people.filter((person) => person.id === id)
    return `${rows[0]?.name ?? ''} · ${rows.map(({ unitName }) => unitName).join('、')}`
  }
  return <Select {...bound} showSearch={{ optionFilterProp: 'label' }} options={ids.map((id) => ({ value: id, label: label(id) }))} />
}
