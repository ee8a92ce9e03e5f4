import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { readRow } from './national.ts'
import { textRow } from './testing.ts'
import { asksTheSame, isFurther, knownFrom, merge, type Known } from './versions.ts'

/** One version as some export has it: few instants, texts and statuses, so that they meet often. */
const known: fc.Arbitrary<Known> = fc.record({
  at: fc.constantFrom('2026-04-20T01:00:00.000Z', '2026-04-21T01:00:00.000Z', '2026-04-22T01:00:00.000Z'),
  facts: fc.constantFrom('甲', '乙'), status: fc.constantFrom('待初查', '受理', '不予受理', '处理完成'), feedback: fc.constantFrom('', '已退款'),
}).map(({ at, facts, status, feedback }) => {
  const row = readRow(textRow(1, { 诉求内容: facts, 初查受理状态: status, 反馈内容: feedback }), legalDate('2026-04-28'))
  if (isRefusal(row)) throw new Error(row.refusal)
  return knownFrom(row, { exportedAt: at, digest: [facts, status, feedback].join('|') })
})

test('taking versions together is commutative, associative and idempotent', () => {
  fc.assert(fc.property(known, known, known, (a, b, c) => {
    expect(merge(a, b)).toEqual(merge(b, a))
    expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)))
    expect(merge(a, a)).toEqual(a)
  }))
})

test('contents are those of the latest export, the status is the furthest of any', () => {
  fc.assert(fc.property(fc.array(known, { minLength: 1, maxLength: 6 }), (versions) => {
    const [first, ...rest] = versions
    const all = rest.reduce(merge, first as Known)
    expect(versions.every(({ newest }) => newest.exportedAt <= all.newest.exportedAt)).toBe(true)
    expect(versions.some(({ furthest }) => isFurther(furthest.status, all.furthest.status))).toBe(false)
    expect(versions.map(({ furthest }) => furthest)).toContainEqual(all.furthest)
  }))
})

test('the same row of a later export asks nothing new, and outlives one in between', () => {
  fc.assert(fc.property(known, known, (a, b) => {
    const early = { ...a, newest: { ...a.newest, exportedAt: '2026-04-19T00:00:00.000Z' } }
    const late = { ...a, newest: { ...a.newest, exportedAt: '2026-04-23T00:00:00.000Z' } }
    expect(asksTheSame(early, merge(early, late))).toBe(true)
    for (const order of [[early, b, late], [early, late, b], [late, b, early]]) {
      expect(order.reduce(merge).newest).toEqual(late.newest)
    }
  }))
})
