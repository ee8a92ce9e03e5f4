import { useState } from 'react'
import { Button, Form } from 'antd'
import { routes, zReportRegistration, type ReportReceipt } from '#modules/report/index.ts'
import { call } from '../client.ts'
import { useRegistration } from '../file/use-registration.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { Page } from '../shared/Page.tsx'
import { RegisterKinds } from '../shared/RegisterKinds.tsx'
import { reportInputOf, reportPathOf } from './register.ts'
import { ReporterFields, ReportMatterFields, ReportSourceField, TargetFields } from './RegisterReportFields.tsx'
import { ReportReceiptPanel } from './ReportReceiptPanel.tsx'

/** A report taken down on the phone, at the window or from a letter. */
export function RegisterReportPage() {
  const { t } = useText()
  const [receipt, setReceipt] = useState<ReportReceipt | null>(null)
  return (
    <Page title={t('register.report.title')} lead={t('register.report.lead')} className="register-page" tools={<RegisterKinds />}>
      {receipt ? <ReportReceiptPanel receipt={receipt} onNext={() => setReceipt(null)} /> : <RegisterReportForm onDone={setReceipt} />}
    </Page>
  )
}

function RegisterReportForm({ onDone }: { onDone(receipt: ReportReceipt): void }) {
  const { t } = useText()
  const { form, error, busy, check, submit } = useRegistration({
    schema: zReportRegistration, inputOf: reportInputOf, nameOf: reportPathOf, register: (input) => call(routes.register, input), onDone,
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} onFinishFailed={check} scrollToFirstError={{ focus: true }}
      initialValues={{ channel: 'phone', attachments: [], respondent: { operatorId: '' } }}>
      <div className="register-grid">
        <div><ReportSourceField /><ReporterFields /></div>
        <TargetFields form={form} />
        <ReportMatterFields />
      </div>
      {error && <CallNotice error={error} onRetry={() => form.submit()} />}
      <div className="form-foot">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>{t('register.submit')}</Button>
      </div>
    </Form>
  )
}
