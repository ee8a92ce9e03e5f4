/**
 * Who stands on either side of a file: the person as stated in one file, and the operator in the register.
 * A person is never matched across files: a name and number say what was stated there, not who someone is.
 */
export const ID_TYPES = ['id-card', 'passport', 'hk-macao-permit', 'taiwan-permit', 'foreign-residence'] as const
export type IdType = (typeof ID_TYPES)[number]

export interface Person {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly idType: IdType | null
  readonly idNumber: string | null
  readonly createdAt: Date
}

export const OPERATOR_STATUSES = ['active', 'closed', 'revoked', 'moved'] as const
export type OperatorStatus = (typeof OPERATOR_STATUSES)[number]

export interface Operator {
  readonly id: string
  /** Unified social credit code, normalised; null where the register has none. */
  readonly creditCode: string | null
  readonly name: string
  /** Shop signs and short names by which people know it. */
  readonly aliases: readonly string[]
  readonly address: string
  /** County, GB/T 2260. */
  readonly areaCode: string
  /** Town, 9 digits, where known. */
  readonly townCode: string | null
  /** Office that supervises it, where known. */
  readonly unitId: string | null
  readonly phone: string | null
  readonly industry: string | null
  readonly status: OperatorStatus
  /** Legal day `YYYY-MM-DD`, where known. */
  readonly registeredOn: string | null
}

/** `internal`: staff who need not know who it is; `public`: anything that leaves the bureau. */
export type MaskPurpose = 'internal' | 'public'

/** 张三 and 欧阳修 alike become one character and two stars, so that the length tells nothing. */
export function maskName(name: string): string {
  const [first = ''] = Array.from(name.trim())
  return `${first}**`
}

/** 138****1234; of a landline the area code and the last two digits stay, of anything else the last two. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  const area = /^0\d{2,3}-/.exec(phone)?.[0] ?? ''
  return phone.length - area.length > 4 ? `${area}****${phone.slice(-2)}` : '****'
}

/** First 6 and last 4 inside, first and last outside; of short numbers (passports) the first and last always. */
export function maskIdNumber(number: string, purpose: MaskPurpose): string {
  const [head, tail] = purpose === 'internal' && number.length >= 15 ? [6, 4] : [1, 1]
  if (number.length <= head + tail) return '*'.repeat(number.length)
  return number.slice(0, head) + '*'.repeat(number.length - head - tail) + number.slice(-tail)
}

const DOWN_TO_TOWN = new RegExp([
  String.raw`^(?:[^\s\d]{2,8}?(?:省|自治区))?`, String.raw`(?:[^\s\d]{2,8}?(?:市|自治州|地区|盟))?`, String.raw`(?:[^\s\d]{1,8}?(?:县|区|市|旗))?`,
  String.raw`(?:[^\s\d路街道巷]{1,8}?(?:街道|镇|乡|苏木))?`,
].join(''), 'u')

/** Down to the town, as far as it is named; the rest is starred, all of it where nothing is recognised. */
export function maskAddress(address: string): string {
  const text = address.trim()
  const kept = DOWN_TO_TOWN.exec(text)?.[0] ?? ''
  return kept === text && kept !== '' ? kept : `${kept}***`
}

export function maskPerson(person: Person, purpose: MaskPurpose = 'internal'): Person {
  return {
    ...person,
    name: maskName(person.name),
    phone: maskPhone(person.phone),
    address: maskAddress(person.address),
    idNumber: person.idNumber === null ? null : maskIdNumber(person.idNumber, purpose),
  }
}
