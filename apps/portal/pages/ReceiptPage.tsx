import { formatDeadline, formatFileNumber } from '#apps/ui/format.ts'
import type { Receipt } from '#modules/complaint/index.ts'
import { FormSteps } from '../components/FormSteps.tsx'
import { ReportCodes } from '../components/ReportCodes.tsx'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import { translator } from '../text.ts'

export function ReceiptPage({ receipt, shell }: { receipt: Receipt; shell: Shell }) {
  const t = translator(shell.language)
  const both = t('receipt.copyText', { number: formatFileNumber(receipt.number), code: receipt.queryCode })
  return (
    <Layout shell={{ ...shell, languageSwitch: 'none' }} title={t('receipt.title')}>
      <FormSteps t={t} current="receipt" />
      <section className="receipt card" data-clear-draft="complaint">
        <h1 className="good">{t('receipt.title')}</h1>
        <p className="lead">{t('receipt.lead')}</p>
        <dl className="codes">
          <div><dt>{t('receipt.number')}</dt><dd>{formatFileNumber(receipt.number)}</dd></div>
          <div><dt>{t('receipt.code')}</dt><dd className="code">{receipt.queryCode}</dd></div>
        </dl>
        <p className="buttons script-only" hidden>
          <button type="button" data-copy={both} data-copied={t('receipt.copied')}>{t('receipt.copy')}</button>
          <button type="button" data-print="">{t('receipt.print')}</button>
        </p>
        <p className="notice warn">{t('receipt.save')}</p>
        <div className="decide-by">
          <p className="label">{t('receipt.decideBy')}</p>
          <p className="date">{formatDeadline(receipt.decideBy, shell.language)}</p>
          <p className="article">{t('receipt.article', { article: receipt.article })}</p>
          {receipt.provisional ? <p className="tag amber">{t('receipt.provisional')}</p> : null}
        </div>
      </section>
      {receipt.joint ? (
        <section className="receipt card">
          <h2>{t('receipt.joint')}</h2>
          <p>{t(receipt.joint.texted ? 'receipt.joint.texted' : 'receipt.joint.ask', { count: receipt.joint.count })}</p>
          <p>{t('receipt.joint.number', { number: formatFileNumber(receipt.number) })}</p>
        </section>
      ) : null}
      {receipt.report ? (
        <section className="receipt card">
          <h2>{t('report.receipt.both')}</h2>
          <p>{t('report.receipt.bothText')}</p>
          <ReportCodes receipt={receipt.report} t={t} language={shell.language} />
          <p><a className="button" href="/report/file">{t('report.receipt.track')}</a></p>
        </section>
      ) : null}
      <section className="after">
        <h2>{t('receipt.next')}</h2>
        <ol><li>{t('receipt.next1')}</li><li>{t('receipt.next2')}</li><li>{t('receipt.next3')}</li></ol>
        <p><a className="button" href="/track/file">{t('receipt.track')}</a></p>
      </section>
    </Layout>
  )
}
