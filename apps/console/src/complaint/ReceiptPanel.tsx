import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { Button } from 'antd'
import type { Receipt } from '#modules/complaint/index.ts'
import { formatDeadline, formatFileNumber } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'

/** What to tell the consumer: number, query code, and the day by which the office must decide. */
export function ReceiptPanel({ receipt, onNext }: { receipt: Receipt; onNext(): void }) {
  const { t, language } = useText()
  const navigate = useNavigate()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section className="card receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" ref={title} tabIndex={-1}>
        {t('receipt.title')}
      </h2>
      <dl className="receipt-codes">
        <div>
          <dt>{t('receipt.number')}</dt>
          <dd className="number">{formatFileNumber(receipt.number)}</dd>
        </div>
        <div>
          <dt>{t('receipt.queryCode')}</dt>
          <dd className="number">{receipt.queryCode}</dd>
        </div>
      </dl>
      <p>
        {t('receipt.decideBy', { date: formatDeadline(receipt.decideBy, language) })}{' '}
        <span className="article">
          {receipt.packName} {receipt.article}
        </span>
      </p>
      {receipt.provisional && <p className="notice notice-warn">{t('due.provisional.why')}</p>}
      <p className="muted">{t('receipt.tell')}</p>
      <div className="row">
        <Button type="primary" onClick={onNext}>
          {t('receipt.next')}
        </Button>
        <Button onClick={() => void navigate(`/files/${receipt.id}`)}>{t('receipt.open')}</Button>
      </div>
    </section>
  )
}
