/** Who may call every route that concerns no single file, and what nobody may do without a session or a token. Expectations as in `permissions.test.ts`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '#platform/pure/contract.ts'
import { bulkRoutes } from '#modules/casefile/contract.ts'
import { routes as complaint } from '#modules/complaint/index.ts'
import { placeRoutes } from '#modules/dispatch/index.ts'
import { routes as incident } from '#modules/incident/index.ts'
import { allRoutes } from './app.ts'
import { covers, hasAny, HANDLERS, NOBODY, told, WHO } from './permissions/testing.ts'
import { complaintInput, requestOf, testApp, testClient, testSystem, type Client, type StaffName, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
let inject: Awaited<ReturnType<typeof testApp>>['app']['inject']
let close: () => Promise<void>
beforeAll(async () => {
  system = await testSystem('permissions-routes')
  const served = await testApp(system)
  client = testClient(served.app, system)
  inject = served.app.inject.bind(served.app)
  close = async () => {
    await served.close()
    await system.close()
  }
})
afterAll(() => close())

const WORDING = { topic: 'goods', question: '羽绒服缩绒怎么办？', answer: '请保留小票，向商家要求更换或者退货。', basis: ['《消费者权益保护法》第二十四条'], keywords: [], validFrom: '2026-04-28', validTo: null }

/** Routes that concern no file: who may; with an input that changes nothing where it is allowed. */
const GENERAL: Readonly<Record<string, { readonly may: (who: StaffName) => boolean; readonly input?: object }>> = {
  'register-complaint': { may: (who) => hasAny(who, HANDLERS), input: { category: 'none' } },
  'list-cases': { may: () => true }, 'list-files': { may: () => true }, 'office-overview': { may: () => true }, 'count-files': { may: () => true }, 'list-views': { may: () => true }, 'save-view': { may: () => true, input: { name: '全部', filter: { tab: 'all' } } },
  'drop-view': { may: () => true, input: { id: NOBODY } }, 'open-first': { may: () => true, input: { id: null } }, 'list-signatures': { may: () => true }, 'list-reminders': { may: () => true }, 'mark-reminders': { may: () => true, input: { ids: [] } }, 'read-practice': { may: () => true },
  'settle-practice': { may: (who) => who === 'chief', input: { areaCode: '510821', refusalNeedsApproval: false, points: [3, 1, 0, -1] } },
  'read-operator': { may: () => true, input: { id: NOBODY } },
  'read-import': { may: (who) => hasAny(who, ['intake', 'chief']), input: { id: NOBODY } },
  'list-imports': { may: (who) => hasAny(who, ['intake', 'chief']) },
  'make-export': { may: (who) => hasAny(who, ['intake', 'chief']) },
  'list-exports': { may: (who) => hasAny(who, ['intake', 'chief']) },
  'read-session': { may: () => true },
  'set-language': { may: () => true, input: { language: 'zh' } },
  'change-password': { may: () => true, input: { current: 'x', password: 'short' } },
  'list-units': { may: (who) => who !== 'idle' },
  'list-officers': { may: (who) => covers(who, HANDLERS, 'office') },
  'create-unit': { may: (who) => who === 'administrator', input: { name: '某所', shortName: '某', areaCode: '510821', parentId: NOBODY, level: 'office' } },
  'update-unit': { may: (who) => who === 'administrator', input: { id: NOBODY, name: '某所', shortName: '某', areaCode: '510821', parentId: null, validTo: null } },
  'list-accounts': { may: (who) => ['administrator', 'securityOfficer', 'auditor'].includes(who) },
  'create-account': { may: (who) => who === 'administrator', input: { login: 'officer', name: '重名' } },
  'invite-account': { may: (who) => who === 'administrator', input: { id: NOBODY } },
  'disable-account': { may: (who) => who === 'administrator', input: { id: NOBODY } },
  'unlock-account': { may: (who) => who === 'securityOfficer', input: { id: NOBODY } },
  'grant-role': { may: (who) => who === 'securityOfficer', input: { id: NOBODY, role: 'officer', unitId: null } },
  'revoke-role': { may: (who) => who === 'securityOfficer', input: { id: NOBODY } },
  'register-inquiry': { may: (who) => hasAny(who, HANDLERS), input: { key: 'permissions-inquiry', type: 'praise', channel: 'phone', title: '谢谢窗口', text: '窗口的同志很耐心', publicationConsent: false } },
  'list-inquiries': { may: () => true, input: {} },
  'four-platforms': { may: () => true, input: {} },
  'list-knowledge': { may: (who) => hasAny(who, HANDLERS), input: {} },
  'knowledge-history': { may: (who) => hasAny(who, HANDLERS), input: { id: NOBODY } },
  'write-knowledge': { may: (who) => hasAny(who, HANDLERS), input: { id: NOBODY, wording: WORDING } },
  'revise-knowledge': { may: (who) => hasAny(who, HANDLERS), input: { id: NOBODY, wording: WORDING } },
  'step-knowledge': { may: (who) => covers(who, ['chief'], 'desk'), input: { id: NOBODY, version: 1, step: { type: 'publish' } } },
  'list-absences': { may: () => true },
  'read-conduct-settings': { may: () => true },
  'record-absence': { may: () => false, input: { accountId: NOBODY, substituteId: NOBODY, reason: 'leave', from: '2026-04-28', to: '2026-04-29' } },
  'end-absence': { may: () => true, input: { id: NOBODY } },
  'list-spot-checks': { may: () => true },
  'list-audit': { may: (who) => who === 'auditor' },
}
/** Steps and panels of a file above; draws in spotcheck.test.ts; a query code issued anew in joint.test.ts; many files at once in bulk.test.ts, documents in document.test.ts, notices in notify.test.ts, incidents in incident.test.ts, place names in places.test.ts, reports in report.test.ts; the end of a session alone. */
const ELSEWHERE: readonly string[] = [
  ...Object.values(bulkRoutes).map(({ id }) => id), ...Object.values(incident).map(({ id }) => id),
  'command-dispatch', 'read-dispatch', 'command-enforcement', 'read-enforcement', 'read-inquiry', 'command-inquiry', 'turn-inquiry', 'unmask-asker',
  ...Object.values(placeRoutes).map(({ id }) => id),
  'list-notices', 'resend-notice', 'announce', 'list-links', 'read-report', 'register-report', 'command-report', 'unmask-reporter',
  'list-documents', 'command-document',
  'read-complaint', 'command-complaint', 'unmask-consumer', 'issue-code', 'command-mediation', 'command-supervision', 'read-supervision', 'command-conduct', 'read-conduct', 'settle-conduct', 'command-spotcheck', 'read-file-spot-check', 'preview-spot-check', 'draw-spot-check', 'read-spot-check', 'run-spot-check', 'recompute-spot-check', 'list-readers', 'sign-out',
]

function staffRoutes(): readonly Route[] {
  return allRoutes.filter((route) => route.access === 'staff')
}

function inputOf(route: Route): object {
  const { id } = route
  if (id === 'list-officers') return { id: system.county.units.office }
  if (id === 'register-complaint') return complaintInput(system.county, GENERAL[id]?.input as Readonly<Record<string, unknown>>)
  return GENERAL[id]?.input ?? { id: NOBODY }
}

describe('every other route', () => {
  test('stands in one of the tables', () => {
    expect(staffRoutes().map(({ id }) => id).toSorted()).toEqual([...Object.keys(GENERAL), ...ELSEWHERE].toSorted())
  })

  test.each(WHO)('as %s', async (who) => {
    const wrong: string[] = []
    for (const route of staffRoutes().filter(({ id }) => id in GENERAL)) {
      const { status, body } = await client.call(who, route, inputOf(route))
      const { refusal = '' } = body as { refusal?: string }
      const allowed = !(status === 403 && refusal.endsWith('.not-permitted'))
      // Of a statement its faults are told first; who may not take it down at all is refused when it is right.
      const expected = route.id === 'register-complaint' || GENERAL[route.id]?.may(who)
      if (allowed !== expected || status === 401) wrong.push(`${route.id}: ${status} ${refusal}`)
    }
    expect(wrong).toEqual([])
    const registered = await client.call(who, complaint.register, complaintInput(system.county))
    expect(told(registered)).toBe(GENERAL['register-complaint']?.may(who) ? 'done' : 'forbidden')
  })

  test('uploads and downloads that are no JSON', async () => {
    const table = '登记编号,类型\n1,投诉\n'
    const form = (name: string, content: string) => ({
      payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--x--\r\n`, type: 'multipart/form-data; boundary=x',
    })
    for (const who of WHO) {
      const headers = await client.credentials(who)
      const exchanges = hasAny(who, ['intake', 'chief'])
      const send = (url: string, { payload, type }: ReturnType<typeof form>) => inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload })
      expect([who, (await send('/api/imports/national', form('t.csv', table))).statusCode]).toEqual([who, exchanges ? 422 : 403])
      expect([who, (await inject({ method: 'GET', url: `/api/exports/${NOBODY}.xlsx`, headers })).statusCode]).toEqual([who, exchanges ? 404 : 403])
      expect([who, (await send('/api/attachments', form('t.txt', 'no picture'))).statusCode]).toEqual([who, hasAny(who, HANDLERS) ? 415 : 403])
    }
  })
})

describe('without a session, or without the token of our own pages', () => {
  const others = [['POST', '/api/imports/national'], ['GET', `/api/exports/${NOBODY}.xlsx`], ['POST', '/api/attachments']] as const

  test('every route of staff answers 401', async () => {
    for (const route of staffRoutes()) {
      expect([route.id, await client.refusal('anonymous', route, inputOf(route))]).toEqual([route.id, 'request.sign-in'])
    }
    for (const [method, url] of others) expect([url, (await inject({ method, url })).statusCode]).toEqual([url, 401])
    const forged = await inject({ method: 'GET', url: '/api/session', headers: { cookie: `hongdun_session=${'A'.repeat(43)}` } })
    expect(forged.json()).toMatchObject({ refusal: 'request.sign-in' })
  })

  test('every change without the token answers 403', async () => {
    const { cookie } = await client.credentials('administrator')
    for (const route of staffRoutes().filter(({ method }) => method !== 'GET')) {
      for (const token of [{}, { 'x-csrf-token': 'guessed' }]) {
        const { url, rest } = requestOf(route, inputOf(route))
        const reply = await inject({ method: route.method, url, headers: { cookie, ...token }, ...(route.method === 'DELETE' ? {} : { payload: rest }) })
        expect([route.id, reply.statusCode, reply.json<{ refusal: string }>().refusal]).toEqual([route.id, 403, 'request.forged'])
      }
    }
    for (const [method, url] of others.filter(([method]) => method === 'POST')) {
      expect([url, (await inject({ method, url, headers: { cookie } })).statusCode]).toEqual([url, 403])
    }
  })

  test('a session that was ended opens nothing', async () => {
    const headers = await client.credentials('officeViewer')
    expect((await inject({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(200)
    expect((await inject({ method: 'GET', url: '/api/session', headers })).statusCode).toBe(401)
  })

  test('a session left alone for half an hour has ended', async () => {
    const headers = await client.credentials('otherViewer')
    system.clock.advance(31 * 60_000)
    expect((await inject({ method: 'GET', url: '/api/session', headers })).json()).toMatchObject({ refusal: 'request.sign-in', message: '请先登录；登录已过期时，您填写的内容还在。' })
  })
})
