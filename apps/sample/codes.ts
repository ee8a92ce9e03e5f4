/** Numbers of invented firms and people, with right check characters. */
import { makeIdCard, makeUscc, USCC_ALPHABET } from '#platform/pure/identifiers/index.ts'
import { below, between, type Random } from './random.ts'

/** Leading characters of a credit code: the registering authority and the kind of body. */
const HEADS = { company: '91', individual: '92', cooperative: '93' } as const
export type Registration = keyof typeof HEADS

/** A unified social credit code; bodies that begin with MA are those given out since 2015. */
export function creditCode(random: Random, registration: Registration, areaCode: string): string {
  const body = Array.from({ length: 6 }, () => USCC_ALPHABET.charAt(below(random, USCC_ALPHABET.length))).join('')
  return makeUscc(HEADS[registration] + areaCode, `MA${body}`)
}

/** An identity number of nobody: real area and a possible day of birth, serial 9xx, rarely reached by a registry. */
export function identityNumber(random: Random, areaCode: string): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const born = `${between(random, 1945, 2003)}${two(between(random, 1, 12))}${two(between(random, 1, 28))}`
  return makeIdCard(`${areaCode}${born}${between(random, 900, 999)}`)
}
