/** For the tests of the running system: a small county on a real database, its staff, its firms, and the whole HTTP server. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { HeldRole, Level } from '#modules/access/access.ts'
import type { AccessDeps } from '#modules/access/deps.ts'
import { acceptInvitation } from '#modules/access/invitations.ts'
import { createAccount, createUnit, grantRole } from '#modules/access/server.ts'
import { done, SYSTEM_CALLER } from '#modules/access/testing.ts'
import type { Operator } from '#modules/party/party.ts'
import { upsertOperators } from '#modules/party/store.ts'
import type { Route } from '#platform/pure/contract.ts'
import { fixedClock, seededIds, testDatabase, type FixedClock, type TestDatabase } from '#platform/testing/index.ts'
import { buildApp, type AppOptions } from './app.ts'
import { buildParts, loadRules, type Parts, type PartsOptions } from './parts.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** A Tuesday on which seven working days end on 2026-05-11: Labour Day lies between. */
export const START = '2026-04-28T01:00:00Z'

export const UNITS = ['province', 'city', 'county', 'desk', 'office', 'office2', 'otherCounty', 'otherDesk', 'otherOffice'] as const
export type UnitName = (typeof UNITS)[number]

/** Everyone who may sign in, by name; `roles` as granted. */
export const STAFF = {
  intake: [['intake', 'desk']],
  officer: [['officer', 'office']],
  colleague: [['officer', 'office']],
  officer2: [['officer', 'office2']],
  chief: [['chief', 'county']],
  officeChief: [['chief', 'office2']],
  cityViewer: [['viewer', 'city']],
  provinceViewer: [['viewer', 'province']],
  officeViewer: [['viewer', 'office2']],
  /** Looks on over the whole city and works in one office: what the one role may not, the other must not lend. */
  viewerAndOfficer: [['viewer', 'city'], ['officer', 'office2']],
  otherIntake: [['intake', 'otherDesk']],
  otherOfficer: [['officer', 'otherOffice']],
  otherChief: [['chief', 'otherCounty']],
  otherViewer: [['viewer', 'otherCounty']],
  administrator: [['administrator', null]],
  securityOfficer: [['security-officer', null]],
  auditor: [['auditor', null]],
  idle: [],
} as const satisfies Record<string, readonly (readonly [HeldRole['role'], UnitName | null])[]>
export type StaffName = keyof typeof STAFF

export const FIRMS = ['bakery', 'farShop', 'nowhere'] as const
export type FirmName = (typeof FIRMS)[number]

export interface Account {
  readonly id: string
  readonly login: string
  readonly password: string
}

export interface County {
  readonly units: Readonly<Record<UnitName, string>>
  readonly staff: Readonly<Record<StaffName, Account>>
  readonly firms: Readonly<Record<FirmName, Operator>>
}

const UNIT_ROWS: readonly (readonly [name: UnitName, level: Level, title: string, areaCode: string, parent: UnitName | null])[] = [
  ['province', 'province', '四川省市场监督管理局', '510000', null],
  ['city', 'city', '广元市市场监督管理局', '510800', 'province'],
  ['county', 'county', '旺苍县市场监督管理局', '510821', 'city'],
  ['desk', 'desk', '旺苍县消费维权股', '510821', 'county'],
  ['office', 'office', '东河市场监管所', '510821100', 'county'],
  ['office2', 'office', '嘉川市场监管所', '510821101', 'county'],
  ['otherCounty', 'county', '青川县市场监督管理局', '510822', 'city'],
  ['otherDesk', 'desk', '青川县消费维权股', '510822', 'otherCounty'],
  ['otherOffice', 'office', '乔庄市场监管所', '510822100', 'otherCounty'],
]

async function createUnits(access: AccessDeps): Promise<Record<UnitName, string>> {
  const units: Partial<Record<UnitName, string>> = {}
  for (const [name, level, title, areaCode, parent] of UNIT_ROWS) {
    const input = { level, name: title, shortName: title.slice(0, 20), areaCode, parentId: parent && (units[parent] ?? null) }
    units[name] = done(await createUnit(input, access, SYSTEM_CALLER)).id
  }
  return units as Record<UnitName, string>
}

async function createStaff(access: AccessDeps, units: Record<UnitName, string>): Promise<Record<StaffName, Account>> {
  const staff: Partial<Record<StaffName, Account>> = {}
  for (const name of Object.keys(STAFF) as StaffName[]) {
    const login = name.toLowerCase()
    const password = randomBytes(12).toString('hex')
    const invitation = done(await createAccount({ login, name: `${name}人员` }, access, SYSTEM_CALLER))
    done(await acceptInvitation({ token: invitation.token, password }, access, { address: null }))
    for (const [role, unit] of STAFF[name]) {
      done(await grantRole({ id: invitation.accountId, role, unitId: unit && units[unit], validTo: null }, access, SYSTEM_CALLER))
    }
    staff[name] = { id: invitation.accountId, login, password }
  }
  return staff as Record<StaffName, Account>
}

function firm(id: string, name: string, address: string, areaCode: string, unitId: string | null): Operator {
  return {
    id, name, address, areaCode, unitId, creditCode: null, aliases: [], townCode: null, phone: '0839-4200000', industry: null, status: 'active', registeredOn: null,
  }
}

async function createFirms(database: TestDatabase['database'], units: Record<UnitName, string>, newId: () => string): Promise<Record<FirmName, Operator>> {
  const firms = {
    bakery: firm(newId(), '旺苍县香满园蛋糕店', '旺苍县东河镇新华街12号', '510821', units.office),
    farShop: firm(newId(), '青川县山货超市', '青川县乔庄镇人民路3号', '510822', units.otherOffice),
    nowhere: firm(newId(), '旺苍县红星五金店', '旺苍县红星路8号', '510821', null),
  }
  await upsertOperators(database, Object.values(firms))
  return firms
}

export interface TestSystem {
  readonly parts: Parts
  readonly access: AccessDeps
  readonly clock: FixedClock
  readonly county: County
  readonly database: TestDatabase['database']
  readonly owner: TestDatabase['owner']
  close(): Promise<void>
}

/** The modules wired as in the running system, without HTTP. */
export async function testSystem(seed: string, start = START, more: Pick<PartsOptions, 'notifying' | 'origin'> = {}): Promise<TestSystem> {
  const store = await testDatabase()
  const { database, owner } = store
  const clock = fixedClock(start)
  const newId = seededIds(seed)
  const access: AccessDeps = { database, clock: () => clock.now(), randomBytes, newId }
  const units = await createUnits(access)
  const county: County = { units, staff: await createStaff(access, units), firms: await createFirms(database, units, newId) }
  const parts = await buildParts({ database, ...loadRules(ROOT), clock: () => clock.now(), newId, ...more })
  return { parts, access, clock, county, database, owner, close: () => store.close() }
}

const GENEROUS: AppOptions['rates'] = { submit: 1_000_000, guess: 1_000_000, public: 1_000_000, staff: 1_000_000 }

/** A console that has not been built is no matter of these tests: its page is a single line. */
function consoleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-app-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>console</title>')
  return folder
}

/** The HTTP server over a test system, for `inject`. */
export async function testApp(system: TestSystem, options: Partial<AppOptions> = {}): Promise<{ app: FastifyInstance; close(): Promise<void> }> {
  const folder = consoleFolder()
  const app = await buildApp(system.parts, system.access, {
    version: '0.0.0-test', consoleFolder: folder, trustProxy: false, secureCookies: false, authority: { zh: '旺苍县市场监督管理局', en: 'Wangcang AMR' },
    rates: GENEROUS, logLevel: 'silent', ready: () => true, ...options,
  })
  await app.ready()
  return {
    app,
    close: async () => {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly cookies: readonly { readonly name: string; readonly value: string }[]
}

export type Who = StaffName | 'anonymous'

interface Session {
  readonly token: string
  readonly csrf: string
  readonly at: number
}

export interface Client {
  /** Calls a route as someone. Whatever it answers has been declared in its contract, or this throws. */
  call(who: Who, route: AnyRoute, input: object): Promise<Answer>
  /** The same, where an answer is expected. */
  get<Output>(who: Who, route: Route<never, Output> | Route<unknown, Output>, input: object): Promise<Output>
  /** The same, where a refusal is expected: its code. */
  refusal(who: Who, route: AnyRoute, input: object): Promise<string>
  /** Cookie and header of a session that is open now. */
  credentials(who: StaffName): Promise<{ readonly cookie: string; readonly 'x-csrf-token': string }>
  /** Refusals met so far, by route. */
  readonly seen: Map<string, Set<string>>
  /** Declared refusals that no call so far has met, as `route: code`. */
  unseen(routes: Readonly<Record<string, AnyRoute>>): readonly string[]
}

type AnyRoute = Pick<Route, 'id' | 'method' | 'path' | 'access' | 'output' | 'refusals'>

/** Anything as text, also what has no way of becoming a string of its own. */
function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

/** Path and query, or path and body, of a call. */
export function requestOf(route: Pick<Route, 'method' | 'path'>, input: object): { readonly url: string; readonly rest: Readonly<Record<string, unknown>> } {
  const rest: Record<string, unknown> = { ...input }
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    rest[name] = undefined
    return encodeURIComponent(textOf(value).toWellFormed())
  })
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return { url: `/api${path}`, rest: given }
}

/** A session idle for longer is renewed before it is used. */
const SESSION_USED_MS = 20 * 60_000

/** `seen` is shared by the clients of one test file. */
export function testClient(app: FastifyInstance, system: Pick<TestSystem, 'clock' | 'county'>, seen = new Map<string, Set<string>>()): Client {
  const sessions = new Map<StaffName, Session>()

  async function sessionOf(who: StaffName): Promise<Session> {
    const known = sessions.get(who)
    const now = system.clock.now().getTime()
    if (known && now >= known.at && now - known.at < SESSION_USED_MS) return known
    const { login, password } = system.county.staff[who]
    const reply = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })
    if (reply.statusCode !== 200) throw new Error(`${who} cannot sign in: ${reply.body}`)
    const token = reply.cookies.find(({ name }) => name === 'hongdun_session')?.value ?? ''
    const session = { token, csrf: reply.json<{ csrfToken: string }>().csrfToken, at: now }
    sessions.set(who, session)
    return session
  }

  async function credentials(who: StaffName): Promise<{ cookie: string; 'x-csrf-token': string }> {
    const { token, csrf } = await sessionOf(who)
    return { cookie: `hongdun_session=${token}`, 'x-csrf-token': csrf }
  }

  function note(route: AnyRoute, answer: Answer): void {
    if (answer.status < 400) {
      route.output.parse(answer.body)
      return
    }
    const { refusal } = answer.body as { refusal: string }
    if (refusal === 'request.failed') throw new Error(`${route.id} failed: ${JSON.stringify(answer.body)}`)
    if (!refusal.startsWith('request.') && !route.refusals.includes(refusal)) throw new Error(`${route.id} sent ${refusal}, which it does not declare`)
    seen.set(route.id, (seen.get(route.id) ?? new Set()).add(refusal))
  }

  async function call(who: Who, route: AnyRoute, input: object): Promise<Answer> {
    const { url, rest } = requestOf(route, input)
    const inQuery = route.method === 'GET' || route.method === 'DELETE'
    const headers = who === 'anonymous' ? {} : await credentials(who)
    const reply = await app.inject({
      method: route.method, url, headers, ...(inQuery ? { query: rest as Record<string, string> } : { payload: rest }),
    })
    const answer = { status: reply.statusCode, body: reply.json<unknown>(), cookies: reply.cookies }
    note(route, answer)
    return answer
  }

  return {
    call, credentials, seen,
    get: async <Output>(who: Who, route: Route<never, Output> | Route<unknown, Output>, input: object) => {
      const answer = await call(who, route, input)
      if (answer.status >= 400) throw new Error(`${route.id} refused: ${JSON.stringify(answer.body)}`)
      return answer.body as Output
    },
    refusal: async (who, route, input) => {
      const answer = await call(who, route, input)
      return answer.status >= 400 ? (answer.body as { refusal: string }).refusal : `answered with ${answer.status}`
    },
    unseen: (routes) => Object.values(routes).flatMap((route) => route.refusals
      .filter((code) => !seen.get(route.id)?.has(code)).map((code) => `${route.id}: ${code}`)),
  }
}

/** A system of its own with a client on its server, for a file of tests; gives what takes them down, as `beforeAll` wants it. */
export async function serve(
  seed: string, use: (served: { readonly system: TestSystem; readonly client: Client; readonly app: FastifyInstance }) => void, more: Pick<PartsOptions, 'notifying' | 'origin'> = {},
): Promise<() => Promise<void>> {
  const system = await testSystem(seed, undefined, more)
  const { app, close } = await testApp(system)
  use({ system, client: testClient(app, system), app })
  return async () => {
    await close()
    await system.close()
  }
}

/** A key that no other request of the test has. */
let keys = 0
export function newKey(): string {
  keys += 1
  return `test-key-${keys}`
}

export const CONSUMER = { name: '赵小梅', phone: '13881234567', address: '旺苍县东河镇北街5号3单元201' } as const

/** A complaint as the portal sends it, against the bakery of the county. */
export function complaintInput(county: County, given: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> & { readonly key: string } {
  const { bakery } = county.firms
  return {
    key: newKey(), consumer: CONSUMER, respondent: { operatorId: bakery.id, name: bakery.name, address: bakery.address },
    category: 'food-safety', facts: '4月20日买的生日蛋糕有异物，孩子吃了拉肚子，找店家只肯退一半钱。', claims: ['refund', 'damages'], amountFen: 28_800,
    occurredOn: '2026-04-20', publicationConsent: true, entrustConsent: false, ...given,
  }
}
