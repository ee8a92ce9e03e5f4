/** Writes the inquiries of the sample county, each step judged as a request would be. */
import { addDays, legalDay } from '#platform/pure/date.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import { buildWrite, type Desk } from '#modules/casefile/desk.ts'
import { foldFile } from '#modules/casefile/engine.ts'
import type { Person } from '#modules/party/party.ts'
import { INQUIRIES, type SampleInquiry } from './inquiries.ts'
import type { County } from './types.ts'
import { castOf, courseOf, idOf, take, writeBatch, type Cast, type Play, type Played, type WriteOptions } from './write.ts'

const ASKER = '来件人'

/** The hour of a step after that of receipt, both in the county's office hours. */
function instant(county: County, daysAgo: number, hour: string): Date {
  return new Date(`${addDays(county.endDay, -daysAgo)}T${hour}:00+08:00`)
}

function unitFor({ units }: County, type: SampleInquiry['type']): string {
  const level = type === 'supervision' ? 'county' : 'desk'
  const unit = units.find((candidate) => candidate.level === level)
  if (!unit) throw new Error(`the sample county has no ${level}`)
  return unit.id
}

function actorFor(county: County, cast: Cast, fileId: string, by: SampleInquiry['steps'][number]['by']): Actor {
  if (by === 'asker') return { id: `consumer:${fileId}`, name: ASKER, grants: [{ role: 'consumer', unitId: fileId, reach: [fileId] }] }
  const actor = cast.actors[county.accounts.findIndex(({ role }) => role === by)]
  if (!actor) throw new Error(`the sample county has nobody who is ${by}`)
  return actor
}

function personOf({ name = '', phone = '' }: SampleInquiry, id: string, createdAt: Date): Person | null {
  return name || phone ? { id, name, phone, address: '', idType: null, idNumber: null, createdAt } : null
}

function play(desk: Desk, county: County, cast: Cast, sample: SampleInquiry, key: string): Played {
  const receivedAt = instant(county, sample.ago, '09:10')
  const fileId = idOf(`file:${key}`, receivedAt.toISOString())
  const person = personOf(sample, idOf(`person:${key}`, receivedAt.toISOString()), receivedAt)
  const unitId = unitFor(county, sample.type)
  const blank: FileHead = { id: fileId, number: '', kind: 'inquiry', receivedOn: legalDay(receivedAt), areaCode: county.areaCode, unitId, officerId: null, version: 0 }
  const start = foldFile(desk.practice, [], blank)
  const played: Play = { head: blank, folded: start, recorded: [], audit: [] }
  const { type, channel, title, text, consent } = sample
  const taker: Actor = { id: 'public', name: ASKER, grants: [{ role: 'consumer', unitId: '*', reach: ['*'] }] }
  const receive = { type: 'receive', unitId, inquiryType: type, channel, personId: person?.id ?? null, title, text, publicationConsent: consent }
  take(desk, played, 'inquiry', receive, taker, receivedAt)
  for (const { after, by, command } of sample.steps) take(desk, played, 'inquiry', command, actorFor(county, cast, fileId, by), instant(county, sample.ago - after, '15:00'))
  return { ...buildWrite(desk.practice, { head: blank, hash: null }, { recorded: [], folded: start }, courseOf(played), key), person, audit: played.audit }
}

/** Writes those that are not there yet; gives how many the sample has. */
export async function writeInquiries({ desk, county }: WriteOptions): Promise<number> {
  const cast = castOf(county)
  const played = INQUIRIES.map((sample, index) => play(desk, county, cast, sample, `sample-inquiry-${index}`))
  await desk.database.transaction((tx) => writeBatch(desk, tx, played))
  return played.length
}
