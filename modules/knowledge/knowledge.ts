/** The knowledge base: dated answers, written by staff, published by a chief, looked up for the day asked. */
import type { LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { KnowledgeRefusal } from './messages.ts'

export const STAGES = ['draft', 'proposed', 'published', 'withdrawn'] as const
export type Stage = (typeof STAGES)[number]
export const TOPICS = ['rights', 'prepaid', 'online', 'food', 'goods', 'services', 'procedure', 'elsewhere'] as const
export type Topic = (typeof TOPICS)[number]

/** What a wording holds. */
export interface Wording {
  readonly topic: Topic
  readonly question: string
  readonly answer: string
  /** Articles it rests on, with the name of the law. */
  readonly basis: readonly string[]
  readonly keywords: readonly string[]
  readonly validFrom: LegalDate
  readonly validTo: LegalDate | null
}

export interface Version extends Wording {
  readonly entryId: string
  readonly number: number
  readonly state: Stage
  readonly authorId: string
  readonly authorName: string
  readonly approverName: string | null
  readonly remark: string | null
}

export type Step = 'propose' | 'publish' | 'send-back' | 'withdraw'

/** From which state each step leads where. */
const STEPS: Readonly<Record<Step, { readonly from: Stage; readonly to: Stage }>> = {
  propose: { from: 'draft', to: 'proposed' },
  publish: { from: 'proposed', to: 'published' },
  'send-back': { from: 'proposed', to: 'draft' },
  withdraw: { from: 'published', to: 'withdrawn' },
}

/** Where a step leads; whoever wrote a wording does not also publish it. */
export function advance(version: Pick<Version, 'state' | 'authorId'>, step: Step, actorId: string): Stage | Refusal<KnowledgeRefusal> {
  const { from, to } = STEPS[step]
  if (version.state !== from) return refuse('knowledge.wrong-stage', { params: { stage: `stage.${version.state}`, step: `step.${step}` } })
  if (step === 'publish' && version.authorId === actorId) return refuse('knowledge.own-wording')
  return to
}
