import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { passwordFault, routes } from '#modules/access/index.ts'
import { call, CallError } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { Page } from '../shared/Page.tsx'
import { refusalText } from '../texts.ts'
import { PasswordFields } from './PasswordFields.tsx'
import { useSession } from './session.tsx'

interface Values {
  readonly current: string
  readonly password: string
}

export function PasswordPage() {
  const { t, language } = useText()
  const { message } = App.useApp()
  const { account, passwordDue } = useSession()
  const [form] = Form.useForm<Values>()
  const change = useMutation({
    mutationFn: ({ current, password }: Values) => call(routes.changePassword, { current, password }),
    onSuccess: () => {
      form.resetFields()
      void message.success(t('password.changed'))
    },
    onError: (error) => {
      const wrong = error instanceof CallError && error.refused?.refusal === 'access.wrong-password'
      if (wrong) form.setFields([{ name: 'current', errors: [error.message] }])
    },
  })
  function submit(values: Values) {
    const fault = passwordFault(values.password, account)
    if (fault) form.setFields([{ name: 'password', errors: [refusalText(language, fault)] }])
    else change.mutate(values)
  }
  return (
    <Page title={t('nav.password')} lead={t('password.lead')} className="narrow">
      {passwordDue && <Notice tone="warn">{t('password.due')}</Notice>}
      <div className="card card-pad">
        <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
          <input type="text" autoComplete="username" value={account.login} readOnly hidden />
          <Form.Item name="current" label={t('password.current')} rules={[{ required: true, message: t('issue.required') }]}>
            <Input.Password size="large" autoComplete="current-password" />
          </Form.Item>
          <PasswordFields />
          {change.error && <CallNotice error={change.error} />}
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('password.change')}
          </Button>
        </Form>
      </div>
    </Page>
  )
}
