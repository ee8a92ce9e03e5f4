import { useState } from 'react'
import { Button, Form } from 'antd'
import { routes, zComplaintRegistration, type Receipt } from '#modules/complaint/index.ts'
import { call } from '../client.ts'
import { useRegistration } from '../file/use-registration.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { Page } from '../shared/Page.tsx'
import { RegisterKinds } from '../shared/RegisterKinds.tsx'
import { AlsoReportFields } from './AlsoReportFields.tsx'
import { ReceiptPanel } from './ReceiptPanel.tsx'
import { inputOf, namePathOf } from './register.ts'
import { ConsumerFields, MatterFields, RespondentFields, SourceField } from './RegisterFields.tsx'

/** A complaint taken down on the phone or at the window, in the order people tell it. */
export function RegisterPage() {
  const { t } = useText()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  return (
    <Page title={t('register.title')} lead={t('register.lead')} className="register-page" tools={<RegisterKinds />}>
      {receipt ? <ReceiptPanel receipt={receipt} onNext={() => setReceipt(null)} /> : <RegisterForm onDone={setReceipt} />}
    </Page>
  )
}

function RegisterForm({ onDone }: { onDone(receipt: Receipt): void }) {
  const { t } = useText()
  const { form, error, busy, check, submit } = useRegistration({
    schema: zComplaintRegistration, inputOf, nameOf: namePathOf, register: (input) => call(routes.register, input), onDone,
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} onFinishFailed={check} scrollToFirstError={{ focus: true }}
      initialValues={{ channel: 'phone', publicationConsent: false, entrustConsent: false, claims: [], attachments: [], respondent: { operatorId: '' } }}>
      <div className="register-grid">
        <div><SourceField /><ConsumerFields /></div>
        <RespondentFields form={form} />
        <MatterFields />
        <AlsoReportFields />
      </div>
      {error && <CallNotice error={error} onRetry={() => form.submit()} />}
      <div className="form-foot">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>{t('register.submit')}</Button>
      </div>
    </Form>
  )
}
