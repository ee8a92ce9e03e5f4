/** What callers send to the supervision of a file and may be refused. */
import { z } from 'zod'
import { route, zLegalDate, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { stepRoute } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'

export const IMPORTANCE = ['ordinary', 'important', 'urgent'] as const

const zDemand = { demand: zText(1000, 5), dueOn: zLegalDate, importance: z.enum(IMPORTANCE) }

export const zSupervisionCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('demand'), ...zDemand }),
  z.object({ type: z.literal('answer'), answer: zText(2000, 5), final: z.boolean() }),
  z.object({ type: z.literal('accept'), note: zText(500).optional() }),
  z.object({ type: z.literal('demand-again'), ...zDemand }),
  z.object({ type: z.literal('lift'), reason: zText(500, 5) }),
])
export type SupervisionCommandInput = z.output<typeof zSupervisionCommand>

export const zSupervisionView = z.object({
  stage: z.enum(['none', 'demanded', 'answered', 'accepted', 'lifted']),
  note: z.string().nullable(),
  rounds: z.array(z.object({
    demand: z.string(), importance: z.enum(IMPORTANCE), by: z.string(), on: z.string(), dueOn: z.string(),
    answers: z.array(z.object({ answer: z.string(), final: z.boolean(), by: z.string(), on: z.string() })),
  })),
})
export type SupervisionView = z.output<typeof zSupervisionView>

const REFUSALS: readonly (SupervisionRefusal | CasefileRefusal)[] = [
  'casefile.not-found', 'casefile.version-conflict', 'casefile.reveals-reporter', 'supervision.not-permitted', 'supervision.wrong-stage', 'supervision.nothing-to-approve', 'supervision.day-past',
]

export const routes = {
  command: stepRoute('supervision', 'Demand an answer on a file of any kind by a day, answer, accept the answer or demand again', zSupervisionCommand, REFUSALS),
  read: route({
    id: 'read-supervision', method: 'GET', path: '/files/:id/supervision', access: 'staff',
    summary: 'The demands on a file, with the answers given', input: z.object({ id: z.uuid() }), output: zSupervisionView, refusals: ['casefile.not-found'],
  }),
} as const

export type SupervisionRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<SupervisionRefusal> = refusalTexts
