import { expect, test } from 'vitest'
import { legalDate, legalDay } from '#platform/pure/date.ts'
import { practice } from '#apps/server/memory/testing.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import { foldFile, playStep } from '#modules/casefile/engine.ts'
import { zReportCommand, zReportInput, type ReportState } from '#modules/report/index.ts'
import { loadCodes } from '#modules/rules/code-lists.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { makeCounty, type County, type ReportStory } from './index.ts'
import { END_DAY, rulesFolder, sampleOptions } from './testing.ts'

const codes = new Set(loadCodes(rulesFolder, 'problem-2026').map(({ code }) => code))

function actorOf(county: County, account: number | null): Actor {
  if (account === null) return { id: 'consumer', name: '举报人', grants: [{ role: 'consumer', unitId: 'file', reach: ['file'] }] }
  const { id = '', name = '', role = 'viewer' } = county.accounts[account] ?? {}
  return { id, name, grants: [{ role, unitId: '*', reach: county.units.map((unit) => unit.id) }] }
}

/** Plays a report through the procedure itself, under the law of its day. */
function play(county: County, story: ReportStory): ReportState {
  const unitId = county.units[story.unitIndex]?.id ?? ''
  let head: FileHead = { id: 'file', number: '', kind: 'report', receivedOn: story.receivedOn, areaCode: story.areaCode, unitId, officerId: null, version: 0 }
  let folded = foldFile(practice, [], head)
  const take = (command: { readonly type: string }, actor: Actor, at: string): void => {
    const course = playStep(practice, head, folded, { procedure: 'report', command, actor, now: new Date(at) })
    if (isRefusal(course)) throw new Error(`${story.key}: ${command.type} on ${at}: ${course.refusal}`)
    expect(course.left).toEqual([])
    head = course.head
    folded = course.folded
  }
  const { target, reporter, channel, category, facts } = story.input
  take({
    type: 'receive', unitId, channel, realName: reporter.realName, personId: reporter.realName ? 'person' : null, reporterKey: null,
    target: { ...target, operatorId: target.operatorId ?? null, creditCode: target.creditCode ?? null }, category, facts, occurredOn: null, attachments: [],
  } as { type: string }, { id: 'public', name: '举报人', grants: [{ role: 'consumer', unitId: '*', reach: ['*'] }] }, story.receivedAt)
  for (const { command, account, at } of story.steps) take(command, actorOf(county, account), at)
  return folded.states['report'] as ReportState
}

test.each([
  [12_315, END_DAY], [510_821, legalDate('2026-04-19')], [3, legalDate('2026-02-20')], [8, legalDate('2026-10-09')],
])('reports stand at every stage, each step being lawful (seed %i, last day %s)', (seed, endDay) => {
  const county = makeCounty(sampleOptions(seed, 1_200, endDay))
  const complaints = [...county.stories({ count: 200 })]
  const reports = county.reports(complaints)
  expect(county.reports(complaints)).toEqual(reports)
  const stages = reports.map((story) => {
    expect(zReportInput.parse(story.input)).toEqual(story.input)
    expect(codes).toContain(story.input.category)
    for (const { command, at } of story.steps) {
      expect(zReportCommand.parse(command)).toEqual(command)
      expect(at > story.receivedAt && legalDay(new Date(at)) <= endDay).toBe(true)
    }
    return play(county, story).stage
  })
  for (const stage of ['received', 'verifying', 'suspended', 'awaiting-decision', 'filed', 'declined', 'transferred', 'closed']) expect(stages).toContain(stage)
})

test('some are halves of complaints, by the same person at the same moment; one person reported the same firm twice', () => {
  const county = makeCounty(sampleOptions(7))
  const complaints = [...county.stories({ count: 60 })]
  const reports = county.reports(complaints)
  const halves = reports.filter(({ beside }) => beside)
  expect(halves).toHaveLength(4)
  for (const { beside, receivedAt, input } of halves) {
    const complaint = complaints.find(({ key }) => key === beside?.key)
    expect(complaint?.receivedAt).toBe(receivedAt)
    expect(input.target.operatorId).toBe(complaint?.input.respondent.operatorId)
    expect(input.reporter.realName ? input.reporter.name : complaint?.input.consumer.name).toBe(complaint?.input.consumer.name)
  }
  const people = Map.groupBy(reports.filter(({ input }) => input.reporter.realName), ({ input }) => `${JSON.stringify(input.reporter)} ${input.target.name}`)
  expect([...people.values()].some((list) => list.length === 2)).toBe(true)
})
