import { describe, expect, test } from 'vitest'
import { stillThere, toggled } from './selection.ts'

const IDS = ['a', 'b', 'c', 'd']

describe('choosing rows', () => {
  test('one at a time, on and off', () => {
    expect([...toggled(new Set(), IDS, 'b')]).toEqual(['b'])
    expect([...toggled(new Set(['b']), IDS, 'b')]).toEqual([])
  })
  test('with shift, all between, in either direction', () => {
    expect([...toggled(new Set(['a']), IDS, 'c', 'a')]).toEqual(['a', 'b', 'c'])
    expect([...toggled(new Set(['d']), IDS, 'b', 'd')].toSorted()).toEqual(['b', 'c', 'd'])
  })
  test('a start that has gone from the list counts for nothing', () => {
    expect([...toggled(new Set(), IDS, 'c', 'gone')]).toEqual(['c'])
    expect([...stillThere(new Set(['a', 'gone']), IDS)]).toEqual(['a'])
  })
})
