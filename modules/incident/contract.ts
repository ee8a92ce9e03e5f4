/** What callers send to the incident module, get from it, and may be refused. */
import { z } from 'zod'
import { route, zIdempotencyKey, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { LARGEST_RUN, zBulkRun } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'

/** Whom an incident is told to. */
export const RECIPIENTS = ['county-head', 'party-government', 'city-bureau'] as const
export const STAGES = ['open', 'closed'] as const
export const MEASURES = ['inspection', 'seal', 'public-notice', 'mediation-site', 'medical', 'other'] as const
const REASONS = ['words', 'injury', 'prepaid', 'complainants'] as const

/** Response levels, Ⅰ (1, gravest) to Ⅳ (4). */
export const zLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Level = z.output<typeof zLevel>

const zWords = z.array(zText(12)).max(60)
export const zSettings = z.object({
  windowDays: z.int().min(1).max(90),
  complainants: z.array(z.object({ level: zLevel, atLeast: z.int().min(2).max(10_000) })).max(4),
  injury: z.object({ level: zLevel, words: zWords }),
  prepaid: z.object({ level: zLevel, words: zWords, closing: zWords }),
  words: z.object({ level: zLevel, words: zWords }),
  reportUp: z.array(z.object({ level: zLevel, minutes: z.int().min(1).max(43_200), to: z.array(z.enum(RECIPIENTS)).min(1) })).max(4),
})

const zReview = { findings: zText(4000, 5), lessons: zText(4000, 5), measures: zText(4000, 5) }

export const zIncidentCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('add-files'), fileIds: z.array(z.uuid()).min(1).max(LARGEST_RUN), reason: zText(500, 2) }),
  z.object({ type: z.literal('remove-file'), fileId: z.uuid(), reason: zText(500, 2) }),
  z.object({ type: z.literal('set-level'), level: zLevel, reason: zText(500, 2) }),
  z.object({ type: z.literal('name-lead'), unitId: z.uuid(), officerId: z.uuid().optional() }),
  z.object({
    type: z.literal('report-up'), to: z.enum(RECIPIENTS), by: z.enum(['phone', 'writing']), at: z.iso.datetime({ offset: true }), note: zText(500, 2),
  }),
  z.object({ type: z.literal('add-log'), text: zText(2000, 2) }),
  z.object({ type: z.literal('take-measure'), measure: z.enum(MEASURES), text: zText(1000, 2) }),
  z.object({ type: z.literal('state-facts'), place: zText(200, 0), injured: z.int().min(0).max(100_000), requests: zText(2000, 0) }),
  z.object({ type: z.literal('draft-brief'), title: zText(120, 4), recipient: zText(120, 2), situation: zText(4000, 10), requests: zText(2000, 0) }),
  z.object({ type: z.literal('issue-brief'), version: z.int().min(1) }),
  z.object({ type: z.literal('close'), ...zReview }),
])
export type IncidentCommandInput = z.output<typeof zIncidentCommand>

const zReason = z.object({ code: z.enum(REASONS), level: zLevel, count: z.number(), words: z.array(z.string()), fileIds: z.array(z.string()) })
/** A gathered or suggested file; of a report nothing but that it is one: what it says and who filed it stays with those who handle it. */
const zFile = z.object({
  id: z.uuid(), number: z.string(), kind: z.enum(['complaint', 'report', 'inquiry']), stage: z.string(), version: z.number(), receivedOn: z.string(),
  /** First words of a complaint; empty for a report, and where the reader may not read the file. */
  summary: z.string(), open: z.boolean(), unitName: z.string(), readable: z.boolean(),
})
const zSignal = z.object({
  id: z.uuid(), areaCode: z.string(), subject: z.string(), level: zLevel, urgent: z.boolean(), raisedAt: z.string(), reasons: z.array(zReason), files: z.array(zFile),
})
const zDue = z.object({ to: z.enum(RECIPIENTS), dueAt: z.string(), state: z.enum(['running', 'overdue', 'met']), metAt: z.string().nullable(), late: z.boolean() })
const zRow = z.object({
  id: z.uuid(), number: z.string(), subject: z.string(), level: zLevel, stage: z.enum(STAGES), leadUnit: z.string(), leadOfficer: z.string().nullable(),
  openedAt: z.string(), closedAt: z.string().nullable(), reportDueAt: z.string().nullable(), files: z.number(),
})
const zBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), heading: z.string().nullable(), text: z.string() }),
  z.object({ kind: z.literal('table'), heading: z.string(), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
])
export const zBrief = z.object({ title: z.string(), recipient: z.string(), number: z.string(), blocks: z.array(zBlock) })
export type Brief = z.output<typeof zBrief>

const zIncidentView = z.object({
  ...zRow.shape, version: z.number(),
  /** When this was read: what the report-ups count from. */
  now: z.string(),
  /** Consumer desk of the county. */
  unit: z.object({ id: z.uuid(), name: z.string() }), areaCode: z.string(), leadUnitId: z.uuid(), leadOfficerId: z.uuid().nullable(),
  place: z.string(), injured: z.number(), requests: z.string(),
  dues: z.array(zDue), gathered: z.array(zFile),
  /** Open files on the same firm that are not gathered. */
  candidates: z.array(zFile),
  perDay: z.array(z.object({ day: z.string(), count: z.number() })),
  perUnit: z.array(z.object({ unit: z.string(), count: z.number() })),
  complainants: z.number(), amountFen: z.number(),
  timeline: z.array(z.object({ seq: z.number(), at: z.string(), type: z.string(), actorName: z.string(), params: z.record(z.string(), z.string()) })),
  briefs: z.array(z.object({ version: z.number(), at: z.string(), by: z.string(), title: z.string(), issuedAt: z.string().nullable(), issuedBy: z.string().nullable(), paper: z.object({ documentId: z.uuid(), number: z.string() }).nullable() })),
  review: z.object({ findings: z.string(), lessons: z.string(), measures: z.string() }).nullable(),
  runs: z.array(zBulkRun.omit({ items: true })),
  steps: z.array(z.object({ type: z.string(), allowed: z.boolean(), refusal: z.string().nullable() })),
})
export type IncidentView = z.output<typeof zIncidentView>
export type IncidentFile = z.output<typeof zFile>
export type Signal = z.output<typeof zSignal>
export type IncidentRow = z.output<typeof zRow>

function refusalsOf(...codes: readonly (IncidentRefusal | CasefileRefusal)[]): readonly (IncidentRefusal | CasefileRefusal)[] {
  return codes
}

const ofIncident = { id: z.uuid() }
const zSettled = z.object({
  areaCode: z.string(), version: z.number(), settings: zSettings, changedAt: z.string().nullable(), changedBy: z.string().nullable(),
  history: z.array(z.object({ version: z.number(), at: z.string(), by: z.string(), note: z.string() })),
})

export const routes = {
  list: route({
    id: 'list-incidents', method: 'GET', path: '/incidents', access: 'staff', summary: 'Incidents that the caller may read, gravest first; the newest 200',
    input: z.object({ stage: z.enum(STAGES).default('open') }), output: z.object({ now: z.string(), rows: z.array(zRow) }), refusals: [],
  }),
  signals: route({
    id: 'list-signals', method: 'GET', path: '/incidents/signals', access: 'staff', summary: 'Suggestions that wait for a person, the urgent first, each with its reasons and files',
    input: z.object({}), output: z.object({ rows: z.array(zSignal) }), refusals: [],
  }),
  alerts: route({
    id: 'count-alerts', method: 'GET', path: '/incidents/alerts', access: 'staff', summary: 'What a person is to look at: suggestions, urgent ones among them, report-ups overdue',
    input: z.object({}), output: z.object({ signals: z.number(), urgent: z.number(), overdue: z.number() }), refusals: [],
  }),
  dismiss: route({
    id: 'dismiss-signal', method: 'POST', path: '/incidents/signals/:id/dismiss', access: 'staff', summary: 'Say that a suggestion is no incident, and why',
    input: z.object({ ...ofIncident, reason: zText(500, 2) }), output: z.object({ id: z.uuid() }), refusals: refusalsOf('incident.unknown-signal'),
  }),
  open: route({
    id: 'open-incident', method: 'POST', path: '/incidents', access: 'staff', summary: 'Open an incident over files of one county, from a suggestion or by hand',
    input: z.object({
      key: zIdempotencyKey, signalId: z.uuid().optional(), subject: zText(120, 2), level: zLevel, reason: zText(500, 2), leadUnitId: z.uuid(), leadOfficerId: z.uuid().optional(),
      fileIds: z.array(z.uuid()).min(1).max(LARGEST_RUN),
    }),
    output: z.object({ id: z.uuid(), number: z.string() }),
    refusals: refusalsOf('incident.not-permitted', 'incident.unknown-signal', 'incident.unknown-file', 'incident.two-counties', 'incident.unknown-lead'),
  }),
  read: route({
    id: 'read-incident', method: 'GET', path: '/incidents/:id', access: 'staff', summary: 'One incident: files, report-ups, log, briefs, answers, the steps open to the caller',
    input: z.object(ofIncident), output: zIncidentView, refusals: refusalsOf('incident.not-found'),
  }),
  command: route({
    id: 'command-incident', method: 'POST', path: '/incidents/:id/steps', access: 'staff', summary: 'Take a step on an incident; `version` is the version the caller saw',
    input: z.object({ ...ofIncident, key: zIdempotencyKey, version: z.int().min(1), command: zIncidentCommand }), output: z.object({ version: z.number() }),
    refusals: refusalsOf(
      'incident.not-found', 'incident.not-permitted', 'incident.closed', 'incident.version-conflict', 'incident.unknown-file', 'incident.already-gathered', 'incident.two-counties',
      'incident.same-level', 'incident.unknown-lead', 'incident.in-future', 'incident.unknown-brief', 'incident.already-issued', 'incident.not-reported', 'incident.files-open', 'incident.no-authority',
    ),
  }),
  brief: route({
    id: 'read-brief', method: 'GET', path: '/incidents/:id/briefs/:version', access: 'staff', summary: 'A situation brief for party committee and government; version 0 is one drafted from the data as they stand',
    input: z.object({ ...ofIncident, version: z.coerce.number().int().min(0).max(10_000) }), output: zBrief, refusals: refusalsOf('incident.not-found', 'incident.unknown-brief'),
  }),
  answer: route({
    id: 'answer-all', method: 'POST', path: '/incidents/:id/answers', access: 'staff', summary: 'Put one step to files of the incident; carry the run on with `advance-bulk`',
    input: z.object({
      ...ofIncident, key: zIdempotencyKey, procedure: z.string().max(40), command: z.looseObject({ type: zText(60) }),
      files: z.array(z.object({ id: z.uuid(), version: z.int().min(1) })).min(1).max(LARGEST_RUN),
    }),
    output: zBulkRun, refusals: refusalsOf('incident.not-found', 'incident.closed', 'incident.unknown-file', 'casefile.not-in-bulk', 'casefile.not-found', 'casefile.named-twice'),
  }),
  settings: route({
    id: 'read-incident-settings', method: 'GET', path: '/incidents/settings', access: 'staff', summary: 'Levels, words and report-up times of the counties that the caller works in',
    input: z.object({}), output: z.object({ counties: z.array(zSettled) }), refusals: [],
  }),
  settle: route({
    id: 'settle-incident-settings', method: 'PUT', path: '/incidents/settings/:areaCode', access: 'staff', summary: 'Settle levels, words and report-up times of a county as a new version',
    input: z.object({ areaCode: z.string().regex(/^\d{6}$/), version: z.int().min(0), settings: zSettings, note: zText(500, 2) }), output: z.object({ version: z.number() }),
    refusals: refusalsOf('incident.settings-not-permitted', 'incident.version-conflict', 'incident.levels-not-rising'),
  }),
} as const

export type IncidentRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<IncidentRefusal> = refusalTexts
