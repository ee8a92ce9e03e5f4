import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input } from 'antd'
import { routes, type Signal } from '#modules/incident/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice } from '../shared/Notice.tsx'

/** Says that a suggestion is no incident, and why. */
export function DismissDrawer({ signal, onClose }: { signal: Signal; onClose(): void }) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const dismiss = useMutation({
    mutationFn: ({ reason }: { reason: string }) => call(routes.dismiss, { id: signal.id, reason }),
    onSuccess: async () => {
      void message.success(t('incidents.setAside.done'))
      onClose()
      await client.invalidateQueries({ queryKey: ['incidents'] })
    },
  })
  return (
    <FormDrawer title={t('incidents.setAside.title')} onClose={onClose} submit={{ text: t('incidents.setAside.go'), busy: dismiss.isPending, run: () => form.submit() }}>
      <p className="drawer-lead">{signal.subject}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => dismiss.mutate(values)}>
        <Form.Item name="reason" label={t('incidents.field.reason')} extra={t('incidents.setAside.hint')} rules={[{ required: true, min: 2, message: t('issue.required') }]}>
          <Input.TextArea rows={4} maxLength={500} showCount />
        </Form.Item>
      </Form>
      {dismiss.error && <CallNotice error={dismiss.error} onRetry={() => form.submit()} />}
    </FormDrawer>
  )
}
