import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefusal } from '../refusal.ts'
import { checkPhone } from './phone.ts'

test.each([
  ['13800001234', '13800001234', 'mobile'],
  ['+86 138-0000-1234', '13800001234', 'mobile'], ['+86 138 8123 4567', '13881234567', 'mobile'],
  ['８６１３８００００１２３４', '13800001234', 'mobile'],
  ['0839-3260000', '0839-3260000', 'fixed'],
  ['08393260000', '0839-3260000', 'fixed'],
  ['（0839）3260000', '0839-3260000', 'fixed'],
  ['010-88650000', '010-88650000', 'fixed'],
  ['+86 10 88650000', '010-88650000', 'fixed'],
  ['0839-3260000-8001', '0839-3260000-8001', 'fixed'],
  ['0839-3260000转8001', '0839-3260000-8001', 'fixed'],
  ['400-820-8820', '4008208820', 'freephone'],
  ['95588', '95588', 'short'],
  ['12315', '12315', 'short'],
])('%s is %s, %s', (written, value, kind) => {
  expect(checkPhone(written)).toEqual({ ok: true, value, kind })
})

test.each(['1380000123', '12800001234', '3260000', '0839-1260000', '010-8865000', '11010519491231002X', '没有', '110'])('%s is none', (written) => {
  expect(checkPhone(written)).toEqual({ refusal: 'identifier.not-a-phone' })
})

test('empty', () => {
  expect(checkPhone(' ')).toEqual({ refusal: 'identifier.empty' })
})

test('the normal form is its own normal form', () => {
  const numbers = fc.oneof(
    fc.stringMatching(/^1[3-9]\d{9}$/), fc.stringMatching(/^0[3-9]\d{2}-?[2-9]\d{6,7}(-\d{1,4})?$/), fc.stringMatching(/^02\d-[2-9]\d{7}$/),
    fc.stringMatching(/^95\d{3,6}$/),
  )
  fc.assert(fc.property(numbers, (written) => {
    const once = checkPhone(written)
    expect(isRefusal(once) ? once : checkPhone(once.value)).toEqual(once)
    expect(isRefusal(once)).toBe(false)
  }))
})
