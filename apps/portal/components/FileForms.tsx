import { SATISFACTION } from '#modules/complaint/index.ts'
import { LONGEST } from '../forms.ts'
import { mayTake } from '../progress.ts'
import { moduleText } from '../text.ts'
import { ChoiceField, TextArea } from './Field.tsx'
import { FileFrame, stagedOf, stateOf, type FileFormProps } from './file-frame.tsx'
import { Consent, Leave } from './JointForms.tsx'
import { AppointAgent, NoticeAnswer, Performance, Settled, Settlement } from './PartyForms.tsx'
import type { Shell } from './shell.ts'
import { Uploads } from './Uploads.tsx'

/** The steps a consumer may take; only those that the server's verdict allows are drawn. */
export function FileForms(props: FileFormProps) {
  const { view } = props
  return (
    <>
      {view.rating ? <p className="notice good">{props.t('rating.yours', { grade: gradeName(view.rating.grade, props.shell) })}</p> : null}
      {mayTake(view, 'rate') ? <Rating {...props} /> : null}
      {mayTake(view, 'say-performance') ? <Performance {...props} /> : null}
      <NoticeAnswer {...props} />
      <Settlement {...props} />
      {mayTake(view, 'record-consent') ? <Consent {...props} /> : null}
      {mayTake(view, 'add-material') ? <Material {...props} /> : null}
      {mayTake(view, 'appoint-agent') ? <AppointAgent {...props} /> : null}
      {mayTake(view, 'remove-complainant') ? <Leave {...props} /> : null}
      {mayTake(view, 'withdraw') ? <><Settled {...props} /><Withdraw {...props} /></> : null}
    </>
  )
}

function gradeName(grade: string, shell: Shell): string {
  return moduleText('complaint', `grade.${grade}`, shell.language) ?? grade
}

function Rating(props: FileFormProps) {
  const { t, shell } = props
  const form = stateOf(props, 'rating')
  const options = SATISFACTION.map((grade) => ({ value: grade, label: gradeName(grade, shell) }))
  return (
    <section className="card">
      <h2>{t('rating.title')}</h2>
      <FileFrame props={props} name="rating">
        <ChoiceField form={form} t={t} name="grade" label={t('rating.question')} options={options} type="radio" inline required />
        <TextArea form={form} t={t} name="comment" label={t('rating.comment')} rows={2} longest={LONGEST.comment} />
        <p className="submit"><button type="submit" className="primary">{t('rating.button')}</button></p>
      </FileFrame>
    </section>
  )
}

function Material(props: FileFormProps) {
  const { t, sent } = props
  const form = stateOf(props, 'material')
  return (
    <details className="card" open={sent?.name === 'material'}>
      <summary>{t('material.title')}</summary>
      <FileFrame props={props} name="material">
        <TextArea form={form} t={t} name="text" label={t('material.text')} hint={t('material.textHint')} rows={4} longest={LONGEST.text} />
        <Uploads form={form} t={t} staged={stagedOf(props, 'material')} />
        <p className="submit"><button type="submit" className="primary">{t('material.button')}</button></p>
      </FileFrame>
    </details>
  )
}

function Withdraw(props: FileFormProps) {
  const { t, sent } = props
  const form = stateOf(props, 'withdraw')
  const options = [{ value: 'yes', label: t('withdraw.confirm') }]
  return (
    <details className="card" open={sent?.name === 'withdraw'}>
      <summary>{t('withdraw.title')}</summary>
      <FileFrame props={props} name="withdraw">
        <p>{t('withdraw.hint')}</p>
        <TextArea form={form} t={t} name="reason" label={t('withdraw.reason')} rows={2} longest={LONGEST.reason} />
        <ChoiceField form={form} t={t} name="confirm" label={t('withdraw.title')} options={options} type="checkbox" inline required />
        <p className="submit"><button type="submit" className="danger">{t('withdraw.button')}</button></p>
      </FileFrame>
    </details>
  )
}
