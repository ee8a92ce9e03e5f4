import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { routes, type Session } from '#modules/access/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useFocus } from '../shared/use-focus.ts'

export function SignInForm({ login, onSignedIn }: { login?: string; onSignedIn(session: Session): void }) {
  const { t } = useText()
  const signIn = useMutation({
    mutationFn: (values: { login: string; password: string }) => call(routes.signIn, values, { askSignIn: false }),
    onSuccess: onSignedIn,
  })
  const name = useFocus(!login)
  const password = useFocus(Boolean(login))
  const required = [{ required: true, message: t('issue.required') }]
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ login }}
      onFinish={(values: { login: string; password: string }) => signIn.mutate(values)}
    >
      <Form.Item name="login" label={t('session.login')} rules={required}>
        <Input size="large" autoComplete="username" ref={name} />
      </Form.Item>
      <Form.Item name="password" label={t('session.password')} rules={required}>
        <Input.Password ref={password} size="large" autoComplete="current-password" />
      </Form.Item>
      {signIn.error && <CallNotice error={signIn.error} />}
      <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
        {t('session.signIn')}
      </Button>
    </Form>
  )
}
