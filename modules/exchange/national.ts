/** The export table of the national 12315 platform: its columns, and one row read with every doubt named. Pure. */
import { legalDate, parseLegalDate, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { ExchangeRefusal } from './messages.ts'

/** In the order of the platform's own export. */
export const COLUMNS = [
  '登记编号', '类型', '接收方式', '企业名称', '企业地址', '诉求内容', '问题类别', '事发地', '具体问题', '初查受理状态', '处理机构', '处理部门', '反馈内容',
] as const
export type Column = (typeof COLUMNS)[number]

/** Columns a table must have; the others may be missing or empty. */
export const NEEDED: readonly Column[] = ['登记编号', '类型', '企业名称', '诉求内容']

const LIMITS: Readonly<Record<Column, number>> = {
  登记编号: 40, 类型: 20, 接收方式: 50, 企业名称: 100, 企业地址: 200, 诉求内容: 4000, 问题类别: 100, 事发地: 200, 具体问题: 500,
  初查受理状态: 30, 处理机构: 100, 处理部门: 100, 反馈内容: 4000,
}

export type NationalStatus = 'waiting' | 'accepted' | 'refused' | 'finished'

export interface NationalRow {
  readonly number: string
  /** The day in the number; null where it carries none. */
  readonly receivedOn: LegalDate | null
  readonly operatorName: string
  readonly operatorAddress: string
  readonly facts: string
  readonly category: string
  readonly place: string
  readonly problem: string
  readonly claims: readonly NationalClaim[]
  readonly status: NationalStatus
  readonly unitName: string
  readonly departmentName: string
  readonly feedback: string
}

export type NationalClaim = 'return-goods' | 'exchange' | 'refund' | 'damages' | 'repair' | 'redo' | 'apology' | 'other'

/**
 * A cell as text, or why its text is not known: a formula (or the error of one), a number with more digits than a
 * spreadsheet keeps, characters that are in no encoding.
 */
export type Cell = string | { readonly doubt: 'formula' | 'rounded' | 'garbled' }

const STATUSES: Readonly<Record<string, NationalStatus>> = {
  '': 'waiting', 待初查: 'waiting', 待受理: 'waiting', 初查中: 'waiting', 待核查: 'waiting', 受理: 'accepted', 已受理: 'accepted', 调解中: 'accepted',
  不受理: 'refused', 不予受理: 'refused', 处理完成: 'finished', 已办结: 'finished', 办结: 'finished', 终止调解: 'finished', 调解成功: 'finished',
}
/** As the platform's form words them. */
const CLAIM_WORDS: ReadonlyMap<string, NationalClaim> = new Map([
  ['退货', 'return-goods'], ['更换', 'exchange'], ['退赔费用', 'refund'], ['赔偿损失', 'damages'], ['修理', 'repair'], ['重作', 'redo'],
  ['赔礼道歉', 'apology'], ['其他', 'other'],
])
const FIRST_DAY = legalDate('2014-03-15')

const NUMBER = /^[\dA-Za-z-]{1,40}$/
/** What a spreadsheet makes of a number that is too long for it. */
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i

/** Spaces of every width at the ends, control characters and broken halves of characters are of no meaning. */
function clean(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200B\uFEFF]/g, '').trim()
}

/**
 * The day inside a platform number: 1 digit, 8 of the organ, then yyyymmdd and a serial of 8. Null where the number is
 * of another form, undefined where it has this form but holds no day.
 */
export function dayInNumber(number: string): LegalDate | null | undefined {
  const [, year, month, day] = /^\d{9}(\d{4})(\d{2})(\d{2})\d{8}$/.exec(number) ?? []
  return year === undefined ? null : parseLegalDate(`${year}-${month}-${day}`)
}

/** Code of the county (GB/T 2260) of the organ in a platform number. */
export function areaInNumber(number: string): string | undefined {
  return /^\d(\d{6})\d{18}$/.exec(number)?.[1]
}

type Cells = Readonly<Record<string, Cell | undefined>>

function doubted(doubt: Exclude<Cell, string>['doubt'], column: Column): Refusal<ExchangeRefusal> {
  if (doubt === 'formula') return refuse('exchange.row-formula', { params: { column } })
  if (doubt === 'garbled') return refuse('exchange.row-garbled', { params: { column } })
  return refuse('exchange.row-rounded', { params: { column } })
}

function cellsOf(cells: Cells): Readonly<Record<Column, string>> | Refusal<ExchangeRefusal> {
  const texts: Partial<Record<Column, string>> = {}
  for (const column of COLUMNS) {
    const cell = cells[column] ?? ''
    if (typeof cell !== 'string') return doubted(cell.doubt, column)
    const text = clean(cell)
    if ([...text].length > LIMITS[column]) return refuse('exchange.row-too-long', { params: { column, limit: LIMITS[column] } })
    if (text === '' && NEEDED.includes(column)) return refuse('exchange.row-missing', { params: { column } })
    texts[column] = text
  }
  return texts as Record<Column, string>
}

/** The number and its day; programs put a mark before a number, and blanks after it, to keep it a text. */
function identityOf(text: string, today: LegalDate): { number: string; receivedOn: LegalDate | null } | Refusal<ExchangeRefusal> {
  const number = text.replace(/^['’`]/, '').trim()
  if (SCIENTIFIC.test(number)) return refuse('exchange.row-rounded', { params: { column: '登记编号' } })
  if (!NUMBER.test(number)) return refuse('exchange.row-number', { params: { value: number.slice(0, 40) } })
  const receivedOn = dayInNumber(number)
  // The digits after the 15th have become zeros, those of the day among them.
  if (receivedOn === undefined) return /0{10}$/.test(number) ? refuse('exchange.row-rounded', { params: { column: '登记编号' } }) : refuse('exchange.row-number', { params: { value: number } })
  if (receivedOn && (receivedOn > today || receivedOn < FIRST_DAY)) return refuse('exchange.row-day', { params: { day: receivedOn } })
  return { number, receivedOn }
}

/** Reads one row. `today` bounds the day of receipt. */
export function readRow(cells: Cells, today: LegalDate): NationalRow | Refusal<ExchangeRefusal> {
  const text = cellsOf(cells)
  if (isRefusal(text)) return text
  const identity = identityOf(text.登记编号, today)
  if (isRefusal(identity)) return identity
  if (text.类型 !== '投诉') return refuse('exchange.row-kind', { params: { value: text.类型 } })
  const status = Object.hasOwn(STATUSES, text.初查受理状态) ? STATUSES[text.初查受理状态] : undefined
  if (!status) return refuse('exchange.row-status', { params: { value: text.初查受理状态 } })
  return {
    ...identity, operatorName: text.企业名称, operatorAddress: text.企业地址 || text.事发地, facts: text.诉求内容,
    category: text.问题类别, place: text.事发地, problem: text.具体问题, claims: claimsIn(text.诉求内容),
    status: status === 'accepted' && text.反馈内容 ? 'finished' : status,
    unitName: text.处理机构, departmentName: text.处理部门, feedback: text.反馈内容,
  }
}

/**
 * The claims a ticket opens with (`退货,更换 …`), up to the first blank; `other` where it does not open with a list of
 * claims. What is asked for in the story itself is not guessed.
 */
export function claimsIn(facts: string): readonly NationalClaim[] {
  const words = (/^\S+(?=\s)/.exec(facts)?.[0] ?? '').split(/[,，、;；]/).filter((word) => word !== '')
  const found = words.map((word) => CLAIM_WORDS.get(word))
  const claims = found.filter((claim) => claim !== undefined)
  return claims.length > 0 && claims.length === found.length ? [...new Set(claims)] : ['other']
}
