/** The OpenAPI 3.1 document, made from the contracts: what is not declared there is not in it. */
import { z } from 'zod'
import type { Route } from '#platform/pure/contract.ts'

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

function operation(route: Route, statusOf: (code: string) => number): JsonSchema {
  const refused = Map.groupBy(route.refusals, (code) => String(statusOf(code)))
  const refusals = Object.fromEntries([...refused].map(([status, codes]) => [status, {
    description: codes.join(', '), content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
  }]))
  const body = route.method === 'POST' || route.method === 'PUT'
    ? { requestBody: { required: true, content: { 'application/json': { schema: splitInput(route).rest } } } } : {}
  return {
    operationId: route.id, summary: route.summary, parameters: parameters(route), ...body,
    security: route.access === 'staff' ? [{ session: [] }] : [],
    responses: { 200: { description: 'Done', content: { 'application/json': { schema: schemaOf(route.output, 'output') } } }, ...refusals },
  }
}

export function openApiDocument(routes: readonly Route[], statusOf: (code: string) => number, version: string): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, statusOf) }
  }
  return {
    openapi: '3.1.0', info: { title: '红盾 Hongdun', version }, servers: [{ url: '/api' }], paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'hongdun_session' } },
      schemas: {
        Refusal: {
          type: 'object', required: ['refusal', 'message'], properties: {
            refusal: { type: 'string' }, message: { type: 'string' }, article: { type: 'string' }, field: { type: 'string' },
            params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
          },
        },
      },
    },
  }
}
