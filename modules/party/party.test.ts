import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskAddress, maskIdNumber, maskName, maskPerson, maskPhone, type Person } from './party.ts'

const person: Person = {
  id: '00000000-0000-4000-8000-000000000001', name: '欧阳小明', phone: '13800001234', address: '四川省广元市利州区东坝街道利州东路三段12号',
  idType: 'id-card', idNumber: '11010519491231002X', createdAt: new Date('2026-04-28T00:00:00Z'),
}

test('a person masked for staff who need not know who it is', () => {
  expect(maskPerson(person)).toEqual({
    ...person, name: '欧**', phone: '138****1234', address: '四川省广元市利州区东坝街道***', idNumber: '110105********002X',
  })
})

test('outside, of an identity number only the first and the last character', () => {
  expect(maskPerson(person, 'public').idNumber).toBe(`1${'*'.repeat(16)}X`)
  expect(maskPerson({ ...person, idNumber: null }).idNumber).toBeNull()
})

describe('parts', () => {
  test.each([['张三', '张**'], ['张', '张**'], ['𠮷田', '𠮷**'], ['', '**']])('name %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  test.each([['0839-3260000', '0839-****00'], ['010-88650000', '010-****00'], ['+8613800001234', '****34'], ['1234', '****']])('phone %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  test.each([['E12345678', 'internal', 'E*******8'], ['E12345678', 'public', 'E*******8'], ['AB', 'public', '**'], ['', 'internal', '']] as const)(
    'document %s %s', (number, purpose, masked) => {
      expect(maskIdNumber(number, purpose)).toBe(masked)
    })

  test.each([
    ['广元市利州区利州东路三段12号', '广元市利州区***'],
    ['剑阁县普安镇城东村3组', '剑阁县普安镇***'],
    ['四川省广元市苍溪县白驿镇', '四川省广元市苍溪县白驿镇'],
    ['北京市朝阳区建国路1号', '北京市朝阳区***'],
    ['利州东路三段12号', '***'],
    ['', '***'],
  ])('address %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked)
  })
})

test('nothing after the town gets through, whatever the house is called', () => {
  fc.assert(fc.property(fc.stringMatching(/^[一-龥]{2,4}路[1-9]\d{0,2}号$/), (house) => {
    expect(maskAddress(`四川省广元市利州区东坝街道${house}`)).not.toContain('路')
  }))
})

test('a masked number never holds the middle of the real one', () => {
  fc.assert(fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (phone) => {
    expect(maskPhone(phone)).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`)
  }))
})
