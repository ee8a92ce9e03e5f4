import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { areaInNumber, claimsIn, COLUMNS, dayInNumber, NEEDED, readRow, type Cell, type NationalRow } from './national.ts'
import { nationalNumber, textRow } from './testing.ts'

const TODAY = legalDate('2026-04-28')

function read(given: Readonly<Record<string, Cell>>): NationalRow {
  const row = readRow({ ...textRow(1), ...given }, TODAY)
  if (isRefusal(row)) throw new Error(row.refusal)
  return row
}

function refusalOf(given: Readonly<Record<string, Cell>>): string {
  const row = readRow({ ...textRow(1), ...given }, TODAY)
  return isRefusal(row) ? row.refusal : 'was read'
}

describe('a row', () => {
  test('is read with its day, its claims and its status', () => {
    expect(readRow(textRow(7), TODAY)).toEqual({
      number: '1510821002026042000000007', receivedOn: '2026-04-20', operatorName: '示例百货店7', operatorAddress: '旺苍县东河镇新华街12号',
      facts: textRow(7).诉求内容, category: '质量', place: '旺苍县东河镇', problem: '冒充合格产品', claims: ['return-goods', 'refund'], status: 'waiting',
      unitName: '旺苍县市场监督管理局', departmentName: '', feedback: '',
    })
  })

  test.each([
    ['待核查', '', 'waiting'], ['', '', 'waiting'], ['受理', '', 'accepted'], ['受理', '已退款', 'finished'], ['不予受理', '不属于管辖', 'refused'], ['处理完成', '', 'finished'],
  ])('status %s with feedback “%s” is %s', (status, feedback, expected) => {
    expect(read({ 初查受理状态: status, 反馈内容: feedback }).status).toBe(expected)
  })

  test('marks that keep a number a text, and blanks of every width, are no part of it', () => {
    const number = nationalNumber(1)
    for (const written of [`'${number}`, `\u3000${number} `, `${number}\t`, `\uFEFF${number}\u200B`]) expect(read({ 登记编号: written }).number).toBe(number)
  })

  test('a number of another form is kept, its day unknown', () => {
    expect(read({ 登记编号: 'SC-2026-001' })).toMatchObject({ number: 'SC-2026-001', receivedOn: null })
    expect([dayInNumber('SC-2026-001'), dayInNumber(nationalNumber(1)), dayInNumber('1510821002026134000000001')]).toEqual([null, '2026-04-20', undefined])
    expect([areaInNumber(nationalNumber(1)), areaInNumber('SC-1')]).toEqual(['510821', undefined])
  })

  test.each<[string, Readonly<Record<string, Cell>>, string]>([
    ['a number in scientific notation', { 登记编号: '1.51E+24' }, 'exchange.row-rounded'],
    ['a number cell', { 登记编号: { doubt: 'rounded' } }, 'exchange.row-rounded'],
    ['a number whose last digits became zeros', { 登记编号: '1510821002026040000000000' }, 'exchange.row-rounded'],
    ['a number with a day that does not exist', { 登记编号: '1510821002026134000000001' }, 'exchange.row-number'],
    ['a number with other signs', { 登记编号: '投诉001' }, 'exchange.row-number'],
    ['a day after today', { 登记编号: nationalNumber(1, '20260429') }, 'exchange.row-day'],
    ['a day before the first rules', { 登记编号: nationalNumber(1, '20140314') }, 'exchange.row-day'],
    ['a formula', { 诉求内容: { doubt: 'formula' } }, 'exchange.row-formula'],
    ['unreadable characters', { 企业名称: { doubt: 'garbled' } }, 'exchange.row-garbled'],
    ['a report', { 类型: '举报' }, 'exchange.row-kind'],
    ['a status nobody knows', { 初查受理状态: '转办' }, 'exchange.row-status'],
    ['a status named like a method', { 初查受理状态: 'constructor' }, 'exchange.row-status'],
    ['no text', { 诉求内容: '  ' }, 'exchange.row-missing'],
    ['a text beyond all measure', { 诉求内容: '长'.repeat(4001) }, 'exchange.row-too-long'],
  ])('with %s is refused', (_, given, refusal) => {
    expect(refusalOf(given)).toBe(refusal)
  })

  test('whatever stands in its cells, reading gives a row that a database can hold, or a refusal', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom<Cell>('\0', '\uD800', 'a\u0001b', '退货\uDFFF', { doubt: 'formula' }))
    fc.assert(fc.property(fc.record(Object.fromEntries(COLUMNS.map((column) => [column, fc.option(cell, { nil: undefined })]))), (cells) => {
      const given = { ...textRow(1), ...Object.fromEntries(Object.entries(cells).filter(([column, value]) => value !== undefined && column !== '登记编号' && column !== '类型')) }
      const row = readRow(given, TODAY)
      if (isRefusal(row)) return
      const text = JSON.stringify(row)
      expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i)
      for (const column of NEEDED) expect(given[column]?.trim()).not.toBe('')
    }))
  })
})

describe('claims', () => {
  test.each([
    ['退货,更换 冒充合格产品 市民于2月', ['return-goods', 'exchange']],
    ['退赔费用,赔偿损失 在产品中以假充真、在产品中以次充好 某商场', ['refund', 'damages']],
    ['退赔费用 其他投诉问题 来电内容：', ['refund']],
    ['修理，重作、赔礼道歉；其他 合同', ['repair', 'redo', 'apology', 'other']],
    ['退货,退货 甲', ['return-goods']],
    ['市民要求退货 商家拒绝', ['other']],
    ['退货款问题 商家拒绝', ['other']],
    ['退货', ['other']],
    ['', ['other']],
  ])('%s', (facts, claims) => {
    expect(claimsIn(facts)).toEqual(claims)
  })
})
