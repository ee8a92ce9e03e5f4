import { Link } from 'react-router'
import type { InquiryView } from '#modules/inquiry/index.ts'
import { formatDate, formatFileNumber } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'

/** What was answered or became of it, what is public, how the asker rated it. */
export function InquiryOutcome({ view }: { view: InquiryView }) {
  const { t } = useText()
  const { turnedInto } = view
  return (
    <>
      <Publication view={view} />
      {turnedInto && (
        <Notice tone="info" title={t(`inquiry.turned.${turnedInto.kind}`, { number: formatFileNumber(turnedInto.number) })}>
          <Link to={turnedInto.kind === 'complaint' ? `/files/${turnedInto.id}` : `/reports/${turnedInto.id}`}>{t(`inquiry.turned.open.${turnedInto.kind}`)}</Link>
        </Notice>
      )}
      <Reply view={view} />
      {view.rating && <Notice tone="info" title={t('inquiry.rated', { grade: t(`inquiry.grade.${view.rating.grade}`) })}>{view.rating.comment && <p className="prose">{view.rating.comment}</p>}</Notice>}
    </>
  )
}

function Reply({ view: { reply, elsewhere } }: { view: InquiryView }) {
  const { t, language } = useText()
  if (!reply) return null
  const route = elsewhere.find(({ id }) => id === reply.route)
  return (
    <Notice tone="ok" title={t('inquiry.reply', { date: formatDate(reply.on, language), outcome: t(`inquiry.outcome.${reply.outcome}`) })}>
      {route && <p>{t('inquiry.reply.route', { route: route[language] })} <span className="article">{route.article}</span></p>}
      <p className="prose">{reply.text}</p>
      <p className="sub">
        {t('inquiry.reply.told', { told: t(`inquiry.told.${reply.told}`) })}
        {reply.entry && <> · {t('inquiry.reply.entry', { version: reply.entry.version })}</>}
      </p>
    </Notice>
  )
}

/** The words that are or would be public, so that who approves them reads exactly those. */
function Publication({ view: { publication } }: { view: InquiryView }) {
  const { t, language } = useText()
  const { state, question, answer, on, reason } = publication
  if (state === 'none') return reason === null ? null : <Notice tone="warn" title={t('inquiry.public.rejected', { reason })} />
  const title = {
    proposed: () => t('inquiry.public.proposed'), published: () => t('inquiry.public.published', { date: formatDate(on ?? '', language) }),
    withdrawn: () => t('inquiry.public.withdrawn', { reason: reason ?? '' }),
  }[state]()
  return (
    <Notice tone={state === 'published' ? 'info' : 'warn'} title={title}>
      <dl className="pairs">
        <dt>{t('inquiry.public.question')}</dt><dd className="prose">{question}</dd>
        <dt>{t('inquiry.public.answer')}</dt><dd className="prose">{answer}</dd>
      </dl>
    </Notice>
  )
}
