import { formatDate } from '#apps/ui/format.ts'
import { TYPES, type PublishedAnswer } from '#modules/inquiry/index.ts'
import { addressOf, Filter } from '../components/Filter.tsx'
import { Layout } from '../components/Layout.tsx'
import { SearchForm } from '../components/SearchForm.tsx'
import type { Shell } from '../components/shell.ts'
import { moduleText, translator, type Translate } from '../text.ts'

export interface VoicePageProps {
  readonly query: string
  readonly type: PublishedAnswer['type'] | undefined
  readonly answers: readonly PublishedAnswer[]
  readonly total: number
}

/** Supervision names people and is never published. */
const SHOWN = TYPES.filter((type) => type !== 'supervision')

export function VoicePage({ query, type, answers, total, shell }: VoicePageProps & { shell: Shell }) {
  const t = translator(shell.language)
  const types = [undefined, ...SHOWN].map((of) => ({
    text: of ? moduleText('inquiry', `type.${of}`, shell.language) ?? of : t('voice.all'), href: addressOf('/voice', { q: query, type: of }), current: of === type,
  }))
  return (
    <Layout shell={shell} title={t('voice.title')}>
      <h1>{t('voice.title')}</h1>
      <p className="lead">{t('voice.lead')}</p>
      <SearchForm action="/voice" label={t('voice.label')} button={t('voice.button')} query={query} kept={{ type }} />
      <Filter label={t('voice.types')} options={types} />
      <p className="status" role="status">{summary(t, { query, type, answers, total })}</p>
      {answers.map((answer) => <Published key={`${answer.publishedOn} ${answer.question}`} answer={answer} t={t} shell={shell} />)}
      <a className="door manual" href="/inquiry">
        <span className="door-title">{t('inquiry.title')}</span>
        <span className="door-hint">{t('answers.askHint')}</span>
      </a>
    </Layout>
  )
}

function summary(t: Translate, { query, type, answers, total }: VoicePageProps): string {
  if (total === 0) return t(query || type ? 'voice.noneFound' : 'voice.none')
  return total > answers.length ? t('voice.first', { count: total, shown: answers.length }) : t('voice.count', { count: total })
}

function Published({ answer, t, shell }: { answer: PublishedAnswer; t: Translate; shell: Shell }) {
  const named = (key: string) => moduleText('inquiry', key, shell.language) ?? key
  return (
    <article className="card published">
      <p><span className="tag info">{named(`type.${answer.type}`)}</span> <span className="tag jade">{named(`outcome.${answer.outcome}`)}</span></p>
      <h2 className="typed">{answer.question}</h2>
      <p className="typed">{answer.answer}</p>
      <p className="fine">
        {t('voice.received', { date: formatDate(answer.receivedOn, shell.language), unit: answer.unitName })}{t('common.clause')}
        {t('voice.published', { date: formatDate(answer.publishedOn, shell.language) })}
      </p>
    </article>
  )
}
