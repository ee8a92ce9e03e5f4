import { describe, expect, test } from 'vitest'
import { complaint } from '#modules/complaint/index.ts'
import { zDocumentCommand } from '#modules/document/index.ts'
import { inquiry } from '#modules/inquiry/index.ts'
import { report } from '#modules/report/index.ts'
import { zIncidentCommand } from '#modules/incident/index.ts'
import { enforcement } from '#modules/enforcement/index.ts'
import { supervision } from '#modules/supervision/index.ts'
import { conduct } from '#modules/conduct/index.ts'
import { spotcheck } from '#modules/spotcheck/index.ts'
import { dispatch } from '#modules/dispatch/index.ts'
import { mediation } from '#modules/mediation/index.ts'
import { findText } from '../texts.ts'
import { arrange, GROUPS, stepIdOf, whyNot, type Action } from './actions.ts'
import { PROCEDURES } from './procedures.ts'

/** Every form by its step. */
const FORMS = Object.fromEntries(Object.entries(PROCEDURES).flatMap(([name, { forms }]) => Object.entries(forms).map(([type, form]) => [`${name}.${type}`, form])))

/** Steps whose form is a page's own, not one of fields. */
const OWN_FORM = new Set(['inquiry.turn', 'document.draft', 'document.revise'])

const steps = [
  ...complaint.steps.filter((type) => type !== 'rate' && type !== 'allow-settlement' && type !== 'issue-code').map((type) => ({ procedure: 'complaint' as const, type })),
  ...mediation.steps.filter((type) => type !== 'say-performance').map((type) => ({ procedure: 'mediation' as const, type })),
  ...inquiry.steps.filter((type) => type !== 'rate').map((type) => ({ procedure: 'inquiry' as const, type })),
  ...report.steps.map((type) => ({ procedure: 'report' as const, type })),
  ...supervision.steps.map((type) => ({ procedure: 'supervision' as const, type })),
  ...conduct.steps.map((type) => ({ procedure: 'conduct' as const, type })),
  ...spotcheck.steps.map((type) => ({ procedure: 'spotcheck' as const, type })),
  ...dispatch.steps.map((type) => ({ procedure: 'dispatch' as const, type })),
  ...enforcement.steps.map((type) => ({ procedure: 'enforcement' as const, type })),
  ...zIncidentCommand.options.map((option) => ({ procedure: 'incident' as const, type: option.shape.type.value })),
]

function action(step: string, allowed: boolean, refusal: string | null = null, article: string | null = null): Action {
  const [procedure = '', ...type] = step.split('.')
  return { procedure, type: type.join('.'), allowed, refusal, article }
}

describe('action bar', () => {
  test('every step of staff has a place, a form and a name', () => {
    const placed: readonly string[] = Object.values(GROUPS).flat()
    for (const step of steps) {
      const id = stepIdOf(step)
      expect(placed, id).toContain(id)
      expect(FORMS[id] === undefined, id).toBe(OWN_FORM.has(id))
      expect(findText('zh', `${step.procedure}.step.${step.type}`), id).toBeDefined()
      expect(findText('en', `${step.procedure}.step.${step.type}`), id).toBeDefined()
    }
    expect(placed).toHaveLength(steps.length)
  })
  test('every form is that of a step in the bar, or of one beside its document', () => {
    const beside = zDocumentCommand.options.map((option) => `document.${option.shape.type.value}`)
    const drawn = [...steps.map(stepIdOf), ...beside].filter((id) => !OWN_FORM.has(id))
    expect(Object.keys(FORMS).toSorted()).toEqual(drawn.toSorted())
    for (const id of beside) expect(findText('zh', id.replace('document.', 'document.step.')), id).toBeDefined()
  })
  test.each(Object.entries(FORMS).filter(([, form]) => form.weighty))('%s weighs, and says why', (id) => {
    expect(findText('zh', `step.weighty.${id}`)).toBeDefined()
  })
  test('one filled button, the likeliest next step', () => {
    const { primary, groups, closed } = arrange([
      action('complaint.accept', true),
      action('complaint.refuse', true),
      action('complaint.assign', true),
      action('complaint.withdraw', false, 'complaint.not-permitted'),
      action('complaint.close', false, 'complaint.wrong-stage'),
      action('mediation.invite', false, 'mediation.wrong-stage'),
      action('complaint.rate', false, 'complaint.not-permitted'),
    ])
    expect(primary?.type).toBe('accept')
    expect(groups.map((group) => [group.id, group.actions.map(({ type }) => type)])).toEqual([['decide', ['accept', 'refuse']], ['file', ['assign', 'withdraw']]])
    expect(closed.map((one) => one.type)).toEqual(['invite', 'close'])
  })
  test('a step that nothing calls for is not the filled button, but stays where it is', () => {
    const open = [action('incident.report-up', true), action('incident.issue-brief', true), action('incident.name-lead', true)]
    expect(arrange(open).primary?.type).toBe('report-up')
    const { primary, groups } = arrange(open, ['incident.report-up'])
    expect(primary?.type).toBe('issue-brief')
    expect(groups.flatMap((group) => group.actions.map(({ type }) => type))).toContain('report-up')
  })
  test('nothing to do: no filled button, everything out of reach', () => {
    const { primary, groups, closed } = arrange([action('complaint.close', false, 'complaint.mediation-open')])
    expect(primary).toBeUndefined()
    expect(groups).toEqual([])
    expect(closed).toHaveLength(1)
  })
})

describe('why a step is out of reach', () => {
  const view = {
    stages: { complaint: 'accepted', mediation: 'none' },
    unit: { id: 'u', name: '城关市场监督管理所' },
    pack: { id: 'p', zh: '第121号令', en: 'Order 121' },
  }
  test('stage and step are named, the article is cited', () => {
    const text = whyNot('zh', action('complaint.refuse', false, 'complaint.wrong-stage', '第十五条'), view)
    expect(text).toContain('已受理')
    expect(text).toContain('不予受理')
    expect(text).toContain('依据：第十五条')
  })
  test('the unit is named, no placeholder stays', () => {
    expect(whyNot('zh', action('complaint.assign', false, 'complaint.not-permitted'), view)).toContain('城关市场监督管理所')
    for (const refusal of [
      'complaint.wrong-stage',
      'complaint.not-permitted',
      'complaint.mediation-open',
      'mediation.wrong-stage',
      'mediation.not-permitted',
    ]) {
      expect(whyNot('en', action('mediation.invite', false, refusal), view)).not.toMatch(/[{}]/)
    }
  })
  test('what else a refusal names comes from the file', () => {
    const text = whyNot('zh', action('inquiry.adopt', false, 'inquiry.wrong-type'), { ...view, terms: { type: 'inquiry.type.praise' } })
    expect(text).toContain('表扬')
    expect(text).not.toMatch(/[{}]/)
  })
  test('a case and a referral are each told by their own stage, a day is written out', () => {
    const of = { ...view, stages: { enforcement: 'clue', referral: 'proposed' }, params: { on: '2026-05-08', to: 'to.city-bureau' } }
    expect(whyNot('zh', action('enforcement.tell-party', false, 'enforcement.wrong-stage'), of)).toContain('线索核查中')
    expect(whyNot('zh', action('enforcement.hand-over', false, 'enforcement.wrong-stage'), of)).toContain('移送待审批')
    expect(whyNot('zh', action('enforcement.extend-clue', false, 'enforcement.extended-already'), of)).toContain('2026年5月8日')
    expect(whyNot('zh', action('incident.close', false, 'incident.not-reported'), of)).toContain('市局')
  })
  test('an allowed step needs no reason', () => {
    expect(whyNot('zh', action('complaint.close', true), view)).toBe('')
  })
})
