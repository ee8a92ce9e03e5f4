import { LONGEST } from '../forms.ts'
import { moduleText } from '../text.ts'
import { ChoiceField, TextArea } from './Field.tsx'
import { FileFrame, stateOf, type FileFormProps } from './file-frame.tsx'

/** The word that representatives and agents may not give for those they act for. */
export function Consent(props: FileFormProps) {
  const { t, shell, view: { self }, sent } = props
  const form = stateOf(props, 'consent')
  const nameOf = (to: string) => moduleText('complaint', `consent.${to}`, shell.language) ?? to
  return (
    <details className="card" open={sent?.name === 'consent'}>
      <summary>{t('consent.title')}</summary>
      <FileFrame props={props} name="consent">
        <p>{t('consent.lead')}</p>
        {self.consented.length > 0 ? <p className="notice">{t('consent.given', { list: self.consented.map(nameOf).join(t('common.listSeparator')) })}</p> : null}
        <ChoiceField form={form} t={t} name="to" label={t('form.to')} options={self.asked.map((value) => ({ value, label: nameOf(value) }))} type="radio" long required />
        <TextArea form={form} t={t} name="note" label={t('consent.note')} hint={t('consent.noteHint')} rows={2} longest={LONGEST.reason} required />
        <p className="submit"><button type="submit" className="primary">{t('consent.button')}</button></p>
      </FileFrame>
    </details>
  )
}

export function Leave(props: FileFormProps) {
  const { t, sent } = props
  const form = stateOf(props, 'leave')
  return (
    <details className="card" open={sent?.name === 'leave'}>
      <summary>{t('leave.title')}</summary>
      <FileFrame props={props} name="leave">
        <p>{t('leave.hint')}</p>
        <TextArea form={form} t={t} name="reason" label={t('leave.reason')} rows={2} longest={LONGEST.reason} required />
        <ChoiceField form={form} t={t} name="confirm" label={t('leave.title')} options={[{ value: 'yes', label: t('leave.confirm') }]} type="checkbox" inline required />
        <p className="submit"><button type="submit" className="danger">{t('leave.button')}</button></p>
      </FileFrame>
    </details>
  )
}
