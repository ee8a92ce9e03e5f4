import type { ReportView } from '#modules/report/index.ts'
import { formatDate, formatFileNumber, formatMoney } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'

/** What waits for the head, and how the report ended. */
export function ReportOutcome({ view }: { view: ReportView }) {
  const { t } = useText()
  const { extension, transfer, repeatOf, summary } = view
  return (
    <>
      {extension && !extension.approvedOn && (
        <Notice tone="warn" title={t('report.extension')}><p className="prose">{extension.reason}</p></Notice>
      )}
      <Proposal view={view} />
      <Decision view={view} />
      <Reward view={view} />
      {repeatOf && <Notice tone="info" title={t('report.repeatOf', { number: formatFileNumber(repeatOf.number) })}>{null}</Notice>}
      {transfer && (
        <Notice tone="info" title={t('report.transferred', { to: transfer.to })}>
          <p className="prose">{transfer.reason} <span className="article">{transfer.article}</span></p>
        </Notice>
      )}
      {summary && <Notice tone="ok" title={t('report.closed')}><p className="prose">{summary}</p></Notice>}
    </>
  )
}

function Proposal({ view: { proposal } }: { view: ReportView }) {
  const { t } = useText()
  if (!proposal) return null
  return (
    <Notice tone="warn" title={t('report.proposal', { decision: t(`report.decision.${proposal.decision}`) })}>
      <p className="prose">{proposal.reason} <span className="article">{proposal.article}</span></p>
    </Notice>
  )
}

function Decision({ view: { decision, toldReporterOn } }: { view: ReportView }) {
  const { t, language } = useText()
  if (!decision) return null
  return (
    <Notice tone={decision.filed ? 'ok' : 'refused'} title={t(decision.filed ? 'report.filed' : 'report.declined', { date: formatDate(decision.on, language) })}>
      <p className="prose">{decision.reason} <span className="article">{decision.article}</span></p>
      {decision.caseOfficers.length > 0 && <p>{t('report.caseOfficers', { names: decision.caseOfficers.join('、') })}</p>}
      {toldReporterOn && <p>{t('report.told', { date: formatDate(toldReporterOn, language) })}</p>}
    </Notice>
  )
}

function Reward({ view: { reward } }: { view: ReportView }) {
  const { t } = useText()
  if (!reward) return null
  const title = t(reward.granted ? 'report.reward.granted' : 'report.reward.waiting', { amount: formatMoney(reward.amountFen) })
  return <Notice tone={reward.granted ? 'ok' : 'warn'} title={title}><p className="prose">{reward.basis}</p></Notice>
}
