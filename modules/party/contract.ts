/** What callers ask the operator register. */
import { z } from 'zod'
import { route, zText } from '#platform/pure/contract.ts'
import type { refusalTexts } from './messages.ts'
import { OPERATOR_STATUSES } from './party.ts'

/** An operator as anyone may see it. */
export const zOperatorHit = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Sign or short name by which people know it, where there is one. */
  alias: z.string().nullable(),
  address: z.string(),
  creditCode: z.string().nullable(),
  /** False where the register says it has closed or moved. */
  active: z.boolean(),
})
export type OperatorHit = z.output<typeof zOperatorHit>

export const zOperator = z.object({
  id: z.uuid(),
  creditCode: z.string().nullable(),
  name: z.string(),
  aliases: z.array(z.string()),
  address: z.string(),
  areaCode: z.string(),
  townCode: z.string().nullable(),
  unitId: z.uuid().nullable(),
  phone: z.string().nullable(),
  industry: z.string().nullable(),
  status: z.enum(OPERATOR_STATUSES),
  registeredOn: z.string().nullable(),
})

export const routes = {
  searchOperators: route({
    id: 'search-operators', method: 'GET', path: '/public/operators', access: 'public',
    summary: 'Find an operator by part of its name, its sign, credit code or address; at most 20, best first',
    input: z.object({
      q: zText(60),
      /** GB/T 2260 code of a county, or of the prefecture or province above. */
      area: z.string().regex(/^\d{6}$/).optional(),
    }),
    output: z.object({ operators: z.array(zOperatorHit).max(20) }),
    refusals: [],
  }),
  readOperator: route({
    id: 'read-operator', method: 'GET', path: '/operators/:id', access: 'staff',
    summary: 'One operator of the register',
    input: z.object({ id: z.uuid() }), output: zOperator, refusals: ['party.operator-not-found'],
  }),
} as const

export type PartyRefusal = keyof typeof refusalTexts
