import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, InputNumber } from 'antd'
import { routes, type ConductCounty } from '#modules/conduct/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { Loaded } from '../shared/States.tsx'

/** What the reader's counties count against everyday consumption; nothing for a chief of an office alone. */
export function ConductSettings() {
  const query = useQuery({ queryKey: ['conduct-settings'], queryFn: () => call(routes.readSettings, {}) })
  return <Loaded query={query}>{({ counties }) => counties.map((county) => <CountyForm key={county.areaCode} county={county} />)}</Loaded>
}

const FIELDS = ['windowDays', 'repeatedFrom', 'sharedFrom'] as const
const BOUNDS = { windowDays: [30, 1095], repeatedFrom: [2, 100], sharedFrom: [2, 100] } as const

function CountyForm({ county }: { county: ConductCounty }) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const settle = useMutation({
    mutationFn: (given: ConductCounty['settings']) => call(routes.settle, { areaCode: county.areaCode, ...given }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['conduct-settings'] })
      void message.success(t('practice.saved'))
    },
  })
  return (
    <section className="card card-pad practice" aria-labelledby={`conduct-${county.areaCode}`}>
      <h2 id={`conduct-${county.areaCode}`}>{t('conductSettings.title', { area: county.areaCode })}</h2>
      {county.proposed && <p className="sub">{t('conductSettings.proposed')}</p>}
      <Form name={`conduct-${county.areaCode}`} layout="vertical" requiredMark={false} initialValues={county.settings} onFinish={(values: ConductCounty['settings']) => settle.mutate(values)}>
        {FIELDS.map((field) => (
          <Form.Item key={field} name={field} label={t(`conductSettings.${field}`)} rules={[{ required: true, message: t('issue.required') }]}>
            <InputNumber min={BOUNDS[field][0]} max={BOUNDS[field][1]} precision={0} />
          </Form.Item>
        ))}
        {settle.error && <CallNotice error={settle.error} />}
        <Button htmlType="submit" loading={settle.isPending}>{t('conductSettings.save')}</Button>
      </Form>
    </section>
  )
}
