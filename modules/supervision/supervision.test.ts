import { describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { legalDate } from '#platform/pure/date.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf, contextOf, foldFile, nextDue } from '#modules/casefile/engine.ts'
import { ACTORS, morning, practice, received, take, type World } from '#apps/server/memory/testing.ts'
import { decide, OPEN_IN, permits, type SupervisionCommand, type SupervisionStage, type SupervisionState } from './supervision.ts'
import { supervision } from './procedure.ts'

const DAY = '2026-04-28'
const DUE = legalDate('2026-05-02')
type Step = SupervisionCommand['type']

const COMMANDS: { readonly [Type in Step]: Extract<SupervisionCommand, { type: Type }> } = {
  demand: { type: 'demand', demand: '请报告办理进展', dueOn: DUE, importance: 'important' },
  answer: { type: 'answer', answer: '双方已经和解', final: true },
  accept: { type: 'accept', note: '同意' },
  'demand-again': { type: 'demand-again', demand: '请附上退款凭证', dueOn: legalDate('2026-05-06'), importance: 'urgent' },
  lift: { type: 'lift', reason: '投诉已经撤回' },
}

function stepped(world: World, command: SupervisionCommand | { type: string }, by: Actor, procedure = 'supervision', day = DAY): World {
  const next = take(world, { procedure, command, actor: by, now: morning(day) })
  if (isRefusal(next)) throw new Error(`${command.type}: ${next.refusal}`)
  return next
}

function stateOf(world: World): SupervisionState {
  return foldFile(practice, world.recorded, world.head).states['supervision'] as SupervisionState
}

function demanded(): World {
  return stepped(received(DAY).world, COMMANDS.demand, ACTORS.chief)
}

function answered(): World {
  return stepped(demanded(), COMMANDS.answer, ACTORS.officer)
}

const IN_STAGE: Record<SupervisionStage, () => World> = {
  none: () => received(DAY).world, demanded, answered,
  accepted: () => stepped(answered(), COMMANDS.accept, ACTORS.chief), lifted: () => stepped(demanded(), COMMANDS.lift, ACTORS.chief),
}

/** Written from what a supervision is, not from the code. */
const MAY_BE_TAKEN: Record<Step, Record<SupervisionStage, boolean>> = {
  demand: { none: true, demanded: false, answered: false, accepted: true, lifted: true },
  answer: { none: false, demanded: true, answered: false, accepted: false, lifted: false },
  accept: { none: false, demanded: false, answered: true, accepted: false, lifted: false },
  'demand-again': { none: false, demanded: false, answered: true, accepted: false, lifted: false },
  lift: { none: false, demanded: true, answered: true, accepted: false, lifted: false },
}

describe('every step in every stage', () => {
  const cells = (Object.keys(MAY_BE_TAKEN) as Step[]).flatMap((step) => (Object.keys(IN_STAGE) as SupervisionStage[]).map((stage) => [step, stage] as const))
  test.each(cells)('%s when %s', (step, stage) => {
    const world = IN_STAGE[stage]()
    const state = stateOf(world)
    expect(state.stage).toBe(stage)
    const refused = permits(step, state)
    expect(refused === undefined).toBe(MAY_BE_TAKEN[step][stage])
    expect(OPEN_IN[step].includes(stage)).toBe(MAY_BE_TAKEN[step][stage])
    const context = contextOf(practice, world.head, foldFile(practice, world.recorded, world.head), ACTORS.chief, morning(DAY))
    const brought = [expect.objectContaining({ type: expect.stringMatching(/^supervision\./) as string })]
    expect(decide(state, COMMANDS[step], context)).toEqual(refused ?? brought)
  })
})

describe('a supervised file', () => {
  const foldedOf = (world: World) => foldFile(practice, world.recorded, world.head)

  test('is marked, and the day that was set runs beside the limits of the law', () => {
    const world = demanded()
    const folded = foldedOf(world)
    expect(folded.standing).toMatchObject({ supervised: true, open: true, awaiting: null, stage: 'received' })
    const reading = clocksOf(practice, world.head, folded, morning('2026-04-30'))
    expect(reading.clocks.map(({ id }) => id)).toEqual(['complaint.accept', 'supervision.answer'])
    // The Saturday of Labour Day stays what it was set to: no holiday moves it.
    expect(reading.clocks[1]).toMatchObject({ dueOn: DUE, state: 'running', leftDays: 2, length: 4, startsWith: 'setOn', article: '督办要求' })
    expect(nextDue(reading, true)).toEqual({ clock: 'supervision.answer', dueOn: DUE, provisional: false, later: [{ clock: 'complaint.accept', dueOn: '2026-05-11' }] })
    expect(clocksOf(practice, world.head, folded, morning('2026-05-03')).clocks[1]).toMatchObject({ state: 'overdue', leftDays: -1 })
  })

  test('a progress report leaves the demand and its day; a result meets it and waits for the chief', () => {
    const progress = stepped(demanded(), { type: 'answer', answer: '已经约谈店家', final: false }, ACTORS.officer)
    expect(foldedOf(progress).standing).toMatchObject({ supervised: true, awaiting: null })
    expect(clocksOf(practice, progress.head, foldedOf(progress), morning(DAY)).clocks[1]?.state).toBe('running')
    const result = stepped(progress, COMMANDS.answer, ACTORS.officer)
    expect(foldedOf(result).standing).toMatchObject({ supervised: true, awaiting: 'chief' })
    expect(clocksOf(practice, result.head, foldedOf(result), morning(DAY)).clocks[1]).toMatchObject({ state: 'met', metOn: DAY })
    const again = stepped(result, COMMANDS['demand-again'], ACTORS.chief)
    expect(stateOf(again).rounds.map(({ answers }) => answers.length)).toEqual([2, 0])
    expect(clocksOf(practice, again.head, foldedOf(again), morning(DAY)).clocks[1]).toMatchObject({ state: 'running', dueOn: '2026-05-06' })
  })

  test('stays open until the answer is accepted, though its own procedure has ended', () => {
    const withdrawn = stepped(demanded(), { type: 'withdraw' }, ACTORS.consumer, 'complaint')
    expect(foldedOf(withdrawn).standing).toMatchObject({ stage: 'withdrawn', open: true })
    const ended = stepped(stepped(withdrawn, COMMANDS.answer, ACTORS.officer), COMMANDS.accept, ACTORS.chief)
    expect(foldedOf(ended).standing).toMatchObject({ stage: 'withdrawn', open: false, supervised: false, awaiting: null })
  })

  test('takes no day that has passed', () => {
    const world = received(DAY).world
    expect(take(world, { procedure: 'supervision', command: { ...COMMANDS.demand, dueOn: '2026-04-27' } as SupervisionCommand, actor: ACTORS.chief, now: morning(DAY) }))
      .toMatchObject({ refusal: 'supervision.day-past', field: 'command.dueOn' })
  })

  test.each([
    ['demand', { chief: true, officer: false, intake: false, viewer: false, consumer: false }],
    ['answer', { chief: true, officer: true, officer2: false, intake: false, viewer: false, consumer: false }],
    ['accept', { chief: true, officer: false, intake: false, viewer: false, consumer: false }],
    ['lift', { chief: true, officer: false, intake: false, viewer: false, consumer: false }],
  ] as const)('%s: who may', (step, roles) => {
    const { head } = demanded()
    for (const [who, allowed] of Object.entries(roles)) {
      const refused = supervision.may(ACTORS[who as keyof typeof ACTORS], step, stateOf(demanded()), head)
      expect([who, refused?.refusal]).toEqual([who, allowed ? undefined : 'supervision.not-permitted'])
    }
  })

  test('tells the filer nothing', () => {
    const types = [answered(), IN_STAGE.accepted(), IN_STAGE.lifted()].flatMap(({ recorded }) => recorded.map(({ event }) => event.type)).filter((type) => type.startsWith('supervision.'))
    expect([...new Set(types)].toSorted()).toEqual([...supervision.internal ?? []].toSorted())
  })
})
