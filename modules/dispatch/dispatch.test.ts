import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf } from '#modules/casefile/engine.ts'
import { ACTORS, foldOf, judge, morning, practice, received, take, type World } from '#apps/server/memory/testing.ts'
import type { DispatchCommand, DispatchState } from './dispatch.ts'

const DAY = '2026-04-28'
const LETTER = '00000000-0000-4000-8000-0000000000d2'
const START = received(DAY).world

const COMMANDS: { readonly [Type in DispatchCommand['type']]: Extract<DispatchCommand, { type: Type }> } = {
  dispute: { type: 'dispute', counterpart: '青川县市场监督管理局', reason: '住所地在青川县' },
  agree: { type: 'agree', taker: 'us', note: '由我局处理' },
  refer: { type: 'refer', reason: '未能协商一致', superior: '广元市市场监督管理局' },
  designate: { type: 'designate', taker: 'them', document: '指定管辖通知书' },
  'transfer-out': { type: 'transfer-out', recipient: 'department', body: '县文旅局', letter: '移送函1号', reason: '属于旅游合同纠纷', receiptBy: legalDate('2026-05-20'), told: 'sms' },
  'record-receipt': { type: 'record-receipt', receivedOn: legalDate(DAY), receivedBy: '县文旅局' },
  'take-back': { type: 'take-back', reason: '不属于该局职责' },
  'settle-return': { type: 'settle-return', result: '改送县教育局处理' },
  'ask-help': { type: 'ask-help', letterId: LETTER, body: '青川县市场监督管理局', question: '请协助核实该店的经营地址', answerBy: legalDate('2026-05-20'), attachments: [] },
  'answer-help': { type: 'answer-help', letterId: LETTER, text: '该店仍在原址经营', attachments: [] },
}

function after(...types: readonly DispatchCommand['type'][]): World {
  return types.reduce((world, type) => done(take(world, { procedure: 'dispatch', command: COMMANDS[type], actor: ACTORS.chief, now: morning(DAY) })), START)
}

function done(world: ReturnType<typeof take>): World {
  if (isRefusal(world)) throw new Error(world.refusal)
  return world
}

function verdict(world: World, command: DispatchCommand, actor: Actor = ACTORS.chief, day = DAY): string {
  const result = judge(world, { procedure: 'dispatch', command, actor, now: morning(day) })
  return isRefusal(result) ? result.refusal : 'done'
}

function stateOf(world: World): DispatchState {
  return foldOf(world).states['dispatch'] as DispatchState
}

/** Order 121 Art. 33: agree in seven working days, else the common superior designates, which it may do at once too. */
const DISPUTES = { none: START, disputed: after('dispute'), referred: after('dispute', 'refer'), settled: after('dispute', 'agree') } as const
const TRANSFERS = {
  none: START, sent: after('transfer-out'), received: after('transfer-out', 'record-receipt'), returned: after('transfer-out', 'take-back'), done: after('transfer-out', 'take-back', 'settle-return'),
} as const
const LETTERS = { none: START, asked: after('ask-help'), answered: after('ask-help', 'answer-help') } as const

describe('which step is possible when', () => {
  test.each<[keyof typeof DISPUTES, DispatchCommand['type'], boolean]>([
    ['none', 'dispute', true], ['none', 'agree', false], ['none', 'refer', false], ['none', 'designate', false],
    ['disputed', 'dispute', false], ['disputed', 'agree', true], ['disputed', 'refer', true], ['disputed', 'designate', true],
    ['referred', 'dispute', false], ['referred', 'agree', false], ['referred', 'refer', false], ['referred', 'designate', true],
    ['settled', 'dispute', true], ['settled', 'agree', false], ['settled', 'refer', false], ['settled', 'designate', false],
  ])('dispute %s, %s: %s', (stage, type, allowed) => {
    expect(verdict(DISPUTES[stage], COMMANDS[type])).toBe(allowed ? 'done' : 'dispatch.wrong-stage')
  })
  test.each<[keyof typeof TRANSFERS, DispatchCommand['type'], string]>([
    ['none', 'transfer-out', 'done'], ['none', 'record-receipt', 'dispatch.no-transfer'], ['none', 'take-back', 'dispatch.no-transfer'], ['none', 'settle-return', 'dispatch.no-transfer'],
    ['sent', 'transfer-out', 'dispatch.wrong-stage'], ['sent', 'record-receipt', 'done'], ['sent', 'take-back', 'done'], ['sent', 'settle-return', 'dispatch.no-transfer'],
    ['received', 'transfer-out', 'done'], ['received', 'record-receipt', 'dispatch.no-transfer'], ['received', 'take-back', 'done'],
    ['returned', 'transfer-out', 'dispatch.wrong-stage'], ['returned', 'take-back', 'dispatch.no-transfer'], ['returned', 'settle-return', 'done'],
    ['done', 'transfer-out', 'done'], ['done', 'settle-return', 'dispatch.no-transfer'],
  ])('transfer %s, %s: %s', (stage, type, expected) => {
    expect(verdict(TRANSFERS[stage], COMMANDS[type])).toBe(expected)
  })
  test.each<[keyof typeof LETTERS, string]>([['none', 'dispatch.wrong-stage'], ['asked', 'done'], ['answered', 'dispatch.wrong-stage']])('letter %s, answer: %s', (stage, expected) => {
    expect(verdict(LETTERS[stage], COMMANDS['answer-help'])).toBe(expected)
  })
})

describe('what a step holds', () => {
  test('days that cannot be', () => {
    expect(verdict(START, COMMANDS['transfer-out'], ACTORS.chief, '2026-05-21')).toBe('dispatch.day-in-past')
    expect(verdict(START, COMMANDS['ask-help'], ACTORS.chief, '2026-05-21')).toBe('dispatch.day-in-past')
    for (const receivedOn of ['2026-04-27', '2026-04-29']) expect(verdict(TRANSFERS.sent, { ...COMMANDS['record-receipt'], receivedOn: legalDate(receivedOn) })).toBe('dispatch.day-in-future')
  })
  test('a letter that is none, and one answered already beside one that is open', () => {
    expect(verdict(LETTERS.asked, { ...COMMANDS['answer-help'], letterId: 'other' })).toBe('dispatch.unknown-letter')
    const two = done(take(LETTERS.answered, { procedure: 'dispatch', command: { ...COMMANDS['ask-help'], letterId: 'second' } as DispatchCommand, actor: ACTORS.chief, now: morning(DAY) }))
    expect(verdict(two, COMMANDS['answer-help'])).toBe('dispatch.already-answered')
  })
})

describe('who may', () => {
  test('whoever handles a file never forwards it, and is told the article (Order 121 Art. 41)', () => {
    expect(judge(START, { procedure: 'dispatch', command: COMMANDS['transfer-out'], actor: ACTORS.officer, now: morning(DAY) }))
      .toMatchObject({ refusal: 'dispatch.never-forward', article: expect.stringContaining('第四十一条') as string })
  })
  test('officers dispute and ask for help; settling a dispute is for intake and chief; nobody acts elsewhere', () => {
    for (const type of ['dispute', 'ask-help'] as const) expect(verdict(START, COMMANDS[type], ACTORS.officer)).toBe('done')
    expect(verdict(DISPUTES.disputed, COMMANDS.agree, ACTORS.officer)).toBe('dispatch.not-permitted')
    for (const who of [ACTORS.officer2, ACTORS.viewer, ACTORS.consumer, ACTORS.nobody]) expect(verdict(START, COMMANDS.dispute, who)).toBe('dispatch.not-permitted')
  })
})

describe('nothing is lost meanwhile', () => {
  const clock = (world: World, id: string, day = DAY) => clocksOf(practice, world.head, foldOf(world), morning(day)).clocks.find((one) => one.id === id)

  test('a dispute has seven working days and leaves owner and other clocks as they were', () => {
    const world = DISPUTES.disputed
    expect(clock(world, 'dispatch.agree')).toMatchObject({ dueOn: '2026-05-11', state: 'running', article: expect.stringContaining('第三十三条') as string })
    expect(clock(world, 'complaint.accept')).toEqual(clock(START, 'complaint.accept'))
    expect(world.head.unitId).toBe(START.head.unitId)
  })
  test('agreement and referral end the limit; a later dispute starts it anew', () => {
    expect(clock(DISPUTES.settled, 'dispatch.agree')?.state).toBe('met')
    expect(clock(DISPUTES.referred, 'dispatch.agree')?.state).toBe('met')
    const again = done(take(DISPUTES.settled, { procedure: 'dispatch', command: COMMANDS.dispute, actor: ACTORS.chief, now: morning('2026-05-06') }))
    expect(clock(again, 'dispatch.agree', '2026-05-06')).toMatchObject({ startsOn: '2026-05-06', state: 'running' })
    expect(stateOf(done(take(DISPUTES.referred, { procedure: 'dispatch', command: COMMANDS.designate, actor: ACTORS.chief, now: morning(DAY) }))).dispute)
      .toMatchObject({ stage: 'settled', taker: 'them', superior: '广元市市场监督管理局', note: '指定管辖通知书' })
  })
  test('a refused complaint stays open until its transfer is received, and opens again when it comes back', () => {
    const refusal = { type: 'refuse', ground: 'out-of-remit', reason: '属于文旅部门的职责范围', told: 'sms' }
    const refused = done(take(TRANSFERS.sent, {
      procedure: 'complaint', command: refusal, actor: ACTORS.officer, now: morning(DAY),
    }))
    const step = (world: World, type: DispatchCommand['type']) => done(take(world, { procedure: 'dispatch', command: COMMANDS[type], actor: ACTORS.chief, now: morning(DAY) }))
    const stages = [refused, step(refused, 'record-receipt'), step(step(refused, 'record-receipt'), 'take-back'), step(step(refused, 'take-back'), 'settle-return')]
    expect(stages.map((world) => foldOf(world).standing.open)).toEqual([true, false, true, false])
  })
})
