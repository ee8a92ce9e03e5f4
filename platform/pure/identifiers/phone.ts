/** Telephone numbers as used in China: mobile, fixed with area code, 400/800, 95xxx and the 123xx service lines. */
import { refuse } from '../refusal.ts'
import { compact, type Checked, type IdentifierRefusal } from './value.ts'

export type PhoneKind = 'mobile' | 'fixed' | 'freephone' | 'short'
export type Phone = Checked<{ readonly kind: PhoneKind }>

/** 10 and 2x are the three-digit area codes, with eight-digit numbers; no subscriber number begins with 0 or 1. */
const FORMS: readonly (readonly [PhoneKind, RegExp, string])[] = [
  ['mobile', /^(1[3-9]\d{9})$/, '$1'],
  ['fixed', /^(010|02\d)([2-9]\d{7})(?:(?:转|EXT\.?)(\d{1,6}))?$/, '$1-$2-$3'],
  ['fixed', /^(0[3-9]\d{2})([2-9]\d{6,7})(?:(?:转|EXT\.?)(\d{1,6}))?$/, '$1-$2-$3'],
  ['freephone', /^([48]00\d{7})$/, '$1'],
  ['short', /^(95\d{3,6}|123\d{2})$/, '$1'],
]

/** Mobile numbers come out as 11 digits, fixed ones as `0839-3260000`, with an extension as `0839-3260000-8001`. */
export function checkPhone(text: string): Phone | IdentifierRefusal {
  const dashed = text.normalize('NFKC').trim().replace(/^(0\d{2,3}-?\d{7,8})-(\d{1,6})$/, '$1转$2')
  const digits = compact(dashed).replace(/[()]/g, '').replace(/^(?:\+86|0086|86(?=1[3-9]\d{9}$))/, '')
  const full = /^(?!1[3-9]\d{9}$)[1-9]\d{1,2}[2-9]\d{6,7}$/.test(digits) && /^(?:\+|00)86/.test(compact(dashed)) ? `0${digits}` : digits
  for (const [kind, form, shape] of FORMS) {
    if (form.test(full)) return { ok: true, value: full.replace(form, shape).replace(/-$/, ''), kind }
  }
  return text.trim() === '' ? refuse('identifier.empty') : refuse('identifier.not-a-phone')
}
