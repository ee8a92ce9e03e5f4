import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formatDate, formatDays, formatDaysLeft, formatDeadline, formatFileNumber, formatInstant, formatMoney, formatSize } from './format.ts'
import { colors, fontFamily, radius, textPairs } from './tokens.ts'

describe('format', () => {
  test('dates are written as people write them', () => {
    expect(formatDate('2026-05-11', 'zh')).toBe('2026年5月11日')
    expect(formatDate('2026-05-11', 'en')).toBe('11 May 2026')
    expect(formatDeadline('2026-05-11', 'zh')).toBe('2026年5月11日（星期一）')
    expect(formatDeadline('2026-05-17', 'en')).toBe('Sun 17 May 2026')
    expect(formatDate('not a date', 'zh')).toBe('not a date')
    expect(formatDeadline('2026-02-30', 'en')).toBe('2026-02-30')
  })
  test('an instant is shown in Asia/Shanghai', () => {
    expect(formatInstant('2026-05-10T17:30:00Z', 'zh')).toBe('2026年5月11日 01:30')
    expect(formatInstant('2026-05-11T09:30:00+08:00', 'en')).toBe('11 May 2026 09:30')
    expect(formatInstant('soon', 'en')).toBe('soon')
  })
  test('file numbers are grouped, those of other systems are left alone', () => {
    expect(formatFileNumber('151082120260803002642')).toBe('1510821-20260803-002642')
    expect(formatFileNumber('1510821202608031000001')).toBe('1510821-20260803-1000001')
    expect(formatFileNumber('1510821002026080300000001')).toBe('1510821002026080300000001')
    expect(formatFileNumber('A-12')).toBe('A-12')
  })
  test('money', () => {
    expect(formatMoney(0)).toBe('¥0')
    expect(formatMoney(128_050)).toBe('¥1,280.50')
    expect(formatMoney(10_000_000_000)).toBe('¥100,000,000')
    expect(formatMoney(5)).toBe('¥0.05')
    expect(formatMoney(-100_000)).toBe('-¥1,000')
  })
  test('days and sizes', () => {
    expect(formatDays(7, 'working-day', 'zh')).toBe('7 个工作日')
    expect(formatDays(1, 'day', 'en')).toBe('1 day')
    expect(formatDaysLeft(3, 'working-day', 'zh')).toBe('还剩 3 个工作日')
    expect(formatDaysLeft(0, 'day', 'zh')).toBe('今天到期')
    expect(formatDaysLeft(-2, 'day', 'en')).toBe('2 days overdue')
    expect(formatSize(10)).toBe('1 KB')
    expect(formatSize(5 * 1024 * 1024)).toBe('5.0 MB')
  })
})

describe('tokens', () => {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

  test('style sheet and values are equal', () => {
    const inCss = [...css.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value])
    expect(Object.fromEntries(inCss)).toEqual(colors)
    expect(css).toContain(`--font: ${fontFamily};`)
    expect(css).toContain(`--radius: ${radius}px;`)
  })
  test.each(textPairs)('%s on %s is readable', (text, ground) => {
    const [one, other] = [luminance(colors[text]), luminance(colors[ground])]
    expect((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })
})

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
