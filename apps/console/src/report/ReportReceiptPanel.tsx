import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { Button } from 'antd'
import type { ReportReceipt } from '#modules/report/index.ts'
import { formatDeadline, formatFileNumber } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'

/** What to tell the reporter: number, query code, by when it is verified, and what anonymous means. */
export function ReportReceiptPanel({ receipt, onNext }: { receipt: ReportReceipt; onNext(): void }) {
  const { t, language } = useText()
  const navigate = useNavigate()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section className="card receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" ref={title} tabIndex={-1}>{t('receipt.title')}</h2>
      <dl className="receipt-codes">
        <div><dt>{t('receipt.number')}</dt><dd className="number">{formatFileNumber(receipt.number)}</dd></div>
        <div><dt>{t('receipt.queryCode')}</dt><dd className="number">{receipt.queryCode}</dd></div>
      </dl>
      <p>{t('register.report.verifyBy', { date: formatDeadline(receipt.verifyBy, language) })} <span className="article">{receipt.article}</span></p>
      {receipt.provisional && <p className="notice notice-warn">{t('due.provisional.why')}</p>}
      <p className="muted">{t(receipt.realName ? 'register.report.tell' : 'register.report.tellAnonymous')}</p>
      <div className="row">
        <Button type="primary" onClick={onNext}>{t('receipt.next')}</Button>
        <Button onClick={() => void navigate(`/reports/${receipt.id}`)}>{t('register.report.open')}</Button>
      </div>
    </section>
  )
}
