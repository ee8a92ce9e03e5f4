import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalDay } from '#platform/pure/date.ts'
import { loadCodes } from '#modules/rules/code-lists.ts'
import { isWorkingDay } from '#modules/rules/index.ts'
import { zComplaintCommand, zComplaintInput } from '#modules/complaint/contract.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { checkInput } from '#modules/complaint/intake.ts'
import { readRow } from '#modules/exchange/national.ts'
import { zMediationCommand } from '#modules/mediation/contract.ts'
import { FAMILIES } from './families.ts'
import { makeCounty, nationalRows, type Story } from './index.ts'
import { END_DAY, law, rulesFolder, sampleOptions } from './testing.ts'

const categories = loadCodes(rulesFolder, 'problem-2026')
const county = makeCounty(sampleOptions(20_260_630))
const many = [...county.stories({ count: 20_000 })]

function checkStory(story: Story, codes: ReadonlySet<string>): void {
  const { attachments, ...rest } = story.input
  expect(zComplaintInput.parse({ ...rest, attachments })).toEqual(story.input)
  expect(checkInput(story.input, story.receivedOn, codes)).toBeUndefined()
  expect(legalDay(new Date(story.receivedAt))).toBe(story.receivedOn)
  for (const step of story.steps) {
    const schema = step.procedure === 'complaint' ? zComplaintCommand : zMediationCommand
    expect(schema.parse(step.command)).toEqual(step.command)
  }
}

describe('what goes in is what the contract takes', () => {
  const codes = new Set(categories.map(({ code }) => code))

  test('for every seed', () => {
    fc.assert(fc.property(fc.integer(), fc.integer({ min: 1, max: 120 }), (seed, count) => {
      const stories = [...makeCounty(sampleOptions(seed, 60)).stories({ count })]
      expect(stories).toHaveLength(count)
      for (const story of stories) checkStory(story, codes)
    }), { numRuns: 25 })
  })

  test('and over a long run', () => {
    expect(many).toHaveLength(20_000)
    for (const story of many.slice(0, 4_000)) checkStory(story, codes)
  })

  test('with categories and reasons the project knows', () => {
    for (const family of FAMILIES) {
      expect(family.bodies.length, family.id).toBeGreaterThanOrEqual(8)
      for (const category of family.categories) expect(codes, family.id).toContain(category)
    }
    expect(new Set(many.map((story) => story.input.category))).toEqual(codes)
  })
})

describe('time', () => {
  test('stories come in order of receipt within three years, none after the last day', () => {
    expect(many.map((story) => story.index)).toEqual(many.map((_, index) => index))
    for (let index = 1; index < many.length; index += 1) expect(many[index]!.receivedAt >= many[index - 1]!.receivedAt).toBe(true)
    expect(many[0]!.receivedOn >= county.firstDay).toBe(true)
    expect(many.at(-1)!.receivedOn <= END_DAY).toBe(true)
  })

  test('steps follow each other, staff act on working days and in office hours', () => {
    const faults = many.flatMap((story) => story.steps.filter((step, index) => {
      const day = legalDay(new Date(step.at))
      const hour = (Number(step.at.slice(11, 13)) + 8) % 24
      const atOffice = isWorkingDay(law.calendar, day) && hour >= 9 && hour < 19
      const inOrder = step.at > (story.steps[index - 1]?.at ?? story.receivedAt) && day <= END_DAY
      return !inOrder || (step.actor !== 'consumer' && !atOffice)
    }).map((step) => `${story.key} ${step.at} ${step.command.type}`))
    expect(faults).toEqual([])
  })
})

describe('the whole looks like a county', () => {
  const share = (fits: (story: Story) => boolean): number => many.filter(fits).length / many.length
  const did = (type: string) => (story: Story): boolean => story.steps.some((step) => step.command.type === type)

  test('texts hardly repeat: at least 95 % are distinct', () => {
    expect(new Set(many.map((story) => story.input.facts)).size / many.length).toBeGreaterThanOrEqual(0.95)
  })

  test('paths have realistic shares', () => {
    const within = (type: string, low: number, high: number): void => {
      expect(share(did(type)), type).toBeGreaterThan(low)
      expect(share(did(type)), type).toBeLessThan(high)
    }
    within('accept', 0.75, 0.88)
    within('refuse', 0.07, 0.15)
    within('withdraw', 0.08, 0.2)
    within('return-to-intake', 0.02, 0.06)
    within('assign', 0.12, 0.3)
    within('suspend', 0.03, 0.15)
    within('record-agreement', 0.35, 0.6)
    within('terminate', 0.15, 0.35)
    within('rate', 0.25, 0.45)
    expect(share((story) => story.steps.length === 0)).toBeGreaterThan(0)
  })

  test('some are decided late, some are left in mediation, most are not', () => {
    const open = many.filter((story) => did('accept')(story) && !did('close')(story))
    expect(open.length).toBeGreaterThan(100)
    expect(open.length / many.length).toBeLessThan(0.12)
  })

  test('weekdays, 15 March and the Spring Festival show', () => {
    const perDay = Map.groupBy(many, (story) => story.receivedOn)
    const mean = (days: readonly string[]): number => days.reduce((sum, day) => sum + (perDay.get(day as Story['receivedOn'])?.length ?? 0), 0) / days.length
    expect(mean(['2024-03-15', '2025-03-15', '2026-03-15'])).toBeGreaterThan(mean(['2024-04-10', '2025-04-10', '2026-04-10']) * 1.2)
    expect(mean(['2024-02-10', '2025-01-29', '2026-02-17'])).toBeLessThan(10)
    const onDay = (weekday: number): number => many.filter((story) => new Date(story.receivedOn).getUTCDay() === weekday).length
    expect(onDay(1)).toBeGreaterThan(onDay(0) * 1.5)
  })

  test('people come back, and a firm that closes its doors draws a dozen complaints in a week', () => {
    const people = Map.groupBy(many, (story) => story.input.consumer.phone)
    const counts = [...people.values()].map((list) => list.length).toSorted((a, b) => b - a)
    expect(counts[0]).toBeGreaterThan(20)
    expect(people.size / many.length).toBeGreaterThan(0.5)
    const rushes = Map.groupBy(many.filter((story) => story.input.respondent.operatorId), (story) => story.input.respondent.operatorId)
    const densest = [...rushes.values()].map((list) => Math.max(...list.map((first) => list.filter((other) => {
      const days = (Date.parse(other.receivedOn) - Date.parse(first.receivedOn)) / 86_400_000
      return days >= 0 && days < 7
    }).length)))
    expect(Math.max(...densest)).toBeGreaterThanOrEqual(10)
  })
})

test('the national platform would export them as rows that the import reads', () => {
  const few = many.slice(0, 800)
  const rows = [...nationalRows(county, few, categories)]
  expect(new Set(rows.map((row) => row.登记编号)).size).toBe(few.length)
  for (const row of rows) {
    expect(row.登记编号).toMatch(/^151082100\d{16}$/)
    expect(isRefusal(readRow(row, END_DAY)), JSON.stringify(row)).toBe(false)
  }
  const newest = nationalRows(county, many.slice(-800), categories)
  expect(new Set([...newest].map((row) => row.初查受理状态))).toEqual(new Set(['待初查', '受理', '不受理', '处理完成']))
})

test('fast enough to stream a million stories', () => {
  const stories = county.stories({ count: 1_000_000 })
  for (let index = 0; index < 20_000; index += 1) stories.next()
  const started = performance.now()
  for (let index = 0; index < 40_000; index += 1) stories.next()
  const perSecond = 40_000 / ((performance.now() - started) / 1_000)
  // A fifth of the aim of 20,000, since the machine that runs the tests is shared with other work.
  expect(perSecond).toBeGreaterThan(4_000)
})
