import { describe, expect, test } from 'vitest'
import { after, fieldMoment, spanTo } from './time.ts'

const NOW = '2026-04-20T02:00:00.000Z'

describe('time to a report-up', () => {
  test('is told in minutes, hours or days, never rounded to its end too early', () => {
    expect(spanTo('2026-04-20T02:30:00.000Z', NOW)).toEqual({ late: false, key: 'incidents.span.minutes', params: { minutes: 30 } })
    expect(spanTo('2026-04-20T02:00:01.000Z', NOW)).toEqual({ late: false, key: 'incidents.span.minutes', params: { minutes: 1 } })
    expect(spanTo('2026-04-20T04:00:00.000Z', NOW)).toEqual({ late: false, key: 'incidents.span.hours', params: { hours: 2, minutes: 0 } })
    expect(spanTo('2026-04-21T03:10:00.000Z', NOW)).toEqual({ late: false, key: 'incidents.span.days', params: { days: 1, hours: 1 } })
  })
  test('is late from the instant after it was due', () => {
    expect(spanTo(NOW, NOW).late).toBe(false)
    expect(spanTo('2026-04-20T01:59:59.000Z', NOW)).toEqual({ late: true, key: 'incidents.span.minutes', params: { minutes: 0 } })
    expect(spanTo('2026-04-20T00:25:00.000Z', NOW)).toEqual({ late: true, key: 'incidents.span.hours', params: { hours: 1, minutes: 35 } })
  })
  test('a form holds a moment as the clock on the wall in Shanghai', () => {
    expect(fieldMoment('2026-04-20T16:05:09.500Z')).toBe('2026-04-21T00:05:09')
    expect(after(NOW, 70)).toBe('2026-04-20T02:01:10.000Z')
  })
})
