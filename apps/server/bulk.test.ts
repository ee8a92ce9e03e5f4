/** One decision on many files, over HTTP and through a crash. */
import { beforeAll, describe, expect, test } from 'vitest'
import { bulkRoutes, type BulkRun } from '#modules/casefile/contract.ts'
import { readEvents } from '#modules/casefile/store.ts'
import { routes } from '#modules/complaint/index.ts'
import { advanceBulk, bulkServer, ownRun } from './bulk.ts'
import { auditFiles } from './audit-files.ts'
import { complaintInput, newKey, serve, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
beforeAll(() => serve('bulk', (served) => { ({ system, client } = served) }))

const NOBODY = '00000000-0000-4000-8000-000000000000'
const ACCEPT = { type: 'accept', told: 'sms' }

async function files(count: number): Promise<{ id: string; version: number }[]> {
  const opened = []
  for (let index = 0; index < count; index += 1) {
    const { id } = await client.get('anonymous', routes.submit, complaintInput(system.county))
    opened.push({ id, version: (await client.get('chief', routes.read, { id })).version })
  }
  return opened
}

async function started(chosen: readonly object[], command: object = ACCEPT, who: StaffName = 'officer', procedure = 'complaint'): Promise<BulkRun> {
  return client.get(who, bulkRoutes.start, { key: newKey(), procedure, command, files: chosen })
}

async function acceptances(id: string): Promise<number> {
  return (await readEvents(system.database, id)).filter(({ event }) => event.type === 'complaint.accepted').length
}

describe('one decision on many files', () => {
  test('is taken file by file; what the law or the state forbids is told for that file alone', async () => {
    const chosen = await files(3)
    const [first] = chosen
    await client.get('officer', routes.command, { id: first?.id ?? '', key: newKey(), version: first?.version ?? 0, command: ACCEPT })
    const run = await started(chosen)
    expect(run).toMatchObject({ state: 'running', total: 3, waiting: 3 })
    const half = await client.get('officer', bulkRoutes.advance, { id: run.id, count: 2 })
    expect(half).toMatchObject({ state: 'running', done: 1, refused: 1, waiting: 1 })
    expect(half.items[0]).toMatchObject({ state: 'refused', refusal: { refusal: 'casefile.version-conflict' } })
    expect(half.items[0]?.refusal?.message).toContain('officer人员')
    expect(await client.get('officer', bulkRoutes.advance, { id: run.id })).toMatchObject({ state: 'ended', done: 2, refused: 1 })
    expect(await client.get('officer', bulkRoutes.advance, { id: run.id })).toMatchObject({ state: 'ended', done: 2 })
    for (const { id } of chosen) expect(await acceptances(id)).toBe(1)
  })

  test('the same key opens one run', async () => {
    const chosen = await files(1)
    const ask = { key: newKey(), procedure: 'complaint', command: ACCEPT, files: chosen }
    const one = await client.get('officer', bulkRoutes.start, ask)
    expect((await client.get('officer', bulkRoutes.start, ask)).id).toBe(one.id)
  })

  test('permission is that of each file: who only looks on decides nothing', async () => {
    const chosen = await files(2)
    const run = await started(chosen, ACCEPT, 'cityViewer')
    expect(await client.get('cityViewer', bulkRoutes.advance, { id: run.id })).toMatchObject({ state: 'ended', done: 0, refused: 2 })
    for (const { id } of chosen) expect(await acceptances(id)).toBe(0)
  })

  test('a mediation is arranged for all at once', async () => {
    const chosen = await files(2)
    await client.get('officer', bulkRoutes.advance, { id: (await started(chosen)).id })
    const seen = await Promise.all(chosen.map(async ({ id }) => ({ id, version: (await client.get('officer', routes.read, { id })).version })))
    const run = await started(seen, { type: 'invite', mode: 'on-site', startsAt: '2026-05-06T02:00:00Z', place: '东河市场监管所', mediators: ['李明'] }, 'officer', 'mediation')
    expect(await client.get('officer', bulkRoutes.advance, { id: run.id })).toMatchObject({ state: 'ended', done: 2, refused: 0 })
  })

  test('stops cleanly, tells so, and goes on', async () => {
    const chosen = await files(2)
    const run = await started(chosen)
    await client.get('officer', bulkRoutes.advance, { id: run.id, count: 1 })
    expect(await client.get('officer', bulkRoutes.stop, { id: run.id })).toMatchObject({ state: 'stopped', done: 1, waiting: 1 })
    expect(await client.refusal('officer', bulkRoutes.advance, { id: run.id })).toBe('casefile.run-stopped')
    expect(await acceptances(chosen[1]?.id ?? '')).toBe(0)
    expect(await client.get('officer', bulkRoutes.resume, { id: run.id })).toMatchObject({ state: 'running' })
    expect(await client.get('officer', bulkRoutes.advance, { id: run.id })).toMatchObject({ state: 'ended', done: 2 })
  })

  test('after a crash between the step and its note the run goes on, and no file is decided twice', async () => {
    const chosen = await files(3)
    const { id } = await started(chosen)
    const session = await client.get('officer', routes.read, { id: chosen[0]?.id ?? '' })
    expect(session.version).toBe(chosen[0]?.version)
    const server = bulkServer(system.parts)
    const actor = { id: system.county.staff.officer.id, name: 'officer人员', grants: [{ role: 'officer' as const, unitId: system.county.units.office, reach: [system.county.units.office] }] }
    const run = await ownRun(server, id, actor)
    if ('refusal' in run) throw new Error(run.refusal)
    let taken = 0
    const complaint = server.procedures['complaint']
    if (!complaint) throw new Error('no complaint')
    const crashing = { ...server, procedures: { complaint: { ...complaint, take: async (step: Parameters<typeof complaint.take>[0]) => {
      const done = await complaint.take(step)
      taken += 1
      if (taken === 2) throw new Error('the process was killed here')
      return done
    } } } }
    await expect(advanceBulk(crashing, run, actor, 10)).rejects.toThrow('killed')
    expect(await client.get('officer', bulkRoutes.read, { id })).toMatchObject({ done: 1, waiting: 2 })
    expect(await acceptances(chosen[1]?.id ?? '')).toBe(1)
    expect(await client.get('officer', bulkRoutes.advance, { id })).toMatchObject({ state: 'ended', done: 3, refused: 0 })
    for (const file of chosen) expect(await acceptances(file.id)).toBe(1)
  })

  test('what cannot be put to many, is hidden, or is named twice is refused before anything is opened', async () => {
    const chosen = await files(1)
    const ask = (given: object) => ({ key: newKey(), procedure: 'complaint', command: ACCEPT, files: chosen, ...given })
    expect(await client.refusal('officer', bulkRoutes.start, ask({ procedure: 'toString' }))).toBe('casefile.not-in-bulk')
    expect(await client.refusal('officer', bulkRoutes.start, ask({ command: { type: 'accept', told: 'pigeon' } }))).toBe('casefile.not-in-bulk')
    expect(await client.refusal('officer', bulkRoutes.start, ask({ files: [...chosen, ...chosen] }))).toBe('casefile.named-twice')
    expect(await client.refusal('otherOfficer', bulkRoutes.start, ask({}))).toBe('casefile.not-found')
    for (const route of [bulkRoutes.read, bulkRoutes.advance, bulkRoutes.stop, bulkRoutes.resume]) {
      expect(await client.refusal('officer', route, { id: NOBODY })).toBe('casefile.unknown-run')
      const { id } = await started(chosen)
      expect(await client.refusal('colleague', route, { id })).toBe('casefile.unknown-run')
    }
    expect(client.unseen(bulkRoutes)).toEqual([])
    expect((await auditFiles(system.parts.desk, () => undefined)).findings).toEqual([])
  })
})
