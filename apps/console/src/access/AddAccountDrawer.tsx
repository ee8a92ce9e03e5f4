import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { routes } from '#modules/access/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useFocus } from '../shared/use-focus.ts'
import { LinkOnce } from './LinkOnce.tsx'

interface Values {
  readonly login: string
  readonly name: string
}

/** A new account: login and name; the person sets the password by the link. */
export function AddAccountDrawer({ onClose }: { onClose(): void }) {
  const { t } = useText()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const name = useFocus()
  const add = useMutation({
    mutationFn: (values: Values) => call(routes.createAccount, values),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['accounts'] }),
  })
  const required = { required: true, message: t('issue.required') }
  const short = { min: 2, message: t('issue.short', { min: 2 }) }
  const login = { pattern: /^[\p{L}\p{N}._@-]{2,40}$/u, message: t('accounts.login.hint') }
  const submit = { text: t('accounts.add.submit'), busy: add.isPending, run: () => form.submit() }
  return (
    <FormDrawer title={t('accounts.add')} onClose={onClose} submit={add.data ? undefined : submit}>
      {add.data ? (
        <LinkOnce token={add.data.token} expiresAt={add.data.expiresAt} />
      ) : (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => add.mutate(values)}>
          <Form.Item name="name" label={t('accounts.name')} rules={[required, short]}>
            <Input maxLength={50} ref={name} />
          </Form.Item>
          <Form.Item name="login" label={t('session.login')} extra={t('accounts.login.hint')} rules={[required, login]}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          {add.error && <CallNotice error={add.error} />}
        </Form>
      )}
    </FormDrawer>
  )
}
