/** No step can lose a clock or a file: every reachable state of every kind of file, walked. */
import { describe, expect, test } from 'vitest'
import { practice as whole } from '#apps/server/memory/testing.ts'
import type { AnyProcedure } from '#modules/casefile/casefile.ts'
import type { Practice } from '#modules/casefile/engine.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import { complaint, type ComplaintState } from '#modules/complaint/index.ts'
import { ASIDE, BESIDE, besides, REPORT_ASIDE, SAMPLES } from './samples/testing.ts'
import { kindsOf, walkKind, withoutSample } from './testing.ts'

/**
 * What runs beside every state and changes none of another procedure is in the walk of its own matter alone: in the others it would
 * only multiply them.
 */
function practiceOf(matter: string | undefined): Practice {
  const left = new Set(Object.entries(BESIDE).flatMap(([name, { procedure }]) => (name === matter || procedure === BESIDE[matter ?? '']?.procedure ? [] : [procedure])))
  return {
    ...whole,
    procedures: whole.procedures.filter(({ name }) => !left.has(name)),
    react: (event) => whole.react(event).filter(({ procedure }) => !left.has(procedure)),
  }
}
const practice = practiceOf(undefined)
/** Off by its switch as the rules stand; `modules/mediation/matters.test.ts` turns it on. */
const SWITCHED_OFF: ReadonlySet<string> = new Set(['mediation.record-confirmation'])
/** What two cores walk in well under a minute. */
const MOST_STATES = 40_000

test('every step that people are offered has a command to try', () => {
  expect(withoutSample(whole), 'add a line for each to SAMPLES in flows/model/samples/testing.ts').toEqual([])
})

const ASIDE_OF: Readonly<Partial<Record<FileKind, readonly string[]>>> = { complaint: Object.keys(ASIDE).filter((matter) => !(matter in BESIDE)), report: Object.keys(REPORT_ASIDE) }
const WALKS = kindsOf(practice).flatMap((kind) => [undefined, ...ASIDE_OF[kind] ?? [], ...Object.keys(BESIDE).filter((matter) => BESIDE[matter]?.kinds.includes(kind))].map((matter) => [kind, matter] as const))

describe.each(WALKS)('every reachable state of a %s, beside its main course %s', (kind, matter) => {
  test('has an owner, a clock or an end, and a way to an end', { timeout: 120_000 }, () => {
    const [walked, leftOut] = [practiceOf(matter), besides(matter)]
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
