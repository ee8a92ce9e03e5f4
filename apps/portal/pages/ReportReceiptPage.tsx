import { formatFileNumber } from '#apps/ui/format.ts'
import type { ReportReceipt } from '#modules/report/index.ts'
import { FormSteps } from '../components/FormSteps.tsx'
import { Layout } from '../components/Layout.tsx'
import { ReportCodes } from '../components/ReportCodes.tsx'
import type { Shell } from '../components/shell.ts'
import { translator } from '../text.ts'

export function ReportReceiptPage({ receipt, shell }: { receipt: ReportReceipt; shell: Shell }) {
  const t = translator(shell.language)
  const both = t('report.receipt.copyText', { number: formatFileNumber(receipt.number), code: receipt.queryCode })
  return (
    <Layout shell={{ ...shell, languageSwitch: 'none' }} title={t('report.receipt.title')}>
      <FormSteps t={t} current="receipt" of="report" />
      <section className="receipt card">
        <h1 className="good">{t('report.receipt.title')}</h1>
        <p className="lead">{t('report.receipt.lead')}</p>
        <ReportCodes receipt={receipt} t={t} language={shell.language} />
        <p className="buttons script-only" hidden>
          <button type="button" data-copy={both} data-copied={t('receipt.copied')}>{t('receipt.copy')}</button>
          <button type="button" data-print="">{t('receipt.print')}</button>
        </p>
      </section>
      <section className="after">
        <h2>{t('receipt.next')}</h2>
        <ol><li>{t('report.receipt.next1')}</li><li>{t('report.receipt.next2')}</li><li>{t('report.receipt.next3')}</li></ol>
        <p><a className="button" href="/report/file">{t('report.receipt.track')}</a></p>
      </section>
    </Layout>
  )
}
