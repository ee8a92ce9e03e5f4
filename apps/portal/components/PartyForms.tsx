import { formatDate, formatDeadline, formatMoney } from '#apps/ui/format.ts'
import { CODE_WITH, POWERS } from '#modules/complaint/index.ts'
import { SAID_PERFORMANCE } from '#modules/mediation/index.ts'
import { paperIds, PAPERS } from '../file-forms.ts'
import { LONGEST } from '../forms.ts'
import { mayTake } from '../progress.ts'
import { moduleText } from '../text.ts'
import { ChoiceField, TextArea, TextField, type FormState } from './Field.tsx'
import { FileFrame, stagedOf, stateOf, type FileFormProps } from './file-frame.tsx'
import { Uploads } from './Uploads.tsx'

/** What the office waits for from the complainant: open at once, before everything else. */
export function NoticeAnswer(props: FileFormProps) {
  const { t, shell, view } = props
  const open = view.notices.filter(({ suppliedOn }) => suppliedOn === null)
  if (open.length === 0 || !mayTake(view, 'answer-notice')) return null
  const form = stateOf(props, 'notice')
  const nameOf = (matter: string) => moduleText('complaint', `matter.${matter}`, shell.language) ?? matter
  return (
    <section className="card">
      <h2>{t('notice.title')}</h2>
      {open.map(({ matter, items, dueOn, article }) => (
        <div key={matter}>
          <p><strong>{t('notice.open', { matter: nameOf(matter), items })}</strong></p>
          <p>{t('notice.due', { date: formatDeadline(dueOn, shell.language), article: t('file.article', { article }) })}</p>
        </div>
      ))}
      <FileFrame props={props} name="notice">
        {open.length === 1
          ? <input type="hidden" name="matter" value={open[0]?.matter} />
          : <ChoiceField form={form} t={t} name="matter" label={t('notice.which')} options={open.map(({ matter }) => ({ value: matter, label: nameOf(matter) }))} type="radio" inline required />}
        <TextArea form={form} t={t} name="text" label={t('notice.text')} hint={t('notice.textHint')} rows={3} longest={LONGEST.text} />
        <Uploads form={form} t={t} staged={stagedOf(props, 'notice')} />
        <p className="submit"><button type="submit" className="primary">{t('notice.button')}</button></p>
      </FileFrame>
    </section>
  )
}

/** The firm's own settlement: the complainant lets it try, and says whether what it proposes is accepted. */
export function Settlement(props: FileFormProps) {
  const { t, view } = props
  if (mayTake(view, 'confirm-settlement')) {
    const form = stateOf(props, 'proposal')
    const options = [{ value: 'yes', label: t('proposal.yes') }, { value: 'no', label: t('proposal.no') }]
    return (
      <section className="card">
        <h2>{t('proposal.title')}</h2>
        <p>{t('proposal.lead', { answer: view.settlement?.answer ?? '' })}</p>
        <FileFrame props={props} name="proposal">
          <ChoiceField form={form} t={t} name="agreed" label={t('proposal.question')} options={options} type="radio" long required />
          <TextArea form={form} t={t} name="note" label={t('proposal.note')} rows={2} longest={LONGEST.reason} />
          <p className="submit"><button type="submit" className="primary">{t('proposal.button')}</button></p>
        </FileFrame>
      </section>
    )
  }
  if (!mayTake(view, 'allow-settlement')) return null
  return (
    <details className="card" open={props.sent?.name === 'allow'}>
      <summary>{t('allow.title')}</summary>
      <FileFrame props={props} name="allow">
        <p>{t('allow.hint')}</p>
        <p className="submit"><button type="submit" className="primary">{t('allow.button')}</button></p>
      </FileFrame>
    </details>
  )
}

/** What the firm promised, and whether it kept it. */
export function Performance(props: FileFormProps) {
  const { t, shell, view } = props
  const form = stateOf(props, 'performance')
  const owed = view.mediation?.agreement?.terms.filter(({ party }) => party === 'respondent') ?? []
  const said = view.mediation?.said
  const nameOf = (result: string) => moduleText('mediation', `said.${result}`, shell.language) ?? result
  return (
    <section className="card">
      <h2>{t('performance.title')}</h2>
      <ul className="plain-list">
        {owed.map(({ duty, dueOn, amountFen }) => (
          <li key={`${dueOn} ${duty}`}>
            {t('performance.owed', { duty, date: formatDate(dueOn, shell.language) })}{amountFen === null ? '' : t('performance.amount', { amount: formatMoney(amountFen) })}
          </li>
        ))}
      </ul>
      {said ? <p className="notice">{t('performance.said', { date: formatDate(said.on, shell.language), result: nameOf(said.result) })}</p> : null}
      <FileFrame props={props} name="performance">
        <ChoiceField form={form} t={t} name="result" label={t('performance.question')} options={SAID_PERFORMANCE.map((value) => ({ value, label: t(`performance.${value}`) }))} type="radio" long required />
        <TextField form={form} t={t} name="on" label={t('form.on')} hint={t('performance.onHint')} size="short" />
        <TextArea form={form} t={t} name="note" label={t('form.note')} hint={t('performance.noteHint')} rows={2} longest={LONGEST.note} />
        <p className="submit"><button type="submit" className="primary">{t('performance.button')}</button></p>
      </FileFrame>
    </section>
  )
}

export function Settled(props: FileFormProps) {
  const { t, sent } = props
  const form = stateOf(props, 'settled')
  return (
    <details className="card" open={sent?.name === 'settled'}>
      <summary>{t('settled.title')}</summary>
      <FileFrame props={props} name="settled">
        <p>{t('settled.hint')}</p>
        <TextArea form={form} t={t} name="reason" label={t('settled.reason')} hint={t('settled.reasonHint')} rows={2} longest={LONGEST.reason} required />
        <ChoiceField form={form} t={t} name="confirm" label={t('settled.title')} options={[{ value: 'yes', label: t('settled.confirm') }]} type="checkbox" inline required />
        <p className="submit"><button type="submit" className="primary">{t('settled.button')}</button></p>
      </FileFrame>
    </details>
  )
}

export function AppointAgent(props: FileFormProps) {
  const { t, sent } = props
  const form = stateOf(props, 'agent')
  const field = { form, t, required: true }
  const powers = POWERS.map((value) => ({ value, label: t(`agent.powers.${value}`) }))
  return (
    <details className="card" open={sent?.name === 'agent'}>
      <summary>{t('agent.title')}</summary>
      <FileFrame props={props} name="agent">
        <p>{t('agent.lead')}</p>
        <ChoiceField {...field} name="codeWith" label={t('form.codeWith')} options={CODE_WITH.map((value) => ({ value, label: t(`agent.codeWith.${value}`) }))} type="radio" long />
        <TextField {...field} name="agent.name" label={t('form.agent.name')} size="medium" />
        <TextField {...field} name="agent.phone" label={t('form.agent.phone')} type="tel" size="medium" />
        <TextField {...field} name="agent.address" label={t('form.agent.address')} />
        <ChoiceField {...field} name="powers" label={t('form.powers')} options={powers} type="radio" long />
        <TextArea {...field} name="matters" label={t('form.matters')} hint={t('agent.mattersHint')} rows={2} longest={LONGEST.reason} />
        <TextField {...field} name="until" label={t('form.until')} hint={t('agent.untilHint')} size="short" />
        {PAPERS.map((name) => <Paper key={name} form={form} props={props} name={name} />)}
        <p className="submit"><button type="submit" className="primary">{t('agent.button')}</button></p>
      </FileFrame>
    </details>
  )
}

/** One paper: a plain file input; what was uploaded before comes back with the form. */
function Paper({ form, props, name }: { form: FormState; props: FileFormProps; name: (typeof PAPERS)[number] }) {
  const { t } = props
  const kept = paperIds(form.values, name)
  const names = props.staged.filter(({ id }) => kept.includes(id)).map((file) => file.name)
  const [id, error] = [`agent-${name}`, form.errors[name]]
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{t(`agent.${name}`)}<span className="required">{t('form.mark')}</span></label>
      {error ? <p className="error" id={`${id}-error`}>{error}</p> : null}
      {names.length > 0 ? <p className="hint">{t('agent.staged', { list: names.join(t('common.listSeparator')) })}</p> : null}
      {kept.map((one) => <input key={one} type="hidden" name={name} value={one} />)}
      <input id={id} name={name} type="file" accept=".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf" aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} />
    </div>
  )
}
