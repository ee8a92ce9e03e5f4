import { useQuery } from '@tanstack/react-query'
import { routes } from '#modules/supervision/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'

/** What superiors demanded on a file and what they were answered; nothing where nobody ever did. */
export function SupervisionPanel({ fileId }: { fileId: string }) {
  const { t, language } = useText()
  const query = useQuery({ queryKey: ['file', fileId, 'supervision'], queryFn: () => call(routes.read, { id: fileId }) })
  if (query.error && !query.data) return <CallNotice error={query.error} onRetry={() => void query.refetch()} />
  const { stage, rounds, note } = query.data ?? { stage: 'none' as const, rounds: [], note: null }
  if (rounds.length === 0) return null
  return (
    <section className="card" aria-labelledby="supervision-title">
      <header className="card-head">
        <h2 id="supervision-title">{t('supervision.title')}</h2>
        <span className={`stage stage-${stage === 'demanded' || stage === 'answered' ? 'new' : 'settled'}`}>{t(`supervision.stage.${stage}`)}</span>
      </header>
      <ol className="rounds">
        {rounds.map((round) => (
          <li key={`${round.on} ${round.demand}`}>
            <p className="sub">
              {t(`supervision.importance.${round.importance}`)} · {round.by} · {formatDate(round.on, language)} ·{' '}
              {t('supervision.answerBy', { date: formatDate(round.dueOn, language) })}
            </p>
            <p className="prose">{round.demand}</p>
            {round.answers.map((answer) => (
              <blockquote key={`${answer.on} ${answer.answer}`}>
                <p className="sub">
                  {t(answer.final ? 'supervision.final.true' : 'supervision.final.false')} · {answer.by} · {formatDate(answer.on, language)}
                </p>
                <p className="prose">{answer.answer}</p>
              </blockquote>
            ))}
          </li>
        ))}
      </ol>
      {note && <p className="card-pad prose">{note}</p>}
    </section>
  )
}
