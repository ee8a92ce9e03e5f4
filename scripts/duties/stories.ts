/**
 * Stories: golden cases of what the office owes when a step is taken, written for a lawyer to read and add to
 * (`rules/vectors/duties/*.yaml`). Each is played on a file in memory with the real procedures and the real law, once for
 * every pack it names.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { zLegalDate } from '#platform/pure/contract.ts'
import { addDays, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { clocksOf, foldFile, packOfFile } from '#modules/casefile/engine.ts'
import { ACTORS, judge, morning, practice, RECEIPTS, take, type World } from '#apps/server/memory/testing.ts'

const zStep = z.strictObject({
  /** Natural days after receipt. */
  day: z.int().min(0),
  by: z.enum(['consumer', 'intake', 'officer', 'officer2', 'chief', 'viewer', 'system']),
  procedure: z.string(),
  do: z.looseObject({ type: z.string() }),
  /** Expected: the code of a refusal, or types of events among those the step and what follows from it bring. */
  refused: z.string().optional(),
  article: z.string().optional(),
  brings: z.array(z.string()).optional(),
  /** Values that the first of those events must have. */
  with: z.record(z.string(), z.unknown()).optional(),
})
export type StoryStep = z.output<typeof zStep>

const zStory = z.strictObject({
  name: z.string().min(4),
  why: z.string().min(10),
  /** Ids of the duties that it shows being kept. */
  duties: z.array(z.string()).min(1),
  kind: z.enum(['complaint', 'report']),
  /** Kind of the packs whose duties it shows, where that is another: the clue found in mediating a complaint. */
  of: z.enum(['complaint', 'report']).optional(),
  /** Orders it is played under, each with days of receipt: one for each pack the order has had. */
  packs: z.record(z.string(), z.union([zLegalDate.transform((day) => [day]), z.array(zLegalDate).min(1)])),
  /** What the filing holds beside the usual. */
  stated: z.record(z.string(), z.unknown()).default({}),
  steps: z.array(zStep),
  /** Clocks at the end, by id: values as in the vectors of clocks; a day may be `+n`, natural days after receipt. */
  clocks: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  /** Clocks that must not run. */
  absent: z.array(z.string()).default([]),
})
export type Story = z.output<typeof zStory> & { readonly file: string }

/** Every story, file by file. Throws with the place where one is malformed. */
export function readStories(root: string): readonly Story[] {
  const folder = join(root, 'rules/vectors/duties')
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).toSorted().flatMap((name) => {
    const parsed = z.array(zStory).safeParse(parse(readFileSync(join(folder, name), 'utf8')))
    if (!parsed.success) throw new Error(`${name}: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`)
    return parsed.data.map((story) => ({ ...story, file: `rules/vectors/duties/${name}` }))
  })
}

/** What came of one story under one pack: each line says what should have been and was not; none where all was as told. */
export function playStory(story: Story, packId: string, receivedOn: LegalDate): readonly string[] {
  const begun = RECEIPTS[story.kind](receivedOn, story.stated)
  if (isRefusal(begun)) return [`receipt refused: ${begun.refusal}`]
  const pack = packOfFile(practice, begun.head, morning(receivedOn))
  const governed = pack.id === packId || pack.overlays.includes(packId)
  const played = playSteps(story, begun, receivedOn)
  return [...governed ? [] : [`governed by ${pack.id}`], ...played.faults, ...clockFaults(story, played.world, receivedOn)]
}

function playSteps(story: Story, begun: World, receivedOn: LegalDate): { readonly world: World; readonly faults: readonly string[] } {
  let world = begun
  const faults: string[] = []
  for (const [index, step] of story.steps.entries()) {
    const next = playStep(world, step, addDays(receivedOn, step.day))
    faults.push(...next.faults.map((fault) => `step ${index + 1} (${step.procedure}.${step.do.type}): ${fault}`))
    world = next.world
  }
  return { world, faults }
}

function playStep(world: World, step: StoryStep, on: LegalDate): { readonly world: World; readonly faults: readonly string[] } {
  const taken = { procedure: step.procedure, command: dated(step.do, on) as { type: string }, actor: ACTORS[step.by], now: morning(on) }
  const verdict = judge(world, taken)
  if (isRefusal(verdict)) return { world, faults: refusalFaults(verdict, step) }
  const next = take(world, taken)
  if (isRefusal(next)) throw new Error(`what followed was refused: ${next.refusal}`)
  const fresh = next.recorded.slice(world.recorded.length).map(({ event }) => event)
  const missing = (step.brings ?? []).filter((type) => !fresh.some((event) => event.type === type))
  const first = fresh.find((event) => event.type === step.brings?.[0]) as Readonly<Record<string, unknown>> | undefined
  const wrong = Object.entries(step.with ?? {}).filter(([field, value]) => !isLike(first?.[field], dated(value, on)))
  return {
    world: next, faults: [
      ...step.refused ? [`done, though ${step.refused} was expected`] : [], ...missing.map((type) => `brought no ${type}`),
      ...wrong.map(([field, value]) => `${field} is ${JSON.stringify(first?.[field])}, not ${JSON.stringify(value)}`),
    ],
  }
}

function refusalFaults(refusal: Refusal, step: StoryStep): readonly string[] {
  if (refusal.refusal !== step.refused) return [`refused with ${refusal.refusal} ${JSON.stringify(refusal.params ?? refusal.field ?? '')}`]
  return step.article !== undefined && refusal.article !== step.article ? [`refused by ${refusal.article}, not ${step.article}`] : []
}

/** `+3` anywhere in a command is the day three natural days after the step, `-3` before it; `+3T15:00` an instant of that day. */
function dated(value: unknown, on: LegalDate): unknown {
  if (typeof value === 'string') {
    const [, sign, days, time] = /^([+-])(\d+)(?:T(\d{2}:\d{2}))?$/.exec(value) ?? []
    if (days === undefined) return value
    const day = addDays(on, Number(days) * (sign === '-' ? -1 : 1))
    return time ? `${day}T${time}:00+08:00` : day
  }
  if (Array.isArray(value)) return value.map((item) => dated(item, on))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, dated(member, on)]))
}

function isLike(is: unknown, should: unknown): boolean {
  return JSON.stringify(is) === JSON.stringify(should)
}

function clockFaults(story: Story, world: World, receivedOn: LegalDate): readonly string[] {
  const last = Math.max(0, ...story.steps.map((step) => step.day))
  const { clocks } = clocksOf(practice, world.head, foldFile(practice, world.recorded, world.head), morning(addDays(receivedOn, last)))
  const byId = new Map(clocks.map((clock) => [clock.id as string, clock as unknown as Readonly<Record<string, unknown>>]))
  const wrong = Object.entries(story.clocks).flatMap(([id, values]) => Object.entries(values).flatMap(([field, value]) => {
    const is = byId.get(id)?.[field]
    return isLike(is, dated(value, receivedOn)) ? [] : [`clock ${id}: ${field} is ${JSON.stringify(is)}, not ${JSON.stringify(value)}`]
  }))
  return [...wrong, ...story.absent.filter((id) => byId.has(id)).map((id) => `clock ${id} runs`)]
}

