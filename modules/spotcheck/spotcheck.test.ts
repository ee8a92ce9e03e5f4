import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf, contextOf, foldFile, nextDue, type Folded } from '#modules/casefile/engine.ts'
import { ACTORS, judge, morning, OFFICE, practice, received, take, type World } from '#apps/server/memory/testing.ts'
import { sampleOf, sizeOf } from './sample.ts'
import { OPEN_IN, permits, type SpotCheckCommand, type SpotCheckStage, type SpotCheckState } from './spotcheck.ts'
import { spotcheck } from './procedure.ts'

const DAY = '2026-04-28'
const LATER = '2026-05-20'
const DUE = legalDate('2026-06-10')
const CLOSED_AT = '2026-04-28T01:00:00.000000Z'
/** Of the same office, and without a hand in the file. */
const COLLEAGUE: Actor = { id: 'colleague', name: '同事', grants: [{ role: 'officer', unitId: OFFICE, reach: [OFFICE] }] }
type Step = SpotCheckCommand['type']
interface SupervisionStep { readonly type: 'demand' | 'lift'; readonly [field: string]: string }

const COMMANDS: { readonly [Type in Step]: Extract<SpotCheckCommand, { type: Type }> } = {
  draw: { type: 'draw', drawId: '00000000-0000-4000-8000-0000000000a1', dueOn: DUE, closedAt: CLOSED_AT },
  'record-check': { type: 'record-check', verdict: 'faults', faults: [{ code: 'not-told', text: '没有告知投诉人其他解决途径' }], correction: '补发告知书并附回执', correctBy: legalDate('2026-06-15') },
  'record-correction': { type: 'record-correction', result: '已经补发，回执附后' },
  'accept-correction': { type: 'accept-correction', note: '同意' },
  'demand-again': { type: 'demand-again', correction: '请附上回执原件', correctBy: legalDate('2026-06-20') },
  lift: { type: 'lift', reason: '案卷已经移交法院' },
}

function stepped(world: World, command: SpotCheckCommand | SupervisionStep, by: Actor, procedure = 'spotcheck', day = LATER): World {
  const next = take(world, { procedure, command, actor: by, now: morning(day) })
  if (isRefusal(next)) throw new Error(`${command.type}: ${next.refusal}`)
  return next
}

function refusedTo(world: World, command: SpotCheckCommand, by: Actor): string | undefined {
  const verdict = judge(world, { procedure: 'spotcheck', command, actor: by, now: morning(LATER) })
  return isRefusal(verdict) ? verdict.refusal : undefined
}

function foldedOf(world: World): Folded {
  return foldFile(practice, world.recorded, world.head)
}

function stateOf(world: World): SpotCheckState {
  return foldedOf(world).states['spotcheck'] as SpotCheckState
}

/** Refused by an officer, and so closed. */
function closed(): World {
  return received(DAY).complaint({ type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }, ACTORS.officer).world
}

function drawn(): World {
  return stepped(closed(), COMMANDS.draw, ACTORS.chief)
}

function correcting(): World {
  return stepped(drawn(), COMMANDS['record-check'], COLLEAGUE)
}

function corrected(): World {
  return stepped(correcting(), COMMANDS['record-correction'], ACTORS.officer)
}

const IN_STAGE: Record<SpotCheckStage, () => World> = {
  none: closed, drawn, correcting, corrected, settled: () => stepped(corrected(), COMMANDS['accept-correction'], COLLEAGUE), lifted: () => stepped(drawn(), COMMANDS.lift, ACTORS.chief),
}

/** Written from what a spot check is, not from the code. */
const MAY_BE_TAKEN: Record<Step, readonly SpotCheckStage[]> = {
  draw: ['none'], 'record-check': ['drawn'], 'record-correction': ['correcting'], 'accept-correction': ['corrected'], 'demand-again': ['corrected'], lift: ['drawn'],
}

describe('every step in every stage', () => {
  const cells = (Object.keys(MAY_BE_TAKEN) as Step[]).flatMap((step) => (Object.keys(IN_STAGE) as SpotCheckStage[]).map((stage) => [step, stage] as const))
  test.each(cells)('%s when %s', (step, stage) => {
    const world = IN_STAGE[stage]()
    expect(stateOf(world).stage).toBe(stage)
    const by = { draw: ACTORS.chief, lift: ACTORS.chief, 'record-correction': ACTORS.officer, 'record-check': COLLEAGUE, 'accept-correction': COLLEAGUE, 'demand-again': COLLEAGUE }[step]
    const context = contextOf(practice, world.head, foldedOf(world), by, morning(LATER))
    const allowed = MAY_BE_TAKEN[step].includes(stage)
    expect(permits(step, stateOf(world), context) === undefined).toBe(allowed)
    expect(OPEN_IN[step].includes(stage)).toBe(allowed)
    expect(refusedTo(world, COMMANDS[step], by) === undefined).toBe(allowed)
  })
})

describe('a drawn file', () => {
  test('stays as it ended, and is open for the check until its day', () => {
    const world = drawn()
    const { standing } = foldedOf(world)
    expect(standing).toMatchObject({ stage: 'refused', open: true, awaiting: null, supervised: false })
    const reading = clocksOf(practice, world.head, foldedOf(world), morning(LATER))
    expect(nextDue(reading, true)).toMatchObject({ clock: 'spotcheck.check', dueOn: DUE })
    expect(clocksOf(practice, world.head, foldedOf(world), morning('2026-06-11')).clocks.at(-1)).toMatchObject({ id: 'spotcheck.check', state: 'overdue' })
  })

  test('is closed again as of the day it had been closed, once nothing is to be put right', () => {
    const inOrder = stepped(drawn(), { type: 'record-check', verdict: 'in-order' }, COLLEAGUE)
    for (const world of [inOrder, IN_STAGE.settled(), IN_STAGE.lifted()]) {
      expect(foldedOf(world).standing).toMatchObject({ stage: 'refused', open: false, closedAt: CLOSED_AT, awaiting: null })
      expect(clocksOf(practice, world.head, foldedOf(world), morning('2026-12-01')).clocks.filter(({ state }) => state !== 'met')).toEqual([])
    }
    expect(foldedOf(corrected()).standing).toMatchObject({ open: true, awaiting: 'chief' })
    expect(foldedOf(correcting()).standing).toMatchObject({ open: true, awaiting: null })
    expect(stateOf(inOrder)).toMatchObject({ verdict: 'in-order', faults: [], checkedBy: COLLEAGUE.name })
  })

  test('keeps each correction with its day and what was answered', () => {
    const again = stepped(stepped(corrected(), COMMANDS['demand-again'], COLLEAGUE), { type: 'record-correction', result: '原件已经附上' }, ACTORS.officer)
    expect(stateOf(again).corrections.map(({ demand, answer }) => [demand, answer?.result])).toEqual([['补发告知书并附回执', '已经补发，回执附后'], ['请附上回执原件', '原件已经附上']])
    const waiting = stepped(corrected(), COMMANDS['demand-again'], COLLEAGUE)
    expect(clocksOf(practice, waiting.head, foldedOf(waiting), morning(LATER)).clocks.at(-1)).toMatchObject({ id: 'spotcheck.correct', state: 'running', dueOn: '2026-06-20' })
  })

  test('that is still handled cannot be drawn', () => {
    expect(refusedTo(received(DAY).world, COMMANDS.draw, ACTORS.chief)).toBe('spotcheck.file-open')
    expect(refusedTo(closed(), COMMANDS['record-check'], COLLEAGUE)).toBe('spotcheck.nothing-drawn')
  })
})

describe('what a check says', () => {
  const said = (command: Omit<Extract<SpotCheckCommand, { type: 'record-check' }>, 'type'>) => refusedTo(drawn(), { type: 'record-check', ...command }, COLLEAGUE)
  const faults = [{ code: 'other' as const, text: '卷内目录缺页' }]
  test.each([
    ['faults without any', { verdict: 'faults' }, 'spotcheck.faults-mismatch'],
    ['the same kind twice', { verdict: 'faults', faults: [...faults, ...faults] }, 'spotcheck.faults-mismatch'],
    ['in order, with faults', { verdict: 'in-order', faults: [...faults] }, 'spotcheck.faults-mismatch'],
    ['in order, to be put right', { verdict: 'in-order', correction: '补页', correctBy: DUE }, 'spotcheck.faults-mismatch'],
    ['a correction without a day', { verdict: 'faults', faults: [...faults], correction: '请补齐缺页' }, 'spotcheck.day-needed'],
    ['a day without a correction', { verdict: 'faults', faults: [...faults], correctBy: DUE }, 'spotcheck.day-needed'],
    ['a day that has passed', { verdict: 'faults', faults: [...faults], correction: '请补齐缺页', correctBy: legalDate(DAY) }, 'spotcheck.day-past'],
    ['faults alone', { verdict: 'faults', faults: [...faults] }, undefined],
  ] as const)('%s', (_what, command, refusal) => {
    expect(said(command as Parameters<typeof said>[0])).toBe(refusal)
  })

  test('ends the check where nothing is to be put right', () => {
    expect(stateOf(stepped(drawn(), { type: 'record-check', verdict: 'faults', faults }, COLLEAGUE))).toMatchObject({ stage: 'settled', verdict: 'faults', faults })
  })
})

describe('nobody checks their own work', () => {
  const standIn = (of: Actor): Actor => ({ ...COLLEAGUE, standsInFor: [{ id: of.id, name: of.name, grants: of.grants }] })

  test('neither who decided, nor who has the file, nor their substitute, nor who put it right', () => {
    expect(refusedTo(drawn(), COMMANDS['record-check'], ACTORS.officer)).toBe('spotcheck.own-work')
    expect(refusedTo(drawn(), COMMANDS['record-check'], standIn(ACTORS.officer))).toBe('spotcheck.own-work')
    const given = { ...drawn(), head: { ...drawn().head, officerId: COLLEAGUE.id } }
    expect(refusedTo(given, COMMANDS['record-check'], COLLEAGUE)).toBe('spotcheck.own-work')
    expect(refusedTo(correcting(), COMMANDS['record-correction'], COLLEAGUE)).toBe('spotcheck.own-check')
    expect(refusedTo(correcting(), COMMANDS['record-correction'], standIn(COLLEAGUE))).toBe('spotcheck.own-check')
    const byChief = stepped(correcting(), COMMANDS['record-correction'], ACTORS.chief)
    expect(refusedTo(byChief, COMMANDS['accept-correction'], ACTORS.chief)).toBe('spotcheck.own-work')
    expect(refusedTo(byChief, COMMANDS['accept-correction'], COLLEAGUE)).toBeUndefined()
  })

  test('where everybody had a hand in it, the chief takes it out of the sample', () => {
    const handled = received(DAY).complaint({ type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }, ACTORS.chief).world
    const world = stepped(handled, COMMANDS.draw, ACTORS.chief)
    expect(refusedTo(world, COMMANDS['record-check'], ACTORS.chief)).toBe('spotcheck.own-work')
    expect(refusedTo(world, COMMANDS.lift, ACTORS.chief)).toBeUndefined()
  })

  test('but who took it down, dispatched it, called back or watched over it', () => {
    const dispatched = received(DAY).complaint({ type: 'assign', unitId: OFFICE, officerId: ACTORS.officer.id }, ACTORS.chief).complaint({ type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }, ACTORS.officer).world
    const watched = stepped(dispatched, { type: 'demand', demand: '请报告办理进展', dueOn: DUE, importance: 'ordinary' }, ACTORS.chief, 'supervision', DAY)
    const lifted = stepped(watched, { type: 'lift', reason: '不再需要督办' }, ACTORS.chief, 'supervision', DAY)
    const world = stepped(lifted, COMMANDS.draw, ACTORS.chief)
    expect(refusedTo(world, COMMANDS['record-check'], ACTORS.chief)).toBeUndefined()
  })

  test('whoever took which steps', () => {
    const steps = [ACTORS.officer, COLLEAGUE, ACTORS.chief] as const
    fc.assert(fc.property(fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }), (adders, decider, checker) => {
      let told = received(DAY)
      for (const by of adders) told = told.complaint({ type: 'add-material', text: '补充说明', attachments: [] }, steps[by] ?? ACTORS.officer)
      told = told.complaint({ type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }, steps[decider] ?? ACTORS.officer)
      const world = stepped(told.world, COMMANDS.draw, ACTORS.chief)
      const handled = [...adders, decider].includes(checker)
      expect(refusedTo(world, COMMANDS['record-check'], steps[checker] ?? ACTORS.officer)).toBe(handled ? 'spotcheck.own-work' : undefined)
    }), { numRuns: 60 })
  })

  test.each([
    ['draw', ['chief']], ['record-check', ['chief', 'officer']], ['record-correction', ['chief', 'officer', 'intake']], ['accept-correction', ['chief', 'officer']],
    ['demand-again', ['chief', 'officer']], ['lift', ['chief']],
  ] as const)('%s: who may', (step, roles) => {
    for (const who of ['chief', 'officer', 'officer2', 'intake', 'viewer', 'auditor', 'consumer', 'system'] as const) {
      const refused = spotcheck.may(ACTORS[who], step, stateOf(drawn()), drawn().head)
      expect([who, refused?.refusal]).toEqual([who, (roles as readonly string[]).includes(who) ? undefined : 'spotcheck.not-permitted'])
    }
  })

  test('and the filer is told nothing of any of it', () => {
    const worlds = [IN_STAGE.settled(), IN_STAGE.lifted(), stepped(drawn(), { type: 'record-check', verdict: 'in-order' }, COLLEAGUE)]
    const types = worlds.flatMap(({ recorded }) => recorded.map(({ event }) => event.type)).filter((type) => type.startsWith('spotcheck.'))
    expect([...new Set(types)].toSorted()).toEqual([...spotcheck.internal ?? []].toSorted())
  })
})

describe('a sample', () => {
  const population = fc.uniqueArray(fc.uuid(), { maxLength: 60 })

  test('is a subset of the population, of the size asked for, and the same for the same seed, in whatever order it is given', () => {
    fc.assert(fc.property(population, fc.string({ minLength: 1 }), fc.nat({ max: 70 }), (files, seed, size) => {
      const sample = sampleOf(seed, files, size)
      expect(sample.length).toBe(Math.min(size, files.length))
      expect(new Set(sample).size).toBe(sample.length)
      expect(sample.every((id) => files.includes(id))).toBe(true)
      expect(sampleOf(seed, files.toReversed(), size)).toEqual(sample)
      expect(sampleOf(seed, files, size + 1).slice(0, size)).toEqual(sample.slice(0, size))
    }))
  })

  test('takes every file alike over many seeds', () => {
    const files = Array.from({ length: 20 }, (_, at) => `file-${at}`)
    const [seeds, size] = [4000, 5]
    const taken = new Map(files.map((id) => [id, 0]))
    for (let seed = 0; seed < seeds; seed += 1) for (const id of sampleOf(`seed-${seed}`, files, size)) taken.set(id, (taken.get(id) ?? 0) + 1)
    // Each is expected 1000 times, with a standard deviation of 27: five of those would be seen once in a million times.
    for (const [id, count] of taken) expect([id, Math.abs(count - 1000) < 137]).toEqual([id, true])
  })

  test('is what sha256sum would make of it', () => {
    // `printf s:a | sha256sum` begins with d431, that of s:b with d30e, that of s:c with 97a9.
    expect(sampleOf('s', ['a', 'b', 'c'], 3)).toEqual(['c', 'b', 'a'])
    expect(sampleOf('s', ['a', 'b', 'c'], 2)).toEqual(['c', 'b'])
  })

  test.each([
    [40, { by: 'number', amount: 10 }, 10], [4, { by: 'number', amount: 10 }, 4], [41, { by: 'share', amount: 10 }, 5], [0, { by: 'share', amount: 10 }, 0],
    [1, { by: 'share', amount: 1 }, 1], [5000, { by: 'share', amount: 10 }, 500], [5001, { by: 'share', amount: 10 }, undefined], [3, { by: 'share', amount: 100 }, 3],
  ] as const)('of %s, %o is %s', (files, asked, size) => {
    expect(sizeOf(files, asked)).toBe(size)
  })
})
