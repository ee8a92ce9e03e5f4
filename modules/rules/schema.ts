/** The form of the YAML files in `rules/`; what does not fit is an error at start-up, never a guess. */
import { z } from 'zod'
import { zLegalDate } from '#platform/pure/contract.ts'

const zCertainty = z.enum(['text', 'high', 'medium', 'low'])
const zCited = { article: z.string().regex(/第.+条/), certainty: zCertainty.optional(), note: z.string().min(1).optional() }
const zId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const zNamed = { zh: z.string().min(2), en: z.string().min(2) }
const zKind = z.enum(['complaint', 'report', 'inquiry'])
const zDateFact = z.enum(['receivedOn', 'acceptedOn', 'refusedOn', 'withdrawnOn', 'agreedOn', 'terminatedOn', 'toldTerminationOn'])

const zLimit = z.strictObject({
  id: z.enum(['complaint.accept', 'complaint.mediate', 'complaint.mediate.overlay', 'complaint.tell-termination']),
  ...zCited,
  length: z.int().min(1).max(3650),
  unit: z.enum(['working-day', 'day']),
  startsWith: zDateFact,
  endsWith: z.array(zDateFact).min(1),
  suspendable: z.boolean(),
})
const zGround = z.strictObject({ id: zId, ...zCited, ...zNamed })
const zDuty = z.strictObject({
  id: zId, ...zCited, ...zNamed,
  on: z.enum(['receive', 'accept', 'refuse', 'mediate', 'suspend', 'agree', 'terminate', 'close']),
})
const zReference = z.strictObject(zCited)

const zCommon = {
  id: zId, kind: zKind, ...zNamed,
  authority: z.string().min(2),
  /** Name of the order without 《》; put before every article that does not name its own law. */
  cite: z.string().min(2),
  validFrom: zLegalDate,
  limits: uniqueIds(zLimit),
  duties: uniqueIds(zDuty),
  otherRoutes: zReference.nullable(),
  entrusting: z.strictObject({ consent: z.enum(['both', 'none', 'not-provided']), ...zCited }),
  counting: zReference,
}

export const zPackFile = z.strictObject({
  ...zCommon,
  validTo: zLegalDate.nullable(),
  requiredFields: z.array(z.strictObject({ field: z.string().min(1), ...zCited })).min(1),
  refusalGrounds: uniqueIds(zGround),
  terminationGrounds: uniqueIds(zGround),
  suspensionReasons: uniqueIds(zGround),
  jurisdiction: zReference,
  return: zReference,
})
export type PackFile = z.output<typeof zPackFile>

export const zOverlayFile = z.strictObject({ ...zCommon, overlays: z.array(zId).min(1), validTo: zLegalDate })
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
