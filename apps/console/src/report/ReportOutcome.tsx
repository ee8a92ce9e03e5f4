import type { ReportView } from '#modules/report/index.ts'
import { formatDate, formatFileNumber, formatMoney } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'

/** What waits for the head, and how the report ended. */
export function ReportOutcome({ view }: { view: ReportView }) {
  const { t } = useText()
  const { extension, repeatOf, summary } = view
  return (
    <>
      {extension && !extension.approvedOn && (
        <Notice tone="warn" title={t('report.extension')}><p className="prose">{extension.reason}</p></Notice>
      )}
      <Reopened view={view} />
      <Proposal view={view} />
      <Decision view={view} />
      <Reward view={view} />
      {repeatOf && <Notice tone="info" title={t('report.repeatOf', { number: formatFileNumber(repeatOf.number) })}>{null}</Notice>}
      <Transfer view={view} />
      {summary && <Notice tone="ok" title={t('report.closed')}><p className="prose">{summary}</p></Notice>}
    </>
  )
}

/** Where it went, whether it arrived, or that it came back. */
function Transfer({ view: { transfer } }: { view: ReportView }) {
  const { t, language } = useText()
  if (!transfer) return null
  const { to, reason, article, receiptBy, receipt, takenBack } = transfer
  if (takenBack) return <Notice tone="info" title={t('report.takenBack', { to, date: formatDate(takenBack.on, language) })}><p className="prose">{takenBack.reason}</p></Notice>
  return (
    <Notice tone={receipt ? 'ok' : 'info'} title={t('report.transferred', { to })}>
      <p className="prose">{reason} <span className="article">{article}</span></p>
      {receipt && <p>{t('report.receipt', { authority: receipt.authority, by: receipt.by, date: formatDate(receipt.on, language) })}</p>}
      {receipt?.reference && <p>{t('report.receiptReference', { reference: receipt.reference })}</p>}
      {!receipt && receiptBy && <p>{t('report.receipt.none', { date: formatDate(receiptBy, language) })}</p>}
    </Notice>
  )
}

function Reopened({ view: { reopened } }: { view: ReportView }) {
  const { t, language } = useText()
  if (!reopened) return null
  const title = t('report.reopened', { cause: t(`report.cause.${reopened.cause}`), document: reopened.document, date: formatDate(reopened.documentOn, language) })
  return <Notice tone="warn" title={title}><p className="prose">{reopened.reason}</p></Notice>
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
