/**
 * Who complains and with what authority: joint complainants, at most two representatives in writing, agents with their
 * authority paper, the consents that neither may give for those they act for, and who of them has been told of what was
 * decided (Order 121 Art. 11, 12, 15 and 23).
 */
import type { LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { isConsumer, type CodeHolder, type Context } from '#modules/casefile/casefile.ts'
import type { ComplaintCommandInput, ComplaintRefusal, CONSENTS, POWERS, TELLINGS } from './contract.ts'

export type ConsentTo = (typeof CONSENTS)[number]
/** What a complainant is told of: the decision, and later the result of the mediation. */
export type TellingOf = (typeof TELLINGS)[number]

/** `agentId` is the person who acts (`party.person`), `principalId` the complainant acted for. */
export interface Agent {
  readonly agentId: string
  readonly principalId: string
  readonly powers: (typeof POWERS)[number]
  readonly matters: string
  /** Last day of the authority. */
  readonly until: LegalDate
  readonly endedOn: LegalDate | null
}

export interface Complainants {
  /** Beside the one who filed; persons of `party`. */
  readonly joint: readonly string[]
  readonly representatives: readonly string[]
  readonly agents: readonly Agent[]
  readonly consents: readonly { readonly personId: string; readonly to: ConsentTo; readonly on: LegalDate }[]
  /** Which agent has the query code of a principal, until it is issued anew. */
  readonly codesWith: Readonly<Record<string, string>>
  /** How often each was issued a query code anew. */
  readonly codes: Readonly<Record<string, number>>
  readonly tellings: readonly { readonly personId: string; readonly of: TellingOf; readonly by: string; readonly on: LegalDate }[]
}

export const alone: Complainants = { joint: [], representatives: [], agents: [], consents: [], tellings: [], codes: {}, codesWith: {} }

export type ComplainantEvent =
  | { readonly type: 'complaint.complainant-joined'; readonly personId: string; readonly article: string }
  | { readonly type: 'complaint.complainant-left'; readonly personId: string; readonly reason: string }
  | { readonly type: 'complaint.representatives-elected'; readonly personIds: readonly string[]; readonly article: string; readonly changed: boolean; readonly attachments: readonly string[] }
  | ({ readonly type: 'complaint.agent-appointed'; readonly article: string; readonly attachments: readonly string[]; readonly holdsCode?: true } & Omit<Agent, 'endedOn'>)
  | { readonly type: 'complaint.agent-ended'; readonly agentId: string; readonly reason: string }
  | { readonly type: 'complaint.consent-recorded'; readonly personId: string; readonly to: ConsentTo; readonly note: string; readonly attachments: readonly string[] }
  | { readonly type: 'complaint.code-issued'; readonly personId: string }
  | { readonly type: 'complaint.complainant-told'; readonly personId: string; readonly of: TellingOf; readonly by: string; readonly note: string | null }

type Input<Type extends ComplaintCommandInput['type']> = Extract<ComplaintCommandInput, { type: Type }>

/** Persons are written beside the command, which names them by the id the server drew. */
export type ComplainantCommand =
  | { readonly type: 'add-complainant'; readonly personId: string }
  | Input<'elect-representatives' | 'end-agent' | 'issue-code'>
  | (Input<'record-consent' | 'remove-complainant'> & { readonly personId: string })
  | (Omit<Input<'appoint-agent'>, 'agent'> & { readonly agentId: string })

type Decided = readonly ComplainantEvent[] | Refusal<ComplaintRefusal>

function everyone({ joint }: Complainants, filer: string): readonly string[] {
  return [filer, ...joint]
}

/** Those for whom others act: with representatives all the others, without them all but the one who filed. */
function represented(group: Complainants, filer: string): readonly string[] {
  const acting = group.representatives.length > 0 ? group.representatives : [filer]
  return everyone(group, filer).filter((person) => !acting.includes(person))
}

/** An agent with special powers within their term may settle and waive; any other needs the principal's word. */
function actsFully({ powers, until }: Agent, today: LegalDate): boolean {
  return powers === 'special' && today <= until
}

/** Who comes with a complainant's query code: an agent who was given it keeps it, ended or not, until it is issued anew; else it is they. */
export function codeWith({ agents, codesWith }: Complainants, personId: string): Agent | undefined {
  return agents.find(({ agentId }) => agentId === codesWith[personId])
}

/** Whether whoever comes with the code may give up for the complainant: they themselves always, an agent with special authority alone (Art. 11). */
function mayGiveUp(group: Complainants, personId: string, today: LegalDate): boolean {
  const agent = codeWith(group, personId)
  return !agent || (agent.endedOn === null && actsFully(agent, today))
}

/** Persons whose consent is still needed: to an agreement, to giving up the claim, to other representatives. */
export function consentMissing(group: Complainants, filer: string, to: ConsentTo, today: LegalDate): readonly string[] {
  const principals = to === 'representation' ? [] : group.agents.filter((agent) => agent.endedOn === null && !actsFully(agent, today)).map(({ principalId }) => principalId)
  const needed = new Set([...represented(group, filer), ...principals])
  return [...needed].filter((person) => !group.consents.some((consent) => consent.personId === person && consent.to === to))
}

/**
 * Whose consent to giving up is missing; `byCode` where somebody comes with the query code of the one who filed. An agent's
 * principal may always give up by their own word, which their code stands for; where the agent has it, only special authority
 * makes up for that word.
 */
export function waiverMissing(group: Complainants, filer: string, today: LegalDate, byCode: boolean): readonly string[] {
  const asked = consentMissing(group, filer, 'waiver', today)
  if (!byCode) return asked
  if (!mayGiveUp(group, filer, today)) {
    const consented = group.consents.some(({ personId, to }) => personId === filer && to === 'waiver')
    return consented ? asked : [...new Set([...asked, filer])]
  }
  return group.joint.length === 0 || codeWith(group, filer) ? asked.filter((person) => person !== filer) : asked
}

/** Whether a step that only the complainant's own word makes is tried with a code that an agent has. An agent leaves for them with special authority alone. */
export function needsOwnWord(step: string, group: Complainants, own: string, today: LegalDate): boolean {
  if (step === 'remove-complainant') return !mayGiveUp(group, own, today)
  return (step === 'record-consent' || step === 'appoint-agent') && codeWith(group, own) !== undefined
}

export function holdersOf(group: Complainants, filer: string): readonly CodeHolder[] {
  return everyone(group, filer).map((personId) => ({ personId, filer: personId === filer, issue: group.codes[personId] ?? 0 }))
}

/**
 * Who has not been told of what was decided. The one who filed is told by the decision itself, and of a termination by the
 * telling of the parties; an agreement everyone is told of.
 */
export function untold(group: Complainants, filer: string, of: TellingOf | null): readonly string[] {
  if (of === null || group.joint.length === 0) return []
  const due = of === 'agreed' ? everyone(group, filer) : group.joint
  return due.filter((person) => !group.tellings.some((telling) => telling.personId === person && telling.of === of))
}

/** `of` is what is to be told now; null where nothing was decided yet. */
export function decideTelling(group: Complainants, filer: string, command: Input<'tell-complainant'>, of: TellingOf | null): Decided {
  const open = untold(group, filer, of)
  if (of === null || open.length === 0) return refuse('complaint.nothing-to-tell')
  const personIds = [...new Set(command.personIds)]
  if (personIds.some((person) => !everyone(group, filer).includes(person))) return refuse('complaint.unknown-complainant', { field: 'command.personIds' })
  if (personIds.some((person) => !open.includes(person))) return refuse('complaint.already-told', { field: 'command.personIds' })
  return personIds.map((personId) => ({ type: 'complaint.complainant-told', personId, of, by: command.by, note: command.note ?? null }))
}

/** Where the duty to ask them stands. */
export function consentArticle({ joint }: Complainants, { pack }: Pick<Context, 'pack'>): { readonly article?: string } {
  const article = joint.length > 0 ? pack.jointArticle : pack.agentArticle
  return article === null ? {} : { article }
}

export function decideComplainants(group: Complainants, filer: string, command: ComplainantCommand, context: Context): Decided {
  switch (command.type) {
    case 'add-complainant': return [{ type: 'complaint.complainant-joined', personId: command.personId, article: context.pack.jointArticle ?? '' }]
    case 'remove-complainant':
      if (!speaksFor(command.personId, filer, context)) return refuse('complaint.only-for-self', { field: 'command.personId' })
      if (!group.joint.includes(command.personId)) return refuse('complaint.unknown-complainant', { field: 'command.personId' })
      return [{ type: 'complaint.complainant-left', personId: command.personId, reason: command.reason }]
    case 'elect-representatives': return elect(group, filer, command, context)
    case 'appoint-agent': return appoint(group, filer, command, context)
    case 'end-agent':
      if (!group.agents.some((agent) => agent.agentId === command.agentId && agent.endedOn === null)) return refuse('complaint.unknown-agent', { field: 'command.agentId' })
      return [{ type: 'complaint.agent-ended', agentId: command.agentId, reason: command.reason }]
    case 'issue-code':
      if (!everyone(group, filer).includes(command.personId)) return refuse('complaint.unknown-complainant', { field: 'personId' })
      return [{ type: 'complaint.code-issued', personId: command.personId }]
    case 'record-consent':
      if (!speaksFor(command.personId, filer, context)) return refuse('complaint.only-for-self', { field: 'command.personId' })
      if (!everyone(group, filer).includes(command.personId)) return refuse('complaint.unknown-complainant', { field: 'command.personId' })
      return [{ type: 'complaint.consent-recorded', personId: command.personId, to: command.to, note: command.note, attachments: command.attachments }]
  }
}

/** With a query code one speaks for oneself alone; staff write down what anyone said. */
function speaksFor(personId: string, filer: string, { actor }: Pick<Context, 'actor'>): boolean {
  return !isConsumer(actor) || personId === (actor.personId ?? filer)
}

function elect(group: Complainants, filer: string, command: Input<'elect-representatives'>, context: Context): Decided {
  const { attachments } = command
  const personIds = [...new Set(command.personIds)]
  const named = consentArticle(group, context)
  if (group.joint.length === 0) return refuse('complaint.not-joint')
  if (personIds.some((person) => !everyone(group, filer).includes(person))) return refuse('complaint.unknown-complainant', { field: 'command.personIds' })
  if (attachments.length === 0) return refuse('complaint.in-writing', { field: 'command.attachments', ...named })
  const changed = group.representatives.length > 0
  const missing = changed ? consentMissing(group, filer, 'representation', context.today) : []
  if (missing.length > 0) return refuse('complaint.consent-needed', { ...named, params: { count: missing.length } })
  return [{ type: 'complaint.representatives-elected', personIds, article: named.article ?? '', changed, attachments }]
}

function appoint(group: Complainants, filer: string, command: Extract<ComplainantCommand, { type: 'appoint-agent' }>, { pack, today, actor }: Context): Decided {
  const { agentId, principalId = filer, powers, matters, until, authority, identity, codeWith: holder } = command
  const article = pack.agentArticle ?? ''
  // With the query code one acts for oneself alone.
  const principals = isConsumer(actor) ? [filer] : everyone(group, filer)
  if (!principals.includes(principalId)) return refuse('complaint.unknown-complainant', { field: 'command.principalId' })
  if (authority.length === 0) return refuse('complaint.authority-papers', { field: 'command.authority', article })
  if (identity.length === 0) return refuse('complaint.authority-papers', { field: 'command.identity', article })
  if (until < today) return refuse('complaint.authority-expired', { field: 'command.until', article, params: { until } })
  return [{ type: 'complaint.agent-appointed', agentId, principalId, powers, matters, until, article, attachments: [...authority, ...identity], ...(holder === 'agent' && { holdsCode: true as const }) }]
}

export function evolveComplainants(group: Complainants, event: ComplainantEvent, on: LegalDate): Complainants {
  switch (event.type) {
    case 'complaint.complainant-joined': return { ...group, joint: [...group.joint, event.personId] }
    case 'complaint.complainant-left': {
      const others = (persons: readonly string[]) => persons.filter((person) => person !== event.personId)
      // Whoever left has nobody acting for them any more, so that nothing waits for their consent.
      const agents = group.agents.map((agent) => (agent.principalId === event.personId && agent.endedOn === null ? { ...agent, endedOn: on } : agent))
      return { ...group, joint: others(group.joint), representatives: others(group.representatives), agents }
    }
    case 'complaint.representatives-elected':
      // A consent to new representatives is for this change alone.
      return { ...group, representatives: event.personIds, consents: group.consents.filter(({ to }) => to !== 'representation') }
    case 'complaint.agent-appointed': {
      const { agentId, principalId, powers, matters, until } = event
      const codesWith = event.holdsCode ? { ...group.codesWith, [principalId]: agentId } : group.codesWith
      return { ...group, codesWith, agents: [...group.agents, { agentId, principalId, powers, matters, until, endedOn: null }] }
    }
    case 'complaint.agent-ended':
      return { ...group, agents: group.agents.map((agent) => (agent.agentId === event.agentId ? { ...agent, endedOn: on } : agent)) }
    case 'complaint.consent-recorded': return { ...group, consents: [...group.consents, { personId: event.personId, to: event.to, on }] }
    case 'complaint.code-issued': return { ...group, codesWith: Object.fromEntries(Object.entries(group.codesWith).filter(([personId]) => personId !== event.personId)), codes: { ...group.codes, [event.personId]: (group.codes[event.personId] ?? 0) + 1 } }
    case 'complaint.complainant-told': return { ...group, tellings: [...group.tellings, { personId: event.personId, of: event.of, by: event.by, on }] }
  }
}
