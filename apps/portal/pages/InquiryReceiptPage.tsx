import { formatDeadline, formatFileNumber } from '#apps/ui/format.ts'
import type { InquiryReceipt } from '#modules/inquiry/index.ts'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import { moduleText, translator } from '../text.ts'

export function InquiryReceiptPage({ receipt, shell }: { receipt: InquiryReceipt; shell: Shell }) {
  const t = translator(shell.language)
  const number = formatFileNumber(receipt.number)
  const title = t('inquiry.done', { type: moduleText('inquiry', `type.${receipt.type}`, shell.language) ?? '' })
  return (
    <Layout shell={{ ...shell, languageSwitch: 'none' }} title={title}>
      <section className="receipt card">
        <h1 className="good">{title}</h1>
        <p className="lead">{t('receipt.lead')}</p>
        <dl className="codes">
          <div><dt>{t('inquiry.number')}</dt><dd>{number}</dd></div>
          <div><dt>{t('receipt.code')}</dt><dd className="code">{receipt.queryCode}</dd></div>
        </dl>
        <p className="buttons script-only" hidden>
          <button type="button" data-copy={t('inquiry.copyText', { number, code: receipt.queryCode })} data-copied={t('receipt.copied')}>{t('receipt.copy')}</button>
          <button type="button" data-print="">{t('receipt.print')}</button>
        </p>
        <p className="notice warn">{t('receipt.save')}</p>
        {receipt.answerBy ? (
          <div className="decide-by">
            <p className="label">{t('inquiry.answerBy')}</p>
            <p className="date">{formatDeadline(receipt.answerBy, shell.language)}</p>
            {receipt.basis ? <p className="article">{t('receipt.article', { article: receipt.basis })}</p> : null}
          </div>
        ) : <p>{t('inquiry.noLimit')}</p>}
      </section>
      <section className="after">
        <h2>{t('receipt.next')}</h2>
        <ol><li>{t('inquiry.next1')}</li><li>{t('inquiry.next2')}</li></ol>
        <p><a className="button" href="/track/file">{t('inquiry.track')}</a></p>
      </section>
    </Layout>
  )
}
