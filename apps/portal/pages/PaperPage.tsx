import { formatDate } from '#apps/ui/format.ts'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import type { Paper } from '../services.ts'
import { translator } from '../text.ts'

export interface PaperPageProps {
  readonly paper: Paper
  /** Why the form is shown again. */
  readonly top?: string | undefined
  /** Of a reader who has shown that the document is theirs. */
  readonly code?: string | undefined
  readonly done: boolean
}

/** A document that was delivered online, to be opened and signed for by its recipient. */
export function PaperPage({ paper, top, code, done, shell }: PaperPageProps & { shell: Shell }) {
  const t = translator(shell.language)
  return (
    <Layout shell={shell} title={t('paper.title')}>
      <h1>{t('paper.title')}</h1>
      {top ? <p className="notice warn" role="alert">{top}</p> : null}
      {done ? <p className="notice good" role="status">{t('paper.signed')}</p> : null}
      <section className={paper.voided ? 'card ended' : 'card'}>
        <h2>{paper.title[shell.language]}</h2>
        <dl className="facts">
          <div><dt>{t('verify.number')}</dt><dd>{paper.number}</dd></div>
          <div><dt>{t('verify.authority')}</dt><dd>{paper.authority}</dd></div>
          <div><dt>{t('verify.date')}</dt><dd>{formatDate(paper.issuedOn, shell.language)}</dd></div>
        </dl>
        {paper.voided ? <p>{t('verify.void')}</p> : null}
      </section>
      {code === undefined ? <Ask paper={paper} shell={shell} /> : <Steps paper={paper} code={code} done={done} shell={shell} />}
    </Layout>
  )
}

/** Who needs to show nothing is asked nothing. */
const ASKED = { 'query-code': 'queryCode', 'credit-code': 'creditCode', 'phone-end': 'phoneEnd', nothing: 'queryCode' } as const

function Ask({ paper, shell }: { paper: Paper; shell: Shell }) {
  const t = translator(shell.language)
  const asked = ASKED[paper.asks]
  return (
    <form className="card stack narrow" method="post" action={`/papers/${paper.token}/show`} encType="multipart/form-data">
      <input type="hidden" name="token" value={shell.csrfToken} />
      <div className="field">
        <label htmlFor="code">{t(`paper.${asked}`)}</label>
        <p className="hint" id="code-hint">{t(`paper.${asked}Hint`)}</p>
        <input id="code" name="code" type="text" {...(asked === 'phoneEnd' && { inputMode: 'numeric' as const })} autoComplete="off" autoCapitalize="characters" required maxLength={20} aria-describedby="code-hint" />
      </div>
      <p className="submit"><button type="submit" className="primary">{t('paper.show')}</button></p>
    </form>
  )
}

function Steps({ paper, code, done, shell }: { paper: Paper; code: string; done: boolean; shell: Shell }) {
  const t = translator(shell.language)
  const steps = done ? (['open'] as const) : (['open', 'sign'] as const)
  return (
    <section className="card stack narrow">
      <p>{t('paper.lead')}</p>
      {steps.map((step) => (
        <form key={step} method="post" action={`/papers/${paper.token}/${step}`} encType="multipart/form-data">
          <input type="hidden" name="token" value={shell.csrfToken} />
          <input type="hidden" name="code" value={code} />
          <button type="submit" {...(step === 'open' && { className: 'primary' })}>{t(`paper.${step}`)}</button>
        </form>
      ))}
    </section>
  )
}
