/** Writes the reports of the sample county, through the same judgement as everything else. */
import { linkInsert } from '#modules/casefile/links.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import type { Person } from '#modules/party/party.ts'
import type { County, ReportStory } from './types.ts'
import { castOf, idOf, playFile, writeBatch, type Cast, type Played } from './write.ts'

interface WriteReports {
  readonly desk: Desk
  readonly county: County
  /** The hash by which reports of one person are found. */
  readonly reporterKey: (person: Person) => string
}

/** Writes the reports; a complaint that one was filed with must be there already. */
export async function writeReports(options: WriteReports, reports: readonly ReportStory[]): Promise<void> {
  const cast = castOf(options.county)
  const played = reports.map((story) => playReport(options, cast, story))
  await options.desk.database.transaction((tx) => writeBatch(options.desk, tx, played))
}

function personOf({ key, receivedAt, input: { reporter } }: ReportStory): Person | null {
  if (!reporter.realName) return null
  const { name, phone, address, idType = null, idNumber = null } = reporter
  return { id: idOf(`person:${key}`, receivedAt), name, phone, address, idType, idNumber, createdAt: new Date(receivedAt) }
}

function playReport({ desk, county, reporterKey }: WriteReports, cast: Cast, story: ReportStory): Played {
  const { key, receivedAt, input, beside } = story
  const fileId = idOf(`file:${key}`, receivedAt)
  const unitId = county.units[story.unitIndex]?.id ?? cast.deskUnitId
  const person = personOf(story)
  const receive = {
    type: 'receive', unitId, channel: input.channel, realName: input.reporter.realName, personId: person?.id ?? null,
    reporterKey: person && reporterKey(person),
    target: { ...input.target, operatorId: input.target.operatorId ?? null, creditCode: input.target.creditCode ?? null },
    category: input.category, facts: input.facts, occurredOn: input.occurredOn ?? null, attachments: [],
  }
  const steps = story.steps.map((step) => ({ ...step, procedure: 'report' }))
  return {
    ...playFile(desk, cast, { ...story, kind: 'report', fileId, unitId, filer: '举报人', receive, steps }), person,
    ...(beside && { beside: [linkInsert(idOf(`file:${beside.key}`, beside.receivedAt), fileId, 'split', new Date(receivedAt))] }),
  }
}
