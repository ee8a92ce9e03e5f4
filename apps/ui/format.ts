/** How dates, money and days are written for people, the same in portal and console. Pure. */
import { legalDay, parseLegalDate, weekday } from '#platform/pure/date.ts'
import type { Language } from '#platform/pure/text.ts'

const WEEKDAYS = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] } as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const SHANGHAI = 8 * 3_600_000

/** `2026-05-11` → `2026年5月11日` or `11 May 2026`; text that is no date comes back as it is. */
export function formatDate(date: string, language: Language): string {
  const day = parseLegalDate(date)
  if (!day) return date
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  return language === 'zh'
    ? `${year}年${Number(month)}月${Number(dayOfMonth)}日`
    : `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** The same with the day of the week, for deadlines: `2026年5月11日（星期一）`, `Mon 11 May 2026`. */
export function formatDeadline(date: string, language: Language): string {
  const day = parseLegalDate(date)
  if (!day) return date
  const name = WEEKDAYS[language][weekday(day) - 1] ?? ''
  return language === 'zh' ? `${formatDate(day, 'zh')}（星期${name}）` : `${name} ${formatDate(day, 'en')}`
}

/** An instant (ISO 8601) as day and minute in Asia/Shanghai; text that is no instant comes back as it is. */
export function formatInstant(instant: string, language: Language): string {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return instant
  const clock = new Date(time + SHANGHAI).toISOString().slice(11, 16)
  return `${formatDate(legalDay(new Date(time)), language)} ${clock}`
}

/** Fen as yuan: `¥1,280.50`; whole yuan without decimals. */
export function formatMoney(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(fen) / 100)
  const cents = Math.abs(fen) % 100
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}¥${grouped}${cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`}`
}

export type DayUnit = 'working-day' | 'day'

/** A number of days of a unit: `7 个工作日`, `60 日`, `7 working days`, `1 day`. */
export function formatDays(count: number, unit: DayUnit, language: Language): string {
  if (language === 'zh') return unit === 'working-day' ? `${count} 个工作日` : `${count} 日`
  return `${count} ${unit === 'working-day' ? 'working ' : ''}day${Math.abs(count) === 1 ? '' : 's'}`
}

/** Days left in plain words: `还剩 3 个工作日`, `今天到期`, `已超期 2 日`. */
export function formatDaysLeft(left: number, unit: DayUnit, language: Language): string {
  if (left === 0) return language === 'zh' ? '今天到期' : 'due today'
  if (left > 0) return language === 'zh' ? `还剩 ${formatDays(left, unit, 'zh')}` : `${formatDays(left, unit, 'en')} left`
  const late = formatDays(-left, unit, language)
  return language === 'zh' ? `已超期 ${late}` : `${late} overdue`
}

/** A file number in groups that can be read out: kind and county, day of receipt, sequence; other texts as they are. */
export function formatFileNumber(number: string): string {
  return number.replace(/^(\d{7})(20\d\d[01]\d[0-3]\d)(\d{6,9})$/, '$1-$2-$3')
}

/** Bytes as `820 KB` or `4.9 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
