/**
 * Secrecy of reporters (Order 121 Art. 37): reports with marked personal data are filed, handled and closed; then every address
 * that can be read is read as everyone, and none but the unmasking of those who handle the report may hold a mark.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sql from 'sql-template-tag'
import { routes as complaint } from '#modules/complaint/index.ts'
import { routes as mediation } from '#modules/mediation/index.ts'
import type { Carrier, Letter } from '#modules/notify/channels/channel.ts'
import { routes as notify } from '#modules/notify/contract.ts'
import { sendDue } from '#modules/notify/jobs.ts'
import { routes } from '#modules/report/index.ts'
import { readTable } from '#modules/exchange/read-table.ts'
import { allRoutes } from './app.ts'
import { complaintInput, newKey, requestOf, STAFF, testApp, testClient, testSystem, type Client, type StaffName, type TestSystem } from './testing.ts'

const MARKED = { name: '欧阳晓露珠', phone: '13765432198', address: '旺苍县东河镇桂花巷314号', idType: 'id-card', idNumber: '11010519491231002X' } as const
const MARKS = [MARKED.name, MARKED.phone, '桂花巷314号', MARKED.idNumber]
/** What only the report says: that there is one. */
const FACTS = '仓库后门每周三夜里换标签，紫色塑料桶。'
const WHO = Object.keys(STAFF) as StaffName[]

let system: TestSystem
let client: Client
let inject: Awaited<ReturnType<typeof testApp>>['app']['inject']
let close: () => Promise<void>
let ids: readonly string[]
/** What went out by SMS. */
let texts: Letter[]
let mixed: { id: string; number: string; queryCode: string; report?: { id: string; number: string; queryCode: string } | undefined }

beforeAll(async () => {
  texts = []
  const sms: Carrier = {
    send: (letter) => {
      texts.push(letter)
      return Promise.resolve({ accepted: true, ids: [letter.id] })
    },
    close: () => Promise.resolve(),
  }
  system = await testSystem('secrecy', undefined, { notifying: () => ({ carriers: { sms }, signature: '' }), origin: 'https://12315.example.cn' })
  const served = await testApp(system)
  client = testClient(served.app, system)
  inject = served.app.inject.bind(served.app)
  close = async () => {
    await served.close()
    await system.close()
  }
  const { bakery } = system.county.firms
  const input = { channel: 'web' as const, reporter: { realName: true as const, ...MARKED }, target: { operatorId: bakery.id, name: bakery.name, address: bakery.address }, category: 'quality', facts: FACTS, attachments: [] }
  const first = await client.get('anonymous', routes.submit, { ...input, key: newKey() })
  const second = await client.get('anonymous', routes.submit, { ...input, key: newKey() })
  mixed = await client.get('anonymous', complaint.submit, complaintInput(system.county, { consumer: MARKED, report: { facts: FACTS, realName: true } }))
  ids = [first.id, second.id, mixed.report?.id ?? '']
  await step(second.id, 'officer', { type: 'mark-repeat', intoId: first.id, newFacts: true, told: 'sms', reason: '同一事实，内容相同' })
  await step(first.id, 'officer', { type: 'start-verification' })
  await step(first.id, 'officer', { type: 'propose-decision', decision: 'decline', ground: 'minor-corrected', reason: '当场改正，没有造成危害后果' })
  await step(first.id, 'chief', { type: 'approve-decision' })
  await step(first.id, 'officer', { type: 'tell-reporter', by: 'sms' })
  await mediated(mixed.id)
  await client.get('officer', notify.announce, { id: first.id, what: 'news', key: newKey() })
  await sendDue(system.parts.sender)
  await client.get('officer', routes.unmask, { id: first.id, reason: '需要告知结果' })
})
afterAll(() => close())

async function step(id: string, who: StaffName, command: object): Promise<void> {
  const row = await system.database.one<{ version: number }>(sql`select version from casefile.file where id = ${id}`)
  const answer = await client.call(who, routes.command, { id, key: newKey(), version: row?.version ?? 0, command })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

/** The complaint that was filed with a report goes through what its firm is told of. */
async function mediated(id: string): Promise<void> {
  const version = async () => (await client.get('officer', complaint.read, { id })).version
  await client.get('officer', complaint.command, { id, key: newKey(), version: await version(), command: { type: 'accept', told: 'sms' } })
  const commands = [
    { type: 'invite', mode: 'on-site', startsAt: '2026-05-11T02:00:00Z', place: '东河所二楼', mediators: ['officer人员'] },
    { type: 'terminate', ground: 'other-law', reason: '双方达不成一致' }, { type: 'tell', party: 'both', by: 'sms' },
  ]
  for (const command of commands) await client.get('officer', mediation.command, { id, key: newKey(), version: await version(), command })
}

/** Marks in an answer, in whatever form text may stand there. */
function marksIn(body: string): readonly string[] {
  return MARKS.filter((mark) => body.includes(mark) || body.includes(JSON.stringify(mark).slice(1, -1)) || body.includes(encodeURIComponent(mark)))
}

describe('no address that is read tells who reported', () => {
  /** Every GET route with every id there is, lists also searched for the marks. */
  function readings(): readonly { readonly url: string; readonly query?: Record<string, string> }[] {
    const reads = allRoutes.filter(({ method }) => method === 'GET')
    const searches: readonly Record<string, string>[] = [{}, { state: 'closed' }, { kind: 'report' }, ...MARKS.map((text) => ({ text })), ...MARKS.map((query) => ({ query }))]
    return reads.flatMap((route) => (route.path.includes(':')
      ? [...ids, mixed.id, ...Object.values(system.county.units)].map((id) => {
        const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
        return { url: requestOf(route, Object.fromEntries(names.map((name) => [name, id]))).url }
      })
      : searches.map((query) => ({ url: `/api${route.path}`, query }))))
  }

  test.each(WHO)('to %s', async (who) => {
    const headers = await client.credentials(who)
    const leaks: string[] = []
    let answered = 0
    for (const { url, query } of readings()) {
      const reply = await inject({ method: 'GET', url, headers, ...(query && { query }) })
      const marks = marksIn(reply.body)
      // The complainant of a mixed filing is masked as well.
      if (marks.length > 0) leaks.push(`${url}: ${marks.join(', ')}`)
      if (reply.statusCode === 200) answered += 1
    }
    expect(leaks).toEqual([])
    expect(answered).toBeGreaterThan(0)
  }, 60_000)

  test('to anyone without an account, on any page or public address', async () => {
    const pages = ['/', '/privacy', '/complaint', `/complaint?q=${encodeURIComponent('蛋糕')}`, '/complaint/form', '/track', '/track/file', '/api/openapi.json', '/health/live',
      ...allRoutes.filter(({ method }) => method === 'GET').map((route) => requestOf(route, { id: ids[0], file: ids[0], areaCode: '510821' }).url), ...ids.map((id) => `/attachments/${id}/${id}`)]
    for (const url of pages) {
      const { body } = await inject({ method: 'GET', url })
      expect([url, marksIn(body), body.includes(FACTS)]).toEqual([url, [], false])
    }
  })

  test('in what is exported to the national platform', async () => {
    const headers = await client.credentials('intake')
    const made = await inject({ method: 'POST', url: '/api/exports/national', headers, payload: {} })
    const listed = await inject({ method: 'GET', url: '/api/exports', headers })
    const files = [...new Set(`${made.body}${listed.body}`.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? [])]
    for (const id of files) {
      const reply = await inject({ method: 'GET', url: `/api/exports/${id}.xlsx`, headers })
      if (reply.statusCode !== 200) continue
      const table = JSON.stringify(await readTable(reply.rawPayload))
      expect([marksIn(table), table.includes(FACTS)]).toEqual([[], false])
    }
    expect(made.statusCode).toBeLessThan(500)
  })

  test('in the row of the file, in its events, in the audit trail and in the table of reports', async () => {
    for (const table of ['casefile.file', 'casefile.event', 'casefile.outbox', 'report.report', 'access.audit_entry', 'complaint.complaint'] as const) {
      const rows = await system.owner.rows(sql([`select t::text as row from ${table} t`]))
      expect([table, marksIn(JSON.stringify(rows))]).toEqual([table, []])
    }
    const trail = await system.owner.rows<{ action: string; reason: string }>(sql`select action, reason from access.audit_entry where action = 'report.unmask'`)
    expect(trail).toEqual([{ action: 'report.unmask', reason: '需要告知结果' }])
  })
})

describe('what is sent', () => {
  test('to the firm comes of the complaint alone; nothing names the reporter or what was reported', async () => {
    const rows = await system.owner.rows<{ file_id: string; recipient: string; address: string; body: string }>(sql`select file_id, recipient, address, body from notify.message`)
    const toFirm = rows.filter(({ recipient }) => recipient === 'respondent')
    expect(toFirm.map(({ file_id }) => file_id)).toEqual([mixed.id, mixed.id])
    expect(rows.filter(({ recipient }) => recipient === 'reporter').map(({ address }) => address)).toEqual([MARKED.phone, MARKED.phone, MARKED.phone])
    for (const { body } of rows) expect([marksIn(body), body.includes(FACTS), /举报|立案/.test(body)]).toEqual([[], false, false])
    for (const { body } of toFirm) for (const sign of [mixed.report?.number ?? '?', ...ids]) expect(body).not.toContain(sign)
    // The number of the reporter stands in the row that is sent to the reporter, and in no other.
    for (const row of toFirm) expect(marksIn(JSON.stringify(row))).toEqual([])
    expect(texts.filter(({ address }) => address !== MARKED.phone)).toEqual([])
  })
})

describe('who reported is told', () => {
  test('to those who handle the report, with a reason that is kept, and to no one else', async () => {
    for (const who of WHO) {
      const { status, body } = await client.call(who, routes.unmask, { id: ids[0], reason: '需要联系举报人' })
      const told = marksIn(JSON.stringify(body)).length > 0
      expect([who, told, status === 200]).toEqual([who, ['intake', 'officer', 'colleague', 'chief'].includes(who), told])
    }
  })
})

describe('that there is a report', () => {
  test('is not in what the consumer of the complaint sees, nor in what the reporter’s page tells beyond the stage', async () => {
    const tracked = JSON.stringify(await client.get('anonymous', complaint.track, { number: mixed.number, queryCode: mixed.queryCode }))
    for (const sign of [mixed.report?.id ?? '?', mixed.report?.number ?? '?', FACTS, 'report']) expect(tracked).not.toContain(sign)
    const { report } = mixed
    if (!report) throw new Error('no report')
    expect(await client.refusal('anonymous', complaint.track, { number: report.number, queryCode: report.queryCode })).toBe('complaint.unknown-number')
    expect(await client.refusal('anonymous', routes.track, { number: mixed.number, queryCode: mixed.queryCode })).toBe('report.unknown-number')
    const followed = JSON.stringify(await client.get('anonymous', routes.track, { number: report.number, queryCode: report.queryCode }))
    expect([marksIn(followed), followed.includes('人员')]).toEqual([[], false])
  })

  test('is not in the register of firms, nor in the other files of the same firm', async () => {
    const { bakery } = system.county.firms
    for (const url of [`/api/operators/${bakery.id}`, `/api/operators?query=${encodeURIComponent(bakery.name)}`, `/api/complaints/${mixed.id}`]) {
      const { body } = await inject({ method: 'GET', url, headers: await client.credentials('officer') })
      for (const id of ids) expect([url, body.includes(id), body.includes(FACTS)]).toEqual([url, false, false])
    }
  })
})
