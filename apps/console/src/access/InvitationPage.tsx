import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input } from 'antd'
import { passwordFault, routes } from '#modules/access/index.ts'
import { call, CallError } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { usePageTitle } from '../shared/Page.tsx'
import { refusalText } from '../texts.ts'
import { Doorway } from './Doorway.tsx'
import { PasswordFields } from './PasswordFields.tsx'

interface Values {
  readonly first?: boolean
  readonly login?: string
  readonly name?: string
  readonly password: string
}

/** `/console/invitation#TOKEN`: sets a password by a one-time link; the installation's first link also makes its administrator. */
export function InvitationPage() {
  const { t } = useText()
  const [token] = useState(() => location.hash.slice(1))
  usePageTitle(t('invitation.title'))
  const [done, setDone] = useState<string | null>(null)
  if (done !== null) {
    return (
      <Doorway title={t('invitation.done')}>
        <p>{t('invitation.done.hint', { login: done })}</p>
        <Button type="primary" size="large" block href="/console/">
          {t('session.signIn')}
        </Button>
      </Doorway>
    )
  }
  return (
    <Doorway title={t('invitation.title')} lead={t('invitation.lead')}>
      {token ? <InvitationForm token={token} onDone={setDone} /> : <Notice tone="refused" title={t('invitation.noToken')} />}
    </Doorway>
  )
}

function InvitationForm({ token, onDone }: { token: string; onDone(login: string): void }) {
  const { t, language } = useText()
  const [form] = Form.useForm<Values>()
  const first = Form.useWatch('first', form)
  const accept = useMutation({
    mutationFn: ({ login, name, password }: Values) =>
      call(routes.acceptInvitation, { token, password, ...(first ? { login, name } : {}) }, { askSignIn: false }),
    onSuccess: ({ login }) => onDone(login),
    onError: (error) => {
      if (error instanceof CallError && error.refused?.refusal === 'access.login-needed') form.setFieldValue('first', true)
    },
  })
  function submit(values: Values) {
    const fault = passwordFault(values.password, { login: values.login ?? '', name: values.name ?? '' })
    if (fault) form.setFields([{ name: 'password', errors: [refusalText(language, fault)] }])
    else accept.mutate(values)
  }
  const required = [{ required: true, message: t('issue.required') }]
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      <Form.Item name="first" valuePropName="checked">
        <Checkbox>{t('invitation.first')}</Checkbox>
      </Form.Item>
      {first && (
        <>
          <Form.Item name="login" label={t('session.login')} rules={required} extra={t('accounts.login.hint')}>
            <Input size="large" autoComplete="username" maxLength={40} />
          </Form.Item>
          <Form.Item name="name" label={t('accounts.name')} rules={required}>
            <Input size="large" autoComplete="name" maxLength={50} />
          </Form.Item>
        </>
      )}
      <PasswordFields />
      {accept.error && <CallNotice error={accept.error} />}
      <Button type="primary" size="large" block htmlType="submit" loading={accept.isPending}>
        {t('invitation.submit')}
      </Button>
    </Form>
  )
}
