import type { ReactNode } from 'react'
import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { CHANNELS, CLAIMS } from '#modules/complaint/index.ts'
import { SALE_KINDS, type SaleKind } from '#modules/rules/index.ts'
import { useText } from '../language.tsx'
import { UploadField } from '../shared/UploadField.tsx'
import { useCategories } from './categories.ts'
import { FieldLabel } from '../file/FieldControl.tsx'
import { OperatorField } from './OperatorField.tsx'
import type { Key } from '../texts.ts'

const TAKEN_BY_STAFF = CHANNELS.filter(
  (channel) => channel === 'phone' || channel === 'window' || channel === 'station' || channel === 'letter',
)
const ID_TYPES = ['id-card', 'passport', 'hk-macao-permit', 'taiwan-permit', 'foreign-residence'] as const

export function Section({ title, children, className = '' }: { title: string; children: ReactNode; className?: string }) {
  return (
    <section className={`card form-section ${className}`} aria-label={title}>
      <header className="card-head">
        <h2>{title}</h2>
      </header>
      <div className="card-pad">{children}</div>
    </section>
  )
}

export function Item({
  name,
  label,
  required = false,
  hint,
  children,
}: {
  name: string | string[]
  label: Key
  required?: boolean
  hint?: Key
  children: ReactNode
}) {
  const { t } = useText()
  return (
    <Form.Item
      name={name}
      label={<FieldLabel field={{ label, required }} />}
      extra={hint && t(hint)}
      rules={required ? [{ required: true, message: t('issue.required') }] : []}
    >
      {children}
    </Form.Item>
  )
}

/** When it came, where that was before today, and then why it is registered only now. */
export function ReceivedFields() {
  const receivedOn = Form.useWatch<string | undefined>('receivedOn')
  return (
    <>
      <Item name="receivedOn" label="register.receivedOn" hint="register.receivedOn.hint"><Input type="date" /></Item>
      {receivedOn && <Item name="receivedReason" label="register.receivedReason" hint="register.receivedReason.hint"><Input maxLength={200} /></Item>}
    </>
  )
}

export function SourceField() {
  const { t } = useText()
  return (
    <Section title={t('register.source')}>
      <Form.Item name="channel">
        <Radio.Group
          aria-label={t('register.source')}
          options={TAKEN_BY_STAFF.map((value) => ({ value, label: t(`complaint.channel.${value}`) }))}
        />
      </Form.Item>
      <ReceivedFields />
    </Section>
  )
}

export function ConsumerFields() {
  const { t } = useText()
  return (
    <Section title={t('mediation.party.consumer')}>
      <div className="pair">
        <Item name={['consumer', 'name']} label="person.name" required>
          <Input maxLength={50} autoComplete="off" />
        </Item>
        <Item name={['consumer', 'phone']} label="person.phone" required>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Item>
      </div>
      <Item name={['consumer', 'address']} label="person.address" required>
        <Input maxLength={120} autoComplete="off" />
      </Item>
      <div className="pair">
        <Item name={['consumer', 'idType']} label="person.idType">
          <Select allowClear options={ID_TYPES.map((value) => ({ value, label: t(`idType.${value}`) }))} />
        </Item>
        <Item name={['consumer', 'idNumber']} label="person.idNumber">
          <Input maxLength={30} autoComplete="off" />
        </Item>
      </div>
    </Section>
  )
}

export function RespondentFields({ form }: { form: ReturnType<typeof Form.useForm>[0] }) {
  const { t } = useText()
  return (
    <Section title={t('mediation.party.respondent')}>
      <OperatorField form={form} />
      <Item name={['respondent', 'name']} label="firm.name" required hint="register.firm.hint">
        <Input maxLength={100} autoComplete="off" />
      </Item>
      <Item name={['respondent', 'address']} label="firm.address" required>
        <Input maxLength={200} autoComplete="off" />
      </Item>
      <div className="pair">
        <Item name={['respondent', 'creditCode']} label="firm.creditCode">
          <Input maxLength={18} autoComplete="off" />
        </Item>
        <Item name={['respondent', 'phone']} label="firm.phone">
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Item>
      </div>
    </Section>
  )
}

/** Asked further only where something was bought online. */
function OnlineFields() {
  const { t } = useText()
  const kind = Form.useWatch<SaleKind | undefined>(['online', 'kind'])
  return (
    <div className="trio">
      <Item name={['online', 'kind']} label="facts.online" hint="register.online.hint">
        <Select allowClear placeholder={t('register.online.none')} options={SALE_KINDS.map((value) => ({ value, label: t(`complaint.sale.${value}`) }))} />
      </Item>
      {kind && <Item name={['online', 'platform']} label="register.online.platform" required><Input maxLength={50} /></Item>}
      {kind === 'platform-seller' && <Item name={['online', 'publishedAddress']} label="register.online.address" hint="register.online.address.hint"><Input maxLength={200} /></Item>}
    </div>
  )
}

export function MatterFields() {
  const { t, language } = useText()
  const categories = useCategories()
  return (
    <Section title={t('register.matter')} className="wide">
      <Item name="facts" label="facts.title" required hint="register.facts.hint">
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Item>
      <div className="trio">
        <Item name="category" label="facts.category" required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={categories.map((category) => ({ value: category.code, label: category[language] }))}
          />
        </Item>
        <Item name="occurredOn" label="facts.occurredOn">
          <Input type="date" />
        </Item>
        <Item name="yuan" label="facts.amount.yuan">
          <Input inputMode="decimal" prefix="¥" />
        </Item>
        <Item name="goods" label="facts.goods">
          <Input maxLength={50} />
        </Item>
        <Item name="orderNumber" label="facts.order">
          <Input maxLength={60} />
        </Item>
      </div>
      <OnlineFields />
      <Form.Item
        name="claims"
        label={<FieldLabel field={{ label: 'facts.claims', required: true }} />}
        rules={[
          {
            validator: (_, chosen: readonly string[]) =>
              chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('issue.choose'))),
          },
        ]}
      >
        <Checkbox.Group options={CLAIMS.map((value) => ({ value, label: t(`complaint.claim.${value}`) }))} />
      </Form.Item>
      <Item name="claimText" label="facts.claimText">
        <Input.TextArea rows={2} maxLength={500} />
      </Item>
      <Form.Item name="attachments" label={<FieldLabel field={{ label: 'field.attachments' }} />} extra={t('field.attachments.hint')}>
        <UploadField max={4} />
      </Form.Item>
      <Form.Item name="publicationConsent" valuePropName="checked" className="tight">
        <Checkbox>{t('register.publication')}</Checkbox>
      </Form.Item>
      <Form.Item name="entrustConsent" valuePropName="checked" className="tight">
        <Checkbox>{t('register.entrust')}</Checkbox>
      </Form.Item>
    </Section>
  )
}
