import { formatDate } from '#apps/ui/format.ts'
import { TOPICS, type Answer } from '#modules/knowledge/index.ts'
import { addressOf, Filter } from '../components/Filter.tsx'
import { Layout } from '../components/Layout.tsx'
import { SearchForm } from '../components/SearchForm.tsx'
import type { Shell } from '../components/shell.ts'
import { moduleText, translator } from '../text.ts'

export interface AnswersPageProps {
  readonly query: string
  readonly topic: Answer['topic'] | undefined
  readonly answers: readonly Answer[]
  /** `YYYY-MM-DD` on which they hold. */
  readonly today: string
}

/** The knowledge base as anyone may read it, so that people find the answer before they ask. */
export function AnswersPage({ query, topic, answers, today, shell }: AnswersPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  const nameOf = (of: string) => moduleText('knowledge', `topic.${of}`, shell.language) ?? of
  const topics = [undefined, ...TOPICS].map((of) => ({ text: of ? nameOf(of) : t('answers.all'), href: addressOf('/answers', { q: query, topic: of }), current: of === topic }))
  return (
    <Layout shell={shell} title={t('answers.title')}>
      <h1>{t('answers.title')}</h1>
      <p className="lead">{t('answers.lead')}</p>
      <SearchForm action="/answers" label={t('answers.label')} hint={t('answers.hint')} button={t('answers.button')} query={query} kept={{ topic }} />
      <Filter label={t('answers.topics')} options={topics} />
      <p className="status" role="status">
        {answers.length === 0 ? t('answers.none', { query: query || (topic ? nameOf(topic) : '') }) : `${t('answers.found', { count: answers.length })}${t('common.clause')}${t('answers.shown', { day: formatDate(today, shell.language) })}`}
      </p>
      {answers.map((answer, index) => (
        <details className="card" key={answer.entryId} open={query !== '' && index === 0}>
          <summary><h2 className="question">{answer.question}</h2></summary>
          <p className="typed">{answer.answer}</p>
          <p className="article">{t('answers.basis', { basis: answer.basis.join(t('common.listSeparator')) })}</p>
        </details>
      ))}
      <a className="door manual" href={addressOf('/inquiry', { type: 'inquiry', title: query })}>
        <span className="door-title">{t('answers.ask')}</span>
        <span className="door-hint">{t('answers.askHint')}</span>
      </a>
    </Layout>
  )
}
