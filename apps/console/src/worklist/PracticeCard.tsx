import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Form } from 'antd'
import { OVERDUE, routes, type Practice } from '#modules/worklist/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { Loaded } from '../shared/States.tsx'

/** Points that the form offers; a county may have set others before, which stay in the list. */
const OFFERED = [10, 5, 3, 2, 1, 0, OVERDUE]

/** What the reader's counties have settled for themselves; nothing for a chief of an office alone. */
export function PracticeCard() {
  const query = useQuery({ queryKey: ['practice'], queryFn: () => call(routes.readPractice, {}) })
  return <Loaded query={query}>{({ counties }) => counties.map((county) => <CountyForm key={county.areaCode} county={county} />)}</Loaded>
}

function CountyForm({ county }: { county: Practice }) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const settle = useMutation({
    mutationFn: (given: Pick<Practice, 'points' | 'refusalNeedsApproval'>) => call(routes.settlePractice, { areaCode: county.areaCode, ...given }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['practice'] })
      void message.success(t('practice.saved'))
    },
  })
  const nameOf = (point: number) => (point < 0 ? t('reminders.overdue') : point === 0 ? t('reminders.today') : t('reminders.ahead', { days: point }))
  const points = [...new Set([...OFFERED, ...county.points])].toSorted((a, b) => b - a)
  return (
    <section className="card card-pad practice" aria-labelledby={`practice-${county.areaCode}`}>
      <h2 id={`practice-${county.areaCode}`}>{t('practice.title', { area: county.areaCode })}</h2>
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ points: county.points, refusalNeedsApproval: county.refusalNeedsApproval }}
        onFinish={(values: Pick<Practice, 'points' | 'refusalNeedsApproval'>) => settle.mutate(values)}
      >
        <Form.Item name="points" label={t('practice.points')} extra={t('practice.points.hint')}>
          <Checkbox.Group options={points.map((value) => ({ value, label: nameOf(value) }))} />
        </Form.Item>
        <Form.Item name="refusalNeedsApproval" valuePropName="checked" extra={t('practice.approval.hint')}>
          <Checkbox>{t('practice.approval')}</Checkbox>
        </Form.Item>
        {settle.error && <CallNotice error={settle.error} />}
        <Button type="primary" htmlType="submit" loading={settle.isPending}>
          {t('practice.save')}
        </Button>
      </Form>
    </section>
  )
}
