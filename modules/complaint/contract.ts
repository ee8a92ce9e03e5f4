/** What callers send to the complaint module, get from it, and may be refused. */
import { z } from 'zod'
import { route, zIdempotencyKey, zLegalDate, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { REOPENED_BY, zFileView, zGround } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { SALE_KINDS } from '#modules/rules/rules.ts'
import { refusalTexts } from './messages.ts'

export const CHANNELS = ['web', 'sms', 'phone', 'window', 'station', 'national', 'letter'] as const
/** What a complainant may ask for; the first four are those the national platform's form offers. */
export const CLAIMS = ['return-goods', 'exchange', 'refund', 'damages', 'repair', 'redo', 'apology', 'other'] as const
export const SATISFACTION = ['very-satisfied', 'satisfied', 'fair', 'unsatisfied'] as const
export const STAGES = ['received', 'returned', 'accepted', 'refused', 'withdrawn', 'closed', 'redo', 'transferred'] as const
/** What a notice may ask for; which of them an order has stands in its pack. */
export const NOTICES = ['papers', 'identity'] as const
export const POWERS = ['ordinary', 'special'] as const
export const CODE_WITH = ['principal', 'agent'] as const
/** What those who are represented must consent to themselves. */
export const CONSENTS = ['agreement', 'waiver', 'representation'] as const
/** What each joint complainant is told of. */
export const TELLINGS = ['accepted', 'refused', 'agreed', 'terminated'] as const

/** A short text that may be empty; without control characters. */
function zLine(max: number) {
  return zText(max, 0)
}

/** Others that one filing may name; the office adds more. */
const MOST_JOINT = 20

/** No one alive bought anything before; an earlier day is a slip of the keyboard. */
const EARLIEST_PURCHASE = '1949-10-01'

const zConsumer = z.object({
  name: zText(50, 2),
  phone: zLine(20),
  address: zText(120, 2),
  idType: z.enum(['id-card', 'passport', 'hk-macao-permit', 'taiwan-permit', 'foreign-residence']).optional(),
  idNumber: zLine(30).optional(),
})

const zRespondent = z.object({
  /** The operator in the register, where the complainant found it there. */
  operatorId: z.uuid().optional(),
  name: zText(100, 2),
  address: zText(200, 2),
  phone: zLine(20).optional(),
  creditCode: zLine(18).optional(),
})

/** Bought online, and of whom; what was bought in a shop has none. */
const zOnlineSale = z.object({
  kind: z.enum(SALE_KINDS),
  /** Name of the platform, or of the site. */
  platform: zText(50, 2),
  /** Address that the platform publishes of the seller, where it publishes one. */
  publishedAddress: zText(200, 0).optional(),
})

/** The filing is a report as well: it becomes a file of its own beside the complaint (Order 121 Art. 9), with those of its attachments that are named here. */
const zAlsoReport = z.object({ facts: zText(2000, 10), realName: z.boolean(), attachments: z.array(z.uuid()).max(4).default([]) })

/** Others who complain of the same dispute with the one who files, and agreed to (Order 121 Art. 12). */
const zJoint = z.object({ people: z.array(zConsumer).min(1).max(MOST_JOINT), agreed: z.literal(true) })

export const zComplaintInput = z.object({
  key: zIdempotencyKey,
  channel: z.enum(CHANNELS).default('web'),
  consumer: zConsumer,
  respondent: zRespondent,
  /** Code of the problem category list (`quality`, `after-sales`, …). */
  category: z.string().max(40),
  goods: zText(50).optional(),
  orderNumber: zLine(60).optional(),
  online: zOnlineSale.optional(),
  facts: zText(2000, 10),
  claims: z.array(z.enum(CLAIMS)).min(1).max(8),
  claimText: zText(500).optional(),
  /** Sum in dispute, in fen (1 yuan = 100 fen). */
  amountFen: z.int().min(0).max(10_000_000_000).optional(),
  occurredOn: zLegalDate.refine((day) => day >= EARLIEST_PURCHASE, { error: 'date.too-early' }).optional(),
  publicationConsent: z.boolean(),
  entrustConsent: z.boolean(),
  /** Ids of attachments uploaded before (`upload-attachment`). */
  attachments: z.array(z.uuid()).max(4).default([]),
  report: zAlsoReport.optional(),
  joint: zJoint.optional(),
})
export type ComplaintInput = z.output<typeof zComplaintInput>

/** As staff take it down: what came by letter or hand-over before today says when, and why it is registered only now. */
export const zComplaintRegistration = zComplaintInput.extend({ receivedOn: zLegalDate.optional(), receivedReason: zText(200, 2).optional() })
export type ComplaintRegistration = z.output<typeof zComplaintRegistration>

export const zReceipt = z.object({
  id: z.uuid(),
  number: z.string(),
  queryCode: z.string(),
  /** The office must decide by this day. */
  decideBy: z.string(),
  article: z.string(),
  packName: z.string(),
  provisional: z.boolean(),
  /** Of those named with the one who filed: how many, and whether each was texted a query code of their own. */
  joint: z.object({ count: z.number(), texted: z.boolean() }).optional(),
  /** Of the report that was filed with it. */
  report: z.object({ id: z.uuid(), number: z.string(), queryCode: z.string(), realName: z.boolean(), verifyBy: z.string(), article: z.string() }).optional(),
})
export type Receipt = z.output<typeof zReceipt>

const zFiles = z.array(z.uuid()).max(4).default([])

/** A complainant; with a query code `self`, whoever's it is. */
const zSomeone = z.union([z.uuid(), z.literal('self')])

/** Commands on a complaint that exists, as staff or the consumer sends them. */
export const zComplaintCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accept'), told: z.enum(['portal', 'sms', 'phone', 'post', 'window']) }),
  z.object({
    type: z.literal('refuse'), ground: z.string().max(60), reason: zText(1000, 10), told: z.enum(['portal', 'sms', 'phone', 'post', 'window']),
    /** The papers are false, or the name is another's: no notice could cure it. */
    falsified: z.boolean().optional(),
  }),
  z.object({ type: z.literal('approve-refusal') }),
  z.object({ type: z.literal('reopen'), cause: z.enum(REOPENED_BY), document: zText(100, 2), documentOn: zLegalDate, reason: zText(1000, 5) }),
  z.object({ type: z.literal('send-back-refusal'), reason: zText(500, 5) }),
  z.object({ type: z.literal('return-to-intake'), reason: zText(500, 5) }),
  z.object({ type: z.literal('assign'), unitId: z.uuid(), officerId: z.uuid().optional(), reason: zText(500).optional() }),
  z.object({ type: z.literal('add-material'), text: zText(2000, 0), attachments: z.array(z.uuid()).max(4).default([]) }),
  z.object({
    type: z.literal('withdraw'), reason: zText(500).optional(),
    /** Firm and complainant settled by themselves; `reason` says how. */
    settled: z.boolean().optional(),
  }),
  z.object({ type: z.literal('close'), summary: zText(1000, 2) }),
  z.object({ type: z.literal('rate'), grade: z.enum(SATISFACTION), comment: zText(500).optional() }),
  z.object({ type: z.literal('give-notice'), matter: z.enum(NOTICES), items: zText(1000, 2), dueOn: zLegalDate, told: z.enum(['portal', 'sms', 'phone', 'post', 'window']) }),
  z.object({ type: z.literal('answer-notice'), matter: z.enum(NOTICES), text: zText(2000, 0), attachments: zFiles }),
  z.object({ type: z.literal('add-complainant'), person: zConsumer, agreed: z.literal(true) }),
  z.object({ type: z.literal('remove-complainant'), personId: zSomeone, reason: zText(500, 2) }),
  z.object({ type: z.literal('elect-representatives'), personIds: z.array(z.uuid()).min(1).max(2), attachments: zFiles }),
  z.object({
    type: z.literal('appoint-agent'), /** The one who filed where absent. */ principalId: z.uuid().optional(), agent: zConsumer, powers: z.enum(POWERS), matters: zText(500, 2), until: zLegalDate,
    authority: zFiles, identity: zFiles,
    /** Who has the principal's query code: where the agent filed, the agent. */
    codeWith: z.enum(CODE_WITH).default('principal'),
  }),
  z.object({ type: z.literal('end-agent'), agentId: z.uuid(), reason: zText(500, 2) }),
  z.object({ type: z.literal('record-consent'), personId: zSomeone, to: z.enum(CONSENTS), note: zText(500, 2), attachments: zFiles }),
  /** Taken by a route of its own (`issue-code`), which tells the code. */
  z.object({ type: z.literal('issue-code'), personId: z.uuid() }),
  z.object({
    type: z.literal('tell-complainant'), personIds: z.array(z.uuid()).min(1).max(50), by: z.enum(['portal', 'sms', 'phone', 'post', 'window']), note: zText(500).optional(),
  }),
  z.object({ type: z.literal('mark-same-dispute'), fileId: z.uuid(), reason: zText(500, 5) }),
  z.object({ type: z.literal('unmark-same-dispute'), reason: zText(500, 2) }),
  z.object({ type: z.literal('allow-settlement') }),
  z.object({ type: z.literal('offer-settlement'), consent: zText(500, 2).optional() }),
  z.object({ type: z.literal('answer-settlement'), settled: z.boolean(), answer: zText(1000, 2) }),
  z.object({ type: z.literal('confirm-settlement'), agreed: z.boolean(), note: zText(500).optional() }),
  z.object({ type: z.literal('record-callback'), grade: z.enum(SATISFACTION), by: z.enum(['portal', 'sms', 'phone', 'post', 'window']), comment: zText(500).optional() }),
  z.object({ type: z.literal('finish-redo'), summary: zText(1000, 2) }),
])
export type ComplaintCommandInput = z.output<typeof zComplaintCommand>

const zSession = z.object({
  id: z.uuid(), mode: z.enum(['on-site', 'phone', 'audio', 'video', 'internet']), startsAt: z.string(),
  place: z.string(), mediators: z.array(z.string()), held: z.boolean(), present: z.array(z.string()), record: z.string().nullable(),
  /** Why it was called off; null where it was not. */
  cancelled: z.string().nullable(),
})
const zTerm = z.object({
  party: z.enum(['consumer', 'respondent']), duty: z.string(), dueOn: z.string(), amountFen: z.number().nullable(),
})
const zMediationView = z.object({
  stage: z.enum(['open', 'suspended', 'agreed', 'terminated', 'told']),
  sessions: z.array(zSession),
  answers: z.object({ consumer: z.boolean().nullable(), respondent: z.boolean().nullable() }),
  agreement: z.object({ on: z.string(), form: z.enum(['written', 'waived', 'performed']), terms: z.array(zTerm) }).nullable(),
  termination: z.object({ on: z.string(), ground: z.string(), article: z.string(), reason: z.string() }).nullable(),
  suspendedFor: z.string().nullable(),
  recusals: z.array(z.object({ mediator: z.string(), party: z.enum(['consumer', 'respondent']), reason: z.string(), granted: z.boolean().nullable() })),
  entrusted: z.object({
    body: z.string(), letter: z.string(), on: z.string(),
    reply: z.object({ on: z.string(), result: z.enum(['agreed', 'failed', 'given-back']), text: z.string() }).nullable(),
  }).nullable(),
  tests: z.array(z.object({
    how: z.enum(['agreed', 'appointed']), body: z.string(), matter: z.string(), cost: z.enum(['consumer', 'respondent', 'shared', 'undecided']),
    conclusion: z.string().nullable(),
  })),
  performance: z.object({ on: z.string(), result: z.enum(['performed', 'given-up']), note: z.string() }).nullable(),
  said: z.object({ on: z.string(), result: z.enum(['full', 'partly', 'none']), note: z.string() }).nullable(),
  confirmation: z.object({ on: z.string(), court: z.string() }).nullable(),
})

const zPerson = z.object({
  id: z.uuid(), name: z.string(), phone: z.string(), address: z.string(), idNumber: z.string().nullable(), masked: z.boolean(),
})

const zNotice = z.object({ matter: z.enum(NOTICES), on: z.string(), dueOn: z.string(), items: z.string(), article: z.string(), suppliedOn: z.string().nullable() })
/** Notices, own settlement and what comes after closing: shown to the complainant too. */
const zMore = {
  notices: z.array(zNotice),
  settlement: z.object({
    stage: z.enum(['allowed', 'offered', 'proposed', 'settled', 'failed']), offeredOn: z.string().nullable(), endedOn: z.string().nullable(), answer: z.string().nullable(),
  }).nullable(),
  callbacks: z.array(z.object({ on: z.string(), grade: z.enum(SATISFACTION), by: z.string(), comment: z.string().nullable() })),
}
/** Joint complainants and agents, names masked; `consents` are those recorded of each. */
const zGroup = z.object({
  people: z.array(z.object({
    id: z.uuid(), name: z.string(), filer: z.boolean(), representative: z.boolean(), consents: z.array(z.enum(CONSENTS)),
    /** Each telling by itself: of what, how and on which day. */
    told: z.array(z.object({ of: z.enum(TELLINGS), by: z.string(), on: z.string() })),
  })),
  agents: z.array(z.object({
    id: z.uuid(), name: z.string(), principalId: z.uuid(), powers: z.enum(POWERS), matters: z.string(), until: z.string(), ended: z.boolean(), holdsCode: z.boolean(),
  })),
  /** Persons whose consent is still needed. */
  missing: z.object({ agreement: z.array(z.string()), waiver: z.array(z.string()), representation: z.array(z.string()) }),
  /** What is to be told now, and the persons who have not been told of it. */
  telling: z.object({ of: z.enum(TELLINGS), untold: z.array(z.string()) }).nullable(),
})

/** A file as staff see it. Personal data masked unless `person.masked` is false. */
export const zComplaintView = zFileView.extend({
  stage: z.enum(STAGES),
  channel: z.enum(CHANNELS),
  nationalNumber: z.string().nullable(),
  consumer: zPerson,
  respondent: z.object({
    operatorId: z.uuid().nullable(), name: z.string(), address: z.string(), phone: z.string().nullable(), creditCode: z.string().nullable(),
  }),
  category: z.string(),
  goods: z.string().nullable(),
  orderNumber: z.string().nullable(),
  online: z.object({ kind: z.enum(SALE_KINDS), platform: z.string(), publishedAddress: z.string().nullable() }).nullable(),
  facts: z.string(),
  claims: z.array(z.enum(CLAIMS)),
  claimText: z.string().nullable(),
  amountFen: z.number().nullable(),
  occurredOn: z.string().nullable(),
  publicationConsent: z.boolean(),
  entrustConsent: z.boolean(),
  refusal: z.object({ ground: z.string(), article: z.string(), reason: z.string(), on: z.string() }).nullable(),
  /** The regulator that received it by transfer, and under which letter. */
  leaving: z.object({ to: z.string(), letter: z.string(), on: z.string() }).nullable(),
  /** A refusal that waits for the chief's approval; staff alone see it. */
  proposedRefusal: z.object({ ground: z.string(), article: z.string(), reason: z.string() }).nullable(),
  rating: z.object({ grade: z.enum(SATISFACTION), comment: z.string().nullable() }).nullable(),
  summary: z.string().nullable(),
  ...zMore,
  mediation: zMediationView.nullable(),
  group: zGroup,
  sameAs: z.object({ fileId: z.string(), number: z.string(), reason: z.string(), article: z.string() }).nullable(),
  /** Files of the same telephone number on the same firm that were mediated before this one. */
  mediatedBefore: z.array(z.object({ id: z.uuid(), number: z.string(), receivedOn: z.string(), stage: z.enum(STAGES), summary: z.string() })),
  /** Last day to offer for a notice: the practice of the bureau. */
  noticeDueOn: z.string(),
  grounds: z.object({ notice: z.array(zGround), refusal: z.array(zGround), termination: z.array(zGround), suspension: z.array(zGround) }),
  otherRoutes: z.object({ article: z.string().nullable(), zh: z.array(z.string()), en: z.array(z.string()) }),
  /** The firm's other files, newest first, at most 20; `count` is the true number. */
  sameOperator: z.object({
    count: z.number(),
    files: z.array(z.object({ id: z.uuid(), number: z.string(), receivedOn: z.string(), stage: z.enum(STAGES), category: z.string(), summary: z.string() })),
  }),
})
export type ComplaintView = z.output<typeof zComplaintView>

/** The same file as one of its complainants sees it: no staff names beyond the officer's, nothing internal, nothing personal of another. */
export const zTrackingView = zComplaintView.pick({
  id: true, number: true, stage: true, receivedOn: true, unit: true, officer: true, pack: true, respondent: true, category: true,
  facts: true, claims: true, attachments: true, refusal: true, leaving: true, rating: true, summary: true, mediation: true, clocks: true,
  timeline: true, allowedActions: true, otherRoutes: true, notices: true, settlement: true, callbacks: true, online: true,
}).extend({
  /** Who follows the file: whether they joined what another filed, how many complain, what they consented to and are still asked. */
  self: z.object({ joined: z.boolean(), complainants: z.number(), consented: z.array(z.enum(CONSENTS)), asked: z.array(z.enum(CONSENTS)) }),
})
export type TrackingView = z.output<typeof zTrackingView>

const zTracking = { number: z.string().trim().min(6).max(40), queryCode: z.string().trim().min(6).max(20) }
const zFileId = { id: z.uuid() }

function refusalsOf(...codes: readonly (ComplaintRefusal | CasefileRefusal)[]): readonly (ComplaintRefusal | CasefileRefusal)[] {
  return codes
}

const STATED = refusalsOf(
  'complaint.missing-field', 'complaint.unknown-category', 'complaint.bad-phone', 'complaint.bad-id-number', 'complaint.bad-credit-code',
  'complaint.future-date', 'complaint.unknown-operator', 'complaint.already-exists', 'complaint.no-office', 'casefile.unknown-attachment',
)
const STEPS = refusalsOf('complaint.not-permitted', 'complaint.wrong-stage', 'complaint.nothing-added', 'casefile.unknown-attachment')

const CONSUMER_STEPS = refusalsOf('complaint.no-notice', 'complaint.settlement-order', 'complaint.consent-needed')
const AGENT_STEPS = refusalsOf('complaint.unknown-complainant', 'complaint.authority-papers', 'complaint.authority-expired', 'complaint.bad-phone', 'complaint.bad-id-number')
const STAFF_STEPS = refusalsOf(
  ...CONSUMER_STEPS, ...AGENT_STEPS, 'complaint.no-such-notice', 'complaint.notice-running', 'complaint.bad-notice-day', 'complaint.no-time-for-notice', 'complaint.notice-first', 'complaint.not-joint',
  'complaint.nothing-to-tell', 'complaint.already-told', 'complaint.unknown-agent', 'complaint.in-writing', 'complaint.same-dispute',
  'complaint.not-marked', 'complaint.not-mediated', 'complaint.settlement-consent', 'complaint.called-back',
)

export const routes = {
  submit: route({
    id: 'submit-complaint', method: 'POST', path: '/public/complaints', access: 'public',
    summary: 'File a complaint; answers with number, query code and the day by which the office must decide',
    input: zComplaintInput, output: zReceipt, refusals: STATED,
  }),
  track: route({
    id: 'track-complaint', method: 'POST', path: '/public/complaints/track', access: 'consumer',
    summary: 'Read a file by its number and query code',
    input: z.object(zTracking), output: zTrackingView, refusals: refusalsOf('complaint.unknown-number'),
  }),
  consumerCommand: route({
    id: 'consumer-command', method: 'POST', path: '/public/complaints/commands', access: 'consumer',
    summary: 'Add material, answer a notice, settle, name an agent, withdraw or rate, by number and query code',
    input: z.object({ ...zTracking, key: zIdempotencyKey, command: zComplaintCommand }), output: zTrackingView,
    refusals: refusalsOf('complaint.unknown-number', ...STEPS, ...CONSUMER_STEPS, ...AGENT_STEPS, 'complaint.only-for-self', 'complaint.agent-holds-code', 'complaint.nothing-to-consent', 'complaint.already-rated'),
  }),
  register: route({
    id: 'register-complaint', method: 'POST', path: '/complaints', access: 'staff',
    summary: 'Register a complaint taken by phone, at the window or at a station',
    input: zComplaintRegistration, output: zReceipt,
    refusals: refusalsOf('complaint.not-permitted', 'complaint.received-in-future', 'complaint.received-too-long-ago', 'complaint.late-reason-needed', ...STATED),
  }),
  read: route({
    id: 'read-complaint', method: 'GET', path: '/complaints/:id', access: 'staff',
    summary: 'One file with facts, clocks, timeline and the steps open to the caller',
    input: z.object(zFileId), output: zComplaintView, refusals: refusalsOf('complaint.not-found'),
  }),
  command: route({
    id: 'command-complaint', method: 'POST', path: '/complaints/:id/commands', access: 'staff',
    summary: 'Take a step on a file; `version` is the version the caller saw',
    input: z.object({ ...zFileId, key: zIdempotencyKey, version: z.int().min(1), command: zComplaintCommand }),
    output: zComplaintView, refusals: refusalsOf(
      'complaint.not-found', ...STEPS, 'casefile.version-conflict', 'complaint.unknown-ground', 'complaint.mediation-open', 'complaint.already-with-unit',
      'complaint.unknown-unit', 'complaint.unknown-officer', 'complaint.no-office', 'complaint.refusal-pending', 'complaint.nothing-to-approve', 'complaint.with-another', 'complaint.redone-before', 'complaint.untold', 'complaint.bad-document-day',
      ...STAFF_STEPS,
    ),
  }),
  issueCode: route({
    id: 'issue-code', method: 'POST', path: '/complaints/:id/codes', access: 'staff',
    summary: 'Issue one of several complainants a query code anew; it is told this once, and by SMS where that is set up, and the one before no longer opens anything',
    input: z.object({ ...zFileId, key: zIdempotencyKey, version: z.int().min(1), personId: z.uuid() }), output: z.object({ queryCode: z.string() }),
    refusals: refusalsOf('complaint.not-found', 'complaint.not-permitted', 'complaint.unknown-complainant', 'casefile.version-conflict'),
  }),
  unmask: route({
    id: 'unmask-consumer', method: 'POST', path: '/complaints/:id/unmask', access: 'staff',
    summary: "Read the complainant's personal data; the reason is logged",
    input: z.object({ ...zFileId, reason: zText(200, 4) }), output: zPerson, refusals: refusalsOf('complaint.not-found', 'complaint.not-permitted'),
  }),
} as const

export type ComplaintRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<ComplaintRefusal> = refusalTexts
