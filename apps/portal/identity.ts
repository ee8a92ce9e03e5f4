/** Checks of what people type about themselves and firms. Pure. */
import { halfWidth } from './values.ts'

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/
const SERVICE = /^([48]00-?\d{3}-?\d{4}|9\d{4,7}|1[02]\d{3,5})$/

/** A number without the decoration people add: spaces, brackets, full-width digits, +86. */
export function normalPhone(text: string): string {
  return halfWidth(text).replace(/[\s()]/g, '').replace(/[—–－]/g, '-').replace(/^(\+86|0086)-?/, '')
    .replace(/^(1\d{2})-(\d{4})-(\d{4})$/, '$1$2$3')
}

/** A mobile number, a landline with area code, or a service number; normalised before. */
export function isPhone(number: string): boolean {
  return MOBILE.test(number) || LANDLINE.test(number) || SERVICE.test(number)
}

/** The shape of a resident identity number; the server checks its digits. */
export function isIdCard(number: string): boolean {
  return /^\d{17}[\dX]$|^\d{15}$/.test(number)
}

/** The shape of a unified social credit code (GB 32100 has no I, O, S, V, Z); the server checks its digits. */
export function isCreditCode(code: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)
}
