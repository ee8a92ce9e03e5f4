/** What callers ask of the worklist and may be refused. */
import { z } from 'zod'
import { parseLegalDate } from '#platform/pure/date.ts'
import { route, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'
import { EARLIEST_POINT, OVERDUE } from './worklist.ts'

export const KINDS = ['complaint', 'report', 'inquiry'] as const

export const zListRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(KINDS),
  version: z.number(),
  stage: z.string(),
  mediationStage: z.string().nullable(),
  receivedOn: z.string(),
  /** Whom the file is about. */
  subject: z.string(),
  category: z.string(),
  summary: z.string(),
  unitName: z.string(),
  officerName: z.string().nullable(),
  nextClock: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** Natural days from today to `dueOn`; negative when overdue. */
  daysLeft: z.number().nullable(),
  provisional: z.boolean(),
  /** Role whose decision it waits for. */
  awaiting: z.string().nullable(),
  supervised: z.boolean(),
})
export type ListRow = z.output<typeof zListRow>

/** Where the page before ended: the due day (open files) or closing instant (closed ones) of its last row, and that file's id. */
const CURSOR = /^(infinity|(\d{4}-\d{2}-\d{2})(?: (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)~([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/
const zCursor = z.string().max(90).refine((text) => {
  const [, mark, day = ''] = CURSOR.exec(text) ?? []
  return mark === 'infinity' || parseLegalDate(day) !== undefined
}, { error: 'cursor.invalid' })

const zFilterFields = {
  kind: z.enum(KINDS).optional(),
  unitId: z.uuid().optional(),
  /** An account, `me`, or `none` for files that nobody has taken on. */
  officer: z.union([z.enum(['me', 'any', 'none']), z.uuid()]).default('any'),
  stage: z.string().max(40).optional(),
  due: z.enum(['overdue', 'today', 'soon', 'any']).default('any'),
  /** Only files that wait for a decision of the caller as chief. */
  awaiting: z.enum(['chief']).optional(),
  supervised: z.enum(['yes']).optional(),
  text: zText(60, 0).optional(),
  state: z.enum(['open', 'closed']).default('open'),
}

/** Ready-made filters of the list, in the order of its tabs. */
export const TABS = ['all', 'overdue', 'soon', 'received', 'accepted', 'mine', 'awaiting', 'supervised', 'closed'] as const

/** A filter of the list. */
export const zListFilter = z.object(zFilterFields)
export type ListFilter = z.output<typeof zListFilter>

const zCount = z.object({
  unit: z.object({ id: z.uuid(), name: z.string() }),
  open: z.number(), overdue: z.number(), soon: z.number(),
  unaccepted: z.number(), inMediation: z.number(),
  complaints: z.number(), reports: z.number(), inquiries: z.number(),
  supervised: z.number(),
})

/** A filter of the list as people see and keep it: a tab, and what is set beside it. */
const zViewFilter = z.object({
  tab: z.enum(TABS), kind: z.enum(KINDS).optional(), stage: z.string().max(40).optional(), unitId: z.uuid().optional(),
  officer: z.string().max(40).optional(), text: zText(60).optional(),
})
export type ViewFilter = z.output<typeof zViewFilter>
const zSavedView = z.object({ id: z.uuid(), name: z.string(), filter: zViewFilter, own: z.boolean(), shared: z.boolean(), opensFirst: z.boolean() })
export type SavedView = z.output<typeof zSavedView>
const zViews = z.object({ views: z.array(zSavedView) })

const zReading = z.object({ name: z.string(), unmasked: z.boolean(), reason: z.string().nullable(), times: z.number(), lastAt: z.string() })
export type Reading = z.output<typeof zReading>

const zWaiting = z.object({ awaiting: z.number(), supervised: z.number(), reminders: z.number(), signatures: z.number() })
export type Waiting = z.output<typeof zWaiting>

const zPoint = z.int().min(OVERDUE).max(EARLIEST_POINT)
const zPractice = z.object({ areaCode: z.string(), refusalNeedsApproval: z.boolean(), points: z.array(zPoint) })
export type Practice = z.output<typeof zPractice>

const zReminder = z.object({
  id: z.string(), fileId: z.uuid(), number: z.string(), kind: z.enum(KINDS), subject: z.string(), clock: z.string(), dueOn: z.string(),
  /** Working days before the due day, 0 on the day, -1 once it has passed. */
  point: z.number(),
  raisedAt: z.string(), read: z.boolean(),
  /** Whether the clock has still not been met. */
  pending: z.boolean(),
})
export type ReminderRow = z.output<typeof zReminder>
const zSignature = z.object({
  documentId: z.uuid(), template: z.string(), fileId: z.uuid(), number: z.string(), kind: z.enum(KINDS), subject: z.string(), unitName: z.string(),
  drafterName: z.string(), submittedAt: z.string(),
})
/** Where the page before ended: the instant and the document of its last row. */
const zSignatureMark = z.templateLiteral([z.iso.datetime(), '~', z.uuid()])
export type SignatureMark = z.output<typeof zSignatureMark>
export type SignatureRow = z.output<typeof zSignature>
const zRowId = z.string().regex(/^\d{1,18}$/)

function refusalsOf(...codes: readonly (WorklistRefusal | CasefileRefusal)[]): readonly (WorklistRefusal | CasefileRefusal)[] {
  return codes
}

export const routes = {
  list: route({
    id: 'list-files', method: 'GET', path: '/files', access: 'staff',
    summary: 'Files of every kind that the caller may read, open ones in due order, 50 a page',
    input: z.object({ ...zFilterFields, after: zCursor.optional() }),
    output: z.object({ rows: z.array(zListRow), next: z.string().nullable(), today: z.string() }), refusals: [],
  }),
  overview: route({
    id: 'office-overview', method: 'GET', path: '/files/overview', access: 'staff',
    summary: 'Open, overdue and nearly due files by office; each count opens its list',
    input: z.object({}),
    output: z.object({
      today: z.string(), offices: z.array(zCount),
      perDay: z.array(z.object({ day: z.string(), received: z.number(), closed: z.number() })),
    }),
    refusals: [],
  }),
  counts: route({
    id: 'count-files', method: 'GET', path: '/files/counts', access: 'staff',
    summary: 'What waits for the caller: approvals, supervised files, unread reminders, documents to sign; each count opens its list',
    input: z.object({}), output: zWaiting, refusals: [],
  }),
  signatures: route({
    id: 'list-signatures', method: 'GET', path: '/signatures', access: 'staff',
    summary: 'Documents that wait for a signature the caller may give, longest waiting first, 50 a page',
    input: z.object({ after: zSignatureMark.optional() }), output: z.object({ rows: z.array(zSignature), next: zSignatureMark.nullable() }), refusals: [],
  }),
  reminders: route({
    id: 'list-reminders', method: 'GET', path: '/reminders', access: 'staff',
    summary: "The caller's reminders of due days, newest first, 30 a page",
    input: z.object({ after: zRowId.optional() }), output: z.object({ rows: z.array(zReminder), next: z.string().nullable() }), refusals: [],
  }),
  readReminders: route({
    id: 'mark-reminders', method: 'POST', path: '/reminders/read', access: 'staff',
    summary: "Mark reminders of the caller as read: those named, or all of them",
    input: z.object({ ids: z.array(zRowId).max(200).optional() }), output: z.object({ marked: z.number() }), refusals: [],
  }),
  readers: route({
    id: 'list-readers', method: 'GET', path: '/files/:id/readers', access: 'staff',
    summary: 'Who has read a file and who has seen personal data in full, for the chief over it',
    input: z.object({ id: z.uuid() }), output: z.object({ readings: z.array(zReading) }), refusals: refusalsOf('casefile.not-found', 'worklist.chief-only'),
  }),
  views: route({
    id: 'list-views', method: 'GET', path: '/worklist/views', access: 'staff',
    summary: 'Filters kept under a name: own ones, and those shared with a unit of the caller', input: z.object({}), output: zViews, refusals: [],
  }),
  saveView: route({
    id: 'save-view', method: 'POST', path: '/worklist/views', access: 'staff',
    summary: 'Keep a filter under a name, which replaces an own one of that name; a chief may share it with a unit',
    input: z.object({ name: zText(40), filter: zViewFilter, unitId: z.uuid().optional() }), output: zViews, refusals: refusalsOf('worklist.not-shared'),
  }),
  dropView: route({
    id: 'drop-view', method: 'DELETE', path: '/worklist/views/:id', access: 'staff',
    summary: 'Drop an own view', input: z.object({ id: z.uuid() }), output: zViews, refusals: refusalsOf('worklist.unknown-view'),
  }),
  openFirst: route({
    id: 'open-first', method: 'PUT', path: '/worklist/first-view', access: 'staff',
    summary: "The view with which the caller's list opens; null for the whole list", input: z.object({ id: z.uuid().nullable() }), output: zViews,
    refusals: refusalsOf('worklist.unknown-view'),
  }),
  readPractice: route({
    id: 'read-practice', method: 'GET', path: '/worklist/practice', access: 'staff',
    summary: 'What the counties that the caller heads have settled for themselves',
    input: z.object({}), output: z.object({ counties: z.array(zPractice) }), refusals: [],
  }),
  settlePractice: route({
    id: 'settle-practice', method: 'PUT', path: '/worklist/practice/:areaCode', access: 'staff',
    summary: 'Settle the practice of a county: who approves refusals, when to remind',
    input: z.object({ areaCode: z.string().regex(/^\d{6}$/), refusalNeedsApproval: z.boolean(), points: z.array(zPoint).max(8) }),
    output: zPractice, refusals: refusalsOf('worklist.not-permitted'),
  }),
} as const

export type WorklistRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<WorklistRefusal> = refusalTexts
