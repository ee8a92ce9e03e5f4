import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { CHANNELS, routes, TYPES, zInquiryInput, type InquiryInput, type InquiryReceipt } from '#modules/inquiry/index.ts'
import { formatDeadline, formatFileNumber } from '#apps/ui/format.ts'
import { call, CallError, newKey } from '../client.ts'
import { FieldLabel } from '../file/FieldControl.tsx'
import { parse, type Issue } from '../file/steps.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { Page } from '../shared/Page.tsx'
import { RegisterKinds } from '../shared/RegisterKinds.tsx'
import type { Key } from '../texts.ts'

/** An inquiry, suggestion, praise or supervision taken down on the phone or at the window. */
export function RegisterInquiryPage() {
  const { t } = useText()
  const [receipt, setReceipt] = useState<InquiryReceipt | null>(null)
  return (
    <Page title={t('inquiry.register')} lead={t('inquiry.register.lead')} className="register-page" tools={<RegisterKinds />}>
      {receipt ? <Receipt receipt={receipt} onNext={() => setReceipt(null)} /> : <RegisterForm onDone={setReceipt} />}
    </Page>
  )
}

function RegisterForm({ onDone }: { onDone(receipt: InquiryReceipt): void }) {
  const { t } = useText()
  const [form] = Form.useForm<InquiryInput>()
  // One key for one inquiry, whatever is corrected before the server answers: a lost answer must not make two files.
  const [key] = useState(newKey)
  const client = useQueryClient()
  const show = (issues: readonly Issue[]) => {
    form.setFields(issues.map((issue) => ({ name: issue.path.split('.') as never, errors: [t(issue.key, issue.params)] })))
    if (issues[0]) form.scrollToField(issues[0].path.split('.'), { focus: true, block: 'center' })
  }
  const send = useMutation({
    mutationFn: (input: InquiryInput) => call(routes.register, input),
    onSuccess: (receipt) => {
      void client.invalidateQueries({ queryKey: ['queue'] })
      onDone(receipt)
    },
    onError: (error) => {
      const refused = error instanceof CallError ? error.refused : undefined
      if (refused?.field) form.setFields([{ name: refused.field.split('.') as never, errors: [refused.message] }])
    },
  })
  function submit() {
    const parsed = parse(zInquiryInput, { ...form.getFieldsValue(true) as object, key })
    if ('value' in parsed) send.mutate(parsed.value)
    else show(parsed.issues)
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}
      initialValues={{ channel: 'phone', publicationConsent: false, asker: { name: '', phone: '', address: '' } }}>
      <div className="register-grid">
        <WhatFields />
        <AskerFields />
      </div>
      {send.error && <CallNotice error={send.error} onRetry={() => form.submit()} />}
      <div className="form-foot">
        <Button type="primary" size="large" htmlType="submit" loading={send.isPending}>{t('inquiry.register.submit')}</Button>
      </div>
    </Form>
  )
}

function Item({ name, label, required = false, children }: { name: string | string[]; label: Key; required?: boolean; children: ReactNode }) {
  return <Form.Item name={name} label={<FieldLabel field={{ label, required }} />}>{children}</Form.Item>
}

function WhatFields() {
  const { t } = useText()
  return (
    <section className="card form-section" aria-label={t('inquiry.register.what')}>
      <header className="card-head"><h2>{t('inquiry.register.what')}</h2></header>
      <div className="card-pad">
        <Item name="channel" label="register.source" required>
          <Radio.Group options={CHANNELS.filter((channel) => channel !== 'web').map((value) => ({ value, label: t(`inquiry.channel.${value}`) }))} />
        </Item>
        <Item name="type" label="inquiry.register.type" required>
          <Radio.Group options={TYPES.map((value) => ({ value, label: t(`inquiry.type.${value}`) }))} />
        </Item>
        <Item name="title" label="inquiry.field.title" required><Input maxLength={60} autoComplete="off" /></Item>
        <Item name="text" label="inquiry.field.text" required><Input.TextArea rows={5} maxLength={2000} showCount /></Item>
      </div>
    </section>
  )
}

function AskerFields() {
  const { t } = useText()
  return (
    <section className="card form-section" aria-label={t('inquiry.asker')}>
      <header className="card-head"><h2>{t('inquiry.asker')}</h2></header>
      <div className="card-pad">
        <Item name={['asker', 'name']} label="person.name"><Input maxLength={50} autoComplete="off" /></Item>
        <Item name={['asker', 'phone']} label="person.phone"><Input maxLength={20} inputMode="tel" autoComplete="off" /></Item>
        <Item name={['asker', 'address']} label="person.address"><Input maxLength={120} autoComplete="off" /></Item>
        <Form.Item name="publicationConsent" valuePropName="checked" className="tight"><Checkbox>{t('inquiry.register.publication')}</Checkbox></Form.Item>
      </div>
    </section>
  )
}

/** What to tell the asker: number, query code, and the day by which the county means to answer. */
function Receipt({ receipt, onNext }: { receipt: InquiryReceipt; onNext(): void }) {
  const { t, language } = useText()
  const navigate = useNavigate()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section className="card receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" ref={title} tabIndex={-1}>{t('receipt.title')}</h2>
      <dl className="receipt-codes">
        <div><dt>{t('receipt.number')}</dt><dd className="number">{formatFileNumber(receipt.number)}</dd></div>
        <div><dt>{t('receipt.queryCode')}</dt><dd className="number">{receipt.queryCode}</dd></div>
      </dl>
      {receipt.answerBy && <p>{t('inquiry.receipt.answerBy', { date: formatDeadline(receipt.answerBy, language) })} <span className="article">{receipt.basis}</span></p>}
      <p className="muted">{t('inquiry.receipt.tell')}</p>
      <div className="row">
        <Button type="primary" onClick={onNext}>{t('inquiry.receipt.next')}</Button>
        <Button onClick={() => void navigate(`/inquiries/${receipt.id}`)}>{t('inquiry.receipt.open')}</Button>
      </div>
    </section>
  )
}
