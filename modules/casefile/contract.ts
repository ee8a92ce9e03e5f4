/** What every kind of file shows of itself: its head, clocks, timeline, evidence and the steps open to the reader. */
import { z } from 'zod'

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
