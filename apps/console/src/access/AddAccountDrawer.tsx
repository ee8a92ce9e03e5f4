import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input } from 'antd'
import { routes } from '#modules/access/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useNarrow } from '../shared/useMedia.ts'
import { LinkOnce } from './LinkOnce.tsx'

/** A new account: login and name; the person sets the password by the link. */
export function AddAccountDrawer({ onClose }: { onClose(): void }) {
  const { t } = useText()
  const narrow = useNarrow()
  const client = useQueryClient()
  const [form] = Form.useForm<{ login: string; name: string }>()
  const add = useMutation({
    mutationFn: (values: { login: string; name: string }) => call(routes.createAccount, values),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['accounts'] }),
  })
  const required = { required: true, message: t('issue.required') }
  return (
    <Drawer open size={narrow ? '100%' : 460} onClose={onClose} title={t('accounts.add')} closable={{ 'aria-label': t('action.close') }} mask={{ closable: false }}
      footer={<div className="drawer-foot"><Button onClick={onClose}>{t(add.data ? 'action.done' : 'action.cancel')}</Button>
        {!add.data && <Button type="primary" loading={add.isPending} onClick={() => form.submit()}>{t('accounts.add.submit')}</Button>}</div>}>
      {add.data
        ? <LinkOnce token={add.data.token} expiresAt={add.data.expiresAt} />
        : <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => add.mutate(values)}>
            <Form.Item name="name" label={t('accounts.name')} rules={[required, { min: 2, message: t('issue.short', { min: 2 }) }]}><Input maxLength={50} autoFocus /></Form.Item>
            <Form.Item name="login" label={t('session.login')} extra={t('accounts.login.hint')}
              rules={[required, { pattern: /^[\p{L}\p{N}._@-]{2,40}$/u, message: t('accounts.login.hint') }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
            {add.error && <CallNotice error={add.error} />}
          </Form>}
    </Drawer>
  )
}
