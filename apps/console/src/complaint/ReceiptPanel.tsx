import type { Receipt } from '#modules/complaint/index.ts'
import { formatDeadline, formatFileNumber } from '#apps/ui/format.ts'
import { FileReceipt } from '../file/FileReceipt.tsx'
import { useText } from '../language.tsx'

/** What to tell the consumer: the day by which the office must decide. */
export function ReceiptPanel({ receipt, onNext }: { receipt: Receipt; onNext(): void }) {
  const { t, language } = useText()
  return (
    <FileReceipt kind="complaint" receipt={receipt} next="receipt.next" open="receipt.open" onNext={onNext}>
      <p>
        {t('receipt.decideBy', { date: formatDeadline(receipt.decideBy, language) })} <span className="article">{receipt.packName} {receipt.article}</span>
      </p>
      {receipt.provisional && <p className="notice notice-warn">{t('due.provisional.why')}</p>}
      <p className="muted">{t('receipt.tell')}</p>
      {receipt.report && (
        <>
          <h3>{t('register.also.receipt')}</h3>
          <dl className="receipt-codes">
            <div><dt>{t('receipt.number')}</dt><dd className="number">{formatFileNumber(receipt.report.number)}</dd></div>
            <div><dt>{t('receipt.queryCode')}</dt><dd className="number">{receipt.report.queryCode}</dd></div>
          </dl>
          <p>{t('register.report.verifyBy', { date: formatDeadline(receipt.report.verifyBy, language) })} <span className="article">{receipt.report.article}</span></p>
        </>
      )}
    </FileReceipt>
  )
}
