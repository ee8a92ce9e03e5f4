import { expect, test } from 'vitest'
import { legalDate, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { readClocks } from './clocks.ts'
import { explain } from './explain.ts'
import type { Law } from './law.ts'
import { loadLaw } from './load.ts'
import type { Clock, ClockFacts, ClockId } from './rules.ts'

const law = loadLaw('rules')
const [received, accepted, agreed] = ['2026-04-28', '2026-04-30', '2026-05-12'].map(legalDate) as [LegalDate, LegalDate, LegalDate]

function clockUnder(under: Law, id: ClockId, given: Partial<ClockFacts>): Clock | undefined {
  const reading = readClocks(under, { kind: 'complaint', receivedOn: received, asOf: legalDate('2026-06-30'), ...given })
  if (isRefusal(reading)) throw new Error(reading.refusal)
  return reading.clocks.find((clock) => clock.id === id)
}

function switched(on: Partial<Law['switches']>): Law {
  return { ...law, switches: { ...law.switches, ...on } }
}

test('an own settlement stops the limit to accept only where the switch says so, and for as long as it lasts', () => {
  const tried = { settlementOfferedOn: legalDate('2026-04-30'), settlementEndedOn: legalDate('2026-05-07'), asOf: legalDate('2026-05-08') }
  // Seven working days from 04-28: 29, 30, 05-06, 07, 08, 09 (made up), 11.
  expect(clockUnder(law, 'complaint.accept', tried)).toMatchObject({ dueOn: '2026-05-11', suspendedDays: 0 })
  // 04-30, 05-06 and 05-07 do not count: three working days more, 12, 13 and 14 May.
  expect(clockUnder(switched({ settlementStopsAccept: true }), 'complaint.accept', tried)).toMatchObject({
    dueOn: '2026-05-14', suspendedDays: 3, suspensions: [{ from: '2026-04-30', to: '2026-05-07', reason: 'settlement' }],
  })
  const open = { ...tried, settlementEndedOn: null }
  expect(clockUnder(switched({ settlementStopsAccept: true }), 'complaint.accept', open)).toMatchObject({ dueOn: null, state: 'suspended' })
})

test('a court may be asked within thirty days of the agreement taking effect, where it hears such requests at all', () => {
  const given = { acceptedOn: accepted, agreedOn: agreed, confirmableOn: agreed }
  expect(clockUnder(law, 'mediation.confirm', given)).toBeUndefined()
  const clock = clockUnder(switched({ judicialConfirmation: true }), 'mediation.confirm', given)
  // 2026-06-11, a Thursday.
  expect(clock).toMatchObject({ dueOn: '2026-06-11', length: 30, unit: 'day', state: 'overdue', article: '《人民调解法》第三十三条' })
})

test('a limit whose day was set says so in its explanation', () => {
  const clock = clockUnder(law, 'complaint.supply-papers', { papersNoticedOn: accepted, papersDueOn: legalDate('2026-05-06') })
  if (!clock) throw new Error('no clock')
  expect(explain(clock, law, 'zh', legalDate('2026-05-01'))[0]).toBe('补正材料期限依据《市场监督管理投诉举报处理办法》第十六条第五项，2026-04-30通知补正材料，最后一日定为2026-05-06。')
})

test('where no day was set there is nothing to wait for', () => {
  expect(clockUnder(law, 'mediation.perform', { acceptedOn: accepted, agreedOn: agreed })).toBeUndefined()
})
