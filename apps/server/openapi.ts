/** The OpenAPI 3.1 document, made from the contracts: what is not declared there is not in it. */
import { z } from 'zod'
import type { Route } from '#platform/pure/contract.ts'
import type { refusalTexts } from './messages.ts'

type JsonSchema = Record<string, unknown>

function schemaOf(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as JsonSchema
  return schema
}

/** The input of a route split into what stands in the path and what does not. */
function splitInput(route: Route): { path: [string, JsonSchema][]; rest: JsonSchema } {
  const schema = schemaOf(route.input, 'input')
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const all = (schema['properties'] ?? {}) as Record<string, JsonSchema>
  const path = names.map((name): [string, JsonSchema] => [name, all[name] ?? { type: 'string' }])
  const properties = Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))
  const required = (schema['required'] as string[] | undefined)?.filter((name) => !names.includes(name)) ?? []
  return { path, rest: { ...schema, properties, required } }
}

function parameters(route: Route): JsonSchema[] {
  const { path, rest } = splitInput(route)
  const inPath = path.map(([name, schema]) => ({ name, in: 'path', required: true, schema }))
  if (route.method !== 'GET' && route.method !== 'DELETE') return inPath
  const required = rest['required'] as string[]
  const inQuery = Object.entries(rest['properties'] as Record<string, JsonSchema>)
    .map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
  return [...inPath, ...inQuery]
}

type StatusOf = (code: string) => number

/** Refusals of the shell, which any route of the kind may answer with before its module is asked. */
function shellRefusals({ method, access }: Pick<Route, 'method' | 'access'>): readonly (keyof typeof refusalTexts)[] {
  const writes = method !== 'GET'
  return [
    'request.invalid', 'request.too-many', 'request.too-large', 'request.failed', 'request.unavailable',
    ...writes ? ['request.not-json', 'request.unsupported'] as const : [],
    ...access === 'staff' ? ['request.sign-in'] as const : [],
    ...access === 'staff' && writes ? ['request.forged'] as const : [],
  ]
}

function refusalResponses(route: Pick<Route, 'method' | 'access' | 'refusals'>, statusOf: StatusOf): JsonSchema {
  const refused = Map.groupBy([...route.refusals, ...shellRefusals(route)], (code) => String(statusOf(code)))
  return Object.fromEntries([...refused].map(([status, codes]) => [status, {
    description: codes.join(', '), content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
  }]))
}

/** Changes carry the token that `GET /session` answers, beside the cookie. */
function security({ method, access }: Pick<Route, 'method' | 'access'>): JsonSchema[] {
  if (access !== 'staff') return []
  return [method === 'GET' ? { session: [] } : { session: [], csrf: [] }]
}

function operation(route: Route, statusOf: StatusOf): JsonSchema {
  const body = route.method === 'POST' || route.method === 'PUT'
    ? { requestBody: { required: true, content: { 'application/json': { schema: splitInput(route).rest } } } } : {}
  return {
    operationId: route.id, summary: route.summary, parameters: parameters(route), ...body, security: security(route),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(route.output, 'output') } } }, ...refusalResponses(route, statusOf),
    },
  }
}

/** A route whose body or answer is a file; bound by hand, declared here. */
export interface FileRoute extends Pick<Route, 'id' | 'method' | 'path' | 'summary' | 'access' | 'refusals'> {
  /** The answer, where it is JSON. */
  readonly output?: z.ZodType
  readonly status: 200 | 202
}

const FILE = { type: 'string', format: 'binary' } as const
const UPLOAD = { type: 'object', required: ['file'], properties: { file: FILE } } as const

function fileOperation(route: FileRoute, statusOf: StatusOf): JsonSchema {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const answer = route.output ? { 'application/json': { schema: schemaOf(route.output, 'output') } } : { 'application/octet-stream': { schema: FILE } }
  return {
    operationId: route.id, summary: route.summary, security: security(route),
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(route.method === 'POST' ? { requestBody: { required: true, content: { 'multipart/form-data': { schema: UPLOAD } } } } : {}),
    responses: { [route.status]: { description: 'Done', content: answer }, ...refusalResponses(route, statusOf) },
  }
}

export function openApiDocument(routes: readonly Route[], files: readonly FileRoute[], statusOf: StatusOf, version: string): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {}
  function add(route: Pick<Route, 'method' | 'path'>, declared: JsonSchema): void {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: declared }
  }
  for (const route of routes) add(route, operation(route, statusOf))
  for (const route of files) add(route, fileOperation(route, statusOf))
  return {
    openapi: '3.1.0', info: { title: '红盾 Hongdun', version }, servers: [{ url: '/api' }], paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'hongdun_session' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
      },
      schemas: {
        Refusal: {
          type: 'object', required: ['refusal', 'message'], properties: {
            refusal: { type: 'string' }, message: { type: 'string' }, article: { type: 'string' }, own: { type: 'boolean' }, field: { type: 'string' },
            params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
          },
        },
      },
    },
  }
}
