import type { ReportReceipt } from '#modules/report/index.ts'
import { formatDeadline } from '#apps/ui/format.ts'
import { FileReceipt } from '../file/FileReceipt.tsx'
import { useText } from '../language.tsx'

/** What to tell the reporter: by when it is verified, and what anonymous means. */
export function ReportReceiptPanel({ receipt, onNext }: { receipt: ReportReceipt; onNext(): void }) {
  const { t, language } = useText()
  return (
    <FileReceipt kind="report" receipt={receipt} next="receipt.next" open="register.report.open" onNext={onNext}>
      <p>{t('register.report.verifyBy', { date: formatDeadline(receipt.verifyBy, language) })} <span className="article">{receipt.article}</span></p>
      {receipt.provisional && <p className="notice notice-warn">{t('due.provisional.why')}</p>}
      <p className="muted">{t(receipt.realName ? 'register.report.tell' : 'register.report.tellAnonymous')}</p>
    </FileReceipt>
  )
}
