import { useEffect, useRef, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Button } from 'antd'
import type { ListRow } from '#modules/worklist/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import type { Key } from '../texts.ts'
import { filePath } from './shape.ts'

/** What to tell whoever filed: number and query code, and in `children` what follows; then the next one, or the file itself. */
export function FileReceipt({ kind, receipt, next, open, onNext, children }: {
  readonly kind: ListRow['kind']
  readonly receipt: { readonly id: string; readonly number: string; readonly queryCode: string }
  readonly next: Key
  readonly open: Key
  onNext(): void
  readonly children: ReactNode
}) {
  const { t } = useText()
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
      {children}
      <div className="row">
        <Button type="primary" onClick={onNext}>{t(next)}</Button>
        <Button onClick={() => void navigate(filePath(kind, receipt.id))}>{t(open)}</Button>
      </div>
    </section>
  )
}
