import { Checkbox, Form, Input, Radio } from 'antd'
import { useText } from '../language.tsx'
import { Item, Section } from './RegisterFields.tsx'

/** What was told is a report as well: it becomes a file of its own beside the complaint (Order 121 Art. 9). */
export function AlsoReportFields() {
  const { t } = useText()
  const also = Form.useWatch<boolean | undefined>('alsoReport')
  return (
    <Section title={t('register.also.title')} className="wide">
      <Form.Item name="alsoReport" valuePropName="checked" className="tight" extra={t('register.also.hint')}>
        <Checkbox>{t('register.also')}</Checkbox>
      </Form.Item>
      {also && (
        <>
          <Item name={['report', 'facts']} label="register.report.facts" required hint="register.report.facts.hint">
            <Input.TextArea rows={4} maxLength={2000} showCount />
          </Item>
          <Form.Item name="reportEvidence" valuePropName="checked" className="tight" extra={t('register.also.evidence.hint')}>
            <Checkbox>{t('register.also.evidence')}</Checkbox>
          </Form.Item>
          <Item name={['report', 'realName']} label="register.report.manner" required hint="register.report.manner.hint">
            <Radio.Group options={[{ value: true, label: t('report.name.real') }, { value: false, label: t('report.name.anonymous') }]} />
          </Item>
        </>
      )}
    </Section>
  )
}
