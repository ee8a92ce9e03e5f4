import { describe, expect, test } from 'vitest'
import { zh as complaintTexts } from '#modules/complaint/index.ts'
import { zh as mediationTexts } from '#modules/mediation/index.ts'
import { clock, mediation, session, view } from './fixtures.ts'
import { clockName, nextStep, progressSteps, sentence } from './progress.ts'

type Changes = Parameters<typeof view>[0]

function shape(given: Changes): readonly string[] {
  return progressSteps(view(given)).map(({ name, state }) => `${name} ${state}`)
}

function ground(name: string): string | undefined {
  return name === 'appraisal' ? '鉴定、检测' : undefined
}

function next(given: Changes): ReturnType<typeof nextStep> {
  return nextStep(view(given), 'zh', ground)
}

const agreement = { on: '2026-05-20', form: 'written' as const, terms: [] }
const rateOnly = [{ procedure: 'complaint' as const, type: 'rate', allowed: true, refusal: null, article: null }]

describe('the stepper', () => {
  test.each([
    [{ stage: 'received' }, ['received done', 'decision current', 'mediation todo', 'closed todo']],
    [{ stage: 'returned' }, ['received done', 'decision current', 'mediation todo', 'closed todo']],
    [{ stage: 'refused' }, ['received done', 'refused stopped']],
    [{ stage: 'withdrawn' }, ['received done', 'withdrawn stopped']],
    [{ stage: 'withdrawn', mediation: mediation() }, ['received done', 'decision done', 'withdrawn stopped']],
    [{ stage: 'accepted', mediation: mediation() }, ['received done', 'decision done', 'mediation current', 'closed todo']],
    [{ stage: 'accepted', mediation: mediation({ stage: 'agreed', agreement }) }, ['received done', 'decision done', 'mediation done', 'closed current']],
    [{ stage: 'closed' }, ['received done', 'decision done', 'mediation done', 'closed done']],
  ] as const)('%j', (given, expected) => {
    expect(shape(given)).toEqual(expected)
  })
  test('days come from the file', () => {
    const steps = progressSteps(view({ stage: 'accepted', clocks: [clock({ state: 'met', metOn: '2026-05-06' })], mediation: mediation({ agreement }) }))
    expect(steps.map(({ on }) => on)).toEqual(['2026-04-28', '2026-05-06', '2026-05-20', null])
  })
})

describe('what comes next', () => {
  test.each([
    [{ stage: 'received' }, '乔庄市场监管所正在审查，会决定是否受理并告诉您。'],
    [{ stage: 'accepted' }, '乔庄市场监管所已受理，会邀请您和商家调解。'],
    [{ stage: 'accepted', mediation: mediation({ sessions: [session] }) }, '请按时参加下一次调解：2026年5月20日 09:30，调解室。'],
    [{ stage: 'accepted', mediation: mediation({ sessions: [{ ...session, held: true }] }) }, '正在调解，请保持电话畅通。'],
    [{ stage: 'accepted', mediation: mediation({ stage: 'suspended', suspendedFor: 'appraisal' }) }, '因为鉴定、检测，期限暂停计算，有结果后继续。'],
    [{ stage: 'closed' }, '这件投诉已办结。'],
    [{ stage: 'closed', allowedActions: rateOnly }, '这件投诉已办结，请您对办理情况评价。'],
    [{ stage: 'withdrawn' }, '您已撤回这件投诉，办理结束。'],
  ] as const)('%#', (given, expected) => {
    expect(next(given as Changes).text).toBe(expected)
  })
  test('of two limits the earlier is named, and none once all are met', () => {
    const late = clock({ id: 'complaint.mediate', dueOn: '2026-07-06' })
    const early = clock({ id: 'complaint.mediate.overlay', dueOn: '2026-07-01' })
    expect(next({ clocks: [late, clock({ state: 'met' }), early] }).clock?.id).toBe('complaint.mediate.overlay')
    expect(next({ clocks: [clock({ dueOn: null, state: 'suspended' }), late] }).clock?.id).toBe('complaint.mediate')
    expect(next({ clocks: [clock({ state: 'met' })] }).clock).toBeUndefined()
  })
  test('a clock is named as the page words it, else as the rules name it; an unknown one keeps its id', () => {
    expect(clockName('complaint.accept', 'zh')).toBe('决定是否受理')
    expect(clockName('complaint.supply-papers', 'zh')).toBe('补正材料期限')
    expect(clockName('other.clock', 'zh')).toBe('other.clock')
  })
})

describe('the timeline', () => {
  const say = (type: string, params: Record<string, string>) => sentence({ seq: 1, at: '', type, actorName: '', params }, 'zh', ground)
  test('codes become names, days become dates', () => {
    expect(say('complaint.received', { channel: 'channel.web' })).toBe('收到投诉（网页）')
    expect(say('mediation.invited', { startsAt: '2026-05-08T02:00:00Z', mode: 'mode.phone', place: '所里' })).toBe('邀请双方于2026年5月8日 10:00调解（电话，所里）')
    expect(say('mediation.suspended', { reason: 'suspension.appraisal', from: '2026-05-12', body: '质检所' })).toBe('鉴定、检测，期限自2026年5月12日起停止计算（质检所）')
    expect(say('mediation.told', { party: 'party.both' })).toBe('已告知双方')
  })
  test('an event without words for consumers is left out', () => {
    expect(say('casefile.sealed', {})).toBeUndefined()
  })
  test('every sentence of both modules is filled from its parameters', () => {
    for (const [key, template] of Object.entries({ ...complaintTexts, ...mediationTexts }).filter(([name]) => name.startsWith('event.'))) {
      const params = Object.fromEntries([...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, '甲']))
      expect(say(key.slice('event.'.length), params)).not.toMatch(/[{}]/)
    }
  })
})
