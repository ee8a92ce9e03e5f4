import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { check } from './check.ts'

function run(...args: string[]): { readonly code: number, readonly out: string, readonly error: string } {
  let [out, error] = ['', '']
  const code = check(args, {
    out: (text) => {
      out += text
    },
    error: (text) => {
      error += text
    },
    today: legalDate('2026-04-28'),
  })
  return { code, out, error }
}

describe('right numbers', () => {
  test.each([
    ['uscc', '91350100m000100y43', '正确：91350100M000100Y43，统一社会信用代码，企业，登记机关区划 350100（福建省福州市），组织机构代码 M000100Y4\n'],
    ['id', '11010519491231002x', '正确：11010519491231002X，居民身份证号码，女，1949-12-31 出生，发证地区划 110105（北京市朝阳区）\n'],
    ['ean13', '6901234567892', '正确：6901234567892，商品条码，在中国物品编码中心注册（不等于产地）\n'],
    ['licence', '110108000000016', '正确：110108000000016，营业执照注册号（15 位），登记机关区划 110108（北京市海淀区）\n'],
    ['licence', '91350100M000100Y43', '正确：91350100M000100Y43，统一社会信用代码，企业，登记机关区划 350100（福建省福州市），组织机构代码 M000100Y4\n'],
  ])('%s %s', (kind, value, out) => {
    expect(run(kind, value)).toEqual({ code: 0, out, error: '' })
  })
})

describe('wrong numbers say which character and why', () => {
  test.each([
    ['uscc', '91350100M000100Y44', /第 18 位应为“3”，现在是“4”/],
    ['uscc', '91350100M000I00Y43', /第 13 位“I”不是这种号码会用的字符/],
    ['uscc', '', /号码是空的/],
    ['id', '110105194902310026', /“19490231”不是真实的日期/],
    ['id', '110105194912310021', /第 18 位应为“X”，现在是“1”/],
    ['ean13', '690123456789', /应为 13 位，现在是 12 位/],
    ['licence', '110108000000015', /第 15 位应为“6”，现在是“5”/],
  ])('%s %s', (kind, value, reason) => {
    const { code, out, error } = run(kind, value)
    expect([code, out]).toEqual([1, ''])
    expect(error).toMatch(reason)
    expect(error).not.toMatch(/\{\w+\}/)
  })
})

test.each([[[]], [['uscc']], [['passport', 'E12345678']], [['toString', '1']], [['uscc', '91350100M000100Y43', 'more']]])('usage: %j', (args) => {
  const { code, out, error } = run(...args)
  expect([code, out]).toEqual([2, ''])
  expect(error).toContain('用法')
})
