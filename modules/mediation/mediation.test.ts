import { describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { legalDate } from '#platform/pure/date.ts'
import { clocksOf, contextOf } from '#modules/casefile/engine.ts'
import { ACTORS, foldOf, judge, morning, practice, received, type Told } from '#apps/server/memory/testing.ts'
import type { MatterStep } from './matters.ts'
import { decide, evolve, initial, OPEN_IN, permits, type MediationCommand } from './mediation.ts'
import type { MediationStage, MediationState } from './state.ts'
import { mediation } from './procedure.ts'

const DAY = '2026-04-28'
const LATER = '2026-05-12'
/** The steps of the mediation itself; what stands beside them is in `matters.test.ts`. */
type Step = Exclude<MediationCommand['type'], MatterStep>
const STAGES = ['none', 'open', 'suspended', 'agreed', 'terminated', 'told'] as const satisfies readonly MediationStage[]

const SESSION = '00000000-0000-4000-8000-0000000000d1'
const SESSION2 = '00000000-0000-4000-8000-0000000000d2'
const INVITE: Extract<MediationCommand, { type: 'invite' }> = {
  type: 'invite', sessionId: SESSION, mode: 'on-site', startsAt: '2026-05-11T10:00:00+08:00', place: '东河所调解室', mediators: ['李明'],
}
const TERM = { party: 'respondent', duty: '退款 288 元', dueOn: legalDate('2026-05-20'), amountFen: 28_800 } as const

const COMMANDS: { readonly [Type in Step]: Extract<MediationCommand, { type: Type }> } = {
  open: { type: 'open' },
  invite: { ...INVITE, sessionId: SESSION2, startsAt: '2026-05-13T02:00:00Z' },
  'record-answer': { type: 'record-answer', party: 'consumer', willing: true },
  'hold-session': { type: 'hold-session', sessionId: SESSION, present: ['consumer', 'respondent'], record: '双方到场，说明情况。' },
  suspend: { type: 'suspend', reason: 'testing', from: legalDate('2026-05-11'), body: '市质检所' },
  resume: { type: 'resume', lastDay: legalDate(LATER) },
  'record-agreement': { type: 'record-agreement', form: 'written', terms: [TERM] },
  terminate: { type: 'terminate', ground: 'other-law', reason: '双方差距太大' },
  tell: { type: 'tell', party: 'both', by: 'sms' },
  'end-by-withdrawal': { type: 'end-by-withdrawal', reason: null },
  'end-at-source': { type: 'end-at-source' },
}

/** Accepted on the first day, with a session that has begun when the second comes. */
function open(): Told {
  return received(DAY).complaint({ type: 'accept', told: 'phone' }, ACTORS.officer).mediation(INVITE, ACTORS.officer)
}

const IN_STAGE: Record<MediationStage, () => Told> = {
  none: () => received(DAY),
  open,
  suspended: () => open().mediation(COMMANDS.suspend, ACTORS.officer, LATER),
  agreed: () => open().mediation(COMMANDS['record-agreement'], ACTORS.officer, LATER),
  terminated: () => open().mediation(COMMANDS.terminate, ACTORS.officer, LATER),
  told: () => open().mediation(COMMANDS.terminate, ACTORS.officer, LATER).mediation(COMMANDS.tell, ACTORS.officer, LATER),
}

/** Written from Order 121 Art. 20–24: which step is possible when. */
const MAY_BE_TAKEN: Record<Step, Record<MediationStage, boolean>> = {
  open: { none: true, open: false, suspended: false, agreed: false, terminated: false, told: false },
  invite: { none: false, open: true, suspended: true, agreed: false, terminated: false, told: false },
  'record-answer': { none: false, open: true, suspended: true, agreed: false, terminated: false, told: false },
  'hold-session': { none: false, open: true, suspended: true, agreed: false, terminated: false, told: false },
  suspend: { none: false, open: true, suspended: false, agreed: false, terminated: false, told: false },
  resume: { none: false, open: false, suspended: true, agreed: false, terminated: false, told: false },
  'record-agreement': { none: false, open: true, suspended: true, agreed: false, terminated: false, told: false },
  terminate: { none: false, open: true, suspended: true, agreed: false, terminated: false, told: false },
  tell: { none: false, open: false, suspended: false, agreed: false, terminated: true, told: false },
  'end-by-withdrawal': { none: false, open: true, suspended: true, agreed: false, terminated: false, told: false },
  'end-at-source': { none: false, open: true, suspended: true, agreed: false, terminated: false, told: false },
}

function contextIn(told: Told, day = LATER) {
  return contextOf(practice, told.world.head, foldOf(told.world), ACTORS.officer, morning(day))
}

/** What a command brings on a file as the story left it. */
function attempt(told: Told, command: MediationCommand, day = LATER) {
  return judge(told.world, { procedure: 'mediation', command, actor: command.type === 'open' || command.type === 'end-by-withdrawal' ? ACTORS.system : ACTORS.officer, now: morning(day) })
}

function stateOf(told: Told): MediationState {
  return foldOf(told.world).mediation
}

function codeOf(result: unknown): string | undefined {
  return isRefusal(result) ? result.refusal : undefined
}

describe('every step in every stage', () => {
  const cells = (Object.keys(MAY_BE_TAKEN) as Step[]).flatMap((step) => STAGES.map((stage) => [step, stage] as const))
  test.each(cells)('%s when %s', (step, stage) => {
    const told = IN_STAGE[stage]()
    const state = stateOf(told)
    expect(state.stage).toBe(stage)
    const refused = permits(step, state, contextIn(told))
    expect(refused === undefined).toBe(MAY_BE_TAKEN[step][stage])
    const decided = decide(state, COMMANDS[step], contextIn(told))
    expect(isRefusal(decided) ? decided : undefined).toEqual(refused)
    const code = step === 'open' ? 'mediation.already-open' : 'mediation.wrong-stage'
    expect(codeOf(refused)).toBe(MAY_BE_TAKEN[step][stage] ? undefined : code)
  })

  test('the table names every stage that something may still happen in', () => {
    expect([...new Set(Object.values(OPEN_IN).flat())].toSorted()).toEqual(['agreed', 'none', 'open', 'suspended', 'terminated'])
  })
})

describe('sessions', () => {
  test('one in the past is refused, one beginning now is not', () => {
    const told = received(DAY).complaint({ type: 'accept', told: 'phone' }, ACTORS.officer)
    expect(attempt(told, { ...INVITE, startsAt: '2026-04-28T00:59:59Z' }, DAY)).toMatchObject({ refusal: 'mediation.session-in-past', field: 'command.startsAt' })
    expect(attempt(told, { ...INVITE, startsAt: '2026-04-28T09:00:00+08:00' }, DAY)).toMatchObject([{ type: 'mediation.invited', id: SESSION, startsAt: '2026-04-28T01:00:00.000Z' }])
  })

  test('a second one waits until the first has begun', () => {
    expect(codeOf(attempt(open(), COMMANDS.invite, DAY))).toBe('mediation.session-open')
    expect(codeOf(attempt(open(), COMMANDS.invite, LATER))).toBeUndefined()
  })

  test('is held once, not before it begins, and only if it was arranged', () => {
    expect(codeOf(attempt(open(), COMMANDS['hold-session'], DAY))).toBe('mediation.session-not-begun')
    const held = open().mediation(COMMANDS['hold-session'], ACTORS.officer, LATER)
    expect(stateOf(held).sessions).toMatchObject([{ id: SESSION, held: { present: ['consumer', 'respondent'], record: '双方到场，说明情况。' } }])
    expect(codeOf(attempt(held, COMMANDS['hold-session']))).toBe('mediation.unknown-session')
    const both = held.mediation(COMMANDS.invite, ACTORS.officer)
    expect(codeOf(attempt(both, COMMANDS['hold-session'], '2026-05-14'))).toBe('mediation.session-held')
    expect(codeOf(attempt(both, { ...COMMANDS['hold-session'], sessionId: '00000000-0000-4000-8000-0000000000d9' }, '2026-05-14'))).toBe('mediation.unknown-session')
  })

  test.each(['consumer', 'respondent'] as const)('a %s who declines ends arranging, not the duty to terminate', (party) => {
    const declined = open().mediation({ type: 'record-answer', party, willing: false, note: '电话里明确拒绝' }, ACTORS.officer, LATER)
    expect(stateOf(declined).answers[party]).toBe(false)
    for (const step of ['invite', 'suspend', 'record-agreement'] as const) expect(codeOf(attempt(declined, COMMANDS[step]))).toBe('mediation.not-willing')
    expect(codeOf(attempt(declined, { ...COMMANDS.terminate, ground: 'absent-or-refused' }))).toBeUndefined()
    const agreedAfterAll = declined.mediation({ type: 'record-answer', party, willing: true }, ACTORS.officer)
    expect(codeOf(attempt(agreedAfterAll, COMMANDS.invite))).toBeUndefined()
  })
})

describe('the stopped clock', () => {
  test('only for a reason of the pack in force', () => {
    expect(attempt(open(), { ...COMMANDS.suspend, reason: 'verification' })).toMatchObject({ refusal: 'mediation.unknown-reason', params: { reason: 'verification' } })
    expect(attempt(open(), COMMANDS.suspend)).toMatchObject([{ article: '《市场监督管理投诉举报处理办法》第二十二条第三款', note: null }])
  })

  test.each([['2026-04-27', false], ['2026-04-28', true], ['2026-05-12', true], ['2026-05-13', false]] as const)('from %s: %s', (from, allowed) => {
    const result = attempt(open(), { ...COMMANDS.suspend, from: legalDate(from) })
    expect(codeOf(result)).toBe(allowed ? undefined : 'mediation.bad-suspension')
  })

  test.each([['2026-05-10', false], ['2026-05-11', true], ['2026-05-15', true], ['2026-05-16', false]] as const)('resumed after %s: %s', (lastDay, allowed) => {
    const result = attempt(IN_STAGE.suspended(), { type: 'resume', lastDay: legalDate(lastDay) }, '2026-05-15')
    expect(codeOf(result)).toBe(allowed ? undefined : 'mediation.bad-suspension')
  })

  test('stands still, and moves on by the days it stood', () => {
    const dueOf = (told: Told, day: string) => clocksOf(practice, told.world.head, foldOf(told.world), morning(day)).clocks.find(({ id }) => id === 'complaint.mediate')
    expect(dueOf(open(), LATER)).toMatchObject({ state: 'running', dueOn: '2026-06-29' })
    expect(dueOf(IN_STAGE.suspended(), LATER)).toMatchObject({ state: 'suspended', dueOn: null })
    const resumed = IN_STAGE.suspended().mediation({ type: 'resume', lastDay: legalDate('2026-05-20') }, ACTORS.officer, '2026-05-21')
    // 2026-06-27 is a Saturday and moves to Monday 06-29; ten days more end on Tuesday 07-07.
    expect(dueOf(resumed, '2026-05-21')).toMatchObject({ state: 'running', suspendedDays: 10, dueOn: '2026-07-07' })
  })

  test('can be stopped again after it resumed', () => {
    const again = IN_STAGE.suspended().mediation(COMMANDS.resume, ACTORS.officer).mediation({ ...COMMANDS.suspend, reason: 'appraisal', from: legalDate(LATER) }, ACTORS.officer)
    expect(stateOf(again).suspensions).toEqual([
      { from: '2026-05-11', to: '2026-05-12', reason: 'testing' }, { from: '2026-05-12', to: null, reason: 'appraisal' },
    ])
  })

  test.each(['record-agreement', 'terminate', 'end-by-withdrawal'] as const)('%s while it stands ends the suspension that day', (step) => {
    const ended = attempt(IN_STAGE.suspended(), COMMANDS[step])
    expect(ended).toMatchObject([{ type: 'mediation.resumed', lastDay: LATER }, { type: step === 'record-agreement' ? 'mediation.agreed' : 'mediation.terminated' }])
  })
})

describe('agreement', () => {
  test('says who does what by when', () => {
    const told = IN_STAGE.agreed()
    expect(stateOf(told).agreement).toEqual({ on: LATER, form: 'written', terms: [TERM] })
    expect(foldOf(told.world).complaint.outcome).toBe('agreed')
    expect(foldOf(told.world).facts).toMatchObject({ agreedOn: LATER, terminatedOn: null })
  })

  test('a duty cannot fall due before today, unless it was performed at once', () => {
    const late = { ...COMMANDS['record-agreement'], terms: [TERM, { ...TERM, dueOn: legalDate('2026-05-11') }] }
    expect(attempt(open(), late)).toMatchObject({ refusal: 'mediation.term-in-past', field: 'command.terms.1.dueOn' })
    expect(codeOf(attempt(open(), { ...late, form: 'waived' }))).toBe('mediation.term-in-past')
    expect(codeOf(attempt(open(), { ...late, form: 'performed' }))).toBeUndefined()
  })

  test('a sum that was not named is null', () => {
    const { amountFen: _, ...term } = TERM
    expect(attempt(open(), { ...COMMANDS['record-agreement'], terms: [term] })).toMatchObject([{ terms: [{ amountFen: null }] }])
  })
})

describe('the day of an agreement', () => {
  test('is that on which it was struck, and limits count from it; neither before acceptance nor tomorrow', () => {
    const agree = (agreedOn: string) => ({ ...COMMANDS['record-agreement'], agreedOn: legalDate(agreedOn) })
    expect(attempt(open(), agree('2026-04-27'))).toMatchObject({ refusal: 'mediation.day-outside', field: 'command.agreedOn', params: { from: DAY, to: LATER } })
    expect(codeOf(attempt(open(), agree('2026-05-31')))).toBe('mediation.day-outside')
    expect(stateOf(open().mediation(agree('2026-05-06'), ACTORS.officer, LATER)).agreement?.on).toBe('2026-05-06')
    expect(stateOf(open().mediation(agree(LATER), ACTORS.officer, LATER)).agreement?.on).toBe(LATER)
  })
})

describe('termination', () => {
  test('at the earlier of two limits side by side, by the article of that one', () => {
    const accepted = received('2025-06-03').complaint({ type: 'accept', told: 'phone' }, ACTORS.officer)
    const limit = { type: 'terminate', ground: 'limit-passed', reason: '期限届满，双方没有达成协议' } as const
    expect(attempt(accepted, limit, '2025-08-01')).toMatchObject({ refusal: 'mediation.limit-not-passed', params: { due: '2025-08-04' } })
    expect(attempt(accepted, limit, '2025-08-05')).toMatchObject([{ ground: 'limit-passed', article: '《消费者权益保护法实施条例》第四十六条第二款' }])
  })

  test('rests on a ground of the pack', () => {
    expect(attempt(open(), { ...COMMANDS.terminate, ground: 'tired' })).toMatchObject({ refusal: 'mediation.unknown-ground', field: 'command.ground' })
    expect(stateOf(IN_STAGE.terminated()).termination).toEqual({
      on: LATER, ground: 'other-law', article: '《市场监督管理投诉举报处理办法》第二十三条第一款第八项', reason: '双方差距太大',
    })
  })

  test('because no agreement is possible: only after somebody was asked, or a session held', () => {
    const accepted = received(DAY).complaint({ type: 'accept', told: 'phone' }, ACTORS.officer)
    const fails = { type: 'terminate', ground: 'no-agreement', reason: '双方差距太大' } as const
    const absent = { ...fails, ground: 'absent-or-refused' } as const
    expect(attempt(accepted, fails)).toMatchObject({ refusal: 'mediation.not-tried', field: 'command.ground', article: '《市场监督管理投诉举报处理办法》第二十三条第一款第三项' })
    expect(codeOf(attempt(accepted, absent))).toBe('mediation.nobody-absent')
    const asked = accepted.mediation(COMMANDS['record-answer'], ACTORS.officer)
    expect([codeOf(attempt(asked, fails)), codeOf(attempt(asked, absent))]).toEqual([undefined, 'mediation.nobody-absent'])
    const both = open().mediation(COMMANDS['hold-session'], ACTORS.officer, LATER)
    expect([codeOf(attempt(both, fails)), codeOf(attempt(both, absent))]).toEqual([undefined, 'mediation.nobody-absent'])
    const alone = open().mediation({ ...COMMANDS['hold-session'], present: ['consumer'] }, ACTORS.officer, LATER)
    expect(codeOf(attempt(alone, absent))).toBeUndefined()
    // Invited, the hour has passed, and nobody came.
    expect([codeOf(attempt(open(), absent, DAY)), codeOf(attempt(open(), absent, '2026-05-12'))]).toEqual(['mediation.nobody-absent', undefined])
  })

  test('because the limit passed: on the day after its last, not before', () => {
    const passed = { ...COMMANDS.terminate, ground: 'limit-passed', reason: '六十日届满' }
    expect(attempt(open(), passed, '2026-06-29')).toMatchObject({ refusal: 'mediation.limit-not-passed', params: { due: '2026-06-29' } })
    expect(codeOf(attempt(open(), passed, '2026-06-30'))).toBeUndefined()
  })

  test('a standing clock has no last day to pass', () => {
    const passed = { ...COMMANDS.terminate, ground: 'limit-passed' }
    expect(attempt(IN_STAGE.suspended(), passed, '2026-09-01')).toMatchObject({ refusal: 'mediation.limit-not-passed', params: { due: '—' } })
  })

  test('where two limits run, the earlier one may pass first', () => {
    // Order 20: 45 working days; State Council Order 778: 60 days, from 2024-07-01 on.
    const told = received('2025-06-03').complaint({ type: 'accept', told: 'phone' }, ACTORS.officer, '2025-06-04')
    const dues = clocksOf(practice, told.world.head, foldOf(told.world), morning('2025-06-04')).clocks.filter(({ id }) => id.startsWith('complaint.mediate')).map(({ dueOn }) => dueOn ?? '')
    expect(dues).toHaveLength(2)
    const [first = '', last = ''] = dues.toSorted()
    expect(first < last).toBe(true)
    const passed = { ...COMMANDS.terminate, ground: 'limit-passed' }
    expect(codeOf(attempt(told, passed, first))).toBe('mediation.limit-not-passed')
    expect(codeOf(attempt(told, passed, last))).toBeUndefined()
  })

  test('one party is told, then the other; only then the duty is done', () => {
    const one = IN_STAGE.terminated().mediation({ type: 'tell', party: 'respondent', by: 'phone' }, ACTORS.officer, '2026-05-13')
    expect(stateOf(one)).toMatchObject({ stage: 'terminated', told: ['respondent'], toldOn: null })
    expect(foldOf(one.world).complaint.outcome).toBeNull()
    expect(codeOf(attempt(one, { type: 'tell', party: 'respondent', by: 'sms' }))).toBe('mediation.already-told')
    for (const party of ['consumer', 'both'] as const) {
      const both = one.mediation({ type: 'tell', party, by: 'sms' }, ACTORS.officer, '2026-05-14')
      expect(stateOf(both)).toMatchObject({ stage: 'told', toldOn: '2026-05-14' })
      expect(stateOf(both).told.toSorted()).toEqual(['consumer', 'respondent'])
      expect(foldOf(both.world).complaint.outcome).toBe('terminated')
    }
  })

  test('by withdrawal without a reason gives that of the ground', () => {
    const told = open().complaint({ type: 'withdraw' }, ACTORS.consumer, LATER)
    expect(stateOf(told).termination).toMatchObject({ ground: 'withdrawn-or-settled', reason: '投诉人撤回投诉，或者双方自行和解' })
  })
})

test('no step before acceptance, and none by those who do not handle the file', () => {
  expect(codeOf(attempt(IN_STAGE.none(), COMMANDS.suspend))).toBe('mediation.wrong-stage')
  const { head } = open().world
  const allowed = Object.entries(ACTORS).filter(([, by]) => !mediation.may(by, 'terminate', initial, head)).map(([name]) => name)
  expect(allowed).toEqual(['officer', 'chief'])
  const system = Object.entries(ACTORS).filter(([, by]) => !mediation.may(by, 'end-by-withdrawal', initial, head)).map(([name]) => name)
  expect(system).toEqual(['system'])
})

test('events of other procedures leave the state as it is', () => {
  const meta = { seq: 9, at: morning(DAY).toISOString(), actorId: 'x', actorName: 'x' }
  expect(evolve(initial, { type: 'complaint.closed' } as unknown as Parameters<typeof evolve>[1], meta)).toBe(initial)
  expect(mediation.standing(initial)).toEqual({})
})
