/** How people write days, sums and spans of time. */
import { between, chance, pick, type Random } from './random.ts'

const PERIODS = ['上午', '下午', '晚上', '中午', '早上', '傍晚'] as const
const WEEK = ['一', '二', '三', '四', '五', '六', '天'] as const
const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** A day as `2026-03-05`, told on a day `lag` days later whose weekday (1 Monday … 7) is given. */
export interface Told {
  readonly day: string
  readonly lag: number
  readonly weekday: number
  /** Year in which it is told. */
  readonly year: string
}

function near(random: Random, told: Told): string | undefined {
  if (told.lag > 3 || !chance(random, 0.55)) return undefined
  const word = ['今天', '昨天', '前天', '大前天'][told.lag] ?? '前几天'
  return told.lag > 0 && chance(random, 0.4) ? word + pick(random, PERIODS) : word
}

function vague(random: Random, told: Told, year: string, month: number): string {
  if (told.lag < 10) return pick(random, ['前几天', '上个星期', `上周${WEEK[(told.weekday + 6 - told.lag % 7) % 7] ?? '六'}`, '近日'])
  const lastYear = year === String(Number(told.year) - 1)
  const name = year === told.year ? pick(random, ['今年', '', '']) : pick(random, [`${year}年`, lastYear ? '去年' : `${year}年`])
  if (month >= 11 && chance(random, 0.5)) return `${name}年底`
  if (month <= 2 && chance(random, 0.4)) return `${name}过年前后`
  return `${name}${month}月${pick(random, ['份', '初', '中旬', '底', '份左右'])}`
}

/** The day in one of the many forms in which it is written. */
export function tellDay(random: Random, told: Told): string {
  const word = near(random, told)
  if (word) return word
  const year = told.day.slice(0, 4)
  const month = Number(told.day.slice(5, 7))
  const date = Number(told.day.slice(8, 10))
  const short = year === told.year ? '' : `${year}年`
  const form = told.lag === 0 ? between(random, 0, 5) : between(random, 0, 13)
  if (form < 6) return `${short}${month}月${date}日`
  if (form === 6) return `${short}${month}月${date}日${pick(random, PERIODS)}`
  if (form === 7) return `${short}${month}月${date}号`
  if (form === 8) return `${year}年${month}月${date}日`
  if (form === 9) return `${short}${month}.${date}号`
  if (form === 10) return `${year}.${month}.${date}`
  if (form === 11) return `${short}${month}月${date}号${pick(random, PERIODS)}${between(random, 1, 11)}点${pick(random, ['多', '左右', '过', ''])}`
  return vague(random, told, year, month)
}

/** Day and time of day; of today only that it was today, since the hour may not have come yet. */
export function tellMoment(random: Random, told: Told): string {
  if (told.lag === 0) return '今天'
  const hour = between(random, 7, 23)
  const time = pick(random, [`${hour}点${between(random, 10, 59)}分`, `${hour}点多`, `${hour}:${between(random, 10, 59)}`, `${hour}点左右`])
  const year = told.day.startsWith(told.year) ? '' : `${told.day.slice(0, 4)}年`
  return `${year}${Number(told.day.slice(5, 7))}月${Number(told.day.slice(8, 10))}日${time}`
}

export function tellSpan(random: Random): string {
  const count = between(random, 2, 9)
  return pick(random, [
    `${NUMERALS[count] ?? ''}天`, '半个月', '一个星期', '一个月', `${count}个月`, '十来天', '两个多月', '一年', `${count}天`, '快一个月', '大半年',
  ]).replace('二天', '两天').replace('2个月', '两个月')
}

function inNumerals(yuan: number): string | undefined {
  if (yuan < 1_000 || yuan % 100 !== 0 || yuan >= 10_000) return undefined
  const [thousands, hundreds] = [Math.floor(yuan / 1_000), (yuan / 100) % 10]
  const head = `${thousands === 2 ? '两' : NUMERALS[thousands] ?? ''}千`
  return hundreds === 0 ? head : `${head}${NUMERALS[hundreds] ?? ''}`
}

/** A sum of whole yuan (or with jiao and fen) in one of the forms in which it is written. */
export function tellSum(random: Random, yuan: number): string {
  const form = between(random, 0, 11)
  if (form === 0) return `${yuan}块${chance(random, 0.5) ? '钱' : ''}`
  if (form === 1 && yuan >= 1_000) return `${yuan.toLocaleString('en-US')}元`
  if (form === 2) return `￥${yuan}`
  if (form === 3) return `${yuan} 元`
  if (form === 4 && Number.isInteger(yuan)) return `${inNumerals(yuan) ?? String(yuan)}元`
  if (form === 5 && yuan >= 10_000 && yuan % 1_000 === 0) return `${yuan / 10_000}万`
  if (form === 6 && Number.isInteger(yuan)) return `人民币${yuan}元`
  return `${yuan}元`
}

/** Sums as shops ask them: round, or ending in 8 and 9, seldom with jiao. */
export function roundSum(random: Random, yuan: number): number {
  if (yuan < 30) return chance(random, 0.35) ? Math.round(yuan * 10) / 10 : Math.max(1, Math.round(yuan))
  if (yuan < 300) return chance(random, 0.5) ? Math.round(yuan) : Math.round(yuan / 10) * 10 + pick(random, [0, 0, 8, 9])
  const step = yuan < 3_000 ? 10 : 100
  const round = Math.round(yuan / step) * step
  return chance(random, 0.3) ? round - pick(random, [1, 2, 12, 20]) : round
}
