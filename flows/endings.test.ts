/** How a complaint ends by what another procedure brings, and begins again. */
import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf } from '#modules/casefile/engine.ts'
import { ACTORS, between, foldOf, judge, morning, practice, received, RECEIPT, TO_QINGCHUAN, type World } from '#apps/server/memory/testing.ts'

const ACCEPT = { type: 'accept', told: 'sms' } as const

function stageOf(world: World): string {
  return foldOf(world).complaint.stage
}

describe('a withdrawal', () => {
  test('a withdrawal after the agreement leaves the agreement standing', () => {
    const agreed = received('2026-04-28').complaint({ type: 'accept', told: 'sms' }, ACTORS.officer)
      .mediation({ type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: legalDate('2026-04-28') }] }, ACTORS.officer)
    const withdrawn = agreed.complaint({ type: 'withdraw' }, ACTORS.consumer, '2026-04-29')
    expect(foldOf(withdrawn.world).mediation.stage).toBe('agreed')
    expect(stageOf(withdrawn.complaint({ type: 'close', summary: '已履行' }, ACTORS.officer).world)).toBe('closed')
  })
})

describe('a transfer to the regulator that has the power', () => {
  test('a complaint leaves once the regulator that has the power has received it, and is taken up where it comes back', () => {
    const clock = (world: World, day: string) => clocksOf(practice, world.head, foldOf(world), morning(day)).clocks.find(({ id }) => id === 'complaint.accept')
    const accept = (world: World) => judge(world, { procedure: 'complaint', command: ACCEPT, actor: ACTORS.officer, now: morning('2026-04-28') })
    const sent = between(received('2026-04-28').world, TO_QINGCHUAN)
    expect(stageOf(sent)).toBe('received')
    expect(clock(sent, '2026-04-28')).toMatchObject({ state: 'running' })
    expect(accept(sent)).toMatchObject({ refusal: 'complaint.with-another', params: { body: '青川县市场监督管理局' } })
    const gone = between(sent, RECEIPT)
    expect(foldOf(gone)).toMatchObject({ complaint: { stage: 'transferred', leaving: { to: '青川县市场监督管理局', letter: '移送函1号', on: '2026-04-28' } }, standing: { open: false } })
    expect(clock(gone, '2026-06-28')).toMatchObject({ state: 'met', metOn: '2026-04-28', late: false })
    const back = between(gone, { type: 'take-back', reason: '实际经营地在旺苍县' })
    expect(foldOf(back)).toMatchObject({ complaint: { stage: 'received', leaving: null }, standing: { open: true } })
    expect(clock(back, '2026-05-12')).toMatchObject({ startsOn: '2026-04-28', state: 'overdue' })
    expect(isRefusal(accept(back))).toBe(false)
  })

  test('what was found to be another regulator’s is not accepted; what was accepted does not leave; other bodies are only told', () => {
    const settled = between(received('2026-04-28').world, { type: 'dispute', counterpart: '青川县市场监督管理局', reason: '住所地在青川县' }, { type: 'agree', taker: 'them', note: '由青川县处理' })
    const step = (world: World, procedure: string, command: { readonly type: string }, actor: Actor = ACTORS.officer) => judge(world, { procedure, command, actor, now: morning('2026-04-28') })
    expect(step(settled, 'complaint', ACCEPT)).toMatchObject({ refusal: 'complaint.with-another', article: '《市场监督管理投诉举报处理办法》第三十三条' })
    expect(foldOf(between(settled, TO_QINGCHUAN, RECEIPT)).complaint.stage).toBe('transferred')
    const accepted = received('2026-04-28').complaint({ type: 'accept', told: 'sms' }, ACTORS.officer).world
    expect(step(accepted, 'dispatch', TO_QINGCHUAN, ACTORS.intake)).toMatchObject({ refusal: 'dispatch.accepted-stays' })
    const told = between(accepted, { ...TO_QINGCHUAN, recipient: 'department' }, RECEIPT)
    expect(foldOf(told).complaint.stage).toBe('accepted')
  })
})
