/** The form of the YAML files in `rules/`; what does not fit is an error at start-up, never a guess. */
import { z } from 'zod'
import { zLegalDate } from '#platform/pure/contract.ts'
import { SALE_KINDS, SALE_PLACES } from './rules.ts'

const zCertainty = z.enum(['text', 'high', 'medium', 'low'])
const zCited = { article: z.string().regex(/第.+条/), certainty: zCertainty.optional(), note: z.string().min(1).optional() }
const zId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const zNamed = { zh: z.string().min(2), en: z.string().min(2) }
const zComplaintFact = z.enum([
  'receivedOn', 'acceptedOn', 'refusedOn', 'withdrawnOn', 'transferredOn', 'agreedOn', 'terminatedOn', 'toldTerminationOn', 'papersNoticedOn', 'papersSuppliedOn', 'identityNoticedOn',
  'identityProvedOn', 'settlementOfferedOn', 'settlementEndedOn', 'performedOn', 'performGivenUpOn', 'confirmableOn', 'confirmationAppliedOn', 'redoOn', 'redoneOn', 'reopenedOn', 'disputedOn', 'disputeSettledOn',
])
const zReportFact = z.enum(['receivedOn', 'extendedOn', 'mergedOn', 'decidedOn', 'toldReporterOn', 'namedOn', 'reopenedOn', 'disputedOn', 'disputeSettledOn'])
const zLength = z.int().min(1).max(3650)
/** The switches a value may hang on, by their names in `switches.yaml`. */
const SWITCH_NAMES = {
  'merge-restarts-under-order-20': 'mergeRestartsUnderOrder20', 'tell-reporter-under-order-121': 'tellReporterUnderOrder121',
  'settlement-stops-accept': 'settlementStopsAccept', 'judicial-confirmation': 'judicialConfirmation',
  'limit-inquiry-answers': 'limitInquiryAnswers',
} as const
const zSwitchName = z.enum(['merge-restarts-under-order-20', 'tell-reporter-under-order-121', 'settlement-stops-accept', 'judicial-confirmation', 'limit-inquiry-answers']).transform((name) => SWITCH_NAMES[name])

const zCommonLimit = { ...zCited, length: zLength, unit: z.enum(['working-day', 'day']), suspendable: z.boolean() }
const zCaseFact = z.enum([
  'clueFoundOn', 'clueExtendedOn', 'clueDecidedOn', 'caseOpenedOn', 'caseExtendedOn', 'caseReviewSentOn', 'caseReviewedOn', 'casePartyToldOn',
  'casePartyStatedOn', 'caseDecidedOn',
])
/** Limits of the penalty procedure, which runs on files of more than one kind. */
const zCaseLimit = z.strictObject({
  id: z.enum(['enforcement.verify-clue', 'enforcement.decide-case', 'enforcement.review', 'enforcement.hear-party']),
  ...zCommonLimit, startsWith: zCaseFact, endsWith: z.array(zCaseFact).min(1),
  stoppedBy: z.enum(['clueSuspensions', 'caseSuspensions']).optional(),
  extension: z.strictObject({ with: zCaseFact, ...zCited, length: zLength }).optional(),
  until: z.strictObject({ with: z.literal('caseUntil'), ...zCited }).optional(),
})
const zComplaintLimit = z.strictObject({
  id: z.enum(['complaint.accept', 'complaint.mediate', 'complaint.mediate.overlay', 'complaint.tell-termination', 'dispatch.agree']),
  ...zCommonLimit, startsWith: zComplaintFact, endsWith: z.array(zComplaintFact).min(1),
  notBefore: zComplaintFact.optional(),
  standsStill: z.strictObject({ from: zComplaintFact, to: zComplaintFact, ...zCited, switch: zSwitchName }).optional(),
})
const zOwnLimit = {
  basis: z.enum(['law', 'practice']), article: z.string().min(4), certainty: zCertainty.optional(), why: z.string().min(10),
  startsWith: zComplaintFact, endsWith: z.array(zComplaintFact).min(1), switch: zSwitchName.optional(),
}
/** Either so many days, or the day that someone sets. */
const zLimitBeside = z.union([
  z.strictObject({ id: z.enum(['complaint.settle', 'complaint.redo', 'mediation.confirm']), ...zOwnLimit, length: zLength, unit: z.enum(['working-day', 'day']) }),
  z.strictObject({
    id: z.enum(['complaint.supply-papers', 'complaint.prove-identity', 'mediation.perform']), ...zOwnLimit, due: z.enum(['papersDueOn', 'identityDueOn', 'performDueOn']),
  }),
])
export const zLimitsBesideFile = z.strictObject({ limits: z.array(zLimitBeside).min(1) })
const zReportLimit = z.strictObject({
  id: z.enum(['report.verify', 'report.tell-reporter', 'dispatch.agree']),
  ...zCommonLimit, startsWith: zReportFact, endsWith: z.array(zReportFact).min(1),
  restart: z.strictObject({ with: zReportFact, ...zCited, switch: zSwitchName.optional() }).optional(),
  extension: z.strictObject({ with: zReportFact, ...zCited, length: zLength }).optional(),
  onlyFor: z.literal('realName').optional(),
  notBefore: zReportFact.optional(),
  switch: zSwitchName.optional(),
})
/** Local practice rests on no article: it says so in its place, and how sure it is. */
const zPractice = { article: z.literal('本地办理惯例'), certainty: zCertainty.exclude(['text']), note: z.string().min(1).optional() }
const zInquiryLimit = z.strictObject({
  id: z.literal('inquiry.answer'), ...zPractice, length: zLength, unit: z.enum(['working-day', 'day']), suspendable: z.literal(false),
  startsWith: z.literal('receivedOn'), endsWith: z.array(z.literal('answeredOn')).length(1), switch: zSwitchName.optional(),
})
const zGround = z.strictObject({ id: zId, ...zCited, ...zNamed })
/** `needs`: what must have been seen on the file before mediation ends on the ground. */
const zTerminationGround = z.strictObject({ ...zGround.shape, needs: z.enum(['attempt', 'absence']).optional() })
const zDuty = z.strictObject({
  id: zId, ...zCited, ...zNamed,
  on: z.enum([
    'receive', 'accept', 'refuse', 'mediate', 'suspend', 'agree', 'terminate', 'close',
    'verify', 'extend', 'file', 'decline', 'merge', 'transfer', 'disclose',
  ]),
})
const zReference = z.strictObject(zCited)
/** What an article forbids: the refusal that it stands behind, of which steps, at which stages (all where absent). */
const zForbids = z.array(z.strictObject({ refusal: z.string().regex(/^[a-z]+\.[a-z-]+$/), steps: z.array(zId).min(1).optional(), stages: z.array(zId).min(1).optional(), ...zCited })).default([])

const zCommon = {
  id: zId, ...zNamed,
  authority: z.string().min(2),
  /** Name of the order without 《》; put before every article that does not name its own law. */
  cite: z.string().min(2),
  validFrom: zLegalDate,
  duties: uniqueIds(zDuty),
  counting: zReference,
}
const zOfComplaints = {
  ...zCommon,
  kind: z.literal('complaint'),
  limits: uniqueIds(zComplaintLimit),
  otherRoutes: zReference.nullable(),
  entrusting: z.strictObject({ consent: z.enum(['both', 'none', 'not-provided']), ...zCited }),
  testBody: z.strictObject({ appointed: z.boolean(), ...zCited }),
}
const zCaseRules = {
  /** Limits of clue and case, beside those of the order itself. */
  caseLimits: z.array(zCaseLimit).default([]),
  caseStops: z.array(z.strictObject({ id: zId, ...zCited, ...zNamed, of: z.enum(['both', 'case']) })).default([]),
}
const zOfPacks = {
  ...zCaseRules,
  validTo: zLegalDate.nullable(),
  requiredFields: z.array(z.strictObject({ field: z.string().min(1), ...zCited })).min(1),
  suspensionReasons: uniqueIds(zGround),
  jurisdiction: zReference,
  return: zReference,
  forbids: zForbids,
}

const zComplaintPackFile = z.strictObject({
  ...zOfComplaints, ...zOfPacks, refusalGrounds: uniqueIds(zGround), terminationGrounds: uniqueIds(zTerminationGround),
  notices: z.array(z.strictObject({ id: z.enum(['papers', 'identity']), ground: zId, ...zCited, ...zNamed })),
  mediatedOnce: zId, joint: zReference, agent: zReference, recusal: zReference,
  // Of a clue found in mediation; an order older than the penalty procedure has none.
  filingConditions: uniqueIds(zGround).optional(), decliningGrounds: uniqueIds(zGround).optional(),
  // Only Order 121 (Art. 17) says by what it is weighed whether a complaint is one of everyday consumption.
  // Whose place counts where something was bought online; what an order does not name is judged as everything else.
  online: z.array(z.strictObject({ kind: z.enum(SALE_KINDS), places: z.array(z.enum(SALE_PLACES)).min(1), ...zCited })).default([]),
  firstReceived: zReference.nullable(),
  habitual: z.strictObject({ ...zCited, ground: zId, factors: uniqueIds(zGround) }).optional(),
})
const zReportPackFile = z.strictObject({
  ...zCommon, ...zOfPacks,
  kind: z.literal('report'),
  limits: uniqueIds(zReportLimit),
  filingConditions: uniqueIds(zGround),
  decliningGrounds: uniqueIds(zGround),
  repeats: zReference.nullable(),
})
/** No order governs inquiries and opinions; what stands here is how counties work, and where other procedures begin. */
const zInquiryPackFile = z.strictObject({
  id: zId, ...zNamed, authority: z.string().min(2), validFrom: zLegalDate, validTo: zLegalDate.nullable(),
  kind: z.literal('inquiry'),
  limits: uniqueIds(zInquiryLimit),
  elsewhere: uniqueIds(zGround),
})
export const zPackFile = z.discriminatedUnion('kind', [zComplaintPackFile, zReportPackFile, zInquiryPackFile])
export type PackFile = z.output<typeof zPackFile>

export const zOverlayFile = z.strictObject({ ...zOfComplaints, overlays: z.array(zId).min(1), validTo: zLegalDate })
export type OverlayFile = z.output<typeof zOverlayFile>

const zDays = z.record(z.string().regex(/^\d{4}-\d{2}-\d{2}$/), z.string().min(1))
export const zCalendarFile = z.strictObject({ year: z.int(), notice: z.string().min(4), holidays: zDays, workingDays: zDays })
  .superRefine(({ year, holidays, workingDays }, context) => {
    for (const day of [...Object.keys(holidays), ...Object.keys(workingDays)]) {
      if (!zLegalDate.safeParse(day).success || !day.startsWith(`${year}-`)) context.addIssue({ code: 'custom', message: `${day} is no day of ${year}` })
      if (day in holidays && day in workingDays) context.addIssue({ code: 'custom', message: `${day} is both a holiday and a working day` })
    }
  })

export const zSwitchesFile = z.strictObject({
  'pack-of': zSwitch(z.enum(['receipt-day', 'today'])),
  'weekends-are-holidays': zSwitch(z.boolean()),
  'merge-restarts-under-order-20': zSwitch(z.boolean()),
  'tell-reporter-under-order-121': zSwitch(z.boolean()),
  'settlement-stops-accept': zSwitch(z.boolean()),
  'judicial-confirmation': zSwitch(z.boolean()),
  'limit-inquiry-answers': zSwitch(z.boolean()),
  'notice-before-refusal': zSwitch(z.boolean()),
  'notice-days': zSwitch(zLength),
  'longest-notice-days': zSwitch(zLength),
  'notice-within-accept': zSwitch(z.boolean()),
  'habitual-finding-days': zSwitch(zLength),
})

function zSwitch<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, choices: z.array(value).min(2), why: z.string().min(10) })
}

function uniqueIds<Item extends z.ZodType<{ id: string }>>(item: Item) {
  return z.array(item).min(1).superRefine((items, context) => {
    items.forEach(({ id }, index) => {
      if (items.findIndex((other) => other.id === id) !== index) context.addIssue({ code: 'custom', path: [index, 'id'], message: `${id} stands twice` })
    })
  })
}
