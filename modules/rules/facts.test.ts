import { describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { contradiction, parseFacts } from './facts.ts'
import { en, refusalMessage, refusalTexts, zh } from './messages.ts'

const good = { kind: 'complaint', receivedOn: '2026-05-06', asOf: '2026-06-30' }
const span = { from: '2026-05-20', to: '2026-05-25', reason: 'testing' }

describe('reading facts', () => {
  test('only kind, day of receipt and day of reading are required; null and absent are the same', () => {
    const none = { acceptedOn: null, refusedOn: null, withdrawnOn: null, transferredOn: null, agreedOn: null, terminatedOn: null, toldTerminationOn: null, suspensions: [],
      papersNoticedOn: null, papersDueOn: null, papersSuppliedOn: null, identityNoticedOn: null, identityDueOn: null, identityProvedOn: null, settlementOfferedOn: null,
      settlementEndedOn: null, performDueOn: null, performedOn: null, performGivenUpOn: null, confirmableOn: null, confirmationAppliedOn: null, redoOn: null, redoneOn: null,
    }
    expect(parseFacts(good)).toEqual({ ...good, ...none })
    expect(parseFacts({ ...good, ...none, suspensions: null, note: 'kept out' })).toEqual({ ...good, ...none })
    expect(parseFacts({ ...good, suspensions: [{ from: '2026-05-20' }] })).toMatchObject({ suspensions: [{ from: '2026-05-20', to: null, reason: '' }] })
  })

  test.each([
    [null, 'facts', 'not-object'], [3, 'facts', 'not-object'], [[good], 'facts', 'not-object'], ['{}', 'facts', 'not-object'],
    [{}, 'kind', 'missing'], [{ ...good, kind: 'petition' }, 'kind', 'unknown-kind'], [{ ...good, kind: 7 }, 'kind', 'unknown-kind'],
    [{ kind: 'complaint', asOf: '2026-06-30' }, 'receivedOn', 'missing'], [{ kind: 'complaint', receivedOn: '2026-05-06' }, 'asOf', 'missing'],
    [{ ...good, receivedOn: 20_260_506 }, 'receivedOn', 'not-text'], [{ ...good, receivedOn: '2026-02-30' }, 'receivedOn', 'no-such-day'],
    [{ ...good, asOf: '2026-6-1' }, 'asOf', 'no-such-day'], [{ ...good, asOf: '' }, 'asOf', 'no-such-day'],
    [{ ...good, asOf: '2026-06-30T00:00:00Z' }, 'asOf', 'no-such-day'], [{ ...good, asOf: '9999-12-31' }, 'asOf', 'out-of-range'],
    [{ ...good, acceptedOn: false }, 'acceptedOn', 'not-text'], [{ ...good, toldTerminationOn: '2026-13-01' }, 'toldTerminationOn', 'no-such-day'],
    [{ ...good, suspensions: span }, 'suspensions', 'not-array'], [{ ...good, suspensions: [null] }, 'suspensions.0', 'not-object'],
    [{ ...good, suspensions: [span, { to: '2026-05-25' }] }, 'suspensions.1.from', 'missing'],
    [{ ...good, suspensions: [{ ...span, to: 'later' }] }, 'suspensions.0.to', 'no-such-day'],
    [{ ...good, suspensions: [{ ...span, reason: 4 }] }, 'suspensions.0.reason', 'not-text'],
  ])('%j is refused for %s: %s', (input, field, problem) => {
    const refusal = parseFacts(input)
    expect(refusal).toMatchObject({ refusal: 'rules.bad-facts', field, params: { problem: `problem.${problem}` } })
  })
})

describe('facts of reports', () => {
  const report = { kind: 'report', receivedOn: '2026-05-06', asOf: '2026-06-30' }

  test('absent, null and false are the same; nulls of the other kind are let through', () => {
    const none = { extendedOn: null, mergedOn: null, decidedOn: null, toldReporterOn: null, suspensions: [], realName: false }
    expect(parseFacts(report)).toEqual({ ...report, ...none })
    expect(parseFacts({ ...report, ...none, realName: null, acceptedOn: null, terminatedOn: null })).toEqual({ ...report, ...none })
    expect(parseFacts({ ...report, realName: true })).toMatchObject({ realName: true })
    expect(parseFacts({ ...good, mergedOn: null, realName: null })).not.toHaveProperty('realName')
  })

  test.each([
    [{ ...report, acceptedOn: '2026-05-07' }, 'acceptedOn', 'not-of-kind'], [{ ...report, toldTerminationOn: 'x' }, 'toldTerminationOn', 'not-of-kind'],
    [{ ...good, decidedOn: '2026-05-07' }, 'decidedOn', 'not-of-kind'], [{ ...good, realName: true }, 'realName', 'not-of-kind'],
    [{ ...good, kind: 'inquiry', mergedOn: '2026-05-07' }, 'mergedOn', 'not-of-kind'], [{ ...report, kind: 'constructor' }, 'kind', 'unknown-kind'],
    [{ ...report, realName: 'yes' }, 'realName', 'not-boolean'], [{ ...report, realName: 1 }, 'realName', 'not-boolean'],
    [{ ...report, extendedOn: true }, 'extendedOn', 'not-text'], [{ ...report, mergedOn: '2026-02-30' }, 'mergedOn', 'no-such-day'],
    [{ ...report, toldReporterOn: '2300-01-01' }, 'toldReporterOn', 'out-of-range'], [{ kind: 'report', asOf: '2026-05-06' }, 'receivedOn', 'missing'],
  ])('%j is refused for %s: %s', (input, field, problem) => {
    expect(parseFacts(input)).toMatchObject({ refusal: 'rules.bad-facts', field, params: { problem: `problem.${problem}` } })
  })

  test.each([
    ['extended before receipt', { extendedOn: '2026-05-05' }, '批准延长（2026-05-05）早于收到举报（2026-05-06）'],
    ['merged before receipt', { mergedOn: '2026-05-05' }, '收到合并处理的举报（2026-05-05）早于收到举报'],
    ['decided before receipt', { decidedOn: '2026-05-05' }, '决定是否立案（2026-05-05）早于收到举报'],
    ['decided after the day of the reading', { decidedOn: '2026-07-01' }, '决定是否立案（2026-07-01）晚于查询日'],
    ['told without a decision', { toldReporterOn: '2026-05-10' }, '告知举报人（2026-05-10）缺少前提：决定是否立案'],
    ['told before the decision', { decidedOn: '2026-05-12', toldReporterOn: '2026-05-11' }, '告知举报人（2026-05-11）早于决定是否立案'],
    ['extended after the decision', { decidedOn: '2026-05-12', extendedOn: '2026-05-13' }, '批准延长（2026-05-13）晚于决定是否立案'],
    ['merged after the decision', { decidedOn: '2026-05-12', mergedOn: '2026-05-13' }, '收到合并处理的举报（2026-05-13）晚于决定是否立案'],
    ['suspended before receipt', { suspensions: [{ ...span, from: '2026-05-01' }] }, '中止开始（2026-05-01）早于收到举报'],
    ['suspended after the decision', { decidedOn: '2026-05-12', suspensions: [span] }, '中止开始（2026-05-20）晚于决定是否立案'],
  ])('contradiction: %s', (_, facts, message) => {
    const read = parseFacts({ ...report, ...facts })
    if (isRefusal(read)) throw new Error('unreadable')
    const found = contradiction(read)
    expect(found && refusalMessage(found, 'zh')).toContain(message)
    expect(found && refusalMessage(found, 'en')).not.toMatch(/[{}]|\p{Script=Han}/u)
  })

  test('no contradiction where all happens on one day', () => {
    const read = parseFacts({ ...report, mergedOn: '2026-05-06', extendedOn: '2026-05-06', decidedOn: '2026-05-06', toldReporterOn: '2026-05-06' })
    expect(isRefusal(read) || contradiction(read)).toBeUndefined()
  })
})

describe('contradictions', () => {
  test.each([
    ['acceptedOn before receivedOn', { acceptedOn: '2026-05-05' }, '受理（2026-05-05）早于收到投诉（2026-05-06）'],
    ['refusedOn before receivedOn', { refusedOn: '2026-05-05' }, '不予受理（2026-05-05）早于收到投诉'],
    ['withdrawnOn before receivedOn', { withdrawnOn: '2026-05-05' }, '撤回投诉（2026-05-05）早于收到投诉'],
    ['asOf before receivedOn', { asOf: '2026-05-05' }, '查询日（2026-05-05）早于收到投诉'],
    ['a fact after asOf', { acceptedOn: '2026-07-01' }, '受理（2026-07-01）晚于查询日（2026-06-30）'],
    ['accepted and refused', { acceptedOn: '2026-05-07', refusedOn: '2026-05-07' }, '受理（2026-05-07）的同时又有不予受理'],
    ['agreed and terminated', { acceptedOn: '2026-05-07', agreedOn: '2026-05-08', terminatedOn: '2026-05-08' }, '达成调解协议（2026-05-08）的同时又有终止调解'],
    ['agreed without acceptance', { agreedOn: '2026-05-08' }, '达成调解协议（2026-05-08）缺少前提：受理'],
    ['terminated without acceptance', { terminatedOn: '2026-05-08' }, '终止调解（2026-05-08）缺少前提：受理'],
    ['terminated before acceptance', { acceptedOn: '2026-05-09', terminatedOn: '2026-05-08' }, '终止调解（2026-05-08）早于受理'],
    ['agreed before acceptance', { acceptedOn: '2026-05-09', agreedOn: '2026-05-08' }, '达成调解协议（2026-05-08）早于受理'],
    ['told without termination', { acceptedOn: '2026-05-09', toldTerminationOn: '2026-05-10' }, '告知终止调解（2026-05-10）缺少前提：终止调解'],
    ['told before termination', { acceptedOn: '2026-05-09', terminatedOn: '2026-05-12', toldTerminationOn: '2026-05-11' }, '告知终止调解（2026-05-11）早于终止调解'],
    ['accepted after withdrawal', { withdrawnOn: '2026-05-07', acceptedOn: '2026-05-08' }, '受理（2026-05-08）晚于撤回投诉'],
    ['refused after withdrawal', { withdrawnOn: '2026-05-07', refusedOn: '2026-05-08' }, '不予受理（2026-05-08）晚于撤回投诉'],
    ['agreed after withdrawal', { acceptedOn: '2026-05-07', withdrawnOn: '2026-05-08', agreedOn: '2026-05-09' }, '达成调解协议（2026-05-09）晚于撤回投诉'],
    ['suspension ends before it begins', { suspensions: [{ ...span, to: '2026-05-19' }] }, '中止结束（2026-05-19）早于中止开始（2026-05-20）'],
    ['suspension before receipt', { suspensions: [{ ...span, from: '2026-05-01' }] }, '中止开始（2026-05-01）早于收到投诉'],
    ['suspension after the end', { acceptedOn: '2026-05-07', agreedOn: '2026-05-10', suspensions: [span] }, '中止开始（2026-05-20）晚于达成调解协议'],
    ['suspension after refusal', { refusedOn: '2026-05-07', suspensions: [span] }, '中止开始（2026-05-20）晚于不予受理'],
    ['two suspensions without end', { suspensions: [{ ...span, to: null }, { ...span, from: '2026-05-22', to: null }] }, '未结束的中止（2026-05-20）的同时又有未结束的中止（2026-05-22）'],
  ])('%s', (_, facts, message) => {
    const read = parseFacts({ ...good, ...facts })
    if (isRefusal(read)) throw new Error('unreadable')
    const found = contradiction(read)
    expect(found?.refusal).toBe('rules.contradiction')
    expect(found && refusalMessage(found, 'zh')).toContain(message)
    expect(found && refusalMessage(found, 'en')).not.toMatch(/[{}]|\p{Script=Han}/u)
  })

  test.each([
    ['everything on one day', { acceptedOn: '2026-05-06', terminatedOn: '2026-05-06', toldTerminationOn: '2026-05-06', asOf: '2026-05-06' }],
    ['withdrawal after acceptance, and the termination it brings', { acceptedOn: '2026-05-07', withdrawnOn: '2026-05-20', terminatedOn: '2026-05-20' }],
    ['overlapping suspensions, one planned ahead', { acceptedOn: '2026-05-07', suspensions: [span, { ...span, from: '2026-05-22', to: '2026-08-01' }] }],
  ])('none in: %s', (_, facts) => {
    const read = parseFacts({ ...good, ...facts })
    if (isRefusal(read)) throw new Error('unreadable')
    expect(contradiction(read)).toBeUndefined()
  })
})

test('every text stands in both languages with the same placeholders', () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
  for (const [key, text] of Object.entries(zh)) expect([key, places(en[key as keyof typeof zh])]).toEqual([key, places(text)])
  for (const row of Object.values(refusalTexts)) expect(places(row.en)).toEqual(places(row.zh))
})
