import { formatDate } from '#apps/ui/format.ts'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import type { VerifiedDocument } from '../services.ts'
import { translator } from '../text.ts'

export interface VerifyPageProps {
  readonly code: string
  /** Undefined where no document bears the code. */
  readonly found: VerifiedDocument | undefined
  /** Of a paper that was uploaded: whether it is, byte for byte, what was issued. */
  readonly compared?: 'same' | 'different' | 'none' | undefined
}

/** What anyone may know of an official document whose code they hold: no person, no content. */
export function VerifyPage({ code, found, compared, shell }: VerifyPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  return (
    <Layout shell={compared ? { ...shell, languageSwitch: 'none' } : shell} title={t('verify.title')}>
      <h1>{t('verify.title')}</h1>
      {found ? (
        <>
          <section className={found.voided ? 'card ended' : 'card settled'}>
            <h2>{t(found.voided ? 'verify.void' : 'verify.valid')}</h2>
            <dl className="facts">
              <div><dt>{t('verify.kind')}</dt><dd>{found.title[shell.language]}</dd></div>
              <div><dt>{t('verify.number')}</dt><dd>{found.number}</dd></div>
              <div><dt>{t('verify.authority')}</dt><dd>{found.authority}</dd></div>
              <div><dt>{t('verify.date')}</dt><dd>{formatDate(found.issuedOn, shell.language)}</dd></div>
              <div><dt>{t('verify.hash')}</dt><dd>{found.sha256.slice(0, 16)}</dd></div>
            </dl>
          </section>
          <form className="card stack narrow" method="post" action={`/verify/${code}`} encType="multipart/form-data">
            <h2>{t('verify.compare')}</h2>
            {compared ? <p role="status" className="lead">{t(`verify.${compared}`)}</p> : null}
            <div className="field">
              <label htmlFor="paper">{t('verify.file')}</label>
              <p className="hint" id="paper-hint">{t('verify.fileHint')}</p>
              <input id="paper" name="paper" type="file" accept="application/pdf" aria-describedby="paper-hint" />
            </div>
            <p className="submit"><button type="submit" className="primary">{t('verify.button')}</button></p>
          </form>
        </>
      ) : <p className="lead">{t('verify.unknown')}</p>}
    </Layout>
  )
}
