/** What the forms on a followed file say, as commands: answers to notices, own settlement, an agent, how an agreement was kept, what one of several complainants says for themselves. Nothing here throws on any text. Pure. */
import type { z } from 'zod'
import { CODE_WITH, CONSENTS, NOTICES, POWERS, zComplaintCommand } from '#modules/complaint/index.ts'
import { SAID_PERFORMANCE, zMediationCommand } from '#modules/mediation/index.ts'
import type { LegalDate } from '#platform/pure/date.ts'
import { checkPhone } from '#platform/pure/identifiers/index.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Language } from '#platform/pure/text.ts'
import { inPageOrder, issueErrors, MOST_FILES, normalPhone, readChoice, readDate, type Parsed } from './forms.ts'
import type { ConsumerCommand } from './services.ts'
import { translator, type Translate } from './text.ts'
import { isUuid, several, single, stagedIds, type FormValues } from './values.ts'

/** File inputs of the agent's form beside the usual one: the signed authorisation, and who the agent is. */
export const PAPERS = ['authority', 'identity'] as const

/** Fields of these forms in the order of the page. */
export const FILE_FIELDS = [
  'result', 'on', 'to', 'matter', 'text', 'files', 'agreed', 'note', 'reason', 'confirm', 'codeWith', 'agent.name', 'agent.phone', 'agent.address', 'powers', 'matters', 'until', ...PAPERS, 'grade', 'comment',
] as const

type Errors = Readonly<Record<string, string | undefined>>

/** Parses with the contract; what we say of a field ourselves wins over what the contract says of it. */
function parsed(command: object, ours: Errors, values: FormValues, t: Translate, contract: z.ZodType = zComplaintCommand): Parsed<ConsumerCommand> {
  const result = contract.safeParse(command)
  const told = Object.fromEntries(Object.entries(ours).filter(([, message]) => message !== undefined)) as Record<string, string>
  const errors = inPageOrder({ ...(result.success ? {} : issueErrors(result.error.issues, command, t)), ...told }, FILE_FIELDS)
  return result.success && Object.keys(errors).length === 0 ? { ok: true, input: command as ConsumerCommand, values } : { ok: false, errors, values }
}

function text(values: FormValues, name: string): string {
  return single(values, name).replace(/\r\n/g, '\n').trim()
}

/** A text, files, or both; `matter` says which notice is answered. */
export function parseNoticeAnswer(values: FormValues, language: Language, fallback: string): Parsed<ConsumerCommand> {
  const t = translator(language)
  const matter = NOTICES.find((candidate) => candidate === single(values, 'matter'))
  const attachments = [...stagedIds(values)]
  const written = text(values, 'text')
  return parsed({ type: 'answer-notice', matter, text: written || fallback, attachments }, {
    matter: matter ? undefined : t('error.noticeMatter'),
    text: written === '' && attachments.length === 0 ? t('error.material') : undefined,
    files: attachments.length > MOST_FILES ? t('error.attachments') : undefined,
  }, values, t)
}

/** The firm and the complainant settled by themselves: the complaint ends, with what they agreed kept. */
export function parseSettled(values: FormValues, language: Language): Parsed<ConsumerCommand> {
  const t = translator(language)
  const reason = text(values, 'reason')
  return parsed({ type: 'withdraw', settled: true, reason }, {
    reason: reason === '' ? t('error.settled') : undefined, confirm: single(values, 'confirm') === 'yes' ? undefined : t('error.confirmSettled'),
  }, values, t)
}

export function parseSettlementAnswer(values: FormValues, language: Language): Parsed<ConsumerCommand> {
  const t = translator(language)
  const agreed = readChoice(single(values, 'agreed'))
  const note = text(values, 'note')
  return parsed({ type: 'confirm-settlement', agreed, ...(note ? { note } : {}) }, { agreed: agreed === undefined ? t('error.settlementAgreed') : undefined }, values, t)
}

/** Without a day, today; what is lacking is written out, what was done in full needs no words. */
export function parsePerformance(values: FormValues, language: Language, today: LegalDate): Parsed<ConsumerCommand> {
  const t = translator(language)
  const result = SAID_PERFORMANCE.find((candidate) => candidate === single(values, 'result'))
  const on = readDate(single(values, 'on'))
  const note = text(values, 'note') || (result === 'full' ? t('performance.allDone') : '')
  return parsed({ type: 'say-performance', result, on: on || today, note }, {
    result: result ? undefined : t('error.performance'),
    on: on === undefined ? t('error.date') : on > today ? t('error.ahead', { today }) : undefined,
    note: result && note === '' ? t('error.lacking') : undefined,
  }, values, t, zMediationCommand)
}

/** Whoever consents says to what, in their own words. */
export function parseConsent(values: FormValues, language: Language): Parsed<ConsumerCommand> {
  const t = translator(language)
  const to = CONSENTS.find((candidate) => candidate === single(values, 'to'))
  const note = text(values, 'note')
  return parsed({ type: 'record-consent', personId: 'self', to, note }, { to: to ? undefined : t('error.consentTo'), note: note === '' ? t('error.consentNote') : undefined }, values, t)
}

export function parseLeaving(values: FormValues, language: Language): Parsed<ConsumerCommand> {
  const t = translator(language)
  const reason = text(values, 'reason')
  return parsed({ type: 'remove-complainant', personId: 'self', reason }, {
    reason: reason === '' ? t('error.leaving') : undefined, confirm: single(values, 'confirm') === 'yes' ? undefined : t('error.confirmLeaving'),
  }, values, t)
}

/** Ids of the files staged for one of {@link PAPERS}. */
export function paperIds(values: FormValues, name: (typeof PAPERS)[number]): readonly string[] {
  return [...new Set(several(values, name))].filter(isUuid)
}

/** Order 121 Art. 11: the original authorisation names matters, powers and term; the agent proves who they are. */
export function parseAgent(values: FormValues, language: Language, today: LegalDate): Parsed<ConsumerCommand> {
  const t = translator(language)
  const powers = POWERS.find((candidate) => candidate === single(values, 'powers'))
  const codeWith = CODE_WITH.find((candidate) => candidate === single(values, 'codeWith'))
  const until = readDate(single(values, 'until'))
  const phone = normalPhone(single(values, 'agent.phone'))
  const [authority, identity] = [[...paperIds(values, 'authority')], [...paperIds(values, 'identity')]]
  const agent = { name: text(values, 'agent.name'), phone, address: text(values, 'agent.address') }
  return parsed({ type: 'appoint-agent', agent, powers, matters: text(values, 'matters'), until: until || undefined, authority, identity, codeWith }, {
    codeWith: codeWith ? undefined : t('error.codeWith'),
    'agent.phone': isRefusal(checkPhone(phone)) ? t('error.phone', { field: t('form.agent.phone') }) : undefined,
    powers: powers ? undefined : t('error.powers'),
    until: until === undefined ? t('error.date') : until === '' ? t('error.until') : until < today ? t('error.untilPast') : undefined,
    authority: authority.length === 0 ? t('error.authority') : undefined, identity: identity.length === 0 ? t('error.identity') : undefined,
  }, values, t)
}
