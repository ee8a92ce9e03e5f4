import { Form, Input, Radio, Select } from 'antd'
import { CHANNELS } from '#modules/report/index.ts'
import { useCategories } from '../complaint/categories.ts'
import { OperatorField } from '../complaint/OperatorField.tsx'
import { Item, ReceivedFields, Section } from '../complaint/RegisterFields.tsx'
import { FieldLabel } from '../file/FieldControl.tsx'
import { useText } from '../language.tsx'
import { UploadField } from '../shared/UploadField.tsx'

const TAKEN_BY_STAFF = CHANNELS.filter((channel) => channel === 'phone' || channel === 'window' || channel === 'station' || channel === 'letter')
const ID_TYPES = ['id-card', 'passport', 'hk-macao-permit', 'taiwan-permit', 'foreign-residence'] as const

export function ReportSourceField() {
  const { t } = useText()
  return (
    <Section title={t('register.source')}>
      <Form.Item name="channel">
        <Radio.Group aria-label={t('register.source')} options={TAKEN_BY_STAFF.map((value) => ({ value, label: t(`report.channel.${value}`) }))} />
      </Form.Item>
      <ReceivedFields />
    </Section>
  )
}

/** Who reports: asked first whether at all, and of the anonymous nothing more. */
export function ReporterFields() {
  const { t } = useText()
  const realName = Form.useWatch<boolean | undefined>(['reporter', 'realName'])
  return (
    <Section title={t('report.reporter')}>
      <Item name={['reporter', 'realName']} label="register.report.manner" required hint="register.report.manner.hint">
        <Radio.Group options={[{ value: true, label: t('report.name.real') }, { value: false, label: t('report.name.anonymous') }]} />
      </Item>
      {realName && (
        <>
          <div className="pair">
            <Item name={['reporter', 'name']} label="person.name" required><Input maxLength={50} autoComplete="off" /></Item>
            <Item name={['reporter', 'phone']} label="person.phone" required><Input maxLength={20} inputMode="tel" autoComplete="off" /></Item>
          </div>
          <Item name={['reporter', 'address']} label="person.address"><Input maxLength={120} autoComplete="off" /></Item>
          <div className="pair">
            <Item name={['reporter', 'idType']} label="person.idType">
              <Select allowClear options={ID_TYPES.map((value) => ({ value, label: t(`idType.${value}`) }))} />
            </Item>
            <Item name={['reporter', 'idNumber']} label="person.idNumber"><Input maxLength={30} autoComplete="off" /></Item>
          </div>
        </>
      )}
      {realName === false && <p className="muted">{t('register.report.anonymous')}</p>}
    </Section>
  )
}

export function TargetFields({ form }: { form: ReturnType<typeof Form.useForm>[0] }) {
  const { t } = useText()
  return (
    <Section title={t('report.target')}>
      <OperatorField form={form} />
      <Item name={['respondent', 'name']} label="firm.name" required hint="register.firm.hint"><Input maxLength={100} autoComplete="off" /></Item>
      <Item name={['respondent', 'address']} label="firm.address" required><Input maxLength={200} autoComplete="off" /></Item>
      <Item name={['respondent', 'creditCode']} label="firm.creditCode"><Input maxLength={18} autoComplete="off" /></Item>
    </Section>
  )
}

export function ReportMatterFields() {
  const { t, language } = useText()
  const categories = useCategories()
  return (
    <Section title={t('report.facts')} className="wide">
      <Item name="facts" label="register.report.facts" required hint="register.report.facts.hint"><Input.TextArea rows={5} maxLength={2000} showCount /></Item>
      <div className="trio">
        <Item name="category" label="facts.category" required>
          <Select showSearch={{ optionFilterProp: 'label' }} options={categories.map((category) => ({ value: category.code, label: category[language] }))} />
        </Item>
        <Item name="occurredOn" label="facts.occurredOn"><Input type="date" /></Item>
      </div>
      <Form.Item name="attachments" label={<FieldLabel field={{ label: 'field.attachments' }} />} extra={t('field.attachments.hint')}>
        <UploadField max={4} />
      </Form.Item>
    </Section>
  )
}
