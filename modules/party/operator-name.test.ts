import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCodeIn, indexGrams, normaliseOperatorName, queryGrams, readOperatorName } from './operator-name.ts'

describe('names of operators', () => {
  test.each([
    ['广元市利州区红旗超市有限公司', '红旗超市', null],
    ['四川省广元市利州区红旗超市有限责任公司', '红旗超市', null],
    ['利州区红旗超市（个体工商户）', '红旗超市', null],
    ['红旗超市有限公司（上西店）', '红旗超市', '上西店'],
    ['红旗超市有限公司广元上西店', '红旗超市', '广元上西店'],
    ['红旗超市第三分店', '红旗超市', '第三分店'],
    ['广元红旗连锁有限公司苍溪分公司', '广元红旗连锁', '苍溪分公司'],
    ['剑阁县普安建材经营部', '普安建材', null],
    ['好又多超市', '好又多超市', null],
    ['老城市民面馆', '老城市民面馆', null],
    ['阳光小区便民超市', '阳光小区便民超市', null],
    ['老王饭店', '老王饭店', null],
    ['老王面店', '老王面', null],
    ['旺苍县城郊便民店', '旺苍县城郊便民', null],
    ['苍溪县猕猴桃专业合作社', '猕猴桃', null],
    ['广元市', '广元市', null],
    ['公司', '公司', null],
  ])('%s', (name, stem, branch) => {
    expect(readOperatorName(name)).toEqual({ stem, branch })
  })

  test('different writings of one operator are equal, its branches are not', () => {
    const one = ['广元市红旗超市有限公司', '红旗超市', '紅旗超市'.replace('紅', '红'), '红旗　超市（个体工商户）', '“红旗超市”']
    expect(new Set(one.map(normaliseOperatorName)).size).toBe(1)
    expect(normaliseOperatorName('红旗超市（上西店）')).not.toBe(normaliseOperatorName('红旗超市（东坝店）'))
    expect(normaliseOperatorName('红旗超市(上西店)')).toBe(normaliseOperatorName('红旗超市（上西店）'))
  })

  test('the full name with place and form comes down to the stem', () => {
    const stems = fc.stringMatching(/^[鑫金福旺兴盛华恒][源达隆昌茂发通泰](?:建材|百货|餐饮|电器)$/)
    fc.assert(fc.property(stems, fc.constantFrom('', '四川省', '广元市', '四川省广元市利州区', '青川县'), fc.constantFrom('', '有限公司', '经营部', '店', '（个体工商户）'),
      (stem, place, form) => {
        expect(normaliseOperatorName(place + stem + form)).toBe(stem)
      }))
  })
})

describe('grams', () => {
  test('a query of one character is that character, of more its pairs', () => {
    expect(queryGrams('旗')).toEqual(['旗'])
    expect(queryGrams('红旗超市')).toEqual(['红旗', '旗超', '超市'])
    expect(queryGrams('红旗 上西')).toEqual(['红旗', '上西'])
    expect(queryGrams(' 、，')).toEqual([])
  })

  test('whatever part of a name is asked for, the row has its grams', () => {
    const names = fc.stringMatching(/^[一-龥a-z\d（）市区县店]{2,20}$/)
    fc.assert(fc.property(names, fc.nat(18), fc.integer({ min: 1, max: 8 }), (name, start, length) => {
      const grams = new Set(indexGrams([name]))
      const part = name.slice(start, start + length)
      expect(queryGrams(part).filter((gram) => !grams.has(gram))).toEqual([])
    }))
  })
})

test.each([
  ['91510802MA6R2B3C5X', '91510802MA6R2B3C5X'], ['９１５１０８０２', '91510802'], ['915108 02-ma6r', '91510802MA6R'], ['91510', undefined], ['红旗', undefined],
  ['13800001234', '13800001234'], ['0839326', undefined],
])('%s as a credit code', (text, code) => {
  expect(creditCodeIn(text)).toBe(code)
})
