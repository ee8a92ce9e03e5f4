import { formatDeadline, formatFileNumber } from '#apps/ui/format.ts'
import type { ReportReceipt } from '#modules/report/index.ts'
import type { Language } from '#platform/pure/text.ts'
import type { Translate } from '../text.ts'

interface ReportCodesProps {
  readonly receipt: Pick<ReportReceipt, 'number' | 'queryCode' | 'realName' | 'verifyBy' | 'article'> & { readonly provisional?: boolean }
  readonly t: Translate
  readonly language: Language
}

/** Number and query code of a report, what its reporter may expect, and by when it is verified. */
export function ReportCodes({ receipt, t, language }: ReportCodesProps) {
  return (
    <>
      <dl className="codes">
        <div><dt>{t('report.receipt.number')}</dt><dd>{formatFileNumber(receipt.number)}</dd></div>
        <div><dt>{t('report.receipt.code')}</dt><dd className="code">{receipt.queryCode}</dd></div>
      </dl>
      <p className="notice warn">{t('receipt.save')} {t(receipt.realName ? 'report.receipt.realName' : 'report.receipt.anonymous')}</p>
      <div className="decide-by">
        <p className="label">{t('report.receipt.verifyBy')}</p>
        <p className="date">{formatDeadline(receipt.verifyBy, language)}</p>
        <p className="article">{t('receipt.article', { article: receipt.article })}</p>
        {receipt.provisional ? <p className="tag amber">{t('receipt.provisional')}</p> : null}
      </div>
    </>
  )
}
