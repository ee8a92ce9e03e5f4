/** What a password must satisfy. Length and not being easily guessed; no forced mixture of signs (NIST SP 800-63B 5.1.1.2). */
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { settings } from './access.ts'
import type { AccessRefusal } from './messages.ts'

/** The commonest passwords of ten characters or more in Chinese leaks, and what people here would think of first. */
const COMMON: ReadonlySet<string> = new Set([
  '0123456789', '1234567890', '12345678910', '123456789a', 'a123456789', '0987654321', '9876543210', '1231231231', '123123123a',
  '1122334455',
  '1357924680', '147258369a', '5201314520', '52013145201314', '1314520520', '1qaz2wsx3edc', '1q2w3e4r5t', '1q2w3e4r5t6y', 'qwertyuiop',
  'asdfghjkl;',
  'qwerty12345', 'qwerty123456', 'asdf123456', 'abc1234567', 'abcd123456', 'abc123456789', 'password12', 'password123', 'password1234',
  'passw0rd123',
  'woaini1314', 'woaini520', 'woaini5201314', 'wodemima123', 'admin12345', 'admin123456', 'administrator', 'admin@12345', 'admin12315',
  'hongdun123',
  'hongdun12315', '1231512315', '12315123456', '315315315315', 'xiaofeizhe', 'shichangju12315', 'p@ssw0rd123', 'iloveyou123',
  'letmein1234', 'welcome123',
])

/** Unicode has several forms of one sign; what is typed on two keyboards must be one password. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC')
}

export function passwordFault(
  password: string, account: { readonly login: string; readonly name: string },
): Refusal<AccessRefusal> | undefined {
  const text = normalisePassword(password).toLowerCase()
  const signs = [...text]
  if (signs.length < settings.passwordMinLength) return fault('access.password-too-short')
  if (signs.length > settings.passwordMaxLength) return fault('access.password-too-long')
  const own = [account.login, account.name].map((word) => normalisePassword(word).toLowerCase().trim())
  if (own.some((word) => resembles(text, word))) return fault('access.password-like-account')
  return COMMON.has(text) || new Set(signs).size < 4 ? fault('access.password-too-common') : undefined
}

/** Holds the whole word, or is made of it; words of one or two Latin letters are too short to judge by. */
function resembles(password: string, word: string): boolean {
  if (word === '') return false
  const enough = /^\p{Script=Han}/u.test(word) ? 2 : 4
  return [...word].length >= enough ? password.includes(word) : password.replaceAll(word, '') === ''
}

function fault(code: AccessRefusal): Refusal<AccessRefusal> {
  return refuse(code, { field: 'password', params: { min: settings.passwordMinLength, max: settings.passwordMaxLength } })
}
