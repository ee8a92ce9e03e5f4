/** The handlers of habitual claims: count, show, settle. */
import type { Database } from '#platform/db/database.ts'
import { addDays, legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { countiesHeaded } from '#modules/access/directory.ts'
import { readsFile } from '#modules/access/policy.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import { packOfFile } from '#modules/casefile/engine.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import { personsAlike, type AlikePerson } from '#modules/party/store.ts'
import { hasExpired, type ConductState, type Counted } from './conduct.ts'
import type { ConductCounty, ConductPanel, ConductRefusal, routes } from './contract.ts'
import { PROPOSED, weigh, type ConductSettings, type Evidence, type Filing } from './factors.ts'
import { maySee } from './policy.ts'
import { findFiler, listFilings, readSettings, saveSettings, type FilingRow } from './store.ts'

export interface ConductServer {
  readonly desk: Desk
  /** Pieces of evidence a complaint came with. */
  countProofs(fileId: string): Promise<number>
}

async function settingsOf(database: Database, areaCode: string): Promise<{ settings: ConductSettings; proposed: boolean }> {
  const settled = await readSettings(database, areaCode)
  return { settings: settled ?? PROPOSED, proposed: settled === undefined }
}

function filingOf({ fileId, number, receivedOn, sameOperator, sameCategory }: FilingRow, person: AlikePerson): Filing {
  const { samePhone, sameAddress, sameIdentity, sameName, key } = person
  return { fileId, number, receivedOn, personKey: key, samePhone, sameAddress, sameIdentity, sameName, sameOperator, sameCategory }
}

/** What can be counted on a complaint from the files that the actor may read; nothing where nobody filed it by name. */
async function evidenceOn({ desk, countProofs }: ConductServer, head: FileHead, actor: Actor, settings: ConductSettings, today: LegalDate): Promise<readonly Evidence[]> {
  const filer = await findFiler(desk.database, head.id)
  if (filer === undefined) return []
  const people = new Map((await personsAlike(desk.database, filer)).map((person) => [person.id, person]))
  const rows = await listFilings(desk.database, head.id, [...people.keys()], addDays(today, -settings.windowDays))
  const filings = rows.filter((row) => readsFile(actor, row)).flatMap((row) => {
    const person = people.get(row.personId)
    return person ? [filingOf(row, person)] : []
  })
  const own = filings.find(({ fileId }) => fileId === head.id)
  return own ? weigh(own, filings.filter((filing) => filing !== own), await countProofs(head.id), settings) : []
}

/** What was counted, to be kept with a finding. */
export async function counted(server: ConductServer, head: FileHead, actor: Actor): Promise<readonly Counted[]> {
  const { desk } = server
  const { settings } = await settingsOf(desk.database, head.areaCode)
  const evidence = await evidenceOn(server, head, actor, settings, legalDay(desk.clock()))
  return evidence.map(({ factor, filings }) => ({ factor, fileIds: filings.map(({ fileId }) => fileId) }))
}

export async function panel(server: ConductServer, head: FileHead, actor: Actor): Promise<ConductPanel | null> {
  const { desk } = server
  const now = desk.clock()
  const today = legalDay(now)
  const { habitual } = packOfFile(desk.practice, head, now)
  if (head.kind !== 'complaint' || !habitual || !maySee(actor, head)) return null
  const { settings, proposed } = await settingsOf(desk.database, head.areaCode)
  const evidence = await evidenceOn(server, head, actor, settings, today)
  const state = (await readFolded(desk, head)).states['conduct'] as ConductState
  return {
    article: habitual.article, factors: habitual.factors.map((factor) => ({ ...factor })), settings, proposed, today,
    evidence: evidence.map(({ factor, filings, persons, notable }) => ({
      factor, count: filings.length, persons, notable, files: filings.map(({ fileId, number, receivedOn }) => ({ id: fileId, number, receivedOn })),
    })),
    stage: hasExpired(state, today) ? 'expired' : state.stage, finding: findingView(state),
  }
}

function findingView({ finding }: ConductState): ConductPanel['finding'] {
  if (!finding) return null
  const { factors, reason, by, on, reviewedBy, expiresOn, note } = finding
  return { factors: [...factors], reason, by, on, reviewedBy, expiresOn, note, counted: finding.counted.map(({ factor, fileIds }) => ({ factor, count: fileIds.length })) }
}

export async function listSettings({ desk: { database } }: ConductServer, actor: Actor): Promise<{ counties: ConductCounty[] }> {
  const counties = await countiesHeaded(database, actor)
  return { counties: await Promise.all(counties.map(async (areaCode) => ({ areaCode, ...await settingsOf(database, areaCode) }))) }
}

type Settled = (typeof routes)['settle']['input']['_zod']['output']

export async function settle({ desk }: ConductServer, { areaCode, ...settings }: Settled, actor: Actor): Promise<ConductCounty | Refusal> {
  if (!(await countiesHeaded(desk.database, actor)).includes(areaCode)) return refuse<ConductRefusal>('conduct.settings-not-permitted')
  await saveSettings(desk.database, areaCode, settings, actor.id, desk.clock())
  return { areaCode, settings, proposed: false }
}
