/** Incidents over HTTP: raised from complaints, opened, told upwards, answered all at once, closed; and who sees any of it. */
import type { FastifyInstance } from 'fastify'
import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bulkRoutes } from '#modules/casefile/contract.ts'
import { routes as complaint } from '#modules/complaint/index.ts'
import { pdfText, squeezed } from '#modules/document/testing.ts'
import { detect } from '#modules/incident/detect.ts'
import { routes as report } from '#modules/report/index.ts'
import { routes, type Signal } from '#modules/incident/index.ts'
import { auditFiles } from './audit-files.ts'
import { complaintInput, CONSUMER, newKey, serve, START, type Client, type FirmName, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let app: FastifyInstance
let client: Client
beforeAll(() => serve('incident', (served) => { ({ system, client, app } = served) }))
beforeEach(() => system.clock.set(START))

const NOBODY = '00000000-0000-4000-8000-000000000000'
const DONE = 'answered with 200'
let people = 0

/** Complaints of different people on one firm. */
async function complaints(count: number, firmName: FirmName = 'bakery', given: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  const firm = system.county.firms[firmName]
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    people += 1
    const consumer = { ...CONSUMER, phone: `138${String(people).padStart(8, '0')}` }
    const { id } = await client.get('anonymous', complaint.submit, complaintInput(system.county, {
      consumer, respondent: { operatorId: firm.id, name: firm.name, address: firm.address }, facts: '买的蛋糕不新鲜，找店家不肯退钱。', ...given,
    }))
    ids.push(id)
  }
  await detect(system.parts.incidents)
  return ids
}

async function signals(who: StaffName = 'chief'): Promise<readonly Signal[]> {
  return (await client.get(who, routes.signals, {})).rows
}

function opening(fileIds: readonly string[], given: object = {}): object {
  return { key: newKey(), subject: '香满园蛋糕店', level: 3, reason: '多人投诉同一商家', leadUnitId: system.county.units.office, fileIds, ...given }
}

async function opened(fileIds: readonly string[], given: object = {}): Promise<string> {
  return (await client.get('chief', routes.open, opening(fileIds, given))).id
}

async function versionOf(id: string): Promise<number> {
  return (await client.get('chief', routes.read, { id })).version
}

async function step(who: StaffName, id: string, command: object): Promise<string> {
  return client.refusal(who, routes.command, { id, key: newKey(), version: await versionOf(id), command })
}

const CLOSE = { type: 'close', findings: '查明三份投诉属实', lessons: '加强节日巡查', measures: '约谈并整改' }

describe('a suggestion', () => {
  test('stands once three people complained of one firm, with its reasons and exactly its files, and a person dismisses it with a reason', async () => {
    const two = await complaints(2, 'nowhere')
    expect(await signals()).toEqual([])
    const [third = ''] = await complaints(1, 'nowhere')
    const [signal] = await signals()
    expect(signal).toMatchObject({ level: 4, urgent: false, reasons: [{ code: 'complainants', count: 3 }] })
    expect(signal?.files.map(({ id }) => id).toSorted()).toEqual([...two, third].toSorted())
    expect(signal?.reasons[0]?.fileIds).toHaveLength(3)
    expect(await client.get('intake', routes.alerts, {})).toEqual({ signals: 1, urgent: 0, overdue: 0 })
    for (const who of ['officer', 'officeChief', 'cityViewer', 'otherChief', 'auditor', 'idle'] as const) expect(await signals(who), who).toEqual([])
    expect(await client.refusal('otherChief', routes.dismiss, { id: signal?.id ?? '', reason: '不是群体' })).toBe('incident.unknown-signal')
    expect(await client.refusal('intake', routes.dismiss, { id: signal?.id ?? '', reason: '三件互不相干' })).toBe(DONE)
    expect(await client.refusal('intake', routes.dismiss, { id: signal?.id ?? '', reason: '三件互不相干' })).toBe('incident.unknown-signal')
    await complaints(1, 'nowhere')
    expect(await signals(), 'one more of the same brings it not back').toEqual([])
    await complaints(1, 'nowhere')
    expect(await signals(), 'a graver level does').toMatchObject([{ level: 3 }])
    const [urgent] = await complaints(1, 'nowhere', { facts: '吃了蛋糕以后孩子住院，再不管我就去上访。' })
    const [now] = await signals()
    expect(now).toMatchObject({ urgent: true })
    expect(now?.reasons.find(({ code }) => code === 'words')).toMatchObject({ words: ['上访'], fileIds: [urgent] })
    expect(await client.get('chief', routes.alerts, {})).toMatchObject({ urgent: 1 })
    await client.get('chief', routes.dismiss, { id: now?.id ?? '', reason: '已逐件联系核实' })
  })

  test('what was added to a file later counts as well', async () => {
    const [id = ''] = await complaints(1, 'nowhere')
    const { version } = await client.get('officer', complaint.read, { id }).catch(async () => client.get('chief', complaint.read, { id }))
    await client.get('chief', complaint.command, { id, key: newKey(), version, command: { type: 'add-material', text: '来电说有人受伤', attachments: [] } })
    await detect(system.parts.incidents)
    const [signal] = await signals()
    expect(signal).toMatchObject({ urgent: true })
    await client.get('chief', routes.dismiss, { id: signal?.id ?? '', reason: '轻微擦伤，已处理' })
  })
})

describe('an incident', () => {
  test('is opened from a suggestion, told in time, answered all at once, reviewed and closed', async () => {
    const ids = await complaints(3)
    const [signal] = await signals()
    const id = await opened(ids, { signalId: signal?.id, leadOfficerId: system.county.staff.officer.id })
    expect(await signals()).toEqual([])
    expect(await client.get('officer', routes.list, {})).toMatchObject({ rows: [{ id, level: 3, files: 3, leadUnit: '东河市场监管所' }] })
    const [late = ''] = await complaints(1)
    expect((await client.get('officer', routes.read, { id })).candidates.map((file) => file.id)).toEqual([late])
    expect(await step('officer', id, { type: 'add-files', fileIds: [late], reason: '同一商家' })).toBe(DONE)
    expect(await step('chief', id, { type: 'set-level', level: 2, reason: '人数增加' })).toBe(DONE)
    system.clock.set('2026-04-28T03:00:01Z')
    expect(await client.get('officer', routes.alerts, {})).toMatchObject({ overdue: 1 })
    for (const to of ['county-head', 'party-government', 'city-bureau']) {
      expect(await step('intake', id, { type: 'report-up', to, by: 'phone', at: '2026-04-28T03:00:00Z', note: '电话报告' })).toBe(DONE)
    }
    expect((await client.get('chief', routes.read, { id })).dues.map(({ state, late: was }) => `${state} ${was}`)).toEqual(['met false', 'met false', 'met false'])
    expect(await step('officer', id, { type: 'take-measure', measure: 'inspection', text: '现场检查，责令整改' })).toBe(DONE)
    expect(await step('officer', id, { type: 'state-facts', place: '东河镇', injured: 1, requests: '请协调卫健部门' })).toBe(DONE)
    const draft = await client.get('officer', routes.brief, { id, version: 0 })
    expect(JSON.stringify(draft)).toContain('共汇集投诉 4 件')
    expect(JSON.stringify(draft)).not.toContain(CONSUMER.name)
    expect(await step('officer', id, { type: 'draft-brief', title: draft.title, recipient: draft.recipient, situation: '四人投诉蛋糕不新鲜，均已受理。', requests: '' })).toBe(DONE)
    expect(await step('chief', id, { type: 'issue-brief', version: 1 })).toBe(DONE)
    const [issued] = (await client.get('officer', routes.read, { id })).briefs
    expect(issued?.paper?.number).toMatch(/^旺市监专报〔2026〕第\d+号$/)
    const paper = async (who: StaffName, form: string) => app.inject({ url: `/documents/${id}/${issued?.paper?.documentId}.${form}`, headers: await client.credentials(who) })
    const text = squeezed(pdfText((await paper('officer', 'pdf')).rawPayload))
    for (const part of [issued?.paper?.number ?? '', draft.title, '四人投诉蛋糕不新鲜，均已受理。', '附表一']) expect(text).toContain(squeezed(part))
    expect((await paper('officer', 'docx')).statusCode).toBe(200)
    expect((await paper('otherChief', 'pdf')).statusCode).toBe(404)
    const code = await system.owner.one<{ code: string }>(sql`select code from document.issued where document_id = ${issued?.paper?.documentId}`)
    expect((await app.inject({ url: `/verify/${code?.code}` })).body).toContain('本文书真实有效')
    expect((await client.get('cityViewer', routes.brief, { id, version: 1 })).blocks[0]).toMatchObject({ text: '四人投诉蛋糕不新鲜，均已受理。' })
    expect(await step('chief', id, CLOSE)).toBe('incident.files-open')

    const { gathered } = await client.get('officer', routes.read, { id })
    const files = gathered.map((file) => ({ id: file.id, version: file.version }))
    const answer = { id, key: newKey(), procedure: 'complaint', command: { type: 'refuse', ground: 'out-of-remit', reason: '经营者住所地不在本县', told: 'sms' }, files }
    const run = await client.get('officer', routes.answer, answer)
    expect((await client.get('officer', routes.answer, answer)).id).toBe(run.id)
    const ended = await client.get('officer', bulkRoutes.advance, { id: run.id })
    expect(ended).toMatchObject({ state: 'ended', total: 4, done: 4, refused: 0 })
    expect((await client.get('chief', routes.read, { id })).runs).toMatchObject([{ id: run.id, done: 4, state: 'ended' }])
    expect(await step('chief', id, CLOSE)).toBe(DONE)
    expect(await client.get('chief', routes.list, { stage: 'closed' })).toMatchObject({ rows: [{ id, reportDueAt: null }] })
    expect(await client.refusal('officer', routes.answer, { ...answer, key: newKey() })).toBe('incident.closed')
  })

  test('is hidden from whoever it is not for', async () => {
    const id = await opened(await complaints(1))
    for (const who of ['chief', 'intake', 'officer', 'colleague', 'cityViewer', 'provinceViewer'] as const) expect((await client.get(who, routes.read, { id })).id, who).toBe(id)
    for (const who of ['officer2', 'officeChief', 'officeViewer', 'otherChief', 'otherIntake', 'otherViewer', 'administrator', 'securityOfficer', 'auditor', 'idle'] as const) {
      expect(await client.refusal(who, routes.read, { id }), who).toBe('incident.not-found')
      expect(await client.refusal(who, routes.command, { id, key: newKey(), version: 1, command: { type: 'add-log', text: '记录' } }), who).toBe('incident.not-found')
      expect((await client.get(who, routes.list, {})).rows.map((row) => row.id), who).not.toContain(id)
    }
    expect(await client.refusal('otherChief', routes.brief, { id, version: 0 })).toBe('incident.not-found')
    expect(await client.refusal('otherChief', routes.answer, { id, key: newKey(), procedure: 'complaint', command: { type: 'accept' }, files: [{ id: NOBODY, version: 1 }] })).toBe('incident.not-found')
    expect(await step('cityViewer', id, { type: 'add-log', text: '记录' })).toBe('incident.not-permitted')
  })

  test('a request sent twice opens one incident and takes one step', async () => {
    const ids = await complaints(1)
    const ask = opening(ids)
    const { id } = await client.get('chief', routes.open, ask)
    expect((await client.get('chief', routes.open, ask)).id).toBe(id)
    const log = { id, key: newKey(), version: await versionOf(id), command: { type: 'add-log', text: '到达现场' } } as const
    const [first, second] = [await client.get('officer', routes.command, log), await client.get('officer', routes.command, log)]
    expect(second).toEqual(first)
    expect(await client.refusal('officer', routes.command, { ...log, key: newKey() })).toBe('incident.version-conflict')
  })

  test('every refusal of opening and stepping', async () => {
    const ids = await complaints(1)
    const [far = ''] = await complaints(1, 'farShop')
    const tryOpen = (given: object, who: StaffName = 'chief', files = ids) => client.refusal(who, routes.open, opening(files, given))
    expect(await tryOpen({}, 'officer')).toBe('incident.not-permitted')
    expect(await tryOpen({ signalId: NOBODY })).toBe('incident.unknown-signal')
    expect(await tryOpen({}, 'chief', [NOBODY])).toBe('incident.unknown-file')
    expect(await tryOpen({}, 'chief', [far])).toBe('incident.unknown-file')
    expect(await tryOpen({}, 'provinceViewer', [...ids, far])).toBe('incident.two-counties')
    expect(await tryOpen({ leadUnitId: system.county.units.otherOffice })).toBe('incident.unknown-lead')
    expect(await tryOpen({ leadOfficerId: system.county.staff.officer2.id })).toBe('incident.unknown-lead')
    const id = await opened(ids)
    expect(await step('officer', id, { type: 'add-files', fileIds: ids, reason: '重复' })).toBe('incident.already-gathered')
    expect(await step('officer', id, { type: 'add-files', fileIds: [NOBODY], reason: '没有' })).toBe('incident.unknown-file')
    expect(await step('officer', id, { type: 'remove-file', fileId: NOBODY, reason: '没有' })).toBe('incident.unknown-file')
    expect(await step('chief', id, { type: 'set-level', level: 3, reason: '不变' })).toBe('incident.same-level')
    expect(await step('chief', id, { type: 'name-lead', unitId: system.county.units.otherOffice })).toBe('incident.unknown-lead')
    expect(await step('chief', id, { type: 'report-up', to: 'county-head', by: 'writing', at: '2027-01-01T00:00:00Z', note: '提前' })).toBe('incident.in-future')
    expect(await step('chief', id, { type: 'issue-brief', version: 1 })).toBe('incident.unknown-brief')
    const words = { type: 'draft-brief', title: '情况报告', recipient: '县委', situation: '一人投诉，正在核查处理。', requests: '' }
    expect(await step('officer', id, words)).toBe(DONE)
    const standsUntil = (day: string | null) => system.owner.run(sql`update access.unit set valid_to = ${day} where level = 'county' and area_code = '510821'`)
    await standsUntil('2026-12-31')
    expect(await step('chief', id, { type: 'issue-brief', version: 1 })).toBe('incident.no-authority')
    await standsUntil(null)
    expect(await step('chief', id, { type: 'issue-brief', version: 1 })).toBe(DONE)
    expect(await step('officer', id, words)).toBe(DONE)
    expect(await step('chief', id, { type: 'issue-brief', version: 1 })).toBe('incident.already-issued')
    expect(await client.refusal('chief', routes.brief, { id, version: 9 })).toBe('incident.unknown-brief')
    expect(await step('chief', id, CLOSE)).toBe('incident.not-reported')
    const answer = (given: object) => client.refusal('officer', routes.answer, { id, key: newKey(), procedure: 'complaint', command: { type: 'accept', told: 'sms' }, files: [{ id: ids[0], version: 1 }], ...given })
    expect(await answer({ files: [{ id: NOBODY, version: 1 }] })).toBe('incident.unknown-file')
    expect(await answer({ procedure: 'nothing' })).toBe('casefile.not-in-bulk')
    expect(await answer({ files: [{ id: ids[0], version: 1 }, { id: ids[0], version: 1 }] })).toBe('casefile.named-twice')
    const moved = await client.get('intake', complaint.read, { id: ids[0] ?? '' })
    expect(await client.refusal('intake', complaint.command, { id: moved.id, key: newKey(), version: moved.version, command: { type: 'assign', unitId: system.county.units.office2, reason: '改派' } })).toBe(DONE)
    expect(await answer({})).toBe('casefile.not-found')
    expect(await client.refusal('provinceViewer', routes.command, { id, key: newKey(), version: await versionOf(id), command: { type: 'add-files', fileIds: [far], reason: '外县' } })).toBe('incident.two-counties')
    const gone = await opened(await complaints(1), { level: 4 })
    const [held] = (await client.get('chief', routes.read, { id: gone })).gathered
    expect(await step('chief', gone, CLOSE)).toBe('incident.files-open')
    expect(await step('chief', gone, { type: 'remove-file', fileId: held?.id, reason: '另行办理' })).toBe(DONE)
    expect(await step('chief', gone, CLOSE)).toBe(DONE)
    expect(await step('chief', gone, { type: 'add-log', text: '补记' })).toBe('incident.closed')
  })
})

describe('the levels of a county', () => {
  test('are settled by its chief as a new version that holds at once, and every version is kept', async () => {
    const read = async (who: StaffName) => (await client.get(who, routes.settings, {})).counties
    const [county] = await read('chief')
    expect(county).toMatchObject({ areaCode: '510821', version: 0, changedBy: null, history: [] })
    const settings = county?.settings
    if (!settings) throw new Error('no settings')
    const settle = (who: StaffName, given: object, version = 0) => client.refusal(who, routes.settle, { areaCode: '510821', version, settings: { ...settings, ...given }, note: '县局会议决定' })
    for (const who of ['intake', 'officer', 'officeChief', 'cityViewer', 'otherChief', 'administrator'] as const) expect(await settle(who, {}), who).toBe('incident.settings-not-permitted')
    expect(await settle('chief', { complainants: [{ level: 4, atLeast: 5 }, { level: 3, atLeast: 3 }] })).toBe('incident.levels-not-rising')
    expect(await settle('chief', { words: { level: 1, words: ['不肯退钱'] } })).toBe(DONE)
    expect(await settle('chief', {})).toBe('incident.version-conflict')
    await complaints(1)
    expect((await signals()).find(({ subject }) => subject === system.county.firms.bakery.name)).toMatchObject({ level: 1, urgent: true })
    expect((await read('chief'))[0]).toMatchObject({ version: 1, changedBy: 'chief人员', history: [{ version: 1, note: '县局会议决定' }] })
    expect(await read('officer')).toEqual([])
  })
})

test('the record cannot be changed, every refusal was met, and all of it verifies', async () => {
  await expect(system.database.run(sql`update incident.event set type = 'incident.logged'`)).rejects.toThrow('permission denied')
  await expect(system.database.run(sql`delete from incident.event`)).rejects.toThrow('permission denied')
  expect(client.unseen(routes)).toEqual([])
  expect((await auditFiles(system.parts.desk, () => undefined)).findings).toEqual([])
  await system.owner.run(sql`update incident.incident set level = 1 where level <> 1 and id = (select min(id::text)::uuid from incident.incident where level <> 1)`)
  expect((await auditFiles(system.parts.desk, () => undefined)).findings).toMatchObject([{ what: 'row' }])
  await system.owner.run(sql`update incident.event set data = data || '{"reason":"另一个原因"}' where seq = 1`)
  expect((await auditFiles(system.parts.desk, () => undefined)).findings.some(({ what }) => what === 'hash')).toBe(true)
})

test('a report of a firm counts, matched with nobody, and is shown only to be one', async () => {
  const { nowhere } = system.county.firms
  const two = await complaints(2, 'nowhere')
  const { id } = await client.get('anonymous', report.submit, {
    key: newKey(), category: 'food-safety', facts: '后厨用变质的面粉，看到的人都说不对。', target: { operatorId: nowhere.id, name: nowhere.name, address: nowhere.address }, reporter: { realName: false },
  })
  await detect(system.parts.incidents)
  const signal = (await signals()).find(({ files }) => files.some((file) => file.id === id))
  expect(signal?.files.map((file) => file.id)).toEqual(expect.arrayContaining([...two, id]))
  expect(signal?.reasons.find(({ code }) => code === 'complainants')?.fileIds).toContain(id)
  expect(signal?.files.find((file) => file.id === id)).toMatchObject({ kind: 'report', summary: '' })
})
