import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { routes, zReportInput, type ReportInput, type ReportReceipt } from '#modules/report/index.ts'
import { call, CallError, newKey } from '../client.ts'
import { parse, type Issue, type Values } from '../file/steps.ts'
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
  const [form] = Form.useForm()
  // One key for one report, whatever is corrected before the server answers: a lost answer must not make two files.
  const [key] = useState(newKey)
  const client = useQueryClient()
  const show = (issues: readonly Issue[]) => {
    form.setFields(issues.map((issue) => ({ name: reportPathOf(issue.path), errors: [t(issue.key, issue.params)] })))
    if (issues[0]) form.scrollToField(reportPathOf(issues[0].path), { focus: true, block: 'center' })
  }
  const send = useMutation({
    mutationFn: (input: ReportInput) => call(routes.register, input),
    onSuccess: (receipt) => {
      void client.invalidateQueries({ queryKey: ['queue'] })
      onDone(receipt)
    },
    onError: (error) => {
      const refused = error instanceof CallError ? error.refused : undefined
      if (!refused?.field) return
      form.setFields([{ name: reportPathOf(refused.field), errors: [refused.message] }])
      form.scrollToField(reportPathOf(refused.field), { focus: true, block: 'center' })
    },
  })
  function check(): ReportInput | undefined {
    const parsed = parse(zReportInput, reportInputOf(form.getFieldsValue(true) as Values, key))
    if ('value' in parsed) return parsed.value
    show(parsed.issues)
    return undefined
  }
  function submit() {
    const input = check()
    if (input) send.mutate(input)
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} onFinishFailed={check} scrollToFirstError={{ focus: true }}
      initialValues={{ channel: 'phone', attachments: [], respondent: { operatorId: '' } }}>
      <div className="register-grid">
        <div><ReportSourceField /><ReporterFields /></div>
        <TargetFields form={form} />
        <ReportMatterFields />
      </div>
      {send.error && <CallNotice error={send.error} onRetry={() => form.submit()} />}
      <div className="form-foot">
        <Button type="primary" size="large" htmlType="submit" loading={send.isPending}>{t('register.submit')}</Button>
      </div>
    </Form>
  )
}
