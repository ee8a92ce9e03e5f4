/** What callers send to spot checks, get, and may be refused. */
import { z } from 'zod'
import { route, zIdempotencyKey, zLegalDate, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { LARGEST_RUN, stepRoute, zBulkRun } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'

/** Files that one draw takes at most: what one run may hold. */
export const LARGEST_SAMPLE = LARGEST_RUN
/** Files it may be drawn from; their ids are kept with the draw. */
export const LARGEST_POPULATION = 50_000
/** Natural days of closing that one draw may span. */
export const LONGEST_PERIOD = 400

export const FAULTS = ['limit-missed', 'not-told', 'wrong-ground', 'papers-missing', 'attitude', 'incomplete', 'other'] as const
export const KINDS = ['complaint', 'report', 'inquiry'] as const
/** How a complaint ended; narrows complaints alone. */
export const OUTCOMES = ['agreed', 'terminated', 'refused'] as const
const VERDICTS = ['in-order', 'faults'] as const

const zFault = z.object({ code: z.enum(FAULTS), text: zText(500, 2) })
const zCorrection = { correction: zText(1000, 5), correctBy: zLegalDate }

export const zSpotCheckCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('record-check'), verdict: z.enum(VERDICTS), faults: z.array(zFault).max(FAULTS.length).optional(),
    correction: zCorrection.correction.optional(), correctBy: zCorrection.correctBy.optional(), note: zText(1000).optional(),
  }),
  z.object({ type: z.literal('record-correction'), result: zText(2000, 5) }),
  z.object({ type: z.literal('accept-correction'), note: zText(500).optional() }),
  z.object({ type: z.literal('demand-again'), ...zCorrection }),
  z.object({ type: z.literal('lift'), reason: zText(500, 5) }),
])
export type SpotCheckCommandInput = z.output<typeof zSpotCheckCommand>

export const zDrawStep = z.object({ type: z.literal('draw'), drawId: z.uuid() })

/** What files are drawn from, and how many of them. */
const RANGE = {
  unitId: z.uuid(), from: zLegalDate, to: zLegalDate, kinds: z.array(z.enum(KINDS)).min(1).max(3), outcomes: z.array(z.enum(OUTCOMES)).max(3).default([]),
  by: z.enum(['number', 'share']), amount: z.int().min(1).max(LARGEST_SAMPLE),
} as const

const SUM = z.int().min(0)

/** A draw with what came of it; the counts of its files add up to its size. */
const zDraw = z.object({
  id: z.uuid(), unitName: z.string(), from: z.string(), to: z.string(), kinds: z.array(z.enum(KINDS)), outcomes: z.array(z.enum(OUTCOMES)), population: SUM, size: SUM,
  by: z.string(), at: z.string(), dueOn: z.string(), checker: z.string().nullable(),
  counts: z.object({ waiting: SUM, drawn: SUM, inOrder: SUM, correcting: SUM, faults: SUM, lifted: SUM }),
  /** Grades of the last callback, or what the complainant gave; of complaints alone. */
  grades: z.array(z.object({ grade: z.string(), count: SUM })),
  faults: z.array(z.object({ code: z.enum(FAULTS), count: SUM })),
})
export type Draw = z.output<typeof zDraw>

const zItem = z.object({
  id: z.uuid(), number: z.string(), kind: z.enum(KINDS), subject: z.string(), drawId: z.uuid(), dueOn: z.string(),
  stage: z.enum(['waiting', 'drawn', 'correcting', 'corrected', 'settled', 'lifted']), verdict: z.enum(VERDICTS).nullable(), checkedBy: z.string().nullable(),
  officer: z.string().nullable(), unitName: z.string(),
})
export type Item = z.output<typeof zItem>

export const zSpotCheckPanel = z.object({
  stage: z.enum(['none', 'drawn', 'correcting', 'corrected', 'settled', 'lifted']),
  drawId: z.string().nullable(), drawnOn: z.string().nullable(), dueOn: z.string().nullable(), checker: z.string().nullable(),
  verdict: z.enum(VERDICTS).nullable(), checkedBy: z.string().nullable(), endedOn: z.string().nullable(), faults: z.array(z.object({ code: z.enum(FAULTS), text: z.string() })),
  corrections: z.array(z.object({
    demand: z.string(), dueOn: z.string(), by: z.string(), on: z.string(), answer: z.object({ result: z.string(), by: z.string(), on: z.string() }).nullable(),
  })),
  note: z.string().nullable(),
  /** What the file itself tells, for the checker to judge. */
  known: z.object({
    limits: z.array(z.object({ id: z.string(), article: z.string(), dueOn: z.string().nullable(), metOn: z.string().nullable(), late: z.boolean() })),
    told: z.array(z.object({ what: z.string(), on: z.string().nullable() })),
    documents: z.array(z.object({ template: z.string(), number: z.string() })),
    suggested: z.array(z.enum(FAULTS)),
  }),
})
export type SpotCheckPanel = z.output<typeof zSpotCheckPanel>

const REFUSALS: readonly (SpotCheckRefusal | CasefileRefusal)[] = [
  'casefile.not-found', 'casefile.version-conflict', 'casefile.reveals-reporter', 'spotcheck.not-permitted', 'spotcheck.nothing-drawn', 'spotcheck.wrong-stage', 'spotcheck.own-work', 'spotcheck.own-check', 'spotcheck.faults-mismatch',
  'spotcheck.day-needed', 'spotcheck.day-past',
]
const OF_RANGE: readonly SpotCheckRefusal[] = ['spotcheck.draw-not-permitted', 'spotcheck.bad-period', 'spotcheck.too-many']

export const routes = {
  list: route({
    id: 'list-spot-checks', method: 'GET', path: '/spot-checks', access: 'staff',
    summary: 'Draws of the units the caller heads, newest first, and open checks that concern the caller: to be made by them, or of files in their hands',
    input: z.object({}),
    output: z.object({ today: z.string(), units: z.array(z.object({ id: z.uuid(), name: z.string() })), draws: z.array(zDraw), own: z.array(zItem) }),
    refusals: [],
  }),
  preview: route({
    id: 'preview-spot-check', method: 'POST', path: '/spot-checks/preview', access: 'staff', summary: 'How many closed files a draw would be from, and how many it would take; changes nothing',
    input: z.object(RANGE), output: z.object({ population: z.int(), size: z.int() }), refusals: OF_RANGE,
  }),
  draw: route({
    id: 'draw-spot-check', method: 'POST', path: '/spot-checks', access: 'staff',
    summary: 'Draw a sample of closed files by a random seed, which is kept; the same key again gives the same draw. `run` then marks the files',
    input: z.object({ key: zIdempotencyKey, ...RANGE, dueOn: zLegalDate, checkerId: z.uuid().optional() }), output: z.object({ id: z.uuid() }),
    refusals: [...OF_RANGE, 'spotcheck.day-past', 'spotcheck.nothing-closed', 'spotcheck.unknown-checker'],
  }),
  run: route({
    id: 'run-spot-check', method: 'POST', path: '/spot-checks/:id/run', access: 'staff',
    summary: 'The run that marks the drawn files, opened now or before (`advance-bulk` carries it on); null where every file is marked',
    input: z.object({ id: z.uuid() }), output: z.object({ run: zBulkRun.nullable() }), refusals: ['spotcheck.not-found'],
  }),
  read: route({
    id: 'read-spot-check', method: 'GET', path: '/spot-checks/:id', access: 'staff', summary: 'One draw with its seed, and a page of its files as far as the caller may read them',
    input: z.object({ id: z.uuid(), after: z.coerce.number().int().min(0).default(0) }),
    output: z.object({ draw: zDraw, seed: z.string(), items: z.array(zItem), next: z.number().nullable() }), refusals: ['spotcheck.not-found'],
  }),
  recompute: route({
    id: 'recompute-spot-check', method: 'GET', path: '/spot-checks/:id/sample', access: 'staff',
    summary: 'The sample reckoned anew: the first `size` files of the population in the order of SHA-256 over `<seed>:<file id>`, and whether it is the one that was drawn',
    input: z.object({ id: z.uuid() }),
    output: z.object({ seed: z.string(), size: z.number(), population: z.array(z.uuid()), sample: z.array(z.uuid()), matches: z.boolean() }), refusals: ['spotcheck.not-found'],
  }),
  command: stepRoute('spotcheck', 'Record what the check of a drawn file found, put it right, accept that, or take the file out of the sample', zSpotCheckCommand, REFUSALS),
  panel: route({
    id: 'read-file-spot-check', method: 'GET', path: '/files/:id/spotcheck', access: 'staff',
    summary: 'The spot check of a file beside what the file itself tells: limits kept or missed, who was told, documents issued; null where it was not drawn',
    input: z.object({ id: z.uuid() }), output: z.object({ panel: zSpotCheckPanel.nullable() }), refusals: ['casefile.not-found'],
  }),
} as const

export type SpotCheckRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<SpotCheckRefusal> = refusalTexts
