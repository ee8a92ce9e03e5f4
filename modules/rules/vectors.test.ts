import { describe, expect, test } from 'vitest'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { readClocks } from './clocks.ts'
import { loadLaw } from './load.ts'
import { zh } from './messages.ts'
import type { Clock, ClockReading } from './rules.ts'
import { CLOCK, readVectors, renamed, type ReadVector } from './testing.ts'

const law = loadLaw('rules')

function inWords(clock: Clock): Record<string, unknown> {
  return { ...clock, state: zh[`state.${clock.state}`] }
}

function readingOf({ facts, switches }: ReadVector): ClockReading | Refusal {
  return isRefusal(facts) ? facts : readClocks({ ...law, switches: { ...law.switches, ...switches } }, facts)
}

const vectors = readVectors()

describe.each([...new Set(vectors.map(({ file }) => file))])('%s', (name) => {

  test.each(vectors.filter(({ file, refusal }) => file === name && !refusal))('$name', (vector) => {
    expect(vector.why.length).toBeGreaterThan(4)
    const reading = readingOf(vector)
    if (isRefusal(reading)) throw new Error(`refused: ${JSON.stringify(reading)}`)
    expect(reading.pack).toBe(vector.pack)
    const byName = Object.fromEntries(reading.clocks.map((clock) => [zh[`clock.${clock.id}`], inWords(clock)]))
    const wanted = Object.fromEntries(Object.entries(vector.clocks ?? {}).map(([name, values]) => [name, renamed(CLOCK, values)]))
    expect(Object.keys(byName).toSorted()).toEqual(Object.keys(wanted).toSorted())
    expect(byName).toMatchObject(wanted)
  })
})

test.each(vectors.filter(({ refusal }) => refusal))('refused: $name', (vector) => {
  expect(vector.why.length).toBeGreaterThan(4)
  expect(readingOf(vector)).toMatchObject({ refusal: vector.refusal })
})
