import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes as complaint } from '#modules/complaint/index.ts'
import { allRoutes, fileRoutes } from './app.ts'
import { refusalRow } from './refusals.ts'
import { complaintInput, newKey, requestOf, testApp, testClient, testSystem, type Client, type TestSystem, type Who } from './testing.ts'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[]
  readonly requestBody?: { content: Record<string, { schema: Record<string, unknown> }> }
  readonly security: readonly Record<string, readonly string[]>[]
  readonly responses: Record<string, { description: string; content: Record<string, { schema: z.core.JSONSchema.JSONSchema }> }>
}

interface Document {
  readonly openapi: string
  readonly info: { title: string; version: string }
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { securitySchemes: Record<string, { type: string; in: string; name: string }>; schemas: Record<string, object> }
}

let system: TestSystem
let client: Client
let app: Awaited<ReturnType<typeof testApp>>['app']
let close: () => Promise<void>
let document: Document
beforeAll(async () => {
  system = await testSystem('openapi')
  const served = await testApp(system)
  app = served.app
  client = testClient(app, system)
  close = async () => {
    await served.close()
    await system.close()
  }
  document = (await app.inject({ method: 'GET', url: '/api/openapi.json' })).json()
})
afterAll(() => close())

function operations(): { path: string; method: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
}

/** Every value in the document, with the way to it. */
function walk(value: unknown, visit: (key: string, value: unknown) => void, key = ''): void {
  visit(key, value)
  if (typeof value === 'object' && value !== null) for (const [name, member] of Object.entries(value)) walk(member, visit, name)
}

describe('the document', () => {
  test('is OpenAPI 3.1, and every reference in it leads somewhere', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info).toEqual({ title: '红盾 Hongdun', version: '0.0.0-test' })
    const references: string[] = []
    walk(document, (key, value) => {
      if (key === '$ref' && typeof value === 'string') references.push(value)
    })
    expect(references.length).toBeGreaterThan(30)
    for (const reference of new Set(references)) {
      const found = reference.slice(2).split('/').reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), document)
      expect([reference, typeof found]).toEqual([reference, 'object'])
    }
  })

  test('has every route once, under the path and method at which the server answers', () => {
    const declared = [...allRoutes, ...fileRoutes].map(({ id, method, path }) => `${id} ${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(operations().map(({ path, method, operation }) => `${operation.operationId} ${method.toUpperCase()} ${path}`).toSorted()).toEqual(declared.toSorted())
    expect(new Set(declared).size).toBe(declared.length)
    for (const { path, method } of [...allRoutes, ...fileRoutes]) expect([path, app.hasRoute({ method, url: `/api${path}` })]).toEqual([path, true])
  })

  test('names every parameter of a path, in it and only there', () => {
    for (const { path, operation, method } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      expect([path, operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)]).toEqual([path, inPath])
      expect(operation.parameters.every((one) => one.in === 'path' ? one.required : one.in === 'query')).toBe(true)
      const body = operation.requestBody?.content['application/json']?.schema['properties'] ?? {}
      expect(Object.keys(body).filter((name) => inPath.includes(name))).toEqual([])
      expect([path, method, operation.requestBody !== undefined]).toEqual([path, method, method === 'post' || method === 'put'])
    }
  })

  test('says of a file that it is one', () => {
    const kinds = fileRoutes.map(({ path, method }) => {
      const { requestBody, responses } = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()] ?? ({} as Operation)
      return [...Object.keys(requestBody?.content ?? {}), ...Object.entries(responses).filter(([status]) => status < '300').flatMap(([, { content }]) => Object.keys(content))]
    })
    expect(kinds).toEqual([['multipart/form-data', 'application/json'], ['application/octet-stream'], ['multipart/form-data', 'application/json']])
  })

  test('says how each may be refused: by its module and by the shell', () => {
    for (const route of [...allRoutes, ...fileRoutes]) {
      const { responses, security, summary } = document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()] ?? ({} as Operation)
      expect(summary).not.toBe('')
      for (const code of [...route.refusals, 'request.invalid', 'request.too-many', 'request.failed']) {
        expect(responses[String(refusalRow(code).status)]?.description.split(', ')).toContain(code)
      }
      const schemes = route.access !== 'staff' ? [] : [route.method === 'GET' ? ['session'] : ['session', 'csrf']]
      expect([route.id, security.map((one) => Object.keys(one))]).toEqual([route.id, schemes])
      expect([route.id, responses['401']?.description.includes('request.sign-in') ?? false]).toEqual([route.id, route.access === 'staff'])
    }
    expect(Object.keys(document.components.securitySchemes)).toEqual(['session', 'csrf'])
  })
})

describe('what the server answers', () => {
  /** The answer of a route, judged by the schema of the document alone. */
  async function judged<Answer>(who: Who, id: string, input: object): Promise<Answer> {
    const route = allRoutes.find((candidate) => candidate.id === id)
    if (!route) throw new Error(`no route ${id}`)
    const { status, body } = await client.call(who, route, input)
    const declared = document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]?.responses[String(status)]
    const schema = declared?.content['application/json']?.schema
    if (!schema) throw new Error(`${id} answers ${status}, which the document does not know`)
    const inline = '$ref' in schema ? (document.components.schemas['Refusal'] as z.core.JSONSchema.JSONSchema) : schema
    const read = z.fromJSONSchema(inline).safeParse(body)
    expect([id, status, read.error?.issues ?? []]).toEqual([id, status, []])
    return body as Answer
  }

  test('is what the document says, all through the story', async () => {
    const receipt = await judged<{ id: string; number: string; queryCode: string }>('anonymous', 'submit-complaint', complaintInput(system.county))
    const { id } = receipt
    const tracking = { number: receipt.number, queryCode: receipt.queryCode }
    await judged('anonymous', 'track-complaint', tracking)
    await judged('anonymous', 'track-complaint', { ...tracking, queryCode: 'AAAAAAAA' })
    await judged('anonymous', 'submit-complaint', complaintInput(system.county, { facts: 1 }))
    await judged('anonymous', 'search-operators', { q: '香满园' })
    for (const list of ['list-files', 'office-overview', 'read-session', 'list-units']) await judged('officer', list, {})
    await judged('anonymous', 'read-session', {})
    await judged('officer', 'read-complaint', { id })
    await judged('officer', 'read-operator', { id: system.county.firms.bakery.id })
    await judged('officer', 'list-officers', { id: system.county.units.office })
    await judged('officer', 'unmask-consumer', { id, reason: '电话联系投诉人' })
    let version = 1
    const step = async (command: object) => {
      version = (await judged<{ version: number }>('officer', 'command-complaint', { id, key: newKey(), version, command })).version
    }
    const mediate = async (command: object) => {
      await judged('officer', 'command-mediation', { id, key: newKey(), version, command })
      version = (await judged<{ version: number }>('officer', 'read-complaint', { id })).version
    }
    await step({ type: 'accept', told: 'portal' })
    await mediate({ type: 'invite', mode: 'video', startsAt: '2026-04-29T02:00:00Z', place: '线上', mediators: ['李明'] })
    await mediate({ type: 'suspend', reason: 'testing', from: '2026-04-28', body: '质检所' })
    await mediate({ type: 'resume', lastDay: '2026-04-28' })
    await mediate({ type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-04-28' }] })
    await judged('officer', 'command-complaint', { id, key: newKey(), version: 1, command: { type: 'close', summary: '办结' } })
    await step({ type: 'close', summary: '已办结' })
    await judged('anonymous', 'consumer-command', { ...tracking, key: newKey(), command: { type: 'rate', grade: 'fair' } })
    for (const list of ['list-imports', 'list-exports', 'make-export']) await judged('intake', list, {})
    await judged('administrator', 'list-accounts', {})
    await judged('auditor', 'list-audit', {})
    expect(version).toBeGreaterThan(8)
  })

  test('an input that the document forbids is refused', async () => {
    const schema = document.paths['/public/complaints']?.['post']?.requestBody?.content['application/json']?.schema
    const read = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema)
    const good = complaintInput(system.county)
    expect(read.safeParse(good).success).toBe(true)
    const { url } = requestOf(complaint.submit, good)
    expect(url).toBe('/api/public/complaints')
    for (const bad of [{ ...good, claims: [] }, { ...good, key: 'x' }, { ...good, channel: 'pigeon' }, { ...good, amountFen: -1 }]) {
      expect(read.safeParse(bad).success).toBe(false)
      expect(await client.refusal('anonymous', complaint.submit, bad)).toBe('request.invalid')
    }
  })
})
