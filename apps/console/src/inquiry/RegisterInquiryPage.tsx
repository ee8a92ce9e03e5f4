import { useState, type ReactNode } from 'react'
import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { CHANNELS, routes, TYPES, zInquiryInput, type InquiryReceipt } from '#modules/inquiry/index.ts'
import { formatDeadline } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { FieldLabel } from '../file/FieldControl.tsx'
import { FileReceipt } from '../file/FileReceipt.tsx'
import type { Values } from '../file/steps.ts'
import { useRegistration } from '../file/use-registration.ts'
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

function inputOf(values: Values, key: string): object {
  return { ...values, key }
}

function nameOf(path: string): string[] {
  return path.split('.')
}

function RegisterForm({ onDone }: { onDone(receipt: InquiryReceipt): void }) {
  const { t } = useText()
  const { form, error, busy, submit } = useRegistration({
    schema: zInquiryInput, inputOf, nameOf, register: (input) => call(routes.register, input), onDone,
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}
      initialValues={{ channel: 'phone', publicationConsent: false, asker: { name: '', phone: '', address: '' } }}>
      <div className="register-grid">
        <WhatFields />
        <AskerFields />
      </div>
      {error && <CallNotice error={error} onRetry={() => form.submit()} />}
      <div className="form-foot">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>{t('inquiry.register.submit')}</Button>
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

/** What to tell the asker: the day by which the county means to answer. */
function Receipt({ receipt, onNext }: { receipt: InquiryReceipt; onNext(): void }) {
  const { t, language } = useText()
  return (
    <FileReceipt kind="inquiry" receipt={receipt} next="inquiry.receipt.next" open="inquiry.receipt.open" onNext={onNext}>
      {receipt.answerBy && <p>{t('inquiry.receipt.answerBy', { date: formatDeadline(receipt.answerBy, language) })} <span className="article">{receipt.basis}</span></p>}
      <p className="muted">{t('inquiry.receipt.tell')}</p>
    </FileReceipt>
  )
}
