import { expect, test } from 'vitest'
import { addDays, legalDay, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { react } from '#flows/index.ts'
import type { Actor, AnyProcedure, Context, FileHead } from '#modules/casefile/casefile.ts'
import { complaint, type ComplaintState } from '#modules/complaint/index.ts'
import { mediation } from '#modules/mediation/index.ts'
import { packFor, readClocks, type Clock, type ClockFacts, type RulePack } from '#modules/rules/index.ts'
import { makeCounty, type County, type Step, type Story } from './index.ts'
import { END_DAY, law, sampleOptions } from './testing.ts'

interface Played {
  readonly complaint: ComplaintState
  readonly mediationStage: string
  /** On the last day. */
  readonly clocks: readonly Clock[]
}

const procedures: Readonly<Record<string, AnyProcedure>> = { complaint, mediation }

function actorOf(county: County, step: Step): Actor {
  const account = county.accounts[step.account ?? -1]
  if (step.actor === 'consumer' || !account) return { id: 'consumer', name: '投诉人', grants: [{ role: 'consumer', unitId: 'file', reach: ['file'] }] }
  const own = county.units[account.unitIndex]?.id ?? ''
  const reach = account.role === 'chief' ? county.units.slice(2).map((unit) => unit.id) : [own]
  expect(account.role).toBe(step.actor)
  return { id: account.id, name: account.name, grants: [{ role: account.role, unitId: own, reach }] }
}

const SYSTEM: Actor = { id: 'system', name: 'system', grants: [{ role: 'system', unitId: '*', reach: ['*'] }] }

/** Takes the steps of a story through the procedures themselves, as the server does. */
function play(county: County, story: Story): Played {
  const states: Record<string, unknown> = { complaint: complaint.initial, mediation: mediation.initial }
  const pack = packFor(law, 'complaint', story.receivedOn) as RulePack
  let version = 0
  const clocksOn = (asOf: LegalDate): readonly Clock[] => {
    const facts: ClockFacts = {
      kind: 'complaint', receivedOn: story.receivedOn, asOf,
      ...procedures.complaint!.facts(states.complaint), ...procedures.mediation!.facts(states.mediation),
    }
    const reading = readClocks(law, facts)
    if (isRefusal(reading)) throw new Error(`${story.key}: ${JSON.stringify(reading)}`)
    return reading.clocks
  }
  const take = (name: string, command: { readonly type: string }, at: string, actor: Actor): void => {
    const procedure = procedures[name]!
    const { unitId, officerId } = states.complaint as ComplaintState
    const file: FileHead = {
      id: 'file', number: story.key, kind: 'complaint', receivedOn: story.receivedOn, areaCode: story.areaCode,
      unitId: unitId ?? county.units[story.unitIndex]!.id, officerId, version,
    }
    const now = new Date(at)
    const context: Context = { now, today: legalDay(now), actor, file, pack, open: true, local: { refusalNeedsApproval: false }, switches: law.switches, clocks: version === 0 ? [] : clocksOn(legalDay(now)) }
    const verdict = procedure.may(actor, command.type, states[name], file) ?? procedure.decide(states[name], command, context)
    if (isRefusal(verdict)) throw new Error(`${story.key}: ${command.type} at ${at}: ${JSON.stringify(verdict)}\n${JSON.stringify(story.steps.map((step) => `${step.at} ${step.command.type}`))}`)
    for (const event of verdict) {
      version += 1
      const meta = { seq: version, at, actorId: actor.id, actorName: actor.name }
      for (const each of Object.keys(procedures)) states[each] = procedures[each]!.evolve(states[each], event, meta)
      for (const reaction of react(event)) take(reaction.procedure, reaction.command, at, SYSTEM)
    }
  }
  const { consumer: _consumer, key: _key, ...statement } = story.input
  const unitId = county.units[story.unitIndex]!.id
  take('complaint', { type: 'receive', unitId, personId: 'person', ...statement } as never, story.receivedAt, SYSTEM)
  const desk = county.units.find((unit) => unit.level === 'desk')!.id
  for (const step of story.steps) {
    const extra = step.command.type === 'return-to-intake' ? { toUnitId: desk } : step.procedure === 'mediation' && step.sessionId ? { sessionId: step.sessionId } : {}
    take(step.procedure, { ...step.command, ...extra }, step.at, actorOf(county, step))
  }
  return { complaint: states.complaint as ComplaintState, mediationStage: (states.mediation as { stage: string }).stage, clocks: clocksOn(END_DAY) }
}

test('every story is legal step by step: the procedures, the policy and the packs take all of it', () => {
  for (const seed of [1, 2, 3]) {
    const county = makeCounty(sampleOptions(seed, 200))
    const stages = new Set<string>()
    for (const story of county.stories({ count: 2_500 })) {
      const played = play(county, story)
      stages.add(played.complaint.stage).add(played.mediationStage)
    }
    expect([...stages].toSorted()).toEqual(expect.arrayContaining(['accepted', 'agreed', 'closed', 'received', 'refused', 'suspended', 'terminated', 'told', 'withdrawn']))
  }
})

test.each([510_821, 20_260_630, 3])('a small county has work for everyone on its last day (seed %i)', (seed) => {
  const county = makeCounty(sampleOptions(seed))
  const open = [...county.stories({ count: 1_200 })].map((story) => play(county, story))
    .filter((played) => ['received', 'returned', 'accepted'].includes(played.complaint.stage))
  const clocks = open.flatMap((played) => played.clocks)
  const due = clocks.filter((clock) => clock.state === 'running').map((clock) => clock.dueOn ?? '')
  const overdue = clocks.filter((clock) => clock.state === 'overdue')
  expect(open.length).toBeGreaterThan(30)
  expect(open.length).toBeLessThan(160)
  expect(overdue.length).toBeGreaterThan(0)
  expect(overdue.length).toBeLessThan(open.length / 2)
  expect(due.some((day) => day <= addDays(END_DAY, 7))).toBe(true)
  expect(due.some((day) => day > addDays(END_DAY, 30))).toBe(true)
})

test('few files are late: the office keeps most limits', () => {
  const county = makeCounty(sampleOptions(9))
  const accept = [...county.stories({ count: 3_000 })].flatMap((story) => play(county, story).clocks).filter((clock) => clock.id === 'complaint.accept')
  const late = accept.filter((clock) => clock.late).length / accept.length
  expect(late).toBeGreaterThan(0.005)
  expect(late).toBeLessThan(0.08)
})
