/**
 * What people file that is neither complaint nor report: inquiry (咨询), suggestion (意见建议), praise (表扬), supervision
 * of the authority's own work (监督). No order governs them; Order 121 Art. 44 says that they are not under it.
 */
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { firstWords, handsOf, isOwnWork, type Context, type EventMeta, type ProcedureFacts, type Standing } from '#modules/casefile/casefile.ts'
import type { CHANNELS, GRADES, InquiryCommandInput, InquiryRefusal, OUTCOMES, PUBLICATIONS, STAGES, TOLD_BY, TYPES } from './contract.ts'

export type InquiryStage = (typeof STAGES)[number] | 'none'
export type InquiryType = (typeof TYPES)[number]
type Outcome = (typeof OUTCOMES)[number]
type Told = (typeof TOLD_BY)[number]

export interface Stated {
  readonly inquiryType: InquiryType
  readonly channel: (typeof CHANNELS)[number]
  /** Who filed it, in `party`; null where no name was given. */
  readonly personId: string | null
  readonly title: string
  readonly text: string
  readonly publicationConsent: boolean
}

interface Entry {
  readonly id: string
  readonly version: number
}

export interface Reply {
  readonly outcome: Outcome
  readonly text: string
  readonly told: Told
  readonly route: string | null
  readonly entry: Entry | null
}

interface TurnedInto {
  readonly kind: 'complaint' | 'report'
  readonly id: string
  readonly number: string
}

export type InquiryEvent =
  | ({ readonly type: 'inquiry.received'; readonly unitId: string } & Stated)
  | { readonly type: 'inquiry.assigned'; readonly unitId: string; readonly officerId: string | null; readonly reason: string | null }
  | { readonly type: 'inquiry.returned'; readonly toUnitId: string; readonly reason: string }
  | ({ readonly type: 'inquiry.replied' } & Reply)
  | { readonly type: 'inquiry.turned'; readonly into: TurnedInto }
  | { readonly type: 'inquiry.publication-proposed'; readonly question: string; readonly answer: string }
  | { readonly type: 'inquiry.published' }
  | { readonly type: 'inquiry.publication-rejected'; readonly reason: string }
  | { readonly type: 'inquiry.publication-withdrawn'; readonly reason: string }
  | { readonly type: 'inquiry.rated'; readonly grade: (typeof GRADES)[number]; readonly comment: string | null }

/** As the contract has them, with what the server looked up, and those of the asker. */
export type InquiryCommand =
  | ({ readonly type: 'receive'; readonly unitId: string } & Stated)
  | Exclude<InquiryCommandInput, { type: 'return-to-intake' }>
  | { readonly type: 'return-to-intake'; readonly reason: string; readonly toUnitId: string }
  | { readonly type: 'turn'; readonly into: TurnedInto }
  | { readonly type: 'rate'; readonly grade: (typeof GRADES)[number]; readonly comment?: string | undefined }

export interface InquiryState {
  readonly stage: InquiryStage
  readonly stated: Stated | null
  readonly unitId: string | null
  readonly officerId: string | null
  readonly reply: (Reply & { readonly on: LegalDate }) | null
  readonly turned: (TurnedInto & { readonly on: LegalDate }) | null
  readonly publication: {
    readonly state: (typeof PUBLICATIONS)[number]; readonly question: string | null; readonly answer: string | null
    readonly by: readonly string[]; readonly on: LegalDate | null; readonly reason: string | null
  }
  readonly rating: { readonly grade: (typeof GRADES)[number]; readonly comment: string | null } | null
}

export const initial: InquiryState = {
  stage: 'none', stated: null, unitId: null, officerId: null, reply: null, turned: null,
  publication: { state: 'none', question: null, answer: null, by: [], on: null, reason: null }, rating: null,
}

const OPEN = ['received', 'returned'] as const

/** Stages in which each step is possible. */
const OPEN_IN: Record<InquiryCommand['type'], readonly InquiryStage[]> = {
  receive: ['none'],
  assign: OPEN,
  'return-to-intake': ['received'],
  answer: OPEN,
  adopt: OPEN,
  decline: OPEN,
  thank: OPEN,
  'point-elsewhere': OPEN,
  turn: OPEN,
  'propose-publication': ['answered'],
  'approve-publication': ['answered'],
  'reject-publication': ['answered'],
  'withdraw-publication': ['answered'],
  rate: ['answered', 'pointed-elsewhere'],
}

/** Steps that fit only some of what people file. */
const ONLY_FOR: Partial<Record<InquiryCommand['type'], readonly InquiryType[]>> = {
  answer: ['inquiry', 'supervision', 'suggestion'],
  adopt: ['suggestion'],
  decline: ['suggestion'],
  thank: ['praise'],
  turn: ['inquiry', 'suggestion'],
  // Supervision names people: what came of it is for the asker and the superior alone.
  'propose-publication': ['inquiry', 'suggestion', 'praise'],
}

/** State of the publication in which a step of it is possible. */
const PUBLICATION_IN: Partial<Record<InquiryCommand['type'], InquiryState['publication']['state']>> = {
  'approve-publication': 'proposed', 'reject-publication': 'proposed', 'withdraw-publication': 'published',
}

export function permits(step: InquiryCommand['type'], state: InquiryState, context: Context): Refusal<InquiryRefusal> | undefined {
  const { stated, publication } = state
  const named = (detail: object) => ({ params: { step: `step.${step}`, ...detail } })
  if (step === 'receive' && state.stage !== 'none') return refuse('inquiry.already-exists')
  if (!OPEN_IN[step].includes(state.stage)) return refuse('inquiry.wrong-stage', named({ stage: `stage.${state.stage}` }))
  if (!stated) return undefined
  const fits = ONLY_FOR[step]
  if (fits && !fits.includes(stated.inquiryType)) return refuse('inquiry.wrong-type', named({ type: `type.${stated.inquiryType}` }))
  if (stated.inquiryType === 'supervision' && step === 'return-to-intake') return refuse('inquiry.confidential')
  if (step === 'propose-publication' && !stated.publicationConsent) return refuse('inquiry.no-consent')
  if (step === 'propose-publication' && publication.state === 'published') return refuse('inquiry.wrong-stage', named({ stage: 'publication.published' }))
  const wanted = PUBLICATION_IN[step]
  if (wanted && publication.state !== wanted) return refuse('inquiry.nothing-proposed')
  if (step === 'approve-publication' && isOwnWork(context.actor, publication.by)) return refuse('inquiry.own-proposal')
  if (step === 'rate' && state.rating) return refuse('inquiry.already-rated')
  return undefined
}

type Decided = readonly InquiryEvent[] | Refusal<InquiryRefusal>
type Of<Type extends InquiryCommand['type']> = Extract<InquiryCommand, { type: Type }>

export function decide(state: InquiryState, command: InquiryCommand, context: Context): Decided {
  const forbidden = permits(command.type, state, context)
  if (forbidden) return forbidden
  switch (command.type) {
    case 'receive': {
      const { type: _, ...received } = command
      return [{ type: 'inquiry.received', ...received }]
    }
    case 'assign': return assign(state, command)
    case 'return-to-intake':
      if (command.toUnitId === state.unitId) return refuse('inquiry.already-with-unit', { field: 'command.reason' })
      return [{ type: 'inquiry.returned', toUnitId: command.toUnitId, reason: command.reason }]
    case 'answer': return reply('answered', command, { entry: command.entry ?? null })
    case 'adopt': return reply('adopted', command)
    case 'decline': return reply('not-adopted', command)
    case 'thank': return reply('thanked', command)
    case 'point-elsewhere': {
      const known = context.pack.elsewhere.some(({ id }) => id === command.route)
      return known ? reply('pointed-elsewhere', command, { route: command.route }) : refuse('inquiry.unknown-route', { field: 'command.route' })
    }
    case 'turn': return [{ type: 'inquiry.turned', into: command.into }]
    case 'propose-publication': return propose(command)
    case 'approve-publication': return [{ type: 'inquiry.published' }]
    case 'reject-publication': return [{ type: 'inquiry.publication-rejected', reason: command.reason }]
    case 'withdraw-publication': return [{ type: 'inquiry.publication-withdrawn', reason: command.reason }]
    case 'rate': return [{ type: 'inquiry.rated', grade: command.grade, comment: command.comment ?? null }]
  }
}

/** Supervision stays where it was received, whoever asks for it to go elsewhere: the office concerned must not learn of it. */
function assign(state: InquiryState, command: Of<'assign'>): Decided {
  const officerId = command.officerId ?? null
  if (state.stated?.inquiryType === 'supervision' && command.unitId !== state.unitId) return refuse('inquiry.confidential', { field: 'command.unitId' })
  if (command.unitId === state.unitId && officerId === state.officerId && state.stage !== 'returned') return refuse('inquiry.already-with-unit', { field: 'command.unitId' })
  return [{ type: 'inquiry.assigned', unitId: command.unitId, officerId, reason: command.reason ?? null }]
}

function reply(outcome: Outcome, { text, told }: { readonly text: string; readonly told: Told }, more: { readonly entry?: Entry | null; readonly route?: string } = {}): Decided {
  return [{ type: 'inquiry.replied', outcome, text, told, route: more.route ?? null, entry: more.entry ?? null }]
}

const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－ ]?\d{7,8})(?!\d)/
const IDENTITY = /(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/

/** A person takes personal data out; what they overlook of numbers is found here. */
export function personalDataIn(text: string): 'identity' | 'phone' | undefined {
  const plain = text.normalize('NFKC')
  if (IDENTITY.test(plain)) return 'identity'
  return PHONE.test(plain) ? 'phone' : undefined
}

function propose({ question, answer }: Of<'propose-publication'>): Decided {
  for (const [field, text] of [['command.question', question], ['command.answer', answer]] as const) {
    const what = personalDataIn(text)
    if (what) return refuse('inquiry.personal-data', { field, params: { what: `data.${what}` } })
  }
  return [{ type: 'inquiry.publication-proposed', question, answer }]
}

export function evolve(state: InquiryState, event: InquiryEvent, meta: EventMeta): InquiryState {
  const on = legalDay(new Date(meta.at))
  switch (event.type) {
    case 'inquiry.received': {
      const { type: _, unitId, ...stated } = event
      return { ...initial, stage: 'received', stated, unitId }
    }
    case 'inquiry.assigned': return { ...state, stage: 'received', unitId: event.unitId, officerId: event.officerId }
    case 'inquiry.returned': return { ...state, stage: 'returned', unitId: event.toUnitId, officerId: null }
    case 'inquiry.replied': {
      const { type: _, ...given } = event
      return { ...state, stage: event.outcome === 'pointed-elsewhere' ? 'pointed-elsewhere' : 'answered', reply: { ...given, on } }
    }
    case 'inquiry.turned': return { ...state, stage: 'turned', turned: { ...event.into, on } }
    case 'inquiry.publication-proposed': {
      const { question, answer } = event
      return { ...state, publication: { state: 'proposed', question, answer, by: handsOf(meta), on: null, reason: null } }
    }
    case 'inquiry.published': return { ...state, publication: { ...state.publication, state: 'published', on } }
    case 'inquiry.publication-rejected': return { ...state, publication: { ...state.publication, state: 'none', reason: event.reason } }
    case 'inquiry.publication-withdrawn': return { ...state, publication: { ...state.publication, state: 'withdrawn', on: null, reason: event.reason } }
    case 'inquiry.rated': return { ...state, rating: { grade: event.grade, comment: event.comment } }
    default: return state
  }
}

export function facts(state: InquiryState): ProcedureFacts {
  return { answeredOn: state.reply?.on ?? state.turned?.on ?? null }
}

export function standing(state: InquiryState): Partial<Standing> {
  if (state.unitId === null || state.stated === null) return { stage: state.stage }
  const { title, inquiryType, text } = state.stated
  return {
    subject: title, category: `inquiry-${inquiryType}`, summary: firstWords(text), unitId: state.unitId, officerId: state.officerId, stage: state.stage, clocked: true,
    open: state.stage === 'received' || state.stage === 'returned',
    ...state.publication.state === 'proposed' ? { awaiting: 'chief' as const } : {},
  }
}
