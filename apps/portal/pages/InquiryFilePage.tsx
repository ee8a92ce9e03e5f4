import { formatDate, formatDeadline, formatFileNumber, formatInstant } from '#apps/ui/format.ts'
import { GRADES, type InquiryTracking } from '#modules/inquiry/index.ts'
import { ChoiceField, ErrorSummary, TextArea, type FormState } from '../components/Field.tsx'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import { LONGEST } from '../forms.ts'
import { clockName, sentence } from '../progress.ts'
import { moduleText, translator, type TextKey, type Translate } from '../text.ts'

export interface InquiryFilePageProps {
  readonly view: InquiryTracking
  /** Idempotency key of the rating. */
  readonly ratingKey: string
  /** The rating that was sent and is to be corrected. */
  readonly sent?: { readonly form: FormState; readonly top?: string | undefined } | undefined
  /** Said at the top after a step was taken. */
  readonly done?: TextKey | undefined
}

interface PartProps extends InquiryFilePageProps {
  readonly t: Translate
  readonly shell: Shell
}

export function InquiryFilePage({ shell, ...props }: InquiryFilePageProps & { shell: Shell }) {
  const t = translator(shell.language)
  const { view, done } = props
  const part = { ...props, t, shell }
  const title = t('inquiry.file', { type: named(`type.${view.type}`, shell), number: formatFileNumber(view.number) })
  return (
    <Layout shell={shell} title={title}>
      <div className="file-head">
        <h1>{title}</h1>
        <form method="post" action="/track/leave" encType="multipart/form-data">
          <input type="hidden" name="token" value={shell.csrfToken} />
          <button type="submit" className="plain">{t('file.leave')}</button>
        </form>
      </div>
      {done ? <p className="notice good" role="status">{t(done)}</p> : null}
      <Answer {...part} />
      <Rating {...part} />
      <div className="columns">
        <Mine {...part} />
        <Timeline {...part} />
      </div>
    </Layout>
  )
}

function named(key: string, shell: Shell): string {
  return moduleText('inquiry', key, shell.language) ?? key
}

/** The answer; before there is one, who has it and by when. */
function Answer(props: PartProps) {
  const { view, t, shell } = props
  const { reply, turnedNumber } = view
  if (turnedNumber) return <section className="card settled"><h2>{named('outcome.turned', shell)}</h2><p>{t('inquiry.turned', { number: formatFileNumber(turnedNumber) })}</p></section>
  if (!reply) return <Waiting {...props} />
  return (
    <section className="card settled">
      <h2>{t('inquiry.reply')} <span className="tag jade">{named(`outcome.${reply.outcome}`, shell)}</span></h2>
      <p className="fine">{t('inquiry.replyOn', { date: formatDate(reply.on, shell.language), unit: view.unit.name })}</p>
      <p className="typed">{reply.text}</p>
      {view.publication.state === 'published' ? <p className="fine"><a href="/voice">{t('inquiry.published')}</a></p> : null}
    </section>
  )
}

function Waiting({ view, t, shell }: PartProps) {
  const [clock] = view.clocks
  return (
    <section className="card">
      <h2>{named(`stage.${view.stage}`, shell)}</h2>
      <p className="next-text">{view.stage === 'returned' ? t('inquiry.returned') : t('inquiry.waiting', { unit: view.unit.name })}</p>
      {clock?.dueOn ? (
        <div className="due">
          <p><strong>{clockName(clock.id, shell.language)}{t('common.colon')}{t('file.by', { date: formatDeadline(clock.dueOn, shell.language) })}</strong></p>
          <p className="article">{t('file.article', { article: clock.article })}</p>
          {clock.provisional ? <p className="fine">{t('file.provisional')}</p> : null}
        </div>
      ) : null}
    </section>
  )
}

function Rating({ view, ratingKey, sent, t, shell }: PartProps) {
  const form: FormState = { values: {}, errors: {}, ...sent?.form, prefix: 'rating-' }
  if (view.rating) return <p className="notice good">{t('rating.yours', { grade: named(`grade.${view.rating.grade}`, shell) })}</p>
  if (!view.reply) return null
  return (
    <section className="card">
      <h2>{t('inquiry.rating.title')}</h2>
      <form className="stack" method="post" action="/track/inquiry/rating" encType="multipart/form-data" noValidate data-once={t('form.sending')}>
        <input type="hidden" name="token" value={shell.csrfToken} />
        <input type="hidden" name="key" value={ratingKey} />
        {sent ? <ErrorSummary form={form} t={t} top={sent.top} /> : null}
        <ChoiceField
          form={form} t={t} name="grade" label={t('inquiry.rating.question')} type="radio" inline required
          options={GRADES.map((grade) => ({ value: grade, label: named(`grade.${grade}`, shell) }))}
        />
        <TextArea form={form} t={t} name="comment" label={t('rating.comment')} rows={2} longest={LONGEST.comment} />
        <p className="submit"><button type="submit" className="primary">{t('rating.button')}</button></p>
      </form>
    </section>
  )
}

function Mine({ view, t, shell }: PartProps) {
  return (
    <section className="card">
      <h2>{t('inquiry.mine')}</h2>
      <p><strong>{view.title}</strong></p>
      <p className="typed">{view.text}</p>
      <p className="fine">{t('file.received')}{t('common.colon')}{formatDate(view.receivedOn, shell.language)}</p>
    </section>
  )
}

/** What happened, newest first; the words of the answer stand above. */
function Timeline({ view, t, shell: { language } }: PartProps) {
  return (
    <section className="card">
      <h2>{t('file.timeline')}</h2>
      <ol className="timeline">
        {view.timeline.toReversed().map((entry) => {
          const text = entry.type === 'inquiry.replied'
            ? moduleText('inquiry', entry.params['outcome'] ?? '', language)
            : sentence(entry, language, () => undefined)
          return text === undefined ? null : (
            <li key={entry.seq}>
              <p className="when"><time dateTime={entry.at}>{formatInstant(entry.at, language)}</time> {entry.actorName}</p>
              <p>{text}</p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
