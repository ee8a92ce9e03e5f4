/** How a route of a contract becomes an HTTP request. Pure. */
import type { Route } from '#platform/pure/contract.ts'

export interface ApiRequest {
  readonly method: Route['method']
  /** With query string, under `/api`. */
  readonly url: string
  /** JSON text; undefined for GET and DELETE. */
  readonly body: string | undefined
}

/** Path parameters go into the path; the rest into the query (GET, DELETE) or the body (POST, PUT). */
export function requestOf<Input, Output>(route: Route<Input, Output>, input: Input): ApiRequest {
  const rest = new Map(Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined))
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return encodeURIComponent(value)
  })
  if (route.method === 'POST' || route.method === 'PUT') {
    return { method: route.method, url: `/api${path}`, body: JSON.stringify(Object.fromEntries(rest)) }
  }
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString()
  return { method: route.method, url: query ? `/api${path}?${query}` : `/api${path}`, body: undefined }
}
