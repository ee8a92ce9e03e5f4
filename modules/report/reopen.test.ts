/** A decision to open no case that does not stand, and who may approve one. */
import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf, foldFile } from '#modules/casefile/engine.ts'
import { ACTORS, judge, morning, practice, receivedReport, type ReportTold } from '#apps/server/memory/testing.ts'
import { standing } from './report.ts'
import { report } from './procedure.ts'
import type { ReportCommand } from './state.ts'

const DAY = '2026-04-28'
const DECLINE: ReportCommand = { type: 'propose-decision', decision: 'decline', conditions: [], ground: 'minor-corrected', reason: '当场下架并退货，没有造成危害' }
const FILE: ReportCommand = { type: 'propose-decision', decision: 'file', conditions: ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation'], reason: '货架上查到同批次产品二十个' }
const APPROVE: ReportCommand = { type: 'approve-decision', caseOfficers: ['o1', 'o2'] }
const REOPEN = { type: 'reopen', cause: 'reconsideration', document: '旺府复决〔2026〕3号', documentOn: legalDate('2026-07-06'), reason: '复议机关撤销不予立案的决定' } as const

function verifying(received = DAY): ReportTold {
  return receivedReport(received).step({ type: 'start-verification' }, ACTORS.officer)
}
function declined(received = DAY): ReportTold {
  return verifying(received).step(DECLINE, ACTORS.officer).step(APPROVE, ACTORS.chief)
}
function ask({ world }: ReportTold, command: ReportCommand, actor: Actor, day: string) {
  return judge(world, { procedure: 'report', command, actor, now: morning(day) })
}
function clocks({ world }: ReportTold, day: string) {
  return clocksOf(practice, world.head, foldFile(practice, world.recorded, world.head), morning(day)).clocks
}

describe('a decision to open no case that was undone', () => {
  test.each(['declined', 'closed'] as const)('%s, is verified anew, the limit running from the document', (stage) => {
    const ended = stage === 'declined' ? declined() : declined().step({ type: 'close', summary: '违法行为轻微' }, ACTORS.officer)
    const back = ended.step(REOPEN, ACTORS.chief, '2026-07-08')
    expect(back.state).toMatchObject({ stage: 'verifying', decision: null, reopened: { cause: 'reconsideration', document: '旺府复决〔2026〕3号' } })
    expect(standing(back.state)).toMatchObject({ open: true, stage: 'verifying' })
    expect(clocks(back, '2026-07-08')).toMatchObject([{ id: 'report.verify', startsOn: '2026-07-06', startsWith: 'reopenedOn', dueOn: '2026-07-27', state: 'running' }])
    const again = back.step({ type: 'request-extension', reason: '需要重新取证' }, ACTORS.officer).step({ type: 'approve-extension' }, ACTORS.chief).step(FILE, ACTORS.officer, '2026-08-03').step(APPROVE, ACTORS.chief, '2026-08-04')
    expect(again.state.decision).toMatchObject({ filed: true, on: '2026-08-04' })
    expect(clocks(again, '2026-08-04')[0]).toMatchObject({ state: 'met', metOn: '2026-08-04', late: false })
  })
  test('is told anew where the rule of its day has it so', () => {
    const told = declined('2026-03-02').step({ type: 'tell-reporter', by: 'sms' }, ACTORS.officer, '2026-03-03')
    const back = told.step(REOPEN, ACTORS.chief, '2026-07-08')
    expect(back.state.toldReporterOn).toBeNull()
    const again = back.step(DECLINE, ACTORS.officer).step(APPROVE, ACTORS.chief, '2026-07-09')
    expect(clocks(again, '2026-07-09')).toMatchObject([{ id: 'report.verify' }, { id: 'report.tell-reporter', startsOn: '2026-07-09', state: 'running' }])
  })
  test('by the chief alone, by a document of a day that can be, and never where a case was opened', () => {
    for (const name of ['officer', 'intake', 'viewer'] as const) expect(ask(declined(), REOPEN, ACTORS[name], '2026-07-08')).toMatchObject({ refusal: 'report.not-permitted' })
    for (const documentOn of ['2026-04-27', '2026-07-09']) expect(ask(declined(), { ...REOPEN, documentOn: legalDate(documentOn) }, ACTORS.chief, '2026-07-08')).toMatchObject({ refusal: 'report.bad-document-day', params: { decided: DAY } })
    const filed = verifying().step(FILE, ACTORS.officer).step(APPROVE, ACTORS.chief).step({ type: 'close', summary: '已移交办案' }, ACTORS.officer)
    expect(ask(filed, REOPEN, ACTORS.chief, '2026-07-08')).toMatchObject({ refusal: 'report.case-opened' })
    expect(ask(verifying(), REOPEN, ACTORS.chief, '2026-07-08')).toMatchObject({ refusal: 'report.wrong-stage' })
  })
})

describe('what a chief proposed', () => {
  const second: Actor = { ...ACTORS.chief, id: 'chief-2' }
  const own = () => verifying().step(DECLINE, ACTORS.chief)
  test('another approves, and the button says so', () => {
    expect(ask(own(), APPROVE, ACTORS.chief, DAY)).toMatchObject({ refusal: 'report.own-proposal' })
    expect(ask(own(), APPROVE, { ...second, standsInFor: [ACTORS.chief] }, DAY)).toMatchObject({ refusal: 'report.own-proposal' })
    expect(ask(own(), APPROVE, second, DAY)).toMatchObject([{ type: 'report.declined' }])
  })
  test('goes back where there is no other, and an officer proposes', () => {
    const back = own().step({ type: 'send-back-decision', reason: '改由办理人员提出' }, ACTORS.chief)
    expect(ask(back.step(DECLINE, ACTORS.officer), APPROVE, ACTORS.chief, DAY)).toMatchObject([{ type: 'report.declined' }])
    expect(report.may(ACTORS.officer, 'propose-decision', back.state, back.world.head)).toBeUndefined()
  })
})
