import { expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { foldEditions, isStatisticsOnly, toLines } from './editions.ts'

const first = { asOf: legalDate('2013-08-31'), names: new Map([['510811', '元坝区'], ['510802', '利州区'], ['130103', '桥东区']]) }
const second = { asOf: legalDate('2014-10-31'), names: new Map([['510811', '昭化区'], ['510802', '利州区']]) }
const third = { asOf: legalDate('2015-09-30'), names: new Map([['510811', '昭化区'], ['510802', '利州区'], ['130606', '莲池区']]) }

test('renamed, abolished, new and unchanged areas', () => {
  expect(toLines(foldEditions([first, second, third]))).toEqual([
    '130103\t桥东区\t\t2014-10-30',
    '130606\t莲池区\t2014-11-01\t',
    '510802\t利州区\t\t',
    '510811\t元坝区\t\t2014-10-30',
    '510811\t昭化区\t2013-09-01\t',
  ])
})

test('an area that comes back has two intervals', () => {
  expect(toLines(foldEditions([first, second, { ...first, asOf: legalDate('2015-09-30') }])).filter((line) => line.startsWith('130103')))
    .toEqual(['130103\t桥东区\t\t2014-10-30', '130103\t桥东区\t2014-11-01\t'])
})

test.each([
  ['110100', '市辖区'], ['110100', '北京市'], ['130171', '石家庄高新技术产业开发区'], ['232761', '加格达奇区'], ['429000', '省直辖县级行政区划'],
  ['810101', '中西区'],
])('%s %s is left out', (code, name) => {
  expect(isStatisticsOnly(code, name)).toBe(true)
})

test.each([['110000', '北京市'], ['510800', '广元市'], ['429004', '仙桃市'], ['500101', '万州区'], ['810000', '香港特别行政区'], ['659007', '双河市']])(
  '%s %s is kept', (code, name) => {
    expect(isStatisticsOnly(code, name)).toBe(false)
  })
