/** `hongdun workdays --from 2026-04-28 --add 7 [--json]`: the nth working day after a day, by the legal calendar. */
import { parseArgs } from 'node:util'
import { legalDate, type LegalDate, parseLegalDate } from '#platform/pure/date.ts'
import { addWorkingDays, isProvisional, type Law } from '#modules/rules/index.ts'

export interface CommandInput {
  readonly stdin: NodeJS.ReadableStream
  /** Writes text as it is; line ends are part of it. */
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  readonly law: () => Law
}

const USAGE = '用法：hongdun workdays --from 2026-04-28 --add 7 [--json]\n'
const BAD_INPUT = 2
/** Some forty years of working days: further off is a typing error. */
const MOST_DAYS = 10_000
const EARLIEST = legalDate('1900-01-01')
const LATEST = legalDate('2199-12-31')

interface Question {
  readonly from: LegalDate
  readonly days: number
  readonly json: boolean
}

/** Prints the day; exit code 2 with a Chinese message on stderr for bad input. */
export async function workdays(args: readonly string[], io: CommandInput): Promise<number> {
  const question = readQuestion(args)
  if (typeof question === 'string') {
    io.error(`${question}\n${USAGE}`)
    return BAD_INPUT
  }
  const { calendar } = io.law()
  const { from, days, json } = question
  const date = addWorkingDays(calendar, from, days)
  const provisional = isProvisional(calendar, from, date)
  io.out(json ? `${JSON.stringify({ from, add: days, date, provisional })}\n` : `${date}\n`)
  if (provisional) io.error('注意：涉及的年份还没有国务院放假通知，暂按普通周末推算，结果可能变动。\n')
  return 0
}

function readQuestion(args: readonly string[]): Question | string {
  let values: { from?: string | undefined; add?: string | undefined; json?: boolean | undefined }
  try {
    ({ values } = parseArgs({ args: joinNegative(args), options: { from: { type: 'string' }, add: { type: 'string' }, json: { type: 'boolean' } } }))
  } catch {
    return '参数不对：只能使用 --from、--add 和 --json。'
  }
  const from = parseLegalDate(values.from ?? '')
  if (!from || from < EARLIEST || from > LATEST) return `--from 应当是 1900 年至 2199 年之间的真实日期，写成 2026-04-28 的样子；收到的是“${values.from ?? ''}”。`
  if (!/^[+-]?\d{1,5}$/.test(values.add ?? '') || Math.abs(Number(values.add)) > MOST_DAYS) {
    return `--add 应当是 -${MOST_DAYS} 至 ${MOST_DAYS} 的整数；收到的是“${values.add ?? ''}”。`
  }
  return { from, days: Number(values.add), json: values.json ?? false }
}

/** `--add -3` as `--add=-3`: a negative number is no option. */
function joinNegative(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    if (/^-\d+$/.test(arg) && joined.at(-1) === '--add') joined[joined.length - 1] = `--add=${arg}`
    else joined.push(arg)
  }
  return joined
}
