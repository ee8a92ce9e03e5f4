/** Handlers of the operator register. */
import type { z } from 'zod'
import type { Database } from '#platform/db/database.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { OperatorHit, PartyRefusal, routes } from './contract.ts'
import type { Operator } from './party.ts'
import { findOperator, searchOperators as searchRegister } from './store.ts'

export interface PartyDeps {
  readonly database: Database
}

type Input<Name extends keyof typeof routes> = z.output<(typeof routes)[Name]['input']>

const LIMIT = 20

function toHit(operator: Operator): OperatorHit {
  const { id, name, aliases, address, creditCode, status } = operator
  return { id, name, alias: aliases[0] ?? null, address, creditCode, active: status === 'active' }
}

export async function searchOperators(input: Input<'searchOperators'>, { database }: PartyDeps): Promise<{ operators: OperatorHit[] }> {
  const found = await searchRegister(database, { query: input.q, areaCode: input.area, limit: LIMIT })
  return { operators: found.map(toHit) }
}

type Answer = z.output<typeof routes.readOperator.output> | Refusal<PartyRefusal>

export async function readOperator(input: Input<'readOperator'>, { database }: PartyDeps): Promise<Answer> {
  const operator = await findOperator(database, input.id)
  return operator ? { ...operator, aliases: [...operator.aliases] } : refuse<PartyRefusal>('party.operator-not-found')
}
