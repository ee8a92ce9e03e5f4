/** Habitual claims, over HTTP: what is counted and for whom, the finding and its review, who learns nothing of it. */
import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes as complaint, type Receipt } from '#modules/complaint/index.ts'
import { routes, type ConductPanel } from '#modules/conduct/index.ts'
import { SYSTEM } from '#modules/casefile/engine.ts'
import { openFile } from '#modules/casefile/desk.ts'
import { routes as report } from '#modules/report/index.ts'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { covers, READERS, WHO } from './permissions/testing.ts'
import { complaintInput, CONSUMER, newKey, serve, START, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
beforeAll(() => serve('conduct', (served) => { ({ system, client } = served) }))

const DONE = 'answered with 200'

function filed(given: object = {}): Promise<Receipt> {
  return client.get('anonymous', complaint.submit, complaintInput(system.county, given as Readonly<Record<string, unknown>>))
}

async function panelOf(id: string, who: StaffName = 'officer'): Promise<ConductPanel> {
  const { panel } = await client.get(who, routes.read, { id })
  if (!panel) throw new Error('no panel')
  return panel
}

async function act(who: StaffName, id: string, command: object): Promise<string> {
  const { version } = await client.get('chief', complaint.read, { id })
  return client.refusal(who, routes.command, { id, key: newKey(), version, command })
}
const FIND = { type: 'propose-finding', factors: ['repeated'], reason: '三个月内就同类商品投诉多件，数量超出家用。' }

describe('what is counted', () => {
  test('of one person and of those who share a telephone, each count with its files, as far as the reader may read them', async () => {
    const own = await filed()
    const again = await filed({ category: 'quality' })
    const neighbour = await filed({ consumer: { ...CONSUMER, name: '钱大海', address: '旺苍县东河镇南街1号' } })
    const stranger = await filed({ consumer: { name: CONSUMER.name, phone: '13900001111', address: '旺苍县嘉川镇正街9号' } })
    const elsewhere = await filed()
    await client.get('chief', complaint.command, { id: elsewhere.id, key: newKey(), version: 1, command: { type: 'assign', unitId: system.county.units.office2 } })
    const files = async (factor: string, who: StaffName) => (await panelOf(own.id, who)).evidence.find((one) => one.factor === factor)?.files.map(({ id }) => id).toSorted()
    expect(await files('repeated', 'officer')).toEqual([own.id, again.id].toSorted())
    expect(await files('repeated', 'chief')).toEqual([own.id, again.id, elsewhere.id].toSorted())
    expect(await files('quantity', 'officer')).toEqual([own.id])
    expect(await files('shared-contact', 'officer')).toEqual([own.id, neighbour.id].toSorted())
    expect(await files('colluding', 'officer')).toEqual([own.id, neighbour.id].toSorted())
    expect(JSON.stringify(await panelOf(own.id, 'chief'))).not.toContain(stranger.id)
    for (const { count, files: listed } of (await panelOf(own.id, 'chief')).evidence) expect(count).toBe(listed.length)
    expect(JSON.stringify(await panelOf(own.id))).not.toMatch(/钱大海|13881234567|北街5号/)
  })

  test('within the window that the county sets; a proposal until it does', async () => {
    const { id } = await filed({ consumer: { ...CONSUMER, phone: '13700002222' } })
    system.clock.set('2026-06-30T01:00:00Z')
    const later = await filed({ consumer: { ...CONSUMER, phone: '13700002222' } })
    const repeated = async () => (await panelOf(later.id)).evidence.find(({ factor }) => factor === 'repeated')
    expect((await panelOf(later.id)).proposed).toBe(true)
    expect((await repeated())?.files.map((file) => file.id)).toContain(id)
    const settled = { areaCode: '510821', windowDays: 30, repeatedFrom: 2, sharedFrom: 2 }
    for (const who of WHO) expect([who, await client.refusal(who, routes.settle, settled)]).toEqual([who, who === 'chief' ? DONE : 'conduct.settings-not-permitted'])
    expect((await client.get('chief', routes.readSettings, {})).counties).toEqual([{ areaCode: '510821', settings: { windowDays: 30, repeatedFrom: 2, sharedFrom: 2 }, proposed: false }])
    expect((await repeated())?.files.map((file) => file.id)).not.toContain(id)
    system.clock.set(START)
  })

  test('is for those who handle the file, and only where the order has such a rule', async () => {
    const { id } = await filed()
    for (const who of WHO) {
      const answer = await client.call(who, routes.read, { id })
      const sees = covers(who, ['officer', 'chief'], 'office')
      expect([who, answer.status]).toEqual([who, covers(who, READERS, 'office') ? 200 : 404])
      expect([who, Boolean((answer.body as { panel?: unknown }).panel)]).toEqual([who, sees])
    }
  })
})

describe('a finding', () => {
  test('is proposed, sent back, reviewed by another and lifted; the consumer learns nothing of it, and it stops nothing', async () => {
    const receipt = await filed()
    const { id } = receipt
    expect(await act('officer', id, { type: 'approve-finding' })).toBe('conduct.nothing-to-review')
    expect(await act('officer', id, { type: 'lift-finding', reason: '没有什么可撤' })).toBe('conduct.nothing-to-lift')
    expect(await act('officer', id, { ...FIND, factors: ['gossip'] })).toBe('conduct.unknown-factor')
    expect(await act('intake', id, FIND)).toBe('conduct.not-permitted')
    expect(await act('officer', id, FIND)).toBe(DONE)
    expect(await act('colleague', id, FIND)).toBe('conduct.pending')
    expect(await act('officer', id, { type: 'approve-finding' })).toBe('conduct.own-finding')
    expect(await act('colleague', id, { type: 'send-back-finding', reason: '请写明每件的时间' })).toBe(DONE)
    expect(await act('officer', id, FIND)).toBe(DONE)
    expect(await act('colleague', id, { type: 'approve-finding' })).toBe(DONE)
    expect(await act('officer', id, FIND)).toBe('conduct.stands')
    const panel = await panelOf(id)
    expect(panel).toMatchObject({ stage: 'approved', finding: { by: 'officer人员', reviewedBy: 'colleague人员', expiresOn: '2026-10-25' } })
    expect(panel.finding?.counted[0]?.count).toBe(panel.evidence.find(({ factor }) => factor === 'repeated')?.count)
    const tracked = await client.get('anonymous', complaint.track, { number: receipt.number, queryCode: receipt.queryCode })
    // What a consumer may not do is refused to them alike, whether there is a finding or none.
    expect(JSON.stringify({ ...tracked, allowedActions: [] })).not.toMatch(/conduct|数量超出家用/)
    expect(await act('chief', id, { type: 'lift-finding', reason: '补充的证据证明是家用' })).toBe(DONE)
    const { version } = await client.get('officer', complaint.read, { id })
    await client.get('officer', complaint.command, { id, key: newKey(), version, command: { type: 'accept', told: 'sms' } })
    expect((await client.get('officer', complaint.read, { id })).stage).toBe('accepted')
  })

  test('is not made on what has ended, on another kind, on what was not seen, nor unseen', async () => {
    const { id, number, queryCode } = await filed()
    expect(await client.refusal('officer2', routes.read, { id })).toBe('casefile.not-found')
    expect(await client.refusal('officer', routes.command, { id, key: newKey(), version: 9, command: FIND })).toBe('casefile.version-conflict')
    expect(await client.refusal('officer2', routes.command, { id, key: newKey(), version: 1, command: FIND })).toBe('casefile.not-found')
    await client.get('anonymous', complaint.consumerCommand, { number, queryCode, key: newKey(), command: { type: 'withdraw' } })
    expect(await act('officer', id, FIND)).toBe('conduct.file-ended')
    const { id: reported } = await client.get('anonymous', report.submit, {
      key: newKey(), reporter: { realName: false }, target: { operatorId: system.county.firms.bakery.id, name: system.county.firms.bakery.name, address: system.county.firms.bakery.address }, category: 'food-safety', facts: '后厨使用过期面粉，保质期到今年三月。', occurredOn: '2026-04-20',
    })
    expect(await client.refusal('chief', routes.command, { id: reported, key: newKey(), version: 1, command: FIND })).toBe('casefile.wrong-kind')
    expect((await client.get('chief', routes.read, { id: reported })).panel).toBeNull()
  })

  test('is not made where an older order governs, which shows no panel', async () => {
    const { id } = await filed()
    const row = await system.owner.one<{ person_id: string; unit_id: string }>(sql`
      select person_id, unit_id from complaint.complaint c join casefile.file f on f.id = c.file_id where f.id = ${id}`)
    const command = {
      type: 'receive', unitId: row?.unit_id, channel: 'phone', personId: row?.person_id, respondent: { operatorId: null, name: '某店', address: '某路', phone: null, creditCode: null },
      category: 'quality', goods: null, orderNumber: null, facts: '买的东西坏了', claims: ['refund'], claimText: null, amountFen: null, occurredOn: null,
      publicationConsent: false, entrustConsent: false, attachments: [], nationalNumber: null,
    }
    const opened = await openFile(system.parts.desk, {
      kind: 'complaint', areaCode: '510821', unitId: row?.unit_id ?? '', receivedOn: legalDate('2026-04-10'), key: newKey(), actor: SYSTEM, procedure: 'complaint', command, attachments: [],
    })
    const old = isRefusal(opened) ? '' : opened.head.id
    expect((await client.get('chief', routes.read, { id: old })).panel).toBeNull()
    expect(await act('chief', old, FIND)).toBe('conduct.not-provided')
  })
})

test('every refusal of the module has been seen', () => {
  expect(client.unseen({ ...routes })).toEqual([])
})
