import { describe, expect, test } from 'vitest'
import { zWording, type VersionView } from '#modules/knowledge/index.ts'
import { en, zh } from './texts.ts'
import { matching, valuesOf, wordingOf } from './wording.ts'

function version(given: Partial<VersionView>): VersionView {
  return {
    entryId: '00000000-0000-4000-8000-000000000001', version: 1, topic: 'goods', question: '羽绒服缩绒怎么办？', answer: '请保留小票，要求更换或者退货。', basis: ['《消费者权益保护法》第二十四条'],
    validFrom: '2026-04-28', validTo: null, state: 'draft', keywords: ['缩绒'], authorName: '李敏', approverName: null, remark: null, steps: ['edit'], ...given,
  }
}

describe('wordings', () => {
  test('a wording shown in the form and sent unchanged is the same wording', () => {
    for (const validTo of [null, '2026-12-31']) {
      const { topic, question, answer, basis, keywords, validFrom } = version({})
      expect(zWording.parse(wordingOf(valuesOf(version({ validTo }))))).toEqual({ topic, question, answer, basis, keywords, validFrom, validTo })
    }
  })
  test('a new one lacks all that must be written', () => {
    const parsed = zWording.safeParse(wordingOf(valuesOf(undefined)))
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['topic', 'question', 'answer', 'basis', 'validFrom'])
  })
  test('is found by all its words, in question, answer, keyword or basis, and by topic', () => {
    const entries = [version({}), version({ topic: 'food', question: '过期食品怎么赔？' })]
    expect(matching(entries, { text: '小票 缩绒', topic: '' })).toHaveLength(2)
    expect(matching(entries, { text: '羽绒服 第二十四条', topic: '' })).toHaveLength(1)
    expect(matching(entries, { text: '', topic: 'food' })).toEqual([entries[1]])
    expect(matching(entries, { text: '飞机', topic: '' })).toEqual([])
  })
  test('both languages have the same placeholders', () => {
    const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([whole]) => whole).toSorted()
    for (const key of Object.keys(zh) as (keyof typeof zh)[]) expect([key, placeholders(en[key])]).toEqual([key, placeholders(zh[key])])
  })
})
