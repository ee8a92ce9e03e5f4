import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber, Radio, Select, type FormInstance } from 'antd'
import { KINDS, OUTCOMES, routes } from '#modules/spotcheck/index.ts'
import { OfficerSelect } from '../access/OfficerSelect.tsx'
import { call, CallError } from '../client.ts'
import { useText } from '../language.tsx'
import { BulkResult } from '../shared/BulkResult.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'
import { proposedRange } from './shape.ts'
import { useMarking } from './use-marking.ts'

type Asked = Omit<(typeof routes)['draw']['input']['_zod']['output'], 'key'>
type Unit = (typeof routes)['list']['output']['_zod']['output']['units'][number]

/** Asks what to draw from and how many, and says beforehand how many files that is. */
export function DrawDrawer({ units, today, onClose }: { units: readonly Unit[]; today: string; onClose(): void }) {
  const { t } = useText()
  const [form] = Form.useForm<Asked>()
  const { draw, run } = useDraw()
  useRefusedField(form, draw.error)
  const submit = (values: Asked) => draw.mutate(values)
  return (
    <FormDrawer title={t('spotChecks.submit')} onClose={onClose} holdsText={() => form.isFieldsTouched()} submit={{ text: t('spotChecks.submit'), busy: draw.isPending, run: () => form.submit() }}>
      <Form form={form} layout="vertical" requiredMark={false} scrollToFirstError={{ focus: true }} onFinish={submit}
        initialValues={{ ...proposedRange(today), unitId: units[0]?.id, kinds: ['complaint', 'report'], outcomes: [], by: 'number', amount: 10 }}>
        <RangeFields units={units} today={today} />
        <Preview />
        <Form.Item name="dueOn" label={t('spotChecks.field.dueOn')} rules={[{ required: true, message: t('issue.required') }]}><Input type="date" className="short" min={today} /></Form.Item>
        <Checker />
      </Form>
      {run && <BulkResult run={run} title="spotChecks.result" />}
      {draw.error && <CallNotice error={draw.error} onRetry={() => form.submit()} />}
    </FormDrawer>
  )
}

function RangeFields({ units, today }: { units: readonly Unit[]; today: string }) {
  const { t } = useText()
  const rules = [{ required: true, message: t('issue.required') }]
  const by = Form.useWatch<Asked['by'] | undefined>('by') ?? 'number'
  const kinds = Form.useWatch<Asked['kinds'] | undefined>('kinds') ?? []
  const optional = <span className="optional">{t('field.optional')}</span>
  return (
    <>
      <Form.Item name="unitId" label={t('spotChecks.field.unit')} extra={t('spotChecks.field.unit.hint')} rules={rules}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={units.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <div className="level-fields">
        <Form.Item name="from" label={t('spotChecks.field.from')} rules={rules}><Input type="date" max={today} /></Form.Item>
        <Form.Item name="to" label={t('spotChecks.field.to')} rules={rules}><Input type="date" max={today} /></Form.Item>
      </div>
      <Form.Item name="kinds" label={t('spotChecks.field.kinds')} rules={[{ type: 'array', min: 1, message: t('issue.required') }]}>
        <Checkbox.Group options={KINDS.map((value) => ({ value, label: t(`worklist.kind.${value}`) }))} />
      </Form.Item>
      {kinds.includes('complaint') && (
        <Form.Item name="outcomes" label={<span>{t('spotChecks.field.outcomes')}{optional}</span>} extra={t('spotChecks.field.outcomes.hint')}>
          <Checkbox.Group options={OUTCOMES.map((value) => ({ value, label: t(`spotChecks.outcome.${value}`) }))} />
        </Form.Item>
      )}
      <Form.Item name="by" label={t('spotChecks.field.by')}>
        <Radio.Group options={(['number', 'share'] as const).map((value) => ({ value, label: t(`spotChecks.by.${value}`) }))} />
      </Form.Item>
      <Form.Item name="amount" label={t(`spotChecks.field.amount.${by}`)} rules={rules}><InputNumber min={1} max={by === 'share' ? 100 : 500} precision={0} /></Form.Item>
    </>
  )
}

function Checker() {
  const { t } = useText()
  const unitId = Form.useWatch<string | undefined>('unitId')
  return (
    <Form.Item name="checkerId" label={<span>{t('spotChecks.field.checkerId')}<span className="optional">{t('field.optional')}</span></span>} extra={t('spotChecks.field.checkerId.hint')}>
      <OfficerSelect unitId={unitId} />
    </Form.Item>
  )
}

/** How many files the draw would be from, as soon as the form says enough. */
function Preview() {
  const { t } = useText()
  const form = Form.useFormInstance<Asked>()
  const { unitId, from, to, kinds, outcomes, by, amount } = Form.useWatch((values: Partial<Asked>) => values, form) ?? {}
  const asked = { unitId, from, to, kinds, outcomes: kinds?.includes('complaint') ? outcomes : [], by, amount } as Asked
  const enabled = Boolean(unitId && from && to && kinds?.length && by && amount)
  const query = useQuery({ queryKey: ['spot-checks', 'preview', asked], queryFn: () => call(routes.preview, asked), enabled, placeholderData: keepPreviousData, retry: false })
  if (!enabled) return null
  if (query.error) return <CallNotice error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <p role="status" className="sub">{t('spotChecks.preview.wait')}</p>
  const { population, size } = query.data
  return <div role="status"><Notice tone={population === 0 ? 'warn' : 'info'}>{population === 0 ? t('spotChecks.preview.none') : t('spotChecks.preview', { population, size })}</Notice></div>
}

/** Draws, marks the files, and goes to the draw. The same form sent again, as after a broken line, is the same draw. */
function useDraw() {
  const keyOf = useKey()
  const navigate = useNavigate()
  const { run, mark } = useMarking()
  const draw = useMutation({
    mutationFn: async (given: Asked) => {
      // Of what is not asked there is nothing to narrow.
      const values = { ...given, outcomes: given.kinds.includes('complaint') ? given.outcomes : [] }
      const { id } = await call(routes.draw, { ...values, key: keyOf(values) })
      await mark.mutateAsync(id)
      return id
    },
    onSuccess: (id) => navigate(`/spot-checks/${id}`),
  })
  return { draw, run }
}

/** Puts what the server said about a field beside that field. */
function useRefusedField(form: FormInstance<Asked>, error: unknown) {
  useEffect(() => {
    const refused = error instanceof CallError ? error.refused : undefined
    if (refused?.field) form.setFields([{ name: refused.field as keyof Asked, errors: [refused.message] }])
  }, [error, form])
}
