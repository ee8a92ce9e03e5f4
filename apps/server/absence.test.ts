/** Officers absent: who acts on their files meanwhile, who is told, and how files change hands; over HTTP. */
import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { routes as access } from '#modules/access/contract.ts'
import { bulkRoutes } from '#modules/casefile/contract.ts'
import { readEvents } from '#modules/casefile/store.ts'
import { routes as complaint, type ComplaintView } from '#modules/complaint/index.ts'
import { routes as document } from '#modules/document/index.ts'
import { routes as inquiry } from '#modules/inquiry/index.ts'
import { routes as report } from '#modules/report/index.ts'
import { routes as worklist } from '#modules/worklist/index.ts'
import { auditFiles } from './audit-files.ts'
import { runClocks } from './clock-run.ts'
import { complaintInput, newKey, serve, START, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
beforeAll(() => serve('absence', (served) => { ({ system, client } = served) }))
beforeEach(async () => {
  system.clock.set(START)
  await system.owner.run(sql`delete from access.absence`)
})

function idOf(who: StaffName): string {
  return system.county.staff[who].id
}

const TODAY = '2026-04-28'
const LATER = '2026-05-08'

function absence(who: StaffName, substitute: StaffName, given: object = {}) {
  return { accountId: idOf(who), substituteId: idOf(substitute), reason: 'leave', from: TODAY, to: LATER, ...given }
}

async function complaintOf(who: StaffName | null, unit: 'office' | 'office2' = 'office'): Promise<string> {
  const { id } = await client.get('anonymous', complaint.submit, complaintInput(system.county))
  await act('chief', id, { type: 'assign', unitId: system.county.units[unit], ...who && { officerId: idOf(who) }, reason: '分送' })
  return id
}

async function act(who: StaffName, id: string, command: object): Promise<ComplaintView> {
  const { version } = await client.get<ComplaintView>('chief', complaint.read, { id })
  return client.get(who, complaint.command, { id, key: newKey(), version, command })
}

async function mine(who: StaffName): Promise<string[]> {
  return (await client.get(who, worklist.list, { officer: 'me' })).rows.map(({ id }) => id)
}

const NOT_FOUND = 'complaint.not-found'

describe('whoever stands in', () => {
  test('sees and acts on the absent officer\'s files, and on no others of that office; with the last day it is over', async () => {
    const [theirs, others] = [await complaintOf('officer'), await complaintOf('colleague')]
    expect(await client.refusal('officer2', complaint.read, { id: theirs })).toBe(NOT_FOUND)
    await client.get('chief', access.recordAbsence, absence('officer', 'officer2'))
    expect(await mine('officer2')).toContain(theirs)
    expect(await mine('officer2')).not.toContain(others)
    expect((await client.get('officer2', worklist.list, {})).rows.map(({ id }) => id)).not.toContain(others)
    expect(await client.refusal('officer2', complaint.read, { id: others })).toBe(NOT_FOUND)
    expect((await client.get('officer2', access.readSession, {})).standsInFor).toEqual([{ id: idOf('officer'), name: 'officer人员', until: LATER }])
    const view = await act('officer2', theirs, { type: 'accept', told: 'sms' })
    expect(view.officer).toEqual({ id: idOf('officer'), name: 'officer人员' })
    expect(view.timeline.find(({ type }) => type === 'complaint.accepted')).toMatchObject({ actorName: 'officer2人员', actingFor: 'officer人员' })
    const event = (await readEvents(system.database, theirs)).find(({ event: { type } }) => type === 'complaint.accepted')
    expect(event?.meta).toMatchObject({ actorId: idOf('officer2'), actingFor: { id: idOf('officer'), name: 'officer人员' } })
    expect(await system.owner.one(sql`
      select actor_id, detail -> 'actingFor' ->> 'id' as acting_for from access.audit_entry where object_id = ${theirs} and action = 'complaint.accept'`))
      .toEqual({ actor_id: idOf('officer2'), acting_for: idOf('officer') })
    system.clock.set('2026-05-08T15:59:00Z')
    expect(await client.refusal('officer2', complaint.read, { id: theirs })).toBe('answered with 200')
    system.clock.set('2026-05-08T16:00:00Z')
    expect(await client.refusal('officer2', complaint.read, { id: theirs })).toBe(NOT_FOUND)
    expect(await mine('officer2')).not.toContain(theirs)
    expect(await mine('officer')).toContain(theirs)
    expect((await auditFiles(system.parts.desk, () => undefined)).findings).toEqual([])
  })

  test('is told to nobody outside: the consumer sees neither name', async () => {
    const receipt = await client.get('anonymous', complaint.submit, complaintInput(system.county))
    await act('chief', receipt.id, { type: 'assign', unitId: system.county.units.office, officerId: idOf('officer') })
    await client.get('chief', access.recordAbsence, absence('officer', 'officer2'))
    await act('officer2', receipt.id, { type: 'accept', told: 'sms' })
    const tracked = await client.get('anonymous', complaint.track, { number: receipt.number, queryCode: receipt.queryCode })
    expect(JSON.stringify(tracked.timeline)).not.toContain('officer2人员')
    expect(JSON.stringify(tracked.timeline)).not.toContain('actingFor')
  })

  test('is reminded of the due days too; where the substitute falls ill, the one who stands in for them', async () => {
    const id = await complaintOf('officer')
    await client.get('chief', access.recordAbsence, absence('officer', 'officer2', { to: '2026-05-20' }))
    system.clock.set('2026-05-07T02:00:00Z')
    await client.get('chief', access.recordAbsence, absence('officer2', 'viewerAndOfficer', { from: '2026-05-07', to: '2026-05-20', reason: 'illness' }))
    await runClocks(system.parts)
    const told = async (who: StaffName) => (await client.get(who, worklist.reminders, {})).rows.map(({ fileId }) => fileId)
    expect(await told('officer')).toContain(id)
    expect(await told('viewerAndOfficer')).toContain(id)
    expect(await told('officer2')).not.toContain(id)
    expect((await client.get('viewerAndOfficer', worklist.counts, {})).reminders).toBe((await told('viewerAndOfficer')).length)
    const { absences } = await client.get('chief', access.listAbsences, {})
    expect(absences.find(({ accountId }) => accountId === idOf('officer'))).toMatchObject({ substituteName: 'officer2人员', actsNow: 'viewerAndOfficer人员', running: true })
  })

  test('never signs what the absent one wrote, nor the other way round', async () => {
    const id = await complaintOf('officer2', 'office2')
    const drafted = (await act('officer2', id, { type: 'accept', told: 'post' }), await draft('officer2', id))
    await client.get('officeChief', access.recordAbsence, absence('officer2', 'officeChief'))
    expect(await approve('officeChief', id, drafted)).toBe('document.own-draft')
    expect(await approve('chief', id, drafted)).toBe('answered with 200')
    const second = await draft('officeChief', id)
    await system.owner.run(sql`delete from access.absence`)
    expect(await approve('officeChief', id, second)).toBe('document.own-draft')
  })
})

async function draft(who: StaffName, id: string): Promise<string> {
  const take = async (command: object) => client.get(who, document.command, { id, key: newKey(), version: (await client.get('chief', complaint.read, { id })).version, command })
  await take({ type: 'draft', template: 'acceptance', fields: {} })
  const documentId = (await client.get(who, document.list, { id })).documents.at(-1)?.id ?? ''
  await take({ type: 'submit', documentId })
  return documentId
}

async function approve(who: StaffName, id: string, documentId: string): Promise<string> {
  const { version } = await client.get('chief', complaint.read, { id })
  return client.refusal(who, document.command, { id, key: newKey(), version, command: { type: 'approve', documentId } })
}

describe('an officer who is absent', () => {
  test('is shown as absent, with who acts, to whoever gives out files', async () => {
    await client.get('chief', access.recordAbsence, absence('officer', 'colleague'))
    const { officers } = await client.get('chief', access.listOfficers, { id: system.county.units.office })
    expect(officers.find(({ id }) => id === idOf('officer'))?.absent).toEqual({ until: LATER, substitute: 'colleague人员' })
    expect(officers.find(({ id }) => id === idOf('colleague'))?.absent).toBeNull()
  })

  test('is back at once when they say so', async () => {
    const id = await complaintOf('officer')
    const recorded = await client.get('officer', access.recordAbsence, absence('officer', 'colleague'))
    expect(await mine('colleague')).toContain(id)
    await client.get('officer', access.endAbsence, recorded)
    expect(await mine('colleague')).not.toContain(id)
    await client.get('officer', access.recordAbsence, absence('officer', 'colleague'))
    system.clock.set('2026-05-06T02:00:00Z')
    const { absences } = await client.get('officer', access.listAbsences, {})
    await client.get('officer', access.endAbsence, { id: absences[0]?.id })
    expect(await mine('colleague')).not.toContain(id)
    expect(await system.owner.one(sql`select to_on::text from access.absence where withdrawn_at is null`)).toEqual({ to_on: '2026-05-05' })
  })
})

describe('recording an absence', () => {
  const refused = (who: StaffName, given: object) => client.refusal(who, access.recordAbsence, given)

  test('is for the person and their chief, with somebody who may stand in and is there', async () => {
    for (const who of ['colleague', 'officeChief', 'intake', 'otherChief', 'administrator'] as const) expect(await refused(who, absence('officer', 'colleague'))).toBe('access.not-permitted')
    expect(await refused('officer', absence('officer', 'officer2'))).toBe('access.unfit-substitute')
    expect(await refused('officer', absence('officer', 'intake'))).toBe('access.unfit-substitute')
    expect(await refused('chief', absence('officer', 'otherOfficer'))).toBe('access.unfit-substitute')
    expect(await refused('chief', absence('officeChief', 'officer2'))).toBe('access.substitute-not-chief')
    expect(await refused('officeChief', absence('officeChief', 'chief'))).toBe('answered with 200')
    expect(await refused('officer', absence('officer', 'officer'))).toBe('access.own-substitute')
    expect(await refused('chief', absence('idle', 'officer'))).toBe('access.not-permitted')
  })

  test('knows its days', async () => {
    expect(await refused('officer', absence('officer', 'colleague', { from: '2026-04-27' }))).toBe('access.absence-begins-before-today')
    expect(await refused('officer', absence('officer', 'colleague', { to: null }))).toBe('access.absence-needs-end')
    expect(await refused('officer', absence('officer', 'colleague', { from: '2026-05-09' }))).toBe('access.absence-ends-before-it-begins')
    expect(await refused('officer', absence('officer', 'colleague'))).toBe('answered with 200')
    expect(await refused('officer', absence('officer', 'colleague', { from: LATER, to: '2026-05-12' }))).toBe('access.absence-overlaps')
    expect(await refused('chief', absence('officer2', 'officer'))).toBe('access.substitute-absent')
    expect(await refused('colleague', absence('colleague', 'officer', { reason: 'illness' }))).toBe('access.substitute-absent')
  })

  test('and one that is over, or another\'s, is not ended', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000'
    expect(await client.refusal('chief', access.endAbsence, { id: nobody })).toBe('access.unknown-absence')
    const recorded = await client.get('officer', access.recordAbsence, absence('officer', 'colleague'))
    expect(await client.refusal('colleague', access.endAbsence, recorded)).toBe('access.not-permitted')
    const seat = await client.get('chief', access.recordAbsence, absence('officer2', 'viewerAndOfficer'))
    expect(await client.refusal('administrator', access.disableAccount, { id: idOf('viewerAndOfficer') })).toBe('access.still-stands-in')
    expect(await client.refusal('officer', access.endAbsence, seat)).toBe('access.not-permitted')
    system.clock.set('2026-05-11T02:00:00Z')
    expect(await client.refusal('officer', access.endAbsence, recorded)).toBe('access.absence-over')
  })
})

describe('an officer who goes', () => {
  test('leaves for good once the files are handed over, of every kind, through the same step', async () => {
    const { county } = system
    const firm = { operatorId: county.firms.bakery.id, name: county.firms.bakery.name, address: county.firms.bakery.address }
    const one = await complaintOf('colleague')
    const two = await client.get('anonymous', report.submit, {
      key: newKey(), reporter: { realName: false }, target: firm, category: 'food-safety', facts: '后厨使用过期面粉，保质期到今年三月。', occurredOn: TODAY,
    })
    const three = await client.get('intake', inquiry.register, {
      key: newKey(), type: 'inquiry', channel: 'phone', title: '退货', text: '网上买的衣服怎么退货？', publicationConsent: false,
    })
    const give = (route: typeof report.command | typeof inquiry.command, id: string) => client.get('chief', route, {
      id, key: newKey(), version: 1, command: { type: 'assign', unitId: county.units.office, officerId: idOf('colleague') },
    })
    await give(report.command, two.id)
    await give(inquiry.command, three.id)
    await client.get('chief', access.recordAbsence, absence('colleague', 'officer', { reason: 'departure', to: null }))
    const close403 = () => client.refusal('administrator', access.disableAccount, { id: idOf('colleague') })
    expect(await close403()).toBe('access.files-in-hand')
    const { absences } = await client.get('chief', access.listAbsences, {})
    const { rows } = await client.get('chief', worklist.list, { officer: idOf('colleague') })
    expect(absences.find(({ accountId }) => accountId === idOf('colleague'))?.openFiles).toBe(rows.length)
    for (const kind of ['complaint', 'report', 'inquiry'] as const) {
      const files = rows.filter((row) => row.kind === kind).map(({ id, version }) => ({ id, version }))
      const run = await client.get('chief', bulkRoutes.start, {
        key: newKey(), procedure: kind, files, command: { type: 'assign', unitId: county.units.office, officerId: idOf('officer'), reason: '离岗移交：原件在三号柜' },
      })
      expect(await client.get('chief', bulkRoutes.advance, { id: run.id, count: 50 })).toMatchObject({ state: 'ended', done: files.length, refused: 0 })
      expect(files.length).toBeGreaterThan(0)
    }
    expect((await readEvents(system.database, one)).at(-1)?.event).toMatchObject({ type: 'complaint.assigned', officerId: idOf('officer'), reason: '离岗移交：原件在三号柜' })
    expect(await mine('officer')).toEqual(expect.arrayContaining([one, two.id, three.id]))
    expect(await close403()).toBe('answered with 200')
  })
})

test('every refusal of an absence has been seen', () => {
  const { listAbsences, recordAbsence, endAbsence } = access
  expect(client.unseen({ listAbsences, recordAbsence, endAbsence })).toEqual([])
  expect([...client.seen.get('disable-account') ?? []]).toEqual(expect.arrayContaining(['access.files-in-hand', 'access.still-stands-in']))
})
