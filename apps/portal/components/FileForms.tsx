import type { ReactNode } from 'react'
import { SATISFACTION, type TrackingView } from '#modules/complaint/index.ts'
import { LONGEST } from '../forms.ts'
import { mayTake } from '../progress.ts'
import type { StagedAttachment } from '../services.ts'
import { moduleText, type Translate } from '../text.ts'
import { ChoiceField, ErrorSummary, TextArea, type FormState } from './Field.tsx'
import type { Shell } from './shell.ts'
import { Uploads } from './Uploads.tsx'

export type FileFormName = 'material' | 'withdraw' | 'rating'

export interface FileFormsProps {
  readonly view: TrackingView
  /** Idempotency keys, one for each form. */
  readonly keys: Readonly<Record<FileFormName, string>>
  /** The form that was sent and is to be corrected, with what was typed. */
  readonly sent?: { readonly name: FileFormName; readonly form: FormState; readonly top?: string | undefined } | undefined
  readonly staged: readonly StagedAttachment[]
}

type Props = FileFormsProps & { readonly t: Translate; readonly shell: Shell }

/** The steps a consumer may take; only those that the server's verdict allows are drawn. */
export function FileForms(props: Props) {
  const { view } = props
  return (
    <>
      {view.rating ? <p className="notice good">{props.t('rating.yours', { grade: gradeName(view.rating.grade, props.shell) })}</p> : null}
      {mayTake(view, 'rate') ? <Rating {...props} /> : null}
      {mayTake(view, 'add-material') ? <Material {...props} /> : null}
      {mayTake(view, 'withdraw') ? <Withdraw {...props} /> : null}
    </>
  )
}

function gradeName(grade: string, shell: Shell): string {
  return moduleText('complaint', `grade.${grade}`, shell.language) ?? grade
}

function stateOf({ sent }: Props, name: FileFormName): FormState {
  const prefix = `${name}-`
  return sent?.name === name ? { ...sent.form, prefix } : { values: {}, errors: {}, prefix }
}

function Frame({ props, name, children }: { props: Props; name: FileFormName; children: ReactNode }) {
  const { t, shell, sent, keys } = props
  return (
    <form
      className="stack" method="post" action={`/track/file/${name}`} encType="multipart/form-data" noValidate data-once={t('form.sending')}
    >
      <input type="hidden" name="token" value={shell.csrfToken} />
      <input type="hidden" name="key" value={keys[name]} />
      {sent?.name === name ? <ErrorSummary form={stateOf(props, name)} t={t} top={sent.top} /> : null}
      {children}
    </form>
  )
}

function Rating(props: Props) {
  const { t, shell } = props
  const form = stateOf(props, 'rating')
  const options = SATISFACTION.map((grade) => ({ value: grade, label: gradeName(grade, shell) }))
  return (
    <section className="card">
      <h2>{t('rating.title')}</h2>
      <Frame props={props} name="rating">
        <ChoiceField form={form} t={t} name="grade" label={t('rating.question')} options={options} type="radio" inline required />
        <TextArea form={form} t={t} name="comment" label={t('rating.comment')} rows={2} longest={LONGEST.comment} />
        <p className="submit"><button type="submit" className="primary">{t('rating.button')}</button></p>
      </Frame>
    </section>
  )
}

function Material(props: Props) {
  const { t, sent } = props
  const form = stateOf(props, 'material')
  return (
    <details className="card" open={sent?.name === 'material'}>
      <summary>{t('material.title')}</summary>
      <Frame props={props} name="material">
        <TextArea form={form} t={t} name="text" label={t('material.text')} hint={t('material.textHint')} rows={4} longest={LONGEST.text} />
        <Uploads form={form} t={t} staged={props.staged} />
        <p className="submit"><button type="submit" className="primary">{t('material.button')}</button></p>
      </Frame>
    </details>
  )
}

function Withdraw(props: Props) {
  const { t, sent } = props
  const form = stateOf(props, 'withdraw')
  const options = [{ value: 'yes', label: t('withdraw.confirm') }]
  return (
    <details className="card" open={sent?.name === 'withdraw'}>
      <summary>{t('withdraw.title')}</summary>
      <Frame props={props} name="withdraw">
        <p>{t('withdraw.hint')}</p>
        <TextArea form={form} t={t} name="reason" label={t('withdraw.reason')} rows={2} longest={LONGEST.reason} />
        <ChoiceField form={form} t={t} name="confirm" label={t('withdraw.title')} options={options} type="checkbox" inline required />
        <p className="submit"><button type="submit" className="danger">{t('withdraw.button')}</button></p>
      </Frame>
    </details>
  )
}
