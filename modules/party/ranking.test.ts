import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankCandidates, type Candidate } from './ranking.ts'

function candidate(id: string, name: string, more: Partial<Candidate> = {}): Candidate {
  return { id, name, aliases: [], address: '广元市利州区东坝街道利州东路12号', creditCode: null, status: 'active', ...more }
}

function order(query: string, rows: readonly Candidate[]): string[] {
  return rankCandidates(query, rows).map(({ row }) => row.id)
}

const rows = [
  candidate('other', '广元市老红旗超市用品经营部'),
  candidate('longer', '红旗超市连锁管理有限公司'),
  candidate('exact', '广元市利州区红旗超市有限公司'),
  candidate('alias', '广元市李某百货店', { aliases: ['红旗超市'] }),
  candidate('address', '广元市王某面馆', { address: '红旗超市旁' }),
  candidate('closed', '红旗超市', { status: 'closed' }),
  candidate('none', '黑猫五金店'),
]

test('the very name (one in business before one closed), then what begins with it, holds it, or stands near it', () => {
  expect(order('红旗超市', rows)).toEqual(['exact', 'alias', 'closed', 'longer', 'other', 'address', 'none'])
})

test('a credit code beats everything', () => {
  const coded = candidate('coded', '某店', { creditCode: '91510802MA6R2B3C5X' })
  const ranked = rankCandidates('91510802MA6R2B3C5X', [...rows, coded])
  expect(ranked[0]).toMatchObject({ row: { id: 'coded' }, score: 1 })
  expect(rankCandidates('91510802', [...rows, coded])[0]).toMatchObject({ row: { id: 'coded' }, score: 0.96 })
})

test('a word of the name with a word of the address', () => {
  expect(order('红旗 滨河路', [...rows, candidate('both', '红旗粮油店', { address: '滨河路3号' })])[0]).toBe('both')
})

test('scores stay between 0 and 1 and the order does not depend on the order given', () => {
  const names = fc.stringMatching(/^[红旗超市鑫源百货店]{1,8}$/)
  fc.assert(fc.property(names, fc.uniqueArray(names, { maxLength: 8 }), (query, found) => {
    const list = found.map((name, index) => candidate(String(index), name))
    const ranked = rankCandidates(query, list)
    expect(ranked.every(({ score }) => score >= 0 && score <= 1)).toBe(true)
    expect(rankCandidates(query, list.toReversed())).toEqual(ranked)
  }))
})
