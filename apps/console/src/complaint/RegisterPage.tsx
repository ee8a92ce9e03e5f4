import { useState } from 'react'
import { Link } from 'react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { routes, zComplaintInput, type ComplaintInput, type Receipt } from '#modules/complaint/index.ts'
import { call, CallError, newKey } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { Page } from '../shared/Page.tsx'
import { ReceiptPanel } from './ReceiptPanel.tsx'
import { inputOf, namePathOf } from './register.ts'
import { ConsumerFields, MatterFields, RespondentFields, SourceField } from './RegisterFields.tsx'
import { parse, type Issue, type Values } from '../file/steps.ts'

/** A complaint taken down on the phone or at the window, in the order people tell it. */
export function RegisterPage() {
  const { t } = useText()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  return (
    <Page title={t('register.title')} lead={t('register.lead')} className="register-page" tools={<Link to="/register/inquiry">{t('inquiry.register')}</Link>}>
      {receipt ? <ReceiptPanel receipt={receipt} onNext={() => setReceipt(null)} /> : <RegisterForm onDone={setReceipt} />}
    </Page>
  )
}

function RegisterForm({ onDone }: { onDone(receipt: Receipt): void }) {
  const { t } = useText()
  const [form] = Form.useForm()
  // One key for one complaint, whatever is corrected before the server answers: a lost answer must not make two files.
  const [key] = useState(newKey)
  const client = useQueryClient()
  const show = (issues: readonly Issue[]) => {
    form.setFields(issues.map((issue) => ({ name: namePathOf(issue.path), errors: [t(issue.key, issue.params)] })))
    if (issues[0]) form.scrollToField(namePathOf(issues[0].path), { focus: true, block: 'center' })
  }
  const send = useMutation({
    mutationFn: (input: ComplaintInput) => call(routes.register, input),
    onSuccess: (receipt) => {
      void client.invalidateQueries({ queryKey: ['queue'] })
      onDone(receipt)
    },
    onError: (error) => {
      const refused = error instanceof CallError ? error.refused : undefined
      if (!refused?.field) return
      form.setFields([{ name: namePathOf(refused.field), errors: [refused.message] }])
      form.scrollToField(namePathOf(refused.field), { focus: true, block: 'center' })
    },
  })
  function check(): ComplaintInput | undefined {
    const parsed = parse(zComplaintInput, inputOf(form.getFieldsValue(true) as Values, key))
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
      initialValues={{ channel: 'phone', publicationConsent: false, entrustConsent: false, claims: [], attachments: [], respondent: { operatorId: '' } }}>
      <div className="register-grid">
        <div><SourceField /><ConsumerFields /></div>
        <RespondentFields form={form} />
        <MatterFields />
      </div>
      {send.error && <CallNotice error={send.error} onRetry={() => form.submit()} />}
      <div className="form-foot">
        <Button type="primary" size="large" htmlType="submit" loading={send.isPending}>{t('register.submit')}</Button>
      </div>
    </Form>
  )
}
