/** No step can lose a clock or a file: every reachable state of every kind of file, walked. */
import { describe, expect, test } from 'vitest'
import { practice as whole } from '#apps/server/memory/testing.ts'
import type { AnyProcedure } from '#modules/casefile/casefile.ts'
import type { Practice } from '#modules/casefile/engine.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import { complaint, type ComplaintState } from '#modules/complaint/index.ts'
import { ASIDE, besides, REPORT_ASIDE, SAMPLES, SPOT_CHECK } from './samples/testing.ts'
import { kindsOf, walkKind, withoutSample } from './testing.ts'

/**
 * Supervision, enforcement and findings on habitual claims run beside every state and change none of another procedure: walked too, they would only multiply them.
 * `modules/supervision` and `modules/enforcement` show that they keep a file open, with a clock or with the chief; `modules/conduct` that it changes nothing.
 * A spot check begins where a file has ended, so that it is walked once, after the few steps that end a complaint.
 */
const checking: Practice = {
  ...whole,
  procedures: whole.procedures.filter(({ name }) => name !== 'supervision' && name !== 'enforcement' && name !== 'conduct'),
  react: (event) => whole.react(event).filter(({ procedure }) => procedure !== 'enforcement'),
}
const practice: Practice = { ...checking, procedures: checking.procedures.filter(({ name }) => name !== 'spotcheck') }
/** Off by its switch as the rules stand; `modules/mediation/matters.test.ts` turns it on. */
const SWITCHED_OFF: ReadonlySet<string> = new Set(['mediation.record-confirmation'])
/** What two cores walk in well under a minute. */
const MOST_STATES = 40_000

test('every step that people are offered has a command to try', () => {
  expect(withoutSample(checking), 'add a line for each to SAMPLES in flows/model/samples/testing.ts').toEqual([])
})

const ASIDE_OF: Readonly<Partial<Record<FileKind, readonly string[]>>> = { complaint: Object.keys(ASIDE), report: [...Object.keys(REPORT_ASIDE), SPOT_CHECK], inquiry: [SPOT_CHECK] }
const WALKS = kindsOf(practice).flatMap((kind) => [undefined, ...ASIDE_OF[kind] ?? []].map((matter) => [kind, matter ?? 'its main course', besides(matter)] as const))

describe.each(WALKS)('every reachable state of a %s, %s', (kind, matter, leftOut) => {
  test('has an owner, a clock or an end, and a way to an end', { timeout: 120_000 }, () => {
    const walked = matter === SPOT_CHECK ? checking : practice
    const { states, edges, ends, taken, wrong } = walkKind(walked, kind, MOST_STATES, leftOut)
    process.stdout.write(`model check, ${kind}, ${matter}: ${states} states, ${edges} edges, ${ends} ends\n`)
    expect(wrong.slice(0, 10)).toEqual([])
    const own = new Set(walked.procedures.filter(({ kinds }) => kinds.includes(kind)).map(({ name }) => name))
    const never = Object.keys(SAMPLES).filter((step) => own.has(step.split('.')[0] ?? '') && !leftOut.has(step) && !SWITCHED_OFF.has(step) && !taken.has(step))
    expect(never, 'steps whose sample commands are refused in every state').toEqual([])
  })
})

describe('a fault put in is found', () => {
  const found = (broken: Practice) => walkKind(broken, 'complaint', MOST_STATES, besides(undefined)).wrong.join('\n')
  const altered = (change: Partial<AnyProcedure>): Practice => (
    { ...practice, procedures: practice.procedures.map((procedure) => (procedure.name === 'complaint' ? { ...procedure, ...change } : procedure)) })

  test('without what follows from acceptance no accepted complaint comes to an end', () => {
    expect(found({ ...practice, react: () => [] })).toContain('no way to an end: complaint.receive → complaint.accept')
  })
  test('a decision whose day is forgotten leaves its clock running', () => {
    expect(found(altered({ facts: (state) => ({ ...complaint.facts(state as ComplaintState), refusedOn: null }) }))).toContain('ended while complaint.accept runs')
  })
  test('a file sent where nobody works is nobody’s', () => {
    const nowhere = altered({ standing: (state) => ({ ...complaint.standing(state as ComplaintState), unitId: 'nowhere' }) })
    expect(found(nowhere)).toContain('nobody may act (received): complaint.receive')
  })
})
