/** What callers ask of the knowledge base and write into it. */
import { z } from 'zod'
import { route, zLegalDate, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { STAGES, TOPICS } from './knowledge.ts'
import { refusalTexts, type KnowledgeRefusal } from './messages.ts'

const zTopic = z.enum(TOPICS)

/** An answer as anyone may read it. */
export const zAnswer = z.object({
  entryId: z.uuid(), version: z.number(), topic: zTopic, question: z.string(), answer: z.string(), basis: z.array(z.string()), validFrom: z.string(), validTo: z.string().nullable(),
})
export type Answer = z.output<typeof zAnswer>

/** The same as staff see it, in every state. */
export const zVersion = zAnswer.extend({
  state: z.enum(STAGES), keywords: z.array(z.string()), authorName: z.string(), approverName: z.string().nullable(), remark: z.string().nullable(),
  /** Steps the reader may take. */
  steps: z.array(z.enum(['edit', 'propose', 'publish', 'send-back', 'withdraw'])),
})
export type VersionView = z.output<typeof zVersion>

export const zWording = z.object({
  topic: zTopic, question: zText(200, 4), answer: zText(2000, 10),
  basis: z.array(zText(120, 4)).min(1).max(10), keywords: z.array(zText(30)).max(20),
  validFrom: zLegalDate, validTo: zLegalDate.nullable(),
})
export type WordingInput = z.output<typeof zWording>

function refusalsOf(...codes: readonly KnowledgeRefusal[]): readonly KnowledgeRefusal[] {
  return codes
}

export const routes = {
  search: route({
    id: 'search-knowledge', method: 'GET', path: '/public/knowledge', access: 'public',
    summary: 'Published answers valid on a day (today where none is named), best first, at most 20; all of a topic where no words are given',
    input: z.object({ q: zText(2000, 0).default(''), topic: zTopic.optional(), on: zLegalDate.optional() }),
    output: z.object({ on: z.string(), answers: z.array(zAnswer).max(100) }), refusals: [],
  }),
  list: route({
    id: 'list-knowledge', method: 'GET', path: '/knowledge', access: 'staff', summary: 'The newest wording of every entry, in every state, by topic',
    input: z.object({ state: z.enum(STAGES).optional() }), output: z.object({ versions: z.array(zVersion) }), refusals: refusalsOf('knowledge.not-permitted'),
  }),
  history: route({
    id: 'knowledge-history', method: 'GET', path: '/knowledge/:id', access: 'staff', summary: 'Every wording of one entry, newest first',
    input: z.object({ id: z.uuid() }), output: z.object({ versions: z.array(zVersion) }), refusals: refusalsOf('knowledge.not-found', 'knowledge.not-permitted'),
  }),
  create: route({
    id: 'write-knowledge', method: 'POST', path: '/knowledge', access: 'staff', summary: 'Begin an entry with its first wording, a draft',
    input: z.object({ id: z.uuid(), wording: zWording }), output: zVersion, refusals: refusalsOf('knowledge.not-permitted', 'knowledge.bad-dates', 'knowledge.being-edited'),
  }),
  revise: route({
    id: 'revise-knowledge', method: 'POST', path: '/knowledge/:id/wordings', access: 'staff', summary: 'Change the draft of an entry, or begin a new wording beside the published one',
    input: z.object({ id: z.uuid(), wording: zWording }), output: zVersion, refusals: refusalsOf('knowledge.not-permitted', 'knowledge.not-found', 'knowledge.bad-dates', 'knowledge.being-edited'),
  }),
  step: route({
    id: 'step-knowledge', method: 'POST', path: '/knowledge/:id/steps', access: 'staff', summary: 'Send a wording for approval, publish, send back or withdraw it',
    input: z.object({
      id: z.uuid(), version: z.int().min(1),
      step: z.discriminatedUnion('type', [
        z.object({ type: z.literal('propose') }), z.object({ type: z.literal('publish') }),
        z.object({ type: z.literal('send-back'), reason: zText(500, 4) }), z.object({ type: z.literal('withdraw'), reason: zText(500, 4) }),
      ]),
    }),
    output: zVersion, refusals: refusalsOf('knowledge.not-permitted', 'knowledge.not-found', 'knowledge.wrong-stage', 'knowledge.own-wording'),
  }),
} as const

export const refusals: RefusalRegistry<KnowledgeRefusal> = refusalTexts
