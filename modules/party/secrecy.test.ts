import { expect, test } from 'vitest'
import fc from 'fast-check'
import { findNaming } from './secrecy.ts'

const PERSON = { id: 'p', name: '欧阳 晓露', phone: '0839-4212345', address: '旺苍县东河镇桂花巷314号', idType: null, idNumber: '11010519491231002X', createdAt: new Date(0) }

test.each<[string, unknown]>([
  ['reason', { reason: '举报人欧阳晓露来电' }], ['reason', { type: 'x', reason: '请打 0839 4212345' }], ['given.suspicion', { given: { evidence: '小票', suspicion: '住桂花巷的旺苍县东河镇桂花巷314号' } }],
  ['paragraphs.1', { paragraphs: ['没有', '证件11010519491231002X'] }],
])('%s is found wherever it stands', (path, value) => {
  expect(findNaming(PERSON, value)).toBe(path)
})

test('what tells nobody is left alone: a town, a name of one letter, other people', () => {
  const vague = { ...PERSON, name: '李', phone: '', address: '旺苍县东河镇', idNumber: null }
  expect(findNaming(vague, { body: '旺苍县东河镇人民政府', note: '李所长已阅' })).toBeUndefined()
  expect(findNaming(PERSON, { reason: '欧阳先生', count: 4212345, when: null, files: [] })).toBeUndefined()
})

test('the name in any text is found, however deep, and a text without it never', () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }), (before, after, path) => {
    const nest = (text: string) => path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), { text })
    expect(findNaming(PERSON, nest(`${before}欧阳晓露${after}`))).toBe([...path, 'text'].join('.'))
    expect(findNaming(PERSON, nest(`${before}${after}`.replace(/[欧阳晓露\d]/g, '')))).toBeUndefined()
  }))
})
