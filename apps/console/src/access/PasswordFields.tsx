import { Form, Input } from 'antd'
import { settings } from '#modules/access/index.ts'
import { useText } from '../language.tsx'

/** A new password, typed twice. */
export function PasswordFields() {
  const { t } = useText()
  return (
    <>
      <Form.Item
        name="password"
        label={t('password.new')}
        extra={t('password.hint', { min: settings.passwordMinLength })}
        rules={[{ required: true, message: t('issue.required') }]}
      >
        <Input.Password size="large" autoComplete="new-password" maxLength={settings.passwordMaxLength} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['password']}
        rules={[
          { required: true, message: t('issue.required') },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('password.differs'))),
          }),
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" maxLength={settings.passwordMaxLength} />
      </Form.Item>
    </>
  )
}
