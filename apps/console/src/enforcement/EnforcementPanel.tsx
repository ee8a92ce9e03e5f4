import type { EnforcementView } from '#modules/enforcement/index.ts'
import { formatDate, formatMoney, formatSize } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { owedFen } from './shape.ts'
import { useEnforcement } from './use-enforcement.ts'

type Clue = NonNullable<EnforcementView['clue']>
type Case = NonNullable<EnforcementView['case']>
type Referral = NonNullable<EnforcementView['referral']>

/** The clue a file brought, the case it led to, and what went to the police; nothing where there is none of it. */
export function EnforcementPanel({ fileId }: { fileId: string }) {
  const { t } = useText()
  const query = useEnforcement(fileId)
  if (query.error && !query.data) return <CallNotice error={query.error} onRetry={() => void query.refetch()} />
  const view = query.data
  if (!view || (!view.clue && !view.case && !view.referral)) return null
  const done = view.stage === 'closed' || view.stage === 'declined' || view.stage === 'decided'
  return (
    <section className="card" aria-labelledby="enforcement-title">
      <header className="card-head">
        <h2 id="enforcement-title">{t('cases.panel')}</h2>
        {view.stage !== 'none' && <StageOf stage={view.stage} done={done} />}
      </header>
      <div className="card-pad enforcement">
        {view.clue && <ClueBlock clue={view.clue} stops={view.grounds.stop} />}
        {view.case && <CaseBlock own={view.case} stops={view.grounds.stop} />}
        {view.case?.outcome && <OutcomeBlock own={view.case} outcome={view.case.outcome} />}
        {view.referral && <ReferralBlock referral={view.referral} />}
      </div>
    </section>
  )
}

export function StageOf({ stage, done }: { stage: string; done: boolean }) {
  const { term } = useText()
  return <span className={`stage stage-${done ? 'settled' : 'active'}`}>{term(`enforcement.stage.${stage}`, stage)}</span>
}

function ClueBlock({ clue, stops }: { clue: Clue; stops: EnforcementView['grounds']['stop'] }) {
  const { t, language } = useText()
  const { decision } = clue
  return (
    <section>
      <h3 className="sub-title">{t('cases.clue')}</h3>
      <p className="sub">
        {t('cases.clue.found', { date: formatDate(clue.foundOn, language) })}
        {clue.extendedOn && ` · ${t('cases.clue.extended', { date: formatDate(clue.extendedOn, language) })}`}
      </p>
      <p className="prose">{clue.facts}</p>
      {clue.suspensions.map((span) => <p key={span.from} className="sub">{t('cases.case.stopped')}：<SpanText span={span} stops={stops} /></p>)}
      {clue.notes.length > 0 && (
        <ul className="sessions">
          {clue.notes.map((note) => <li key={`${note.on} ${note.note}`}><p className="sub">{formatDate(note.on, language)} · {note.by}</p><p className="prose">{note.note}</p></li>)}
        </ul>
      )}
      {decision && (
        <Notice tone={decision.open ? 'ok' : 'info'} title={t(decision.open ? 'cases.clue.opened' : 'cases.clue.declined', { date: formatDate(decision.on, language) })}>
          <p className="prose">{decision.reason} <span className="article">{decision.articles.join(t('list.comma'))}</span></p>
        </Notice>
      )}
    </section>
  )
}

function SpanText({ span, stops }: { span: Case['suspensions'][number]; stops: EnforcementView['grounds']['stop'] }) {
  const { t, language } = useText()
  const reason = stops.find(({ id }) => id === span.reason)?.[language] ?? span.reason
  const from = formatDate(span.from, language)
  return <>{span.to === null ? t('cases.span.open', { from, reason }) : t('cases.span', { from, to: formatDate(span.to, language), reason })}</>
}

function CaseBlock({ own, stops }: { own: Case; stops: EnforcementView['grounds']['stop'] }) {
  const { t, language } = useText()
  return (
    <section>
      <h3 className="sub-title">{t('cases.case')}</h3>
      <dl className="pairs">
        <dt>{t('cases.case.number')}</dt><dd className="number">{own.number ?? t('cases.noNumber')}</dd>
        <dt>{t('cases.case.openedOn')}</dt><dd>{formatDate(own.openedOn, language)}</dd>
        <dt>{t('cases.case.officers')}</dt><dd>{own.officers.join(t('list.comma'))}</dd>
        {own.extendedOn && <><dt>{t('cases.case.extendedOn')}</dt><dd>{formatDate(own.extendedOn, language)}</dd></>}
        {own.until && <><dt>{t('cases.case.until')}</dt><dd>{formatDate(own.until, language)}</dd></>}
        {own.suspensions.map((span) => <div key={span.from} className="pair-row"><dt>{t('cases.case.stopped')}</dt><dd><SpanText span={span} stops={stops} /></dd></div>)}
        {own.closedOn && <><dt>{t('cases.case.closedOn')}</dt><dd>{formatDate(own.closedOn, language)}</dd></>}
      </dl>
    </section>
  )
}

function OutcomeBlock({ own, outcome }: { own: Case; outcome: NonNullable<Case['outcome']> }) {
  const { t, language } = useText()
  const owed = owedFen(own)
  return (
    <section>
      <h3 className="sub-title">{t('cases.outcome')}</h3>
      <p><strong>{t('cases.outcome.on', { date: formatDate(outcome.on, language), result: t(`enforcement.result.${outcome.result}`) })}</strong></p>
      <dl className="pairs">
        <dt>{t('cases.outcome.violation')}</dt><dd className="prose">{outcome.violation}</dd>
        <dt>{t('cases.outcome.basis')}</dt><dd className="prose">{outcome.basis}</dd>
        {outcome.penalties.length > 0 && <><dt>{t('cases.outcome.penalties')}</dt><dd>{outcome.penalties.map((one) => t(`enforcement.penalty.${one}`)).join(t('list.comma'))}</dd></>}
        <dt>{t('cases.fine')}</dt><dd className="money">{formatMoney(outcome.fineFen)}</dd>
        <dt>{t('cases.confiscated')}</dt><dd className="money">{formatMoney(outcome.confiscatedFen)}</dd>
        <dt>{t('cases.value')}</dt><dd className="money">{formatMoney(outcome.valueFen)}</dd>
        {outcome.goods && <><dt>{t('cases.outcome.goods')}</dt><dd>{outcome.goods}</dd></>}
        <dt>{t('cases.paid')}</dt><dd className="money">{formatMoney(own.paidFen)}</dd>
        {owed > 0 && <><dt>{t('cases.outcome.owed')}</dt><dd className="money">{formatMoney(owed)}</dd></>}
      </dl>
    </section>
  )
}

function ReferralBlock({ referral }: { referral: Referral }) {
  const { t, term, language } = useText()
  const { receipt, receivedBy, handedOverOn, contents, answer, answerNote } = referral
  return (
    <section>
      <h3 className="sub-title">{t('cases.referral')} <span className="stage stage-paused">{term(`enforcement.referral.${referral.stage}`, referral.stage)}</span></h3>
      <Notice tone="warn">{t('cases.referral.secret')}</Notice>
      <dl className="pairs">
        <dt>{t('cases.referral.means')}</dt><dd>{referral.means.map((one) => t(`enforcement.means.${one}`)).join(t('list.comma'))}</dd>
        <dt>{t('cases.referral.facts')}</dt><dd className="prose">{referral.facts}</dd>
        <dt>{t('cases.referral.body')}</dt><dd>{referral.body}</dd>
        <dt>{t('cases.referral.by')}</dt><dd>{referral.proposedBy}</dd>
        {referral.decision && <><dt>{t('cases.referral.decision')}</dt><dd className="prose">{referral.decision}</dd></>}
        {handedOverOn && (
          <><dt>{t('cases.referral.receipt')}</dt><dd>{t('cases.referral.receiptText', { date: formatDate(handedOverOn, language), number: receipt ?? '', by: receivedBy ?? '' })}</dd></>
        )}
        {answer && <><dt>{t('cases.referral.answer')}</dt><dd>{t(`enforcement.answer.${answer}`)}：{answerNote}</dd></>}
      </dl>
      {contents.length > 0 && (
        <details className="figures">
          <summary>{t('cases.referral.contents', { count: contents.length })}</summary>
          <ul className="readers">{contents.map((item) => <li key={item.id}>{item.name} · {formatSize(item.size)} <span className="sub break">SHA-256 {item.sha256}</span></li>)}</ul>
        </details>
      )}
    </section>
  )
}
