/** What callers send to the report module, get from it, and may be refused. */
import { z } from 'zod'
import { route, zIdempotencyKey, zLegalDate, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { REOPENED_BY, stepRoute, zFileView, zGround } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'

export const CHANNELS = ['web', 'sms', 'phone', 'window', 'station', 'national', 'letter'] as const
export const TOLD_BY = ['portal', 'sms', 'phone', 'post', 'window'] as const
export const STAGES = ['received', 'returned', 'verifying', 'suspended', 'awaiting-decision', 'filed', 'declined', 'merged', 'transferred', 'closed'] as const
/** What a reporter learns of a report, and no more. */
const PUBLIC_STAGES = ['received', 'verifying', 'verified', 'filed', 'declined', 'merged', 'transferred'] as const
/** Declining because a condition of filing is not met, which is no ground of its own in the packs. */
export const CONDITIONS_NOT_MET = 'conditions-not-met'
/** Category of matters under the Food Safety Law, whose Art. 115 asks more than the orders do. */
export const FOOD = 'food-safety'

function zLine(max: number) {
  return zText(max, 0)
}

export const zReporterName = z.object({
  name: zText(50, 2), phone: zText(20, 5), address: zLine(120).default(''),
  idType: z.enum(['id-card', 'passport', 'hk-macao-permit', 'taiwan-permit', 'foreign-residence']).optional(), idNumber: zLine(30).optional(),
})
export type NamedReporter = z.output<typeof zReporterName>

/** Anonymous: nothing is asked and nothing kept. Real-name: name and phone are needed. */
const zReporter = z.discriminatedUnion('realName', [z.object({ realName: z.literal(false) }), zReporterName.extend({ realName: z.literal(true) })])

export const zReportInput = z.object({
  key: zIdempotencyKey,
  channel: z.enum(CHANNELS).default('web'),
  reporter: zReporter,
  target: z.object({ operatorId: z.uuid().optional(), name: zText(100, 2), address: zText(200, 2), creditCode: zLine(18).optional() }),
  category: z.string().max(40),
  facts: zText(2000, 10),
  occurredOn: zLegalDate.optional(),
  attachments: z.array(z.uuid()).max(4).default([]),
})
export type ReportInput = z.output<typeof zReportInput>

/** As staff take it down: what came by letter or was handed over may have been received before today, and why it is late is said. */
export const zReportRegistration = zReportInput.extend({ receivedOn: zLegalDate.optional(), receivedReason: zText(200, 2).optional() })
export type ReportRegistration = z.output<typeof zReportRegistration>

export const zReportReceipt = z.object({
  id: z.uuid(), number: z.string(), queryCode: z.string(), realName: z.boolean(), verifyBy: z.string(), article: z.string(), packName: z.string(), provisional: z.boolean(),
})
export type ReportReceipt = z.output<typeof zReportReceipt>

const zTold = z.enum(TOLD_BY)
const zFiles = z.array(z.uuid()).max(4).default([])

/** Commands on a report that exists. */
export const zReportCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), unitId: z.uuid(), officerId: z.uuid().optional(), reason: zText(500).optional() }),
  z.object({ type: z.literal('return-to-intake'), reason: zText(500, 5) }),
  z.object({ type: z.literal('start-verification') }),
  z.object({ type: z.literal('record-verification'), text: zText(4000, 5), attachments: zFiles }),
  z.object({ type: z.literal('suspend'), reason: z.string().max(60), from: zLegalDate, body: zText(100, 2) }),
  z.object({ type: z.literal('resume'), lastDay: zLegalDate }),
  z.object({ type: z.literal('request-extension'), reason: zText(500, 5) }),
  z.object({ type: z.literal('approve-extension') }),
  z.object({ type: z.literal('reject-extension'), reason: zText(500, 5) }),
  z.object({
    type: z.literal('propose-decision'), decision: z.enum(['file', 'decline']), conditions: z.array(z.string().max(60)).max(10).default([]),
    ground: z.string().max(60).optional(), reason: zText(2000, 10),
  }),
  z.object({ type: z.literal('approve-decision'), caseOfficers: z.array(z.uuid()).max(8).default([]) }),
  z.object({ type: z.literal('send-back-decision'), reason: zText(500, 5) }),
  z.object({ type: z.literal('tell-reporter'), by: zTold }),
  z.object({ type: z.literal('reopen'), cause: z.enum(REOPENED_BY), document: zText(100, 2), documentOn: zLegalDate, reason: zText(1000, 5) }),
  z.object({ type: z.literal('transfer'), to: zText(100, 2), inWriting: z.boolean().default(false), told: zTold.optional(), receiptBy: zLegalDate, reason: zText(1000, 5) }),
  z.object({ type: z.literal('record-receipt'), receivedOn: zLegalDate, authority: zText(100, 2), receivedBy: zText(100, 2), reference: zLine(100).default('') }),
  z.object({ type: z.literal('take-back'), reason: zText(1000, 5) }),
  z.object({ type: z.literal('mark-repeat'), intoId: z.uuid(), newFacts: z.boolean(), told: zTold, reason: zText(1000, 5) }),
  z.object({ type: z.literal('unmark-repeat'), reason: zText(1000, 5) }),
  z.object({ type: z.literal('name-reporter'), person: zReporterName }),
  z.object({ type: z.literal('propose-reward'), amountFen: z.int().min(1).max(10_000_000_000), basis: zText(500, 5) }),
  z.object({ type: z.literal('grant-reward') }),
  z.object({ type: z.literal('reject-reward'), reason: zText(500, 5) }),
  z.object({ type: z.literal('add-material'), text: zText(2000, 0), attachments: zFiles }),
  z.object({ type: z.literal('share-with-complaint'), text: zText(2000, 5), reason: zText(500, 5) }),
  z.object({ type: z.literal('close'), summary: zText(1000, 2) }),
])
export type ReportCommandInput = z.output<typeof zReportCommand>

const zReporterView = z.object({ name: z.string(), phone: z.string(), address: z.string(), idNumber: z.string().nullable(), masked: z.boolean() })
export type ReporterView = z.output<typeof zReporterView>

/** A report as staff see it; the reporter masked, and null where the report is anonymous. */
export const zReportView = zFileView.extend({
  stage: z.enum(STAGES),
  channel: z.enum(CHANNELS),
  reporter: zReporterView.nullable(),
  target: z.object({ operatorId: z.uuid().nullable(), name: z.string(), address: z.string(), creditCode: z.string().nullable() }),
  category: z.string(),
  facts: z.string(),
  occurredOn: z.string().nullable(),
  verification: z.array(z.object({ at: z.string(), by: z.string(), text: z.string() })),
  extension: z.object({ reason: z.string(), approvedOn: z.string().nullable() }).nullable(),
  proposal: z.object({
    decision: z.enum(['file', 'decline']), conditions: z.array(z.string()), ground: z.string().nullable(), article: z.string(), reason: z.string(),
  }).nullable(),
  decision: z.object({
    on: z.string(), filed: z.boolean(), ground: z.string().nullable(), article: z.string(), reason: z.string(), caseOfficers: z.array(z.string()),
  }).nullable(),
  toldReporterOn: z.string().nullable(),
  reopened: z.object({ cause: z.enum(REOPENED_BY), document: z.string(), documentOn: z.string(), reason: z.string() }).nullable(),
  transfer: z.object({
    to: z.string(), inWriting: z.boolean(), reason: z.string(), article: z.string(), sentOn: z.string(), receiptBy: z.string().nullable(),
    receipt: z.object({ on: z.string(), authority: z.string(), by: z.string(), reference: z.string() }).nullable(),
    takenBack: z.object({ on: z.string(), reason: z.string() }).nullable(),
  }).nullable(),
  repeatOf: z.object({ id: z.uuid(), number: z.string(), newFacts: z.boolean() }).nullable(),
  reward: z.object({ amountFen: z.number(), basis: z.string(), granted: z.boolean() }).nullable(),
  summary: z.string().nullable(),
  grounds: z.object({ condition: z.array(zGround), declining: z.array(zGround), suspension: z.array(zGround) }),
  /** Earlier reports of the same person on the same target that the reader may read, most alike first. */
  repeats: z.array(z.object({
    id: z.uuid(), number: z.string(), receivedOn: z.string(), stage: z.enum(STAGES), facts: z.string(), alike: z.number(), decided: z.boolean(),
  })),
})
export type ReportView = z.output<typeof zReportView>

/** A report as its reporter sees it: what the law lets a reporter know. */
export const zReportTracking = z.object({
  id: z.uuid(), number: z.string(), receivedOn: z.string(), unitName: z.string(), realName: z.boolean(), target: z.string(), facts: z.string(),
  stage: z.enum(PUBLIC_STAGES),
  /** What was told of the decision, or where the report went; null where nothing is to be told. */
  told: z.object({ on: z.string().nullable(), text: z.string(), article: z.string() }).nullable(),
  verifyBy: z.string().nullable(), mayAdd: z.boolean(),
  /** Whether an anonymous reporter may still give a name. */
  mayName: z.boolean(), packName: z.string(),
})
export type ReportTracking = z.output<typeof zReportTracking>

const zTracking = { number: z.string().trim().min(6).max(40), queryCode: z.string().trim().min(6).max(20) }

type Code = ReportRefusal | CasefileRefusal
function refusalsOf(...codes: readonly Code[]): readonly Code[] {
  return codes
}

const STATED = refusalsOf(
  'report.unknown-category', 'report.bad-phone', 'report.bad-id-number', 'report.bad-credit-code', 'report.future-date', 'report.unknown-operator',
  'report.no-office', 'report.already-exists', 'casefile.unknown-attachment',
)

export const routes = {
  submit: route({
    id: 'submit-report', method: 'POST', path: '/public/reports', access: 'public',
    summary: 'Report an operator, anonymously or by name; answers with number and query code',
    input: zReportInput, output: zReportReceipt, refusals: STATED,
  }),
  track: route({
    id: 'track-report', method: 'POST', path: '/public/reports/track', access: 'consumer',
    summary: 'What the reporter may know of a report, by number and query code',
    input: z.object(zTracking), output: zReportTracking, refusals: refusalsOf('report.unknown-number'),
  }),
  addMaterial: route({
    id: 'add-report-material', method: 'POST', path: '/public/reports/material', access: 'consumer',
    summary: 'Add material to a report, by number and query code',
    input: z.object({ ...zTracking, key: zIdempotencyKey, text: zText(2000, 0), attachments: zFiles }), output: zReportTracking,
    refusals: refusalsOf('report.unknown-number', 'report.wrong-stage', 'report.nothing-added', 'casefile.unknown-attachment'),
  }),
  nameReporter: route({
    id: 'name-reporter', method: 'POST', path: '/public/reports/name', access: 'consumer',
    summary: 'An anonymous reporter gives a name, by number and query code; the report is a real-name one from then on',
    input: z.object({ ...zTracking, key: zIdempotencyKey, person: zReporterName }), output: zReportTracking,
    refusals: refusalsOf('report.unknown-number', 'report.wrong-stage', 'report.already-named', 'report.bad-phone', 'report.bad-id-number'),
  }),
  register: route({
    id: 'register-report', method: 'POST', path: '/reports', access: 'staff',
    summary: 'Register a report taken by phone, at the window or by letter',
    input: zReportRegistration, output: zReportReceipt,
    refusals: refusalsOf('report.not-permitted', 'report.received-in-future', 'report.received-too-long-ago', 'report.late-reason-needed', ...STATED),
  }),
  read: route({
    id: 'read-report', method: 'GET', path: '/reports/:id', access: 'staff',
    summary: 'One report with facts, verification, repeats, clocks, timeline and the steps open to the caller',
    input: z.object({ id: z.uuid() }), output: zReportView, refusals: refusalsOf('casefile.not-found'),
  }),
  command: stepRoute('report', 'Take a step on a report; `version` is the version the caller saw', zReportCommand, refusalsOf(
    'casefile.not-found', 'casefile.wrong-kind', 'casefile.version-conflict', 'casefile.unknown-attachment', 'report.not-permitted', 'report.wrong-stage', 'report.already-with-unit',
    'report.unknown-unit', 'report.unknown-officer', 'report.no-office', 'report.unknown-reason', 'report.bad-suspension', 'report.extension-pending',
    'report.extended-already', 'report.limit-passed', 'report.nothing-to-approve', 'report.unknown-condition', 'report.condition-missing',
    'report.all-conditions-met', 'report.unknown-ground', 'report.two-officers', 'report.anonymous', 'report.already-told', 'report.own-proposal', 'report.case-opened', 'report.bad-document-day', 'report.transfer-letter-missing', 'report.transfer-notice-missing',
    'report.tell-where', 'report.tell-in-writing', 'report.unknown-repeat', 'report.repeats-not-provided', 'report.older-decided', 'report.day-past', 'report.bad-receipt-day', 'report.receipted', 'report.already-named', 'report.bad-phone', 'report.bad-id-number', 'report.reward-unproven', 'report.reward-proposed', 'report.reward-pending',
    'report.reporter-not-told', 'report.nothing-added', 'report.no-complaint', 'casefile.reveals-reporter',
  )),
  unmask: route({
    id: 'unmask-reporter', method: 'POST', path: '/reports/:id/unmask', access: 'staff',
    summary: "Read the reporter's personal data; the reason is logged first",
    input: z.object({ id: z.uuid(), reason: zText(200, 4) }), output: zReporterView,
    refusals: refusalsOf('casefile.not-found', 'report.not-permitted', 'report.anonymous'),
  }),
} as const

export type ReportRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<ReportRefusal> = refusalTexts
