import { expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { readClocks } from './clocks.ts'
import { explain } from './explain.ts'
import { parseFacts } from './facts.ts'
import { loadLaw } from './load.ts'
import type { ClockFacts } from './rules.ts'

const law = loadLaw('rules')

function explained(input: Readonly<Record<string, unknown>>, id: string, language: 'zh' | 'en' = 'zh'): readonly string[] {
  const facts = parseFacts({ kind: 'complaint', ...input }) as ClockFacts
  const reading = readClocks(law, facts)
  if (isRefusal(reading)) throw new Error(JSON.stringify(reading))
  const clock = reading.clocks.find((one) => one.id === id)
  return clock ? explain(clock, law, language, facts.asOf) : []
}

const tested = {
  receivedOn: '2026-04-20', acceptedOn: '2026-04-27', asOf: '2026-06-01',
  suspensions: [{ from: '2026-05-11', to: '2026-05-20', reason: 'appraisal' }],
}

test('a suspended limit in Chinese: article, start and why, the suspension, the last day, used and left', () => {
  expect(explained(tested, 'complaint.mediate')).toEqual([
    '调解期限依据《市场监督管理投诉举报处理办法》第二十三条第一款第五项，为60日。2026-04-27受理，当日不计入，自次日起算（《市场监督管理投诉举报处理办法》第四十五条）。',
    '2026-05-11至2026-05-20因鉴定中止，不计入期限。',
    '中止共扣除10日。',
    '期限届满日为2026-07-06。',
    '截至2026-06-01已用25日，还剩35日。',
  ])
})

test('the same in English', () => {
  expect(explained(tested, 'complaint.mediate', 'en').slice(1)).toEqual([
    'Suspended from 2026-05-11 to 2026-05-20 (appraisal); these days do not count.',
    'Suspensions took out 10 days.', 'The last day is 2026-07-06.', 'As of 2026-06-01: 25 days used, 35 days left.',
  ])
})

test('a limit that stands still, overdue, met late, provisional, and an overlay by its own law', () => {
  const open = { ...tested, suspensions: [{ from: '2026-05-11', to: null, reason: '' }] }
  expect(explained(open, 'complaint.mediate').slice(1)).toEqual([
    '2026-05-11起因未注明的原因中止，尚未恢复。', '中止共扣除22日。', '恢复之前不能确定届满日。', '截至2026-06-01已用13日，目前中止。',
  ])
  expect(explained({ receivedOn: '2026-04-28', asOf: '2026-05-13' }, 'complaint.accept').at(-1)).toBe('截至2026-05-13已超期2个工作日。')
  expect(explained({ receivedOn: '2026-04-28', acceptedOn: '2026-05-12', asOf: '2026-05-13' }, 'complaint.accept').at(-1))
    .toBe('已于2026-05-12完成，超过了期限，用了8个工作日。')
  expect(explained({ receivedOn: '2026-12-28', asOf: '2026-12-28' }, 'complaint.accept').at(-1)).toContain('暂按普通周末推算')
  expect(explained({ receivedOn: '2025-04-28', acceptedOn: '2025-04-29', asOf: '2025-04-30' }, 'complaint.mediate.overlay')[0])
    .toContain('《消费者权益保护法实施条例》第四十六条第二款，为60日。2025-04-29受理，当日不计入，自次日起算（《民法典》第二百零一条、第二百零三条）')
})
