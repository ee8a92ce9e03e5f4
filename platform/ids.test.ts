import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeOrderedId } from './ids.ts'

const instant = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })

test('is a version 7 UUID that tells its instant', () => {
  fc.assert(fc.property(instant, (now) => {
    const id = timeOrderedId(now)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime())
  }))
})

test('a later one sorts after an earlier one, and two of one instant differ', () => {
  fc.assert(fc.property(instant, instant, (one, other) => {
    const [first, second] = [one, other].map((now) => timeOrderedId(now))
    expect(first!.slice(0, 13) < second!.slice(0, 13)).toBe(one < other)
    expect(first).not.toBe(second)
  }))
})
