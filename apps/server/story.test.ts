import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { routes as access } from '#modules/access/contract.ts'
import { routes, type ComplaintView, type Receipt } from '#modules/complaint/index.ts'
import { routes as worklist } from '#modules/worklist/index.ts'
import { routes as mediationRoutes, type MediationCommandInput } from '#modules/mediation/index.ts'
import { auditFiles } from './audit-files.ts'
import { complaintInput, CONSUMER, newKey, serve, START, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
beforeAll(() => serve('story', (served) => { ({ system, client } = served) }))
beforeEach(() => system.clock.set(START))

function submit(given = {}): Promise<Receipt> {
  return client.get('anonymous', routes.submit, complaintInput(system.county, given))
}

function tracking(receipt: Receipt) {
  return { number: receipt.number, queryCode: receipt.queryCode }
}

function read(who: StaffName, id: string): Promise<ComplaintView> {
  return client.get(who, routes.read, { id })
}

async function act(who: StaffName, id: string, command: object): Promise<ComplaintView> {
  const { version } = await read(who, id)
  return client.get(who, routes.command, { id, key: newKey(), version, command })
}

async function mediate(who: StaffName, id: string, command: MediationCommandInput | object): Promise<ComplaintView> {
  const { version } = await read(who, id)
  await client.get(who, mediationRoutes.command, { id, key: newKey(), version, command })
  return read(who, id)
}

function consume(receipt: Receipt, command: object) {
  return client.get('anonymous', routes.consumerCommand, { ...tracking(receipt), key: newKey(), command })
}

function allowed(view: Pick<ComplaintView, 'allowedActions'>): string[] {
  return view.allowedActions.filter((action) => action.allowed).map(({ type }) => type)
}

function day(date: string): void {
  system.clock.set(`${date}T01:00:00Z`)
}

const ACCEPT = { type: 'accept', told: 'portal' } as const

describe('from the complaint to the rating', () => {
  test('settled by mediation, with a clock that stood still for a test', async () => {
    const receipt = await submit()
    expect(receipt).toMatchObject({ decideBy: '2026-05-11', article: '《市场监督管理投诉举报处理办法》第十五条', provisional: false })
    const tracked = await client.get('anonymous', routes.track, tracking(receipt))
    expect(tracked).toMatchObject({ stage: 'received', unit: { name: '东河市场监管所' }, facts: expect.stringContaining('生日蛋糕') as string })
    expect(allowed(tracked)).toEqual(['add-material', 'withdraw', 'appoint-agent', 'allow-settlement'])

    const queue = await client.get('officer', worklist.list, {})
    expect(queue.rows).toMatchObject([{ id: receipt.id, stage: 'received', dueOn: '2026-05-11', daysLeft: 13, nextClock: 'complaint.accept', unitName: '东河市场监管所' }])
    const seen = await read('officer', receipt.id)
    expect(allowed(seen)).toEqual([
      'accept', 'refuse', 'return-to-intake', 'add-material', 'withdraw',
      'give-notice', 'add-complainant', 'appoint-agent', 'record-consent', 'issue-code', 'mark-same-dispute', 'offer-settlement', 'refer-to-police', 'dispute', 'ask-help', 'propose-finding',
    ])
    expect(seen.consumer).toMatchObject({ name: '赵**', phone: '138****4567', masked: true })

    day('2026-05-06')
    const accepted = await act('officer', receipt.id, ACCEPT)
    expect(accepted).toMatchObject({ stage: 'accepted', officer: { name: 'officer人员' }, mediation: { stage: 'open' } })
    expect(accepted.clocks).toMatchObject([
      { id: 'complaint.accept', state: 'met', metOn: '2026-05-06', late: false }, { id: 'complaint.mediate', state: 'running', dueOn: '2026-07-06', length: 60, unit: 'day' },
    ])

    const invited = await mediate('officer', receipt.id, {
      type: 'invite', mode: 'on-site', startsAt: '2026-05-08T15:00:00+08:00', place: '东河所调解室', mediators: ['李明', '周红'],
    })
    const [session] = invited.mediation?.sessions ?? []
    expect(session).toMatchObject({ startsAt: '2026-05-08T07:00:00.000Z', mediators: ['李明', '周红'], held: false })
    system.clock.set('2026-05-08T08:30:00Z')
    const held = await mediate('officer', receipt.id, { type: 'hold-session', sessionId: session?.id, present: ['consumer', 'respondent'], record: '双方同意先送检。' })
    expect(held.mediation?.sessions).toMatchObject([{ held: true, present: ['consumer', 'respondent'], record: '双方同意先送检。' }])

    day('2026-05-11')
    const suspended = await mediate('officer', receipt.id, { type: 'suspend', reason: 'testing', from: '2026-05-11', body: '广元市质检所' })
    expect(suspended.mediation).toMatchObject({ stage: 'suspended', suspendedFor: 'testing' })
    expect(suspended.clocks[1]).toMatchObject({ state: 'suspended', dueOn: null, suspensions: [{ from: '2026-05-11', to: null, reason: 'testing' }] })
    day('2026-05-21')
    const resumed = await mediate('officer', receipt.id, { type: 'resume', lastDay: '2026-05-20' })
    // 60 days from 05-06 and 10 more: 2026-07-15.
    expect(resumed.clocks[1]).toMatchObject({ state: 'running', suspendedDays: 10, dueOn: '2026-07-15' })

    const agreed = await mediate('officer', receipt.id, { type: 'record-agreement', form: 'written', terms: [
      { party: 'respondent', duty: '退款并赔偿医药费', dueOn: '2026-05-31', amountFen: 52_000 },
    ] })
    expect(agreed).toMatchObject({ stage: 'accepted', mediation: { stage: 'agreed', agreement: { on: '2026-05-21' } } })
    expect(allowed(agreed)).toContain('close')
    const closed = await act('officer', receipt.id, { type: 'close', summary: '双方达成协议，已制作调解书。' })
    expect(closed).toMatchObject({ stage: 'closed', summary: '双方达成协议，已制作调解书。' })
    // A day is set to ask whether it was done: the file comes back to the list until it is.
    await mediate('officer', receipt.id, { type: 'record-performance', result: 'later', on: '2026-05-31', note: '到期回访' })
    expect((await client.get('officer', worklist.list, {})).rows).toMatchObject([{ id: receipt.id, stage: 'closed', nextClock: 'mediation.perform', dueOn: '2026-05-31' }])
    day('2026-05-29')
    await mediate('officer', receipt.id, { type: 'record-performance', result: 'performed', on: '2026-05-29', note: '投诉人电话里确认收到退款' })
    expect((await client.get('officer', worklist.list, {})).rows.map(({ id }) => id)).not.toContain(receipt.id)
    expect((await client.get('officer', worklist.list, { state: 'closed' })).rows.map(({ id }) => id)).toContain(receipt.id)

    const final = await client.get('anonymous', routes.track, tracking(receipt))
    expect(allowed(final)).toEqual(['rate'])
    expect(final.timeline.map(({ type }) => type)).toEqual([
      'complaint.received', 'complaint.accepted', 'mediation.opened', 'mediation.invited', 'mediation.session-held', 'mediation.suspended',
      'mediation.resumed', 'mediation.agreed', 'complaint.outcome-recorded', 'complaint.closed', 'mediation.performance-recorded', 'mediation.performance-recorded',
    ])
    expect(await consume(receipt, { type: 'rate', grade: 'very-satisfied', comment: '谢谢' })).toMatchObject({ rating: { grade: 'very-satisfied', comment: '谢谢' } })
  })

  test('refused with a ground, the reason and the other routes', async () => {
    const receipt = await submit()
    const refused = await act('officer', receipt.id, { type: 'refuse', ground: 'not-consumption', reason: '所购商品用于经营，不是生活消费。', told: 'post' })
    expect(refused.refusal).toEqual({ ground: 'not-consumption', article: '《市场监督管理投诉举报处理办法》第十六条第三项', reason: '所购商品用于经营，不是生活消费。', on: '2026-04-28' })
    const tracked = await client.get('anonymous', routes.track, tracking(receipt))
    expect(tracked.otherRoutes.zh.length).toBeGreaterThan(3)
    expect(tracked.otherRoutes.article).toBe('《市场监督管理投诉举报处理办法》第十五条、《消费者权益保护法》第三十九条')
    expect(allowed(tracked)).toEqual(['rate'])
    expect(await consume(receipt, { type: 'rate', grade: 'unsatisfied' })).toMatchObject({ rating: { grade: 'unsatisfied', comment: null } })
  })

  test('returned for lack of authority, dispatched again, taken up by another office', async () => {
    const receipt = await submit()
    const returned = await act('officer', receipt.id, { type: 'return-to-intake', reason: '经营地址在嘉川镇' })
    expect(returned).toMatchObject({ stage: 'returned', unit: { name: '旺苍县消费维权股' } })
    expect(await client.refusal('officer', routes.read, { id: receipt.id })).toBe('complaint.not-found')
    const { units, staff } = system.county
    const sent = await act('intake', receipt.id, { type: 'assign', unitId: units.office2, officerId: staff.officer2.id, reason: '按经营地分送' })
    expect(sent).toMatchObject({ stage: 'received', unit: { name: '嘉川市场监管所' }, officer: { id: staff.officer2.id } })
    expect((await client.get('officer2', worklist.list, { officer: 'me' })).rows.map(({ id }) => id)).toEqual([receipt.id])
    expect(await act('officer2', receipt.id, ACCEPT)).toMatchObject({ stage: 'accepted' })
  })

  test('withdrawn before the decision ends it; after acceptance the parties are still told', async () => {
    const early = await submit()
    expect(await consume(early, { type: 'withdraw', reason: '已和解' })).toMatchObject({ stage: 'withdrawn' })
    const late = await submit()
    await act('officer', late.id, ACCEPT)
    const withdrawn = await consume(late, { type: 'withdraw' })
    expect(withdrawn).toMatchObject({ stage: 'accepted', mediation: { stage: 'terminated', termination: { ground: 'withdrawn-or-settled' } } })
    expect(await mediate('officer', late.id, { type: 'tell', party: 'both', by: 'sms' })).toMatchObject({ mediation: { stage: 'told' } })
    expect(await act('chief', late.id, { type: 'close', summary: '投诉人撤回' })).toMatchObject({ stage: 'closed' })
  })

  test('terminated for want of agreement: one party told, then the other, in seven working days', async () => {
    const receipt = await submit()
    await act('officer', receipt.id, ACCEPT)
    await mediate('officer', receipt.id, { type: 'record-answer', party: 'respondent', willing: false })
    const terminated = await mediate('officer', receipt.id, { type: 'terminate', ground: 'absent-or-refused', reason: '商家明确拒绝调解' })
    expect(terminated.clocks.at(-1)).toMatchObject({ id: 'complaint.tell-termination', state: 'running', dueOn: '2026-05-11' })
    await mediate('officer', receipt.id, { type: 'tell', party: 'consumer', by: 'phone' })
    day('2026-05-12')
    const told = await mediate('officer', receipt.id, { type: 'tell', party: 'respondent', by: 'post' })
    expect(told.clocks.at(-1)).toMatchObject({ state: 'met', late: true, metOn: '2026-05-12' })
    expect(allowed(told)).toContain('close')
  })

  test('material of either side, and a complaint taken down at the window', async () => {
    const receipt: Receipt = await client.get('intake', routes.register, complaintInput(system.county, { channel: 'window' }))
    expect(await consume(receipt, { type: 'add-material', text: '补充：有医院病历' })).toMatchObject({ stage: 'received' })
    const view = await act('officer', receipt.id, { type: 'add-material', text: '电话核实，店家承认' })
    expect(view).toMatchObject({ channel: 'window' })
    expect(view.timeline.map(({ params }) => params['text']).filter(Boolean)).toEqual(['补充：有医院病历', '电话核实，店家承认'])
  })

  test('a complaint that names no firm of the register goes to the desk of the county where it was taken down', async () => {
    const respondent = { name: '路边烧烤摊', address: '新华街口' }
    const [public_, here, there, other] = [
      await submit({ respondent }), await client.get('intake', routes.register, complaintInput(system.county, { respondent })),
      await client.get('otherIntake', routes.register, complaintInput(system.county, { respondent })),
      await client.get('otherOfficer', routes.register, complaintInput(system.county, { respondent })),
    ]
    const { desk, otherDesk } = system.county.units
    expect((await read('intake', here.id)).unit.id).toBe(desk)
    expect((await read('otherIntake', there.id)).unit.id).toBe(otherDesk)
    expect((await read('otherIntake', other.id)).unit.id).toBe(otherDesk)
    expect([desk, otherDesk]).toContain((await read('provinceViewer', public_.id)).unit.id)
    expect(there.number.slice(0, 7)).toBe('1510822')
  })
})

describe('what each may see', () => {
  test('the consumer knows the officer of the file by name, other staff only as the office', async () => {
    const receipt = await submit()
    await act('chief', receipt.id, { type: 'assign', unitId: system.county.units.office, officerId: system.county.staff.officer.id })
    await act('colleague', receipt.id, { type: 'add-material', text: '内部核实' })
    await act('officer', receipt.id, ACCEPT)
    const { timeline } = await client.get('anonymous', routes.track, tracking(receipt))
    expect(timeline.map(({ actorName }) => actorName)).toEqual(['投诉人', '东河市场监管所', '东河市场监管所', 'officer人员', '系统'])
    expect(JSON.stringify(await client.call('anonymous', routes.track, tracking(receipt)))).not.toMatch(/chief人员|colleague人员/)
  })

  test('personal data is masked in every answer until it is unmasked with a reason, which is kept', async () => {
    const receipt = await submit({ consumer: { ...CONSUMER, idType: 'passport', idNumber: 'E12345678' } })
    const answers = [
      await client.call('officer', routes.read, { id: receipt.id }), await client.call('officer', worklist.list, {}),
      await client.call('officer', routes.command, { id: receipt.id, key: newKey(), version: 1, command: ACCEPT }),
      await client.call('anonymous', routes.track, tracking(receipt)), await client.call('chief', worklist.overview, {}),
      await client.call('anonymous', routes.consumerCommand, { ...tracking(receipt), key: newKey(), command: { type: 'add-material', text: '小票' } }),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(200)
      expect(JSON.stringify(answer.body)).not.toMatch(/赵小梅|13881234567|北街5号|E12345678/)
    }
    const shown = await client.get('officer', routes.unmask, { id: receipt.id, reason: '需要电话联系投诉人' })
    expect(shown).toMatchObject({ ...CONSUMER, idNumber: 'E12345678', masked: false })
    const trail = await client.get('auditor', access.listAudit, { objectId: receipt.id, action: 'complaint.unmask' })
    expect(trail.rows).toMatchObject([{ actorId: system.county.staff.officer.id, reason: '需要电话联系投诉人', outcome: 'done' }])
  })

  test('reading leaves a trace before the answer goes out', async () => {
    const receipt = await submit()
    await read('chief', receipt.id)
    const trail = await client.get('auditor', access.listAudit, { objectId: receipt.id })
    expect(trail.rows.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['complaint.read', system.county.staff.chief.id], ['complaint.receive', 'public'],
    ])
  })

  test('the firm has other files, counted where the reader may see them', async () => {
    const before = (await submit()).id
    const receipt = await submit()
    const { sameOperator } = await read('officer', receipt.id)
    expect(sameOperator.files.map(({ id }) => id)).toContain(before)
    expect(sameOperator.files).toHaveLength(Math.min(20, sameOperator.count))
    expect(sameOperator.files.map(({ id }) => id)).not.toContain(receipt.id)
  })

  test('every count of the overview is the length of its list', async () => {
    day('2026-05-08')
    const { offices, today } = await client.get('chief', worklist.overview, {})
    expect(today).toBe('2026-05-08')
    expect(offices.length).toBeGreaterThan(1)
    for (const { unit, open, overdue, soon } of offices) {
      const lists = await Promise.all((['any', 'overdue', 'soon'] as const).map((due) => client.get('chief', worklist.list, { unitId: unit.id, due })))
      expect(lists.map(({ rows, next }) => (next ? -1 : rows.length))).toEqual([open, overdue, soon])
    }
  })

  test('the to-do list comes in due order, page by page, each file once', async () => {
    for (let n = 0; n < 55; n += 1) {
      if (n % 20 === 0) system.clock.advance(24 * 3_600_000)
      await submit({ respondent: { operatorId: system.county.firms.farShop.id, name: 'x店', address: 'x路' } })
    }
    for (const state of ['open', 'closed'] as const) {
      const first = await client.get('otherOfficer', worklist.list, { state })
      expect(first.rows).toHaveLength(state === 'open' ? 50 : 0)
      const second = first.next ? await client.get('otherOfficer', worklist.list, { state, after: first.next }) : { rows: [], next: null }
      const rows = [...first.rows, ...second.rows]
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      const dues = rows.map(({ dueOn }) => dueOn ?? '')
      expect(dues).toEqual(dues.toSorted())
      expect(second.next).toBeNull()
      expect(rows).toHaveLength(state === 'open' ? 55 : 0)
    }
  })
})

test('after all of this the record is whole', async () => {
  const report = await auditFiles(system.parts.desk, () => undefined)
  expect(report.findings).toEqual([])
  expect(report.files).toBeGreaterThan(60)
})
