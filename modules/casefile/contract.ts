/** What every kind of file shows of itself: its head, clocks, timeline, evidence and the steps open to the reader. */
import { z } from 'zod'
import { route, zIdempotencyKey, zText, type Route } from '#platform/pure/contract.ts'
import type { CasefileRefusal } from './messages.ts'

/** A clock as shown to people; see `rules/rules.ts` for the meaning of each field. */
const zClock = z.object({
  id: z.string(),
  article: z.string(),
  startsOn: z.string(),
  startsWith: z.string(),
  dueOn: z.string().nullable(),
  unit: z.enum(['working-day', 'day']),
  length: z.number(),
  suspendedDays: z.number(),
  suspensions: z.array(z.object({ from: z.string(), to: z.string().nullable(), reason: z.string() })),
  state: z.enum(['running', 'met', 'overdue', 'suspended']),
  metOn: z.string().nullable(),
  late: z.boolean(),
  usedDays: z.number(),
  leftDays: z.number().nullable(),
  provisional: z.boolean(),
})

const zTimelineEntry = z.object({
  seq: z.number(),
  at: z.string(),
  type: z.string(),
  actorName: z.string(),
  /** Name of the absent officer for whom they acted; told to staff alone. */
  actingFor: z.string().optional(),
  /** Values for the sentence `event.<type>` of the message files. */
  params: z.record(z.string(), z.string()),
})

export const zAttachment = z.object({ id: z.uuid(), name: z.string(), mediaType: z.string(), size: z.number() })

export const zGround = z.object({ id: z.string(), article: z.string(), zh: z.string(), en: z.string() })

/** A step the caller may take now, or why it may not (the verdict of the same pure function). */
const zAction = z.object({
  procedure: z.string(),
  type: z.string(),
  allowed: z.boolean(),
  refusal: z.string().nullable(),
  article: z.string().nullable(),
})

/** The part of a file's view that is the same for every kind; each kind adds its own (`<kind>/contract.ts`). */
export const zFileView = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  receivedOn: z.string(),
  areaCode: z.string(),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  officer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  pack: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
  attachments: z.array(zAttachment),
  clocks: z.array(zClock),
  timeline: z.array(zTimelineEntry),
  allowedActions: z.array(zAction),
})
export type FileView = z.output<typeof zFileView>

/** What undid a decision: a refusal, or that no case is opened. */
export const REOPENED_BY = ['reconsideration', 'court', 'superior', 'own-error'] as const

/** Files that one run may hold. */
export const LARGEST_RUN = 500

const zBulkItem = z.object({
  fileId: z.uuid(), number: z.string(),
  state: z.enum(['waiting', 'done', 'refused']),
  /** Why, where it was refused: the code, the sentence, the article. */
  refusal: z.object({ refusal: z.string(), message: z.string(), article: z.string().nullable() }).nullable(),
})

export const zBulkRun = z.object({
  id: z.uuid(), procedure: z.string(), step: z.string(), startedAt: z.string(),
  state: z.enum(['running', 'stopped', 'ended']),
  total: z.number(), done: z.number(), refused: z.number(), waiting: z.number(),
  items: z.array(zBulkItem),
})
export type BulkRun = z.output<typeof zBulkRun>

function refusalsOf(...codes: readonly CasefileRefusal[]): readonly CasefileRefusal[] {
  return codes
}

const ofRun = z.object({ id: z.uuid() })

export const bulkRoutes = {
  start: route({
    id: 'start-bulk', method: 'POST', path: '/bulk', access: 'staff',
    summary: 'Put one step to many files; nothing is decided until `advance` is called. The same key again gives the same run',
    input: z.object({
      key: zIdempotencyKey, procedure: z.string().max(40), command: z.looseObject({ type: zText(60) }),
      files: z.array(z.object({ id: z.uuid(), version: z.int().min(1) })).min(1).max(LARGEST_RUN),
    }),
    output: zBulkRun, refusals: refusalsOf('casefile.not-in-bulk', 'casefile.not-found', 'casefile.named-twice'),
  }),
  read: route({
    id: 'read-bulk', method: 'GET', path: '/bulk/:id', access: 'staff', summary: 'How far a run of the caller is, file by file',
    input: ofRun, output: zBulkRun, refusals: refusalsOf('casefile.unknown-run'),
  }),
  advance: route({
    id: 'advance-bulk', method: 'POST', path: '/bulk/:id/advance', access: 'staff',
    summary: 'Take the step on the next few files that wait, as the caller; call it until nothing waits. After a crash the next call goes on where it ended',
    input: z.object({ id: z.uuid(), count: z.int().min(1).max(50).default(10) }),
    output: zBulkRun, refusals: refusalsOf('casefile.unknown-run', 'casefile.run-stopped'),
  }),
  stop: route({
    id: 'stop-bulk', method: 'POST', path: '/bulk/:id/stop', access: 'staff',
    summary: 'Stop a run; what was decided stays, what waits is left as it is', input: ofRun, output: zBulkRun, refusals: refusalsOf('casefile.unknown-run'),
  }),
  resume: route({
    id: 'resume-bulk', method: 'POST', path: '/bulk/:id/resume', access: 'staff', summary: 'Let a stopped run go on', input: ofRun, output: zBulkRun,
    refusals: refusalsOf('casefile.unknown-run'),
  }),
} as const

/** Files that belong together; each shown only to who may read both. */
export const routes = {
  links: route({
    id: 'list-links', method: 'GET', path: '/files/:id/links', access: 'staff',
    summary: 'Files that belong with one: the other half of a mixed filing, repeats, clues; as far as the caller may read them',
    input: z.object({ id: z.uuid() }),
    output: z.object({
      links: z.array(z.object({
        id: z.uuid(), number: z.string(), kind: z.enum(['complaint', 'report', 'inquiry']), stage: z.string(), receivedOn: z.string(), link: z.string(),
      })),
    }),
    refusals: ['casefile.not-found'],
  }),
} as const

/** What a step's route takes in: the file, the version the caller saw, the command. */
export interface StepInput<Command> {
  readonly id: string
  readonly key: string
  readonly version: number
  readonly command: Command
}

/** The route by which staff take a step of a procedure on a file; it answers with the version that came of it. */
export function stepRoute<Command>(procedure: string, summary: string, command: z.ZodType<Command>, refusals: readonly string[]): Route<StepInput<Command>, { version: number }> {
  return route({
    id: `command-${procedure}`, method: 'POST', path: `/files/:id/${procedure}`, access: 'staff', summary,
    input: z.object({ id: z.uuid(), key: zIdempotencyKey, version: z.int().min(1), command }), output: z.object({ version: z.number() }), refusals,
  })
}
