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
  readonly receivedOn: LegalDate
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

export type NationalClaim = 'return-goods' | 'exchange' | 'refund' | 'damages' | 'repair' | 'other'

/** A cell as text; `formula` where the sheet holds one instead of a value. */
export type Cell = string | { readonly formula: true }

const STATUSES: Readonly<Record<string, NationalStatus>> = {
  '': 'waiting', 待初查: 'waiting', 待受理: 'waiting', 初查中: 'waiting', 待核查: 'waiting', 受理: 'accepted', 已受理: 'accepted', 调解中: 'accepted',
  不受理: 'refused', 不予受理: 'refused', 处理完成: 'finished', 已办结: 'finished', 办结: 'finished', 终止调解: 'finished', 调解成功: 'finished',
}
const CLAIM_WORDS: readonly [string, NationalClaim][] = [
  ['退货', 'return-goods'], ['更换', 'exchange'], ['退赔费用', 'refund'], ['退款', 'refund'], ['赔偿损失', 'damages'], ['修理', 'repair'],
]
const FIRST_DAY = legalDate('2014-03-15')

/** Spaces of every width at the ends, control characters and line ends inside are of no meaning. */
function clean(text: string): string {
  return text.normalize('NFC').replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200B\uFEFF]/g, '').trim()
}

/** The day inside a platform number: 1 digit, 8 of the organ, then yyyymmdd; undefined where there is none. */
export function dayInNumber(number: string): LegalDate | undefined {
  const [, year, month, day] = /^\d{9}(\d{4})(\d{2})(\d{2})\d{8}$/.exec(number) ?? []
  return year ? parseLegalDate(`${year}-${month}-${day}`) : undefined
}

function cellsOf(cells: Readonly<Record<string, Cell | undefined>>): Readonly<Record<Column, string>> | Refusal<ExchangeRefusal> {
  const texts: Partial<Record<Column, string>> = {}
  for (const column of COLUMNS) {
    const cell = cells[column] ?? ''
    if (typeof cell !== 'string') return refuse('exchange.row-formula', { params: { column } })
    const text = clean(cell)
    if ([...text].length > LIMITS[column]) return refuse('exchange.row-too-long', { params: { column, limit: LIMITS[column] } })
    if (text === '' && NEEDED.includes(column)) return refuse('exchange.row-missing', { params: { column } })
    texts[column] = text
  }
  return texts as Record<Column, string>
}

/** Reads one row. `today` bounds the day of receipt and stands in for it where the number carries none. */
export function readRow(cells: Readonly<Record<string, Cell | undefined>>, today: LegalDate): NationalRow | Refusal<ExchangeRefusal> {
  const text = cellsOf(cells)
  if (isRefusal(text)) return text as Refusal<ExchangeRefusal>
  const number = text.登记编号.replace(/^'/, '')
  if (!/^[\dA-Za-z-]{1,40}$/.test(number)) return refuse('exchange.row-number', { params: { value: number.slice(0, 40) } })
  if (text.类型 !== '投诉') return refuse('exchange.row-kind', { params: { value: text.类型 } })
  const receivedOn = dayInNumber(number) ?? today
  if (receivedOn > today || receivedOn < FIRST_DAY) return refuse('exchange.row-day', { params: { day: receivedOn } })
  const status = STATUSES[text.初查受理状态]
  if (!status) return refuse('exchange.row-status', { params: { value: text.初查受理状态 } })
  return {
    number, receivedOn, operatorName: text.企业名称, operatorAddress: text.企业地址 || text.事发地, facts: text.诉求内容,
    category: text.问题类别, place: text.事发地, problem: text.具体问题, claims: claimsIn(text.诉求内容),
    status: status === 'accepted' && text.反馈内容 ? 'finished' : status,
    unitName: text.处理机构, departmentName: text.处理部门, feedback: text.反馈内容,
  }
}

/** The claims a ticket opens with (退货,更换 …); `other` where it names none. */
export function claimsIn(facts: string): readonly NationalClaim[] {
  const opening = facts.slice(0, 40)
  const found = CLAIM_WORDS.filter(([word]) => opening.includes(word)).map(([, claim]) => claim)
  return found.length > 0 ? [...new Set(found)] : ['other']
}

const RANK: Readonly<Record<NationalStatus, number>> = { waiting: 0, accepted: 1, refused: 2, finished: 3 }

/** A version of a row: later exports win; two of one instant are ordered by their digest, so that order of import does not matter. */
export interface RowVersion {
  /** Instant of the export, ISO 8601. */
  readonly exportedAt: string
  readonly digest: string
}

export function supersedes(fresh: RowVersion, known: RowVersion): boolean {
  if (fresh.exportedAt !== known.exportedAt) return fresh.exportedAt > known.exportedAt
  return fresh.digest > known.digest
}

/** Whether a status says more than the one known; a file never goes back because an older export came later. */
export function isFurther(fresh: NationalStatus, known: NationalStatus): boolean {
  return RANK[fresh] > RANK[known]
}
