/** What callers send to the enforcement module, get of it, and may be refused. */
import { z } from 'zod'
import { route, zLegalDate, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { stepRoute, zGround } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'

/** Order 121 Art. 42: how an operator is defrauded. */
export const MEANS = ['planted', 'swapped', 'forged', 'altered', 'invented'] as const
export const RESULTS = ['penalty', 'no-penalty', 'not-established', 'transferred', 'to-police', 'terminated'] as const
/** 行政处罚法 Art. 9. */
export const PENALTIES = ['warning', 'criticism', 'fine', 'confiscate-income', 'confiscate-goods', 'suspend-licence', 'revoke-licence', 'stop-business', 'restrict-business', 'other'] as const
export const OPINIONS = ['agree', 'correct', 'investigate'] as const
export const ENDINGS = ['performed', 'court-ended', 'without-penalty'] as const
export const POLICE_ANSWERS = ['opened', 'declined', 'returned'] as const

/** Fen; far above any fine. */
const zFen = z.int().min(0).max(100_000_000_000)
const zDate = zLegalDate

export const zEnforcementCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('note-clue'), foundOn: zDate, facts: zText(2000, 5) }),
  z.object({ type: z.literal('note-verification'), note: zText(2000, 5) }),
  z.object({ type: z.literal('extend-clue'), reason: zText(500, 5) }),
  z.object({ type: z.literal('decide-clue'), open: z.boolean(), grounds: z.array(z.string().max(60)).min(1).max(10), reason: zText(2000, 5), officers: z.array(z.uuid()).max(10).default([]) }),
  z.object({ type: z.literal('open-case'), number: zText(60, 4) }),
  z.object({ type: z.literal('stop-clock'), reason: z.string().max(60), from: zDate, note: zText(500, 2) }),
  z.object({ type: z.literal('resume-clock'), lastDay: zDate }),
  z.object({ type: z.literal('extend-case'), reason: zText(500, 5) }),
  z.object({ type: z.literal('prolong-case'), until: zDate, reason: zText(1000, 5) }),
  z.object({ type: z.literal('send-to-review'), report: zText(4000, 5) }),
  z.object({ type: z.literal('complete-review'), opinion: z.enum(OPINIONS), note: zText(1000, 2) }),
  z.object({ type: z.literal('tell-party'), servedOn: zDate, content: zText(2000, 5) }),
  z.object({ type: z.literal('hear-party'), on: zDate, waived: z.boolean(), statement: zText(4000, 2) }),
  z.object({
    type: z.literal('decide-case'), result: z.enum(RESULTS), violation: zText(2000, 2), basis: zText(1000, 2), penalties: z.array(z.enum(PENALTIES)).max(10).default([]),
    fineFen: zFen.default(0), confiscatedFen: zFen.default(0), valueFen: zFen.default(0), goods: zText(500, 0).optional(),
  }),
  z.object({ type: z.literal('record-payment'), paidFen: zFen.min(1), on: zDate }),
  z.object({ type: z.literal('close-case'), ending: z.enum(ENDINGS), note: zText(1000, 2) }),
  z.object({ type: z.literal('refer-to-police'), means: z.array(z.enum(MEANS)).min(1), facts: zText(4000, 10), evidence: z.array(z.uuid()).min(1).max(50), body: zText(100, 2) }),
  z.object({ type: z.literal('decide-referral'), approve: z.boolean(), reason: zText(1000, 5) }),
  z.object({ type: z.literal('hand-over'), on: zDate, receipt: zText(100, 2), receivedBy: zText(50, 2) }),
  z.object({ type: z.literal('record-police-answer'), on: zDate, answer: z.enum(POLICE_ANSWERS), note: zText(1000, 2) }),
])
export type EnforcementCommandInput = z.output<typeof zEnforcementCommand>

const zSpan = z.object({ from: z.string(), to: z.string().nullable(), reason: z.string() })
const zOutcome = z.object({
  on: z.string(), result: z.enum(RESULTS), violation: z.string(), basis: z.string(), penalties: z.array(z.enum(PENALTIES)),
  fineFen: z.number(), confiscatedFen: z.number(), valueFen: z.number(), goods: z.string().nullable(),
})
const zItem = z.object({ id: z.string(), name: z.string(), size: z.number(), sha256: z.string() })
/** What the file holds of enforcement, for its staff. */
export const zEnforcementView = z.object({
  stage: z.string(),
  /** Of the rule pack: conditions of a case, grounds against one, what stops the limit of where the file stands now. */
  grounds: z.object({ condition: z.array(zGround), declining: z.array(zGround), stop: z.array(zGround) }),
  clue: z.object({
    foundOn: z.string(), facts: z.string(), notes: z.array(z.object({ on: z.string(), by: z.string(), note: z.string() })), extendedOn: z.string().nullable(),
    decision: z.object({ on: z.string(), open: z.boolean(), grounds: z.array(z.string()), articles: z.array(z.string()), reason: z.string() }).nullable(), suspensions: z.array(zSpan),
  }).nullable(),
  case: z.object({
    number: z.string().nullable(), openedOn: z.string(), officers: z.array(z.string()), stage: z.string(), suspensions: z.array(zSpan), extendedOn: z.string().nullable(), until: z.string().nullable(),
    outcome: zOutcome.nullable(), paidFen: z.number(), closedOn: z.string().nullable(),
  }).nullable(),
  /** Only for those who handle the file; null for others and where there is none. */
  referral: z.object({
    stage: z.string(), means: z.array(z.enum(MEANS)), facts: z.string(), evidence: z.array(z.string()), body: z.string(), proposedBy: z.string(), decision: z.string().nullable(),
    contents: z.array(zItem), receipt: z.string().nullable(), receivedBy: z.string().nullable(), handedOverOn: z.string().nullable(), answer: z.enum(POLICE_ANSWERS).nullable(), answerNote: z.string().nullable(),
  }).nullable(),
})
export type EnforcementView = z.output<typeof zEnforcementView>

export const zCaseRow = z.object({
  id: z.uuid(), fileNumber: z.string(), kind: z.enum(['complaint', 'report']), caseNumber: z.string().nullable(), subject: z.string(), stage: z.string(), openedOn: z.string(), decidedOn: z.string().nullable(),
  result: z.enum(RESULTS).nullable(), fineFen: z.number(), confiscatedFen: z.number(), paidFen: z.number(), valueFen: z.number(), unitName: z.string(),
})
export type CaseRow = z.output<typeof zCaseRow>

const REFUSALS: readonly (EnforcementRefusal | CasefileRefusal)[] = [
  'casefile.not-found', 'casefile.version-conflict', 'casefile.reveals-reporter', 'enforcement.not-permitted', 'enforcement.wrong-stage', 'enforcement.wrong-kind', 'enforcement.not-in-mediation', 'enforcement.bad-day',
  'enforcement.limit-passed', 'enforcement.extended-already', 'enforcement.not-extended', 'enforcement.clock-stopped', 'enforcement.clock-runs', 'enforcement.unknown-reason', 'enforcement.unknown-ground',
  'enforcement.conditions-unmet', 'enforcement.two-officers', 'enforcement.unknown-officer', 'enforcement.number-taken', 'enforcement.own-case', 'enforcement.party-not-heard', 'enforcement.not-reviewed', 'enforcement.no-penalty-named',
  'enforcement.paid-too-much', 'enforcement.not-performed', 'enforcement.unknown-evidence', 'enforcement.own-proposal', 'enforcement.number-first',
]

export const routes = {
  command: stepRoute('enforcement', 'Take a step on a clue, a case or a referral to the police; read the file for the result', zEnforcementCommand, REFUSALS),
  read: route({
    id: 'read-enforcement', method: 'GET', path: '/files/:id/enforcement', access: 'staff',
    summary: 'Clue, case and referral of a file; the referral only for those who handle the file',
    input: z.object({ id: z.uuid() }), output: zEnforcementView, refusals: ['casefile.not-found'],
  }),
  cases: route({
    id: 'list-cases', method: 'GET', path: '/cases', access: 'staff',
    summary: 'Cases opened on files the caller may read, newest first, with the counts of complaints that led to one (诉转案)',
    input: z.object({ from: z.enum(['complaint', 'report', 'any']).default('any'), state: z.enum(['open', 'decided', 'any']).default('any'), text: zText(60, 0).optional() }),
    output: z.object({
      rows: z.array(zCaseRow), total: z.number(),
      /** Complaints with a case, complaints closed, and those of the closed that have a case. */
      share: z.object({ cases: z.number(), closed: z.number(), closedWithCase: z.number() }),
      sums: z.object({ fineFen: z.number(), confiscatedFen: z.number(), paidFen: z.number() }),
    }),
    refusals: [],
  }),
} as const

export type EnforcementRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<EnforcementRefusal> = refusalTexts
