/** Spot checks over HTTP: what is drawn from what, the run that marks it, the check of each file, and who learns nothing of it. */
import { hash } from 'node:crypto'
import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bulkRoutes } from '#modules/casefile/contract.ts'
import { routes as complaint, type Receipt } from '#modules/complaint/index.ts'
import { routes as inquiry } from '#modules/inquiry/index.ts'
import { routes as report } from '#modules/report/index.ts'
import { routes } from '#modules/spotcheck/index.ts'
import { listClosed } from '#modules/spotcheck/store.ts'
import { routes as supervision } from '#modules/supervision/index.ts'
import { routes as worklist } from '#modules/worklist/index.ts'
import { legalDate } from '#platform/pure/date.ts'
import { advanceBulk, bulkServer, ownRun } from './bulk.ts'
import { auditFiles } from './audit-files.ts'
import { covers, READERS, WHO } from './permissions/testing.ts'
import { complaintInput, newKey, serve, START, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
beforeAll(() => serve('spotcheck', (served) => { ({ system, client } = served) }))
beforeEach(() => system.clock.set(START))

const DONE = 'answered with 200'
const NOBODY = '00000000-0000-4000-8000-000000000000'
const TODAY = '2026-04-28'
const REFUSE = { type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }

async function step(who: StaffName, id: string, command: object): Promise<string> {
  const { version } = await client.get('chief', complaint.read, { id })
  return client.refusal(who, complaint.command, { id, key: newKey(), version, command })
}

/** A complaint that an officer of the office refused, and so closed. */
async function closed(): Promise<Receipt> {
  const receipt = await client.get('anonymous', complaint.submit, complaintInput(system.county))
  expect(await step('officer', receipt.id, REFUSE)).toBe(DONE)
  return receipt
}

function range(given: object = {}): object {
  return { unitId: system.county.units.office, from: TODAY, to: TODAY, kinds: ['complaint'], by: 'number', amount: 500, ...given }
}

function ask(given: object = {}): object {
  return { key: newKey(), ...range(), dueOn: '2026-05-20', ...given }
}

async function drawn(given: object = {}): Promise<string> {
  const { id } = await client.get('chief', routes.draw, ask(given))
  const { run } = await client.get('chief', routes.run, { id })
  for (let state = run?.state; state === 'running';) ({ state } = await client.get('chief', bulkRoutes.advance, { id: run?.id ?? '', count: 50 }))
  return id
}

async function act(who: StaffName, id: string, command: object): Promise<string> {
  const { version } = await client.get('chief', complaint.read, { id })
  return client.refusal(who, routes.command, { id, key: newKey(), version, command })
}

async function drawOf(id: string) {
  return client.get('chief', routes.read, { id })
}

async function closedAtOf(id: string): Promise<Date | null> {
  return (await system.owner.one<{ at: Date | null }>(sql`select closed_at as at from casefile.file where id = ${id}`))?.at ?? null
}

const FAULTS = { type: 'record-check', verdict: 'faults', faults: [{ code: 'not-told', text: '没有告知其他解决途径' }, { code: 'incomplete', text: '没有通话记录' }] }

describe('a draw', () => {
  test('is from what was closed in the period and never drawn, by a seed that anybody can reckon with', async () => {
    const files = [await closed(), await closed(), await closed(), await closed()].map(({ id }) => id)
    await client.get('anonymous', complaint.submit, complaintInput(system.county))
    expect(await client.get('chief', routes.preview, range({ by: 'share', amount: 50 }))).toEqual({ population: 4, size: 2 })
    const first = await drawn({ by: 'share', amount: 50 })
    const { draw, seed, items } = await drawOf(first)
    expect(draw).toMatchObject({ population: 4, size: 2, by: 'chief人员', from: TODAY, dueOn: '2026-05-20', checker: null, counts: { waiting: 0, drawn: 2, inOrder: 0, correcting: 0, faults: 0, lifted: 0 } })
    const expected = files.toSorted((one, other) => (hash('sha256', `${seed}:${one}`) < hash('sha256', `${seed}:${other}`) ? -1 : 1)).slice(0, 2)
    expect(items.map(({ id, stage }) => [id, stage])).toEqual(expected.map((id) => [id, 'drawn']))
    expect(await client.get('chief', routes.recompute, { id: first })).toEqual({ seed, size: 2, population: files.toSorted(), sample: expected, matches: true })
    // The rest is drawn next, and then nothing is left.
    const second = await drawn()
    expect((await drawOf(second)).items.map(({ id }) => id).toSorted()).toEqual(files.filter((id) => !expected.includes(id)).toSorted())
    expect(await client.refusal('chief', routes.draw, ask())).toBe('spotcheck.nothing-closed')
    expect((await client.get('chief', routes.list, {})).draws.map(({ id }) => id)).toEqual([second, first])
  })

  test('the same request draws once; a sample that was tampered with is told', async () => {
    await closed()
    await closed()
    const asked = ask({ amount: 1 })
    const { id } = await client.get('chief', routes.draw, asked)
    expect(await client.get('chief', routes.draw, asked)).toEqual({ id })
    await system.owner.run(sql`update spotcheck.draw set seed = ${`${'0'.repeat(31)}1`} where id = ${id}`)
    const tampered = await client.get('chief', routes.recompute, { id })
    await system.owner.run(sql`update spotcheck.item set file_id = ${NOBODY} where draw_id = ${id}`)
    expect((await client.get('chief', routes.recompute, { id })).matches).toBe(false)
    expect(tampered.sample.length).toBe(1)
    await system.owner.run(sql`delete from spotcheck.item where draw_id = ${id}`)
    await expect(system.database.run(sql`update spotcheck.draw set seed = 'x'`)).rejects.toThrow(/permission denied/)
  })

  test('two at once take no file twice', async () => {
    await closed()
    await closed()
    const both = await Promise.all([client.call('chief', routes.draw, ask({ amount: 1 })), client.call('chief', routes.draw, ask({ amount: 1 }))])
    const ids = both.map(({ body }) => (body as { id: string }).id)
    const items = (await Promise.all(ids.map(drawOf))).flatMap((one) => one.items.map(({ id }) => id))
    expect(new Set(items).size).toBe(2)
    for (const id of ids) await system.owner.run(sql`delete from spotcheck.item where draw_id = ${id}`)
  })

  test('is narrowed to kinds, outcomes and the units below', async () => {
    const { bakery } = system.county.firms
    const { id: reported } = await client.get('anonymous', report.submit, {
      key: newKey(), reporter: { realName: false }, target: { operatorId: bakery.id, name: bakery.name, address: bakery.address }, category: 'quality', facts: '后厨使用过期面粉，保质期到今年三月。', occurredOn: '2026-04-20',
    })
    await client.get('officer', report.command, { id: reported, key: newKey(), version: 1, command: { type: 'transfer', to: '县文旅局', inWriting: true, told: 'post', receiptBy: '2026-05-20', reason: '不属于本部门职责' } })
    await client.get('officer', report.command, { id: reported, key: newKey(), version: 2, command: { type: 'record-receipt', receivedOn: '2026-04-28', authority: '县文旅局', receivedBy: '收发室' } })
    const count = async (given: object) => (await client.get('chief', routes.preview, range(given))).population
    const all = await count({})
    expect(await count({ kinds: ['report'] })).toBe(1)
    expect(await count({ kinds: ['complaint', 'report'] })).toBe(all + 1)
    expect(await count({ outcomes: ['agreed'] })).toBe(0)
    expect(await count({ outcomes: ['refused', 'terminated'] })).toBe(all)
    expect(await count({ kinds: ['inquiry'] })).toBe(0)
    expect(await count({ unitId: system.county.units.county })).toBe(all)
    expect(await count({ unitId: system.county.units.office2 })).toBe(0)
    expect(await count({ from: '2026-04-01', to: '2026-04-27' })).toBe(0)
  })

  test('is asked for within bounds', async () => {
    const refused = (given: object) => client.refusal('chief', routes.draw, ask(given))
    expect(await refused({ from: '2026-04-28', to: '2026-04-27' })).toBe('spotcheck.bad-period')
    expect(await refused({ to: '2026-04-29' })).toBe('spotcheck.bad-period')
    expect(await refused({ from: '2025-03-01' })).toBe('spotcheck.bad-period')
    expect(await refused({ by: 'share', amount: 101 })).toBe('spotcheck.too-many')
    expect(await refused({ dueOn: '2026-04-27' })).toBe('spotcheck.day-past')
    expect(await refused({ checkerId: system.county.staff.officer2.id })).toBe('spotcheck.unknown-checker')
    expect(await refused({ unitId: system.county.units.otherOffice })).toBe('spotcheck.draw-not-permitted')
    const previewed = (given: object) => client.refusal('chief', routes.preview, range(given))
    expect(await previewed({ from: '2025-03-01' })).toBe('spotcheck.bad-period')
    expect(await previewed({ by: 'share', amount: 101 })).toBe('spotcheck.too-many')
    expect(await previewed({ unitId: system.county.units.otherOffice })).toBe('spotcheck.draw-not-permitted')
  })

  test('is for the chief of the unit or one above, and shown to nobody else', async () => {
    await closed()
    const id = await drawn({ amount: 1 })
    for (const who of WHO) {
      const heads = who === 'chief'
      expect([who, await client.refusal(who, routes.preview, range())]).toEqual([who, heads ? DONE : 'spotcheck.draw-not-permitted'])
      for (const route of [routes.read, routes.run, routes.recompute]) expect([who, await client.refusal(who, route, { id })]).toEqual([who, heads ? DONE : 'spotcheck.not-found'])
      expect([who, (await client.get(who, routes.list, {})).draws.some((one) => one.id === id)]).toEqual([who, heads])
    }
    for (const who of WHO.filter((one) => one !== 'chief')) expect([who, await client.refusal(who, routes.draw, ask())]).toEqual([who, 'spotcheck.draw-not-permitted'])
  })
})

describe('the run that marks the files', () => {
  test('goes on after it broke off, marks each file once, and leaves one that is handled again', async () => {
    await drawn()
    const files = [await closed(), await closed(), await closed()]
    const { id } = await client.get('chief', routes.draw, ask())
    const { run } = await client.get('chief', routes.run, { id })
    await client.get('chief', bulkRoutes.advance, { id: run?.id ?? '', count: 1 })
    expect((await drawOf(id)).draw.counts).toMatchObject({ drawn: 1, waiting: 2 })
    // The next file that waits is opened by somebody's supervision meanwhile.
    const waiting = (await drawOf(id)).items.find(({ stage }) => stage === 'waiting')?.id ?? ''
    const { version } = await client.get('chief', complaint.read, { id: waiting })
    await client.get('chief', supervision.command, { id: waiting, key: newKey(), version, command: { type: 'demand', demand: '请说明办理情况', dueOn: '2026-05-10', importance: 'ordinary' } })
    const again = await client.get('chief', routes.run, { id })
    expect(again.run?.id).toBe(run?.id)
    // As after a crash: by a server that knows nothing of the first.
    const bulk = bulkServer(system.parts)
    const chief = { id: system.county.staff.chief.id, name: 'chief人员', grants: [{ role: 'chief' as const, unitId: system.county.units.county, reach: Object.values(system.county.units) }] }
    const own = await ownRun(bulk, run?.id ?? '', chief)
    if ('refusal' in own) throw new Error(own.refusal)
    expect(await advanceBulk(bulk, own, chief, 50)).toBeUndefined()
    expect((await drawOf(id)).draw.counts).toMatchObject({ drawn: 2, waiting: 1 })
    const events = await system.owner.one<{ count: number }>(sql`select count(*)::int as count from casefile.event where type = 'spotcheck.drawn' and file_id = any(${files.map((file) => file.id)}::uuid[])`)
    expect(events?.count).toBe(2)
    const left = await client.get('chief', routes.run, { id })
    expect(left.run?.id).not.toBe(run?.id)
    const tried = await client.get('chief', bulkRoutes.advance, { id: left.run?.id ?? '', count: 50 })
    expect(tried.items.map(({ refusal }) => refusal?.refusal)).toEqual(['spotcheck.file-open'])
  })

  test('is not held up by a file that has moved to another county', async () => {
    const [moved, stays] = [await closed(), await closed()]
    const { id } = await client.get('chief', routes.draw, ask())
    await system.owner.run(sql`update casefile.file set unit_id = ${system.county.units.otherOffice} where id = ${moved.id}`)
    const { run } = await client.get('chief', routes.run, { id })
    expect(run?.items.map(({ fileId }) => fileId)).toEqual([stays.id])
    await client.get('chief', bulkRoutes.advance, { id: run?.id ?? '', count: 50 })
    expect(await client.get('chief', routes.run, { id })).toEqual({ run: null })
    expect((await drawOf(id)).items.map((item) => item.id)).toEqual([stays.id])
    await system.owner.run(sql`update casefile.file set unit_id = ${system.county.units.office} where id = ${moved.id}`)
  })

  test('is no way to draw a file of one’s choice', async () => {
    const { id } = await closed()
    const draw = await client.get('chief', routes.draw, ask({ amount: 1 }))
    const { id: other } = await client.get('anonymous', complaint.submit, complaintInput(system.county))
    for (const [drawId, file] of [[NOBODY, id], [draw.id, other]] as const) {
      const run = await client.get('chief', bulkRoutes.start, { key: newKey(), procedure: 'spotcheck', command: { type: 'draw', drawId }, files: [{ id: file, version: 1 }] })
      const { items } = await client.get('chief', bulkRoutes.advance, { id: run.id })
      expect(items[0]?.refusal?.refusal).toBe('spotcheck.not-found')
    }
  })
})

describe('the check of a drawn file', () => {
  let id: string
  let receipt: Receipt
  beforeAll(async () => {
    system.clock.set('2026-05-06T01:00:00Z')
    receipt = await closed()
    ;({ id } = receipt)
    await drawn({ from: '2026-05-06', to: '2026-05-06', checkerId: system.county.staff.colleague.id, dueOn: '2026-05-30' })
  })
  beforeEach(() => system.clock.set('2026-05-06T02:00:00Z'))

  test('stands on the to-do list until its day, and in the own list of whoever is to make it', async () => {
    const { rows } = await client.get('colleague', worklist.list, { tab: 'all', due: 'any', state: 'open' })
    expect(rows.filter((row) => row.id === id)).toMatchObject([{ nextClock: 'spotcheck.check', dueOn: '2026-05-30', stage: 'refused' }])
    expect((await client.get('colleague', routes.list, {})).own.map((item) => item.id)).toEqual([id])
    expect((await client.get('officer', routes.list, {})).own).toEqual([])
    expect(await closedAtOf(id)).toBeNull()
  })

  test('tells whoever filed it nothing while it runs, whatever kind of file it is', async () => {
    const { bakery } = system.county.firms
    const filedReport = await client.get('anonymous', report.submit, {
      key: newKey(), reporter: { realName: true, name: '孟浩然', phone: '13987659999' }, target: { operatorId: bakery.id, name: bakery.name, address: bakery.address }, category: 'quality', facts: '后厨使用过期面粉，保质期到今年三月。', occurredOn: '2026-04-20',
    })
    await client.get('officer', report.command, { id: filedReport.id, key: newKey(), version: 1, command: { type: 'transfer', to: '县文旅局', inWriting: true, told: 'post', receiptBy: '2026-05-20', reason: '不属于本部门职责' } })
    await client.get('officer', report.command, { id: filedReport.id, key: newKey(), version: 2, command: { type: 'record-receipt', receivedOn: '2026-05-06', authority: '县文旅局', receivedBy: '收发室' } })
    const asked = await client.get('anonymous', inquiry.submit, { key: newKey(), areaCode: '510821', type: 'praise', title: '谢谢窗口', text: '窗口的同志很耐心，谢谢。', publicationConsent: false })
    const { unit, version } = await client.get('chief', inquiry.read, { id: asked.id })
    await client.get('chief', inquiry.command, { id: asked.id, key: newKey(), version, command: { type: 'thank', text: '谢谢您的肯定。', told: 'phone' } })
    const tracks = async () => [
      await client.get('anonymous', complaint.track, { number: receipt.number, queryCode: receipt.queryCode }), await client.get('anonymous', report.track, { number: filedReport.number, queryCode: filedReport.queryCode }),
      await client.get('anonymous', inquiry.track, { number: asked.number, queryCode: asked.queryCode }),
    ].map((view) => JSON.stringify({ ...view, allowedActions: [], version: 0 }))
    const before = await tracks()
    await drawn({ from: '2026-05-06', to: '2026-05-06', kinds: ['report'] })
    await drawn({ unitId: unit.id, from: '2026-05-06', to: '2026-05-06', kinds: ['inquiry'] })
    for (const drawnFile of [filedReport.id, asked.id]) expect((await client.get('chief', routes.panel, { id: drawnFile })).panel?.stage).toBe('drawn')
    expect(await tracks()).toEqual(before)
    const command = { type: 'record-check', verdict: 'in-order', note: '已向举报人孟浩然核实' } as const
    expect(await client.refusal('colleague', routes.command, { id: filedReport.id, key: newKey(), version: 4, command })).toBe('casefile.reveals-reporter')
    expect(before.join()).not.toMatch(/spotcheck|抽查|2026-05-30/)
  })

  test('is shown beside what the file itself tells, to those who may read it', async () => {
    for (const who of WHO) {
      expect([who, await client.refusal(who, routes.panel, { id })]).toEqual([who, covers(who, READERS, 'office') ? DONE : 'casefile.not-found'])
    }
    const { panel } = await client.get('colleague', routes.panel, { id })
    expect(panel).toMatchObject({ stage: 'drawn', checker: 'colleague人员', verdict: null, known: { told: [{ what: 'decision', on: '2026-05-06' }], documents: [], suggested: [] } })
    expect(panel?.known.limits.map(({ id: clock, late }) => [clock, late])).toEqual([['complaint.accept', false]])
    const { id: fresh } = await closed()
    expect((await client.get('officer', routes.panel, { id: fresh })).panel).toBeNull()
  })

  test('is made by somebody who did not handle it, put right, accepted; then it is closed as of the day it was', async () => {
    expect(await act('officer', id, FAULTS)).toBe('spotcheck.own-work')
    expect(await act('intake', id, FAULTS)).toBe('spotcheck.not-permitted')
    expect(await client.refusal('officer2', routes.command, { id, key: newKey(), version: 1, command: FAULTS })).toBe('casefile.not-found')
    expect(await client.refusal('colleague', routes.command, { id, key: newKey(), version: 1, command: FAULTS })).toBe('casefile.version-conflict')
    expect(await act('colleague', id, { ...FAULTS, faults: [] })).toBe('spotcheck.faults-mismatch')
    expect(await act('colleague', id, { ...FAULTS, correction: '补发告知书' })).toBe('spotcheck.day-needed')
    expect(await act('colleague', id, { ...FAULTS, correction: '补发告知书', correctBy: '2026-05-05' })).toBe('spotcheck.day-past')
    expect(await act('colleague', id, { type: 'accept-correction' })).toBe('spotcheck.wrong-stage')
    expect(await act('colleague', id, { ...FAULTS, correction: '补发告知书', correctBy: '2026-05-20' })).toBe(DONE)
    expect(await act('colleague', id, { type: 'record-correction', result: '已经补发并附回执' })).toBe('spotcheck.own-check')
    expect(await act('officer', id, { type: 'record-correction', result: '已经补发并附回执' })).toBe(DONE)
    expect(await act('officer', id, { type: 'accept-correction' })).toBe('spotcheck.own-work')
    expect(await act('colleague', id, { type: 'demand-again', correction: '请附上回执原件', correctBy: '2026-05-25' })).toBe(DONE)
    expect(await act('officer', id, { type: 'record-correction', result: '原件已经附上' })).toBe(DONE)
    system.clock.set('2026-05-07T02:00:00Z')
    expect(await act('colleague', id, { type: 'accept-correction', note: '同意' })).toBe(DONE)
    expect((await closedAtOf(id))?.toISOString()).toBe('2026-05-06T01:00:00.000Z')
    const { draws } = await client.get('chief', routes.list, {})
    expect(draws.find(({ checker }) => checker !== null)).toMatchObject({ counts: { drawn: 0, faults: 1, correcting: 0 }, faults: [{ code: 'incomplete', count: 1 }, { code: 'not-told', count: 1 }], checker: 'colleague人员' })
  })

  test('tells the complainant nothing afterwards either', async () => {
    const { number, queryCode } = receipt
    const tracked = JSON.stringify({ ...await client.get('anonymous', complaint.track, { number, queryCode }), allowedActions: [] })
    expect(tracked).not.toMatch(/spotcheck|抽查|其他解决途径|colleague/)
  })

  test('counts the grade that the complainant gave, and what was lifted out of the sample', async () => {
    const one = await closed()
    const other = await closed()
    const draw = await drawn({ from: '2026-05-06', to: '2026-05-06' })
    await client.get('anonymous', complaint.consumerCommand, { number: one.number, queryCode: one.queryCode, key: newKey(), command: { type: 'rate', grade: 'very-satisfied' } })
    expect(await act('colleague', other.id, { type: 'lift', reason: '案卷已经移交法院' })).toBe('spotcheck.not-permitted')
    expect(await act('chief', other.id, { type: 'lift', reason: '案卷已经移交法院' })).toBe(DONE)
    expect(await act('colleague', one.id, { type: 'record-check', verdict: 'in-order' })).toBe(DONE)
    const { draw: counted } = await drawOf(draw)
    expect(counted.grades).toEqual([{ grade: 'very-satisfied', count: 1 }])
    expect(counted.counts).toMatchObject({ inOrder: 1, lifted: 1 })
    expect(Object.values(counted.counts).reduce((sum, count) => sum + count, 0)).toBe(counted.size)
    const undrawn = await closed()
    expect(await act('chief', undrawn.id, { type: 'lift', reason: '案卷已经移交法院' })).toBe('spotcheck.nothing-drawn')
  })
})

test('a population is read from each unit’s index of closings', async () => {
  const asked = { units: [system.county.units.office], from: legalDate('2026-04-28'), to: legalDate('2026-05-06'), kinds: ['complaint'], outcomes: [] }
  const plan = await system.owner.transaction(async (tx) => {
    // The table of a test is so small that reading all of it is cheaper.
    await tx.run(sql`set local enable_seqscan = off`)
    return listClosed({ ...tx, rows: async (query) => tx.rows(sql`explain ${query}`) }, asked)
  })
  expect(JSON.stringify(plan)).toContain('file_closed')
})

test('rows equal their events', async () => {
  const findings = async () => (await auditFiles(system.parts.desk, () => undefined)).findings.map(({ detail }) => detail)
  expect(await findings()).toEqual([])
  await system.owner.run(sql`update spotcheck.item set verdict = 'in-order' where file_id = (select file_id from spotcheck.item where verdict = 'faults' limit 1)`)
  expect(await findings()).toEqual(['spot check'])
})

test('every refusal of the module has been seen', () => {
  expect(client.unseen({ ...routes })).toEqual([])
})
