import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fill } from '#platform/pure/text.ts'
import { settings } from './access.ts'
import { refusalTexts, type AccessRefusal } from './messages.ts'
import { passwordFault } from './password.ts'

const account = { login: 'lifang', name: '李芳' }

test.each<[string, AccessRefusal | undefined]>([
  ['短密码123', 'access.password-too-short'],
  ['abc123', 'access.password-too-short'],
  ['x'.repeat(201), 'access.password-too-long'],
  ['LiFang2024!', 'access.password-like-account'],
  ['ｌｉｆａｎｇ2024!', 'access.password-like-account'],
  ['我是李芳我爱工作真的', 'access.password-like-account'],
  ['1234567890', 'access.password-too-common'],
  ['Hongdun12315', 'access.password-too-common'],
  ['aaaaaaaaaaaa', 'access.password-too-common'],
  ['121212121212', 'access.password-too-common'],
  ['correct horse battery', undefined],
  ['旺苍县城东边的老茶馆', undefined],
])('%s', (password, expected) => {
  expect(passwordFault(password, account)?.refusal).toBe(expected)
})

test('a two-letter login forbids only passwords made of it', () => {
  const li = { login: 'li', name: '李' }
  expect(passwordFault('a brilliant idea', li)).toBeUndefined()
  expect(passwordFault('lilililili', li)?.refusal).toBe('access.password-like-account')
})

test('no mixture of signs is asked for: any long enough text of enough different letters passes', () => {
  const anyLetters = fc.array(fc.constantFrom(...'bcdeghjkmopqrstuvw'), { minLength: settings.passwordMinLength, maxLength: 60 })
  fc.assert(fc.property(anyLetters, (letters) => {
    const password = letters.join('')
    const fault = passwordFault(password, account)?.refusal
    expect(fault).toBe(new Set(letters).size < 4 ? 'access.password-too-common' : undefined)
  }))
})

test('the refusal says how long a password must be', () => {
  const fault = passwordFault('abc', account)
  expect(fill(refusalTexts['access.password-too-short'].zh, fault?.params)).toContain('至少 10 个字符')
})
