import { describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { legalDate } from '#platform/pure/date.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf } from '#modules/casefile/engine.ts'
import { ACTORS, foldOf, judge, morning, practice, received, take, type Told, type World } from '#apps/server/memory/testing.ts'
import type { MatterCommand } from './matters.ts'
import type { MediationCommand } from './mediation.ts'

const DAY = '2026-04-28'
const SESSION = '00000000-0000-4000-8000-0000000000d1'
const INVITE: MediationCommand = { type: 'invite', sessionId: SESSION, mode: 'on-site', startsAt: '2026-05-11T10:00:00+08:00', place: '东河所调解室', mediators: ['李明'] }
const AGREE: MediationCommand = { type: 'record-agreement', form: 'written', terms: [{ party: 'respondent', duty: '退款 288 元', dueOn: legalDate('2026-05-20') }] }
const ASK: MatterCommand = { type: 'ask-recusal', mediator: '李明', party: 'consumer', reason: '与商家是亲戚' }
const ENTRUST: MatterCommand = { type: 'entrust', body: '东河镇人民调解委员会', letter: '委托函1号', consent: '双方电话同意' }
const ORDER: MatterCommand = { type: 'order-test', how: 'agreed', body: '市质检所', matter: '面料成分', cost: 'undecided' }

/** Accepted on a day, with a session arranged where that day is in 2026. */
function open(day = DAY): Told {
  const told = received(day).complaint({ type: 'accept', told: 'phone' }, ACTORS.officer)
  return day === DAY ? told.mediation(INVITE, ACTORS.officer) : told
}

function attempt(told: Told, command: MediationCommand, day = DAY, actor: Actor = ACTORS.officer) {
  return judge(told.world, { procedure: 'mediation', command, actor, now: morning(day) })
}

function refusedWith(told: Told, command: MediationCommand, day = DAY, actor: Actor = ACTORS.officer): { code: string | undefined; article: string | undefined; field: string | undefined } {
  const result = attempt(told, command, day, actor)
  return isRefusal(result) ? { code: result.refusal, article: result.article, field: result.field } : { code: undefined, article: undefined, field: undefined }
}

function codeOf(told: Told, command: MediationCommand, day = DAY, actor: Actor = ACTORS.officer): string | undefined {
  return refusedWith(told, command, day, actor).code
}

function matters(told: Told) {
  return foldOf(told.world).mediation
}

function clock(told: Told, id: string, day: string) {
  return clocksOf(practice, told.world.head, foldOf(told.world), morning(day)).clocks.find((one) => one.id === id)
}

describe('recusal of a mediator', () => {
  test('stops the mediation until the chief decides, and says by which article', () => {
    const asked = open().mediation(ASK, ACTORS.officer)
    const hold: MediationCommand = { type: 'hold-session', sessionId: SESSION, present: [], record: '双方到场' }
    for (const step of [INVITE, hold, AGREE]) {
      expect(refusedWith(asked, step, '2026-05-12')).toMatchObject({ code: 'mediation.recusal-open', article: '《市场监督管理投诉举报处理办法》第二十一条第三款' })
    }
    expect(codeOf(asked, ASK)).toBe('mediation.recusal-open')
    expect(codeOf(asked, { type: 'decide-recusal', granted: true, reason: '情况属实', replacement: ['王芳'] })).toBe('mediation.not-permitted')
    // The limit runs on, so that mediation can still be terminated when it has passed.
    expect(codeOf(asked, { type: 'terminate', ground: 'limit-passed', reason: '期限届满' }, '2026-07-01')).toBeUndefined()
  })
  test('granted: another takes the place and the one who withdrew is not invited again', () => {
    const asked = open().mediation(ASK, ACTORS.officer)
    expect(refusedWith(asked, { type: 'decide-recusal', granted: true, reason: '情况属实' }, DAY, ACTORS.chief)).toMatchObject({ code: 'mediation.replacement-needed', field: 'command.replacement' })
    expect(codeOf(asked, { type: 'decide-recusal', granted: true, reason: '情况属实', replacement: ['李明'] }, DAY, ACTORS.chief)).toBe('mediation.recused')
    const granted = asked.mediation({ type: 'decide-recusal', granted: true, reason: '情况属实', replacement: ['王芳'] }, ACTORS.chief)
    expect(matters(granted).sessions).toMatchObject([{ mediators: ['王芳'] }])
    expect(refusedWith(granted, INVITE, '2026-05-10')).toMatchObject({ code: 'mediation.session-open' })
    expect(codeOf(granted, { ...INVITE, startsAt: '2026-05-20T02:00:00Z' }, '2026-05-12')).toBe('mediation.recused')
  })
  test('refused: it goes on as before; a second request needs a name that mediates here', () => {
    const refused = open().mediation(ASK, ACTORS.officer).mediation({ type: 'decide-recusal', granted: false, reason: '没有依据' }, ACTORS.chief)
    expect(codeOf(refused, AGREE)).toBeUndefined()
    expect(codeOf(refused, { ...ASK, mediator: '王芳' })).toBe('mediation.unknown-mediator')
    expect(codeOf(open(), { type: 'decide-recusal', granted: false, reason: '没有依据' }, DAY, ACTORS.chief)).toBe('mediation.no-recusal')
  })
})

describe('entrusted mediation', () => {
  test('needs the consent of both where the order asks it, and none before', () => {
    const without: MediationCommand = { type: 'entrust', body: '东河镇人民调解委员会', letter: '委托函1号' }
    expect(refusedWith(open(), without)).toEqual({ code: 'mediation.entrusting-consent', article: '《市场监督管理投诉举报处理办法》第十九条', field: 'command.consent' })
    expect(codeOf(open('2022-05-05'), without, '2022-05-05')).toBeUndefined()
    expect(codeOf(open('2014-04-01'), ENTRUST, '2014-04-01')).toBe('mediation.not-in-pack')
  })
  test('lies with the body until its reply is in, and goes out once', () => {
    const out = open().mediation(ENTRUST, ACTORS.officer)
    expect(codeOf(out, AGREE)).toBe('mediation.with-entrusted')
    const reply: MatterCommand = { type: 'record-entrusted', repliedOn: legalDate('2026-05-06'), result: 'agreed', text: '双方同意退款' }
    expect(codeOf(out, reply, '2026-05-05')).toBe('mediation.day-outside')
    const back = out.mediation(reply, ACTORS.officer, '2026-05-06')
    expect(codeOf(back, AGREE, '2026-05-06')).toBeUndefined()
    expect(codeOf(back, reply, '2026-05-06')).toBe('mediation.not-entrusted')
    expect(refusedWith(back, ENTRUST, '2026-05-06')).toMatchObject({ code: 'mediation.entrusted-once', article: '《市场监督管理投诉举报处理办法》第十九条' })
  })
})

test('a test body is appointed only where the order lets the authority appoint it; one test at a time, its cost said again with the result', () => {
  const appointed: MatterCommand = { ...ORDER, how: 'appointed' }
  expect(codeOf(open(), appointed)).toBeUndefined()
  expect(refusedWith(open('2022-05-05'), appointed, '2022-05-05')).toMatchObject({ code: 'mediation.test-by-agreement', field: 'command.how' })
  const ordered = open().mediation(ORDER, ACTORS.officer)
  expect(codeOf(ordered, ORDER)).toBe('mediation.test-open')
  expect(codeOf(open(), { type: 'record-test', conclusion: '不合格', cost: 'respondent' })).toBe('mediation.no-test')
  expect(matters(ordered.mediation({ type: 'record-test', conclusion: '不合格', cost: 'respondent' }, ACTORS.officer)).matters.tests).toMatchObject([{ conclusion: '不合格', cost: 'respondent' }])
})

test('a test stops the limit from the day it is asked for to that of its result, unless it stands already', () => {
  const report = { type: 'record-test', conclusion: '不合格', cost: 'respondent' } as const
  const clock = (told: Told, day: string) => clocksOf(practice, told.world.head, foldOf(told.world), morning(day)).clocks.find(({ id }) => id === 'complaint.mediate')
  const ordered = open().mediation(ORDER, ACTORS.officer, '2026-05-08')
  expect(foldOf(ordered.world).mediation).toMatchObject({ stage: 'suspended', suspensions: [{ from: '2026-05-08', to: null, reason: 'testing' }] })
  expect(clock(ordered, '2026-07-30')).toMatchObject({ state: 'suspended' })
  const reported = ordered.mediation(report, ACTORS.officer, '2026-05-17')
  expect(foldOf(reported.world).mediation).toMatchObject({ stage: 'open', suspensions: [{ from: '2026-05-08', to: '2026-05-17' }] })
  expect(clock(reported, '2026-05-18')).toMatchObject({ suspendedDays: 10 })
  // An officer had stopped it before, and lets it run again.
  const stood = open().mediation({ type: 'suspend', reason: 'appraisal', from: legalDate('2026-05-06'), body: '鉴定所' }, ACTORS.officer, '2026-05-06').mediation(ORDER, ACTORS.officer, '2026-05-08')
  expect(foldOf(stood.mediation(report, ACTORS.officer, '2026-05-12').world).mediation).toMatchObject({ stage: 'suspended', suspensions: [{ reason: 'appraisal', to: null }] })
})

test('a session called off is held by nobody, and makes room for another', () => {
  const cancelled = open().mediation({ type: 'cancel-session', sessionId: SESSION, reason: '商家请求改期' }, ACTORS.officer)
  expect(codeOf(cancelled, { type: 'hold-session', sessionId: SESSION, present: [], record: '双方到场' }, '2026-05-12')).toBe('mediation.unknown-session')
  expect(codeOf(cancelled, { type: 'cancel-session', sessionId: SESSION, reason: '再取消' })).toBe('mediation.unknown-session')
  expect(codeOf(cancelled, INVITE)).toBeUndefined()
})

describe('after the agreement', () => {
  const agreed = () => open().mediation(AGREE, ACTORS.officer).complaint({ type: 'close', summary: '达成协议' }, ACTORS.officer)
  const perform = (result: 'performed' | 'later' | 'given-up', on: string): MatterCommand => ({ type: 'record-performance', result, on: legalDate(on), note: '电话回访' })

  test('a closed file on which a day to ask was set stays with its office until the agreement is performed', () => {
    expect(foldOf(agreed().world).standing.open).toBe(false)
    expect(clock(agreed(), 'mediation.perform', '2026-05-21')).toBeUndefined()
    const later = agreed().mediation(perform('later', '2026-06-01'), ACTORS.officer, '2026-05-21')
    expect(clock(later, 'mediation.perform', '2026-05-21')).toMatchObject({ dueOn: '2026-06-01', state: 'running' })
    expect(clock(later, 'mediation.perform', '2026-06-02')?.state).toBe('overdue')
    expect(foldOf(later.world).standing.open).toBe(true)
    const done = later.mediation(perform('performed', '2026-05-30'), ACTORS.officer, '2026-06-01')
    expect(clock(done, 'mediation.perform', '2026-06-01')).toMatchObject({ state: 'met', metOn: '2026-05-30' })
    expect(foldOf(done.world).standing.open).toBe(false)
    expect(codeOf(done, perform('performed', '2026-06-01'), '2026-06-01')).toBe('mediation.nothing-to-perform')
    const given = later.mediation(perform('given-up', '2026-06-01'), ACTORS.officer, '2026-06-01')
    expect([clock(given, 'mediation.perform', '2026-06-01')?.state, foldOf(given.world).standing.open]).toEqual(['met', false])
  })
  test('days are held to: not before the agreement, not ahead; the next call lies ahead', () => {
    expect(codeOf(agreed(), perform('performed', '2026-04-27'), '2026-05-21')).toBe('mediation.day-outside')
    expect(codeOf(agreed(), perform('performed', '2026-05-22'), '2026-05-21')).toBe('mediation.day-outside')
    expect(codeOf(agreed(), perform('later', '2026-05-21'), '2026-05-21')).toBe('mediation.day-not-ahead')
  })
  test('what was performed at once is followed by nobody', () => {
    const atOnce = open().mediation({ type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: legalDate(DAY) }] }, ACTORS.officer)
    expect(codeOf(atOnce, perform('performed', DAY))).toBe('mediation.nothing-to-perform')
    expect(clock(atOnce, 'mediation.perform', DAY)).toBeUndefined()
  })
  describe('the consumer says how it was kept', () => {
    const say = (result: 'full' | 'partly' | 'none', on: string): MatterCommand => ({ type: 'say-performance', result, on: legalDate(on), note: '退款没有到账', alone: true })

    test('all of it: the agreement is performed, and nobody follows it any more', () => {
      const later = agreed().mediation(perform('later', '2026-06-01'), ACTORS.officer, '2026-05-21')
      const done = later.mediation(say('full', '2026-05-20'), ACTORS.consumer, '2026-05-22')
      expect(clock(done, 'mediation.perform', '2026-05-22')).toMatchObject({ state: 'met', metOn: '2026-05-20' })
      expect([foldOf(done.world).standing.open, matters(done).matters.said]).toEqual([false, null])
      expect(codeOf(done, say('none', '2026-05-22'), '2026-05-22', ACTORS.consumer)).toBe('mediation.nothing-to-perform')
      expect(matters(agreed().mediation(say('full', '2026-05-20'), ACTORS.consumer, '2026-05-22')).matters.performance).toEqual({ result: 'performed', on: '2026-05-20', note: '退款没有到账' })
    })
    test('less than all: the closed file comes back to its officer that day, until somebody has followed it up', () => {
      for (const before of [agreed(), agreed().mediation(perform('later', '2026-07-01'), ACTORS.officer, '2026-05-21')]) {
        const said = before.mediation(say('partly', '2026-05-20'), ACTORS.consumer, '2026-05-22')
        expect(foldOf(said.world).standing).toMatchObject({ open: true, awaiting: 'officer' })
        expect(clock(said, 'mediation.perform', '2026-05-22')).toMatchObject({ dueOn: '2026-05-22', state: 'running' })
        const later = said.mediation(perform('later', '2026-06-10'), ACTORS.officer, '2026-05-23')
        expect(foldOf(later.world).standing).toMatchObject({ open: true, awaiting: null })
        expect(clock(later, 'mediation.perform', '2026-05-23')).toMatchObject({ dueOn: '2026-06-10' })
        const full = said.mediation(say('full', '2026-05-24'), ACTORS.consumer, '2026-05-24')
        expect(foldOf(full.world).standing).toMatchObject({ open: false, awaiting: null })
      }
    })
    test('a day to ask that has passed is not put off by it', () => {
      const late = agreed().mediation(perform('later', '2026-06-01'), ACTORS.officer, '2026-05-21').mediation(say('none', '2026-06-05'), ACTORS.consumer, '2026-06-05')
      expect(clock(late, 'mediation.perform', '2026-06-05')).toMatchObject({ dueOn: '2026-06-01', state: 'overdue' })
    })
    test('of what the consumer owes, and for others who complain with them, their own word settles nothing; where the firm owes nothing there is nothing to say', () => {
      const terms = [{ party: 'consumer' as const, duty: '退回商品', dueOn: legalDate('2026-05-20') }]
      const both = open().mediation({ type: 'record-agreement', form: 'written', terms: [...terms, { party: 'respondent', duty: '退款', dueOn: legalDate('2026-05-20') }] }, ACTORS.officer)
      const said = both.mediation(say('full', '2026-05-20'), ACTORS.consumer, '2026-05-20')
      expect([matters(said).matters.performance, matters(said).matters.said?.result]).toEqual([null, 'full'])
      const joint = agreed().mediation({ ...say('full', '2026-05-20'), alone: false } as MatterCommand, ACTORS.consumer, '2026-05-20')
      expect([matters(joint).matters.performance, foldOf(joint.world).standing.awaiting]).toEqual([null, 'officer'])
      const own = open().mediation({ type: 'record-agreement', form: 'written', terms }, ACTORS.officer)
      expect(codeOf(own, say('full', DAY), DAY, ACTORS.consumer)).toBe('mediation.nothing-to-perform')
    })
    test('on a day between the agreement and today, by the consumer of the file and nobody else', () => {
      expect(codeOf(agreed(), say('full', '2026-04-27'), '2026-05-21', ACTORS.consumer)).toBe('mediation.day-outside')
      expect(codeOf(agreed(), say('full', '2026-05-22'), '2026-05-21', ACTORS.consumer)).toBe('mediation.day-outside')
      for (const actor of [ACTORS.officer, ACTORS.chief, ACTORS.stranger, ACTORS.system]) expect(codeOf(agreed(), say('full', DAY), DAY, actor)).toBe('mediation.not-permitted')
      expect(codeOf(agreed(), { type: 'record-performance', result: 'performed', on: legalDate(DAY), note: '已退款' }, DAY, ACTORS.consumer)).toBe('mediation.not-permitted')
    })
  })
  test('judicial confirmation is recorded only where it is in use, within thirty days of a written agreement, once', () => {
    const apply = (on: string): MatterCommand => ({ type: 'record-confirmation', appliedOn: legalDate(on), court: '旺苍县人民法院' })
    expect(codeOf(agreed(), apply('2026-05-10'), '2026-05-10')).toBe('mediation.no-confirmation')
    const using = { ...practice, law: { ...practice.law, switches: { ...practice.law.switches, judicialConfirmation: true } } }
    const step = (world: World, on: string) => take(world, { procedure: 'mediation', command: apply(on), actor: ACTORS.officer, now: morning(on) }, using)
    expect(step(agreed().world, '2026-05-29')).toMatchObject({ refusal: 'mediation.confirmation-late', article: '《人民调解法》第三十三条' })
    const applied = step(agreed().world, '2026-05-28')
    if (isRefusal(applied)) throw new Error(applied.refusal)
    expect(step(applied, '2026-05-28')).toMatchObject({ refusal: 'mediation.confirmed-already' })
    const before = open().mediation({ ...AGREE, form: 'waived' }, ACTORS.officer)
    expect(step(before.world, '2026-05-10')).toMatchObject({ refusal: 'mediation.no-confirmation' })
  })
})

test('who may: the handling office; whether a mediator withdraws, its chief alone', () => {
  for (const command of [ASK, ENTRUST, ORDER]) {
    expect([command.type, codeOf(open(), command, DAY, ACTORS.intake), codeOf(open(), command, DAY, ACTORS.chief)]).toEqual([command.type, 'mediation.not-permitted', undefined])
  }
})
