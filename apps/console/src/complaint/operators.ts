import { fetchJson } from '../client.ts'

/** A firm of the register, as anyone may see it. */
export interface Operator {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly creditCode: string | null
}

export async function searchOperators(text: string): Promise<readonly Operator[]> {
  const { operators } = await fetchJson<{ operators: readonly Operator[] }>(`/api/public/operators?q=${encodeURIComponent(text)}`, { method: 'GET' })
  return operators
}
