import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf } from '#modules/casefile/engine.ts'
import { ACTORS, foldOf, judge, morning, practice, received, type Told } from '#apps/server/memory/testing.ts'
import type { ComplaintCommand } from './complaint.ts'

const REFUSED_ON = '2026-05-06'
const DOCUMENT_ON = '2026-07-13'
const UNDO = { type: 'reopen', cause: 'court', document: '（2026）川0821行初12号', documentOn: legalDate(DOCUMENT_ON), reason: '判决撤销不予受理决定' } as const

function refused(): Told {
  return received('2026-04-28').complaint({ type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }, ACTORS.officer, REFUSED_ON)
}

function codeOf(told: Told, command: ComplaintCommand, day: string, actor: Actor = ACTORS.chief): string | undefined {
  const judged = judge(told.world, { procedure: 'complaint', command, actor, now: morning(day) })
  return isRefusal(judged) ? judged.refusal : undefined
}

function clock(told: Told, day: string) {
  return clocksOf(practice, told.world.head, foldOf(told.world), morning(day)).clocks.find(({ id }) => id === 'complaint.accept')
}

describe('a refusal that was undone', () => {
  const reopened = () => refused().complaint({ type: 'rate', grade: 'unsatisfied' }, ACTORS.consumer, '2026-05-07').complaint(UNDO, ACTORS.chief, '2026-07-14')

  test('is decided anew, its limit running from the document; who graded it grades the next', () => {
    expect(foldOf(reopened().world)).toMatchObject({
      complaint: { stage: 'received', refusal: null, decidedOn: null, rating: null, reopened: { cause: 'court', document: UNDO.document, documentOn: DOCUMENT_ON } }, standing: { open: true },
    })
    expect(clock(reopened(), '2026-07-15')).toMatchObject({ startsOn: DOCUMENT_ON, dueOn: '2026-07-22', state: 'running' })
    const accepted = reopened().complaint({ type: 'accept', told: 'sms' }, ACTORS.officer, '2026-07-20')
    expect(foldOf(accepted.world)).toMatchObject({ complaint: { stage: 'accepted' }, mediation: { stage: 'open' } })
    expect(clock(accepted, '2026-07-21')).toMatchObject({ state: 'met', metOn: '2026-07-20', late: false })
  })

  test('may be refused again, for another reason, and undone again', () => {
    const again = reopened().complaint({ type: 'refuse', ground: 'time-barred', reason: '知道权益受侵害已经超过三年', told: 'post' }, ACTORS.officer, '2026-07-16')
    expect(foldOf(again.world).complaint).toMatchObject({ stage: 'refused', refusal: { ground: 'time-barred', on: '2026-07-16' } })
    expect(codeOf(again, { ...UNDO, documentOn: legalDate('2026-08-03') }, '2026-08-03')).toBeUndefined()
  })

  test('is undone by the chief alone, by a document of a day between the decision and today', () => {
    expect(codeOf(refused(), UNDO, '2026-07-14', ACTORS.officer)).toBe('complaint.not-permitted')
    expect(codeOf(refused(), { ...UNDO, documentOn: legalDate('2026-05-05') }, '2026-07-14')).toBe('complaint.bad-document-day')
    expect(codeOf(refused(), UNDO, '2026-07-12')).toBe('complaint.bad-document-day')
    expect(codeOf(received('2026-04-28'), UNDO, '2026-07-14')).toBe('complaint.wrong-stage')
  })
})

test('what was closed is handled again: by the office itself once, by a court as often as it decides so', () => {
  const closed = received('2026-04-28').complaint({ type: 'accept', told: 'sms' }, ACTORS.officer, REFUSED_ON)
    .mediation({ type: 'terminate', ground: 'other-law', reason: '依法应当终止调解' }, ACTORS.officer, REFUSED_ON).mediation({ type: 'tell', party: 'both', by: 'sms' }, ACTORS.officer, REFUSED_ON)
    .complaint({ type: 'close', summary: '已终止调解' }, ACTORS.officer, REFUSED_ON)
  const redo = closed.complaint(UNDO, ACTORS.chief, '2026-07-14')
  expect(foldOf(redo.world)).toMatchObject({ complaint: { stage: 'redo', reopened: null }, standing: { open: true } })
  expect(clock(redo, '2026-07-14')).toMatchObject({ startsOn: '2026-04-28', state: 'met' })
  const done = redo.complaint({ type: 'finish-redo', summary: '重新组织双方沟通，已退款' }, ACTORS.officer, '2026-07-20')
  const again = { ...UNDO, documentOn: legalDate('2026-07-20') } as const
  expect(codeOf(done, { ...again, cause: 'own-error' }, '2026-07-21')).toBe('complaint.redone-before')
  expect(codeOf(done, again, '2026-07-21')).toBeUndefined()
  expect(codeOf(done, { ...UNDO, documentOn: legalDate('2026-07-19') }, '2026-07-21')).toBe('complaint.bad-document-day')
})
