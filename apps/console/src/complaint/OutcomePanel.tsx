import type { ComplaintView } from '#modules/complaint/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'
import { OtherRoutes } from '../file/OtherRoutes.tsx'

/** How the file ended, where it did: refusal with ground and routes, summary, rating. */
export function OutcomePanel({ view }: { view: ComplaintView }) {
  const { t, language } = useText()
  const { refusal, proposedRefusal: proposed, rating, summary } = view
  return (
    <>
      {proposed && (
        <Notice tone="warn" title={t('outcome.proposed')}>
          <p>
            {view.grounds.refusal.find((ground) => ground.id === proposed.ground)?.[language] ?? proposed.ground}{' '}
            <span className="article">{proposed.article}</span>
          </p>
          <p className="prose">{proposed.reason}</p>
        </Notice>
      )}
      {refusal && (
        <Notice tone="refused" title={t('outcome.refused', { date: formatDate(refusal.on, language) })}>
          <p>
            {view.grounds.refusal.find((ground) => ground.id === refusal.ground)?.[language] ?? refusal.ground}{' '}
            <span className="article">{refusal.article}</span>
          </p>
          <p className="prose">{refusal.reason}</p>
          <OtherRoutes routes={view.otherRoutes} lead={t('outcome.routes')} />
        </Notice>
      )}
      {summary && (
        <Notice tone="ok" title={t('outcome.closed')}>
          <p className="prose">{summary}</p>
        </Notice>
      )}
      {rating && (
        <Notice tone="info" title={t('outcome.rated', { grade: t(`complaint.grade.${rating.grade}`) })}>
          {rating.comment && <p className="prose">{rating.comment}</p>}
        </Notice>
      )}
    </>
  )
}
