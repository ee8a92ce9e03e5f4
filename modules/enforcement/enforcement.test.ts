import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf, packOfFile, verdicts } from '#modules/casefile/engine.ts'
import { ACTORS, foldOf, judge, morning, practice, received, take, type World } from '#apps/server/memory/testing.ts'
import { REFERRAL_STAGES, STAGES, type EnforcementCommand, type EnforcementStage, type EnforcementState, type ReferralStage } from './enforcement.ts'
import { enforcement } from './procedure.ts'
import { enforcementView, timelineParams } from './view.ts'

type Step = EnforcementCommand['type']
const DAY = '2026-04-28'
const LATER = '2026-05-12'
const CONDITIONS = ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation']
const SECOND_CHIEF: Actor = { ...ACTORS.chief, id: 'chief-2', name: '另一位负责人' }
const REVIEWER: Actor = { ...ACTORS.officer, id: 'officer-9', name: '审核人员' }
const EVIDENCE = '00000000-0000-4000-8000-0000000000b1'

const COMMANDS: { readonly [Type in Step]: Extract<EnforcementCommand, { type: Type }> } = {
  'note-clue': { type: 'note-clue', foundOn: legalDate('2026-04-29'), facts: '店里的预包装食品没有生产日期' },
  'note-verification': { type: 'note-verification', note: '到店查看了货架和进货票据' },
  'extend-clue': { type: 'extend-clue', reason: '样品还在检测机构' },
  'decide-clue': { type: 'decide-clue', open: true, grounds: CONDITIONS, reason: '违法事实初步成立', officers: ['张伟', '李娜'] },
  'take-case': { type: 'take-case', officers: ['张伟', '李娜'] },
  'open-case': { type: 'open-case', number: '旺市监立〔2026〕12号' },
  'stop-clock': { type: 'stop-clock', reason: 'testing', from: legalDate(LATER), note: '市质检所检测' },
  'resume-clock': { type: 'resume-clock', lastDay: legalDate(LATER) },
  'extend-case': { type: 'extend-case', reason: '案情复杂，还要外调' },
  'prolong-case': { type: 'prolong-case', until: legalDate('2026-12-31'), reason: '集体讨论决定延期' },
  'send-to-review': { type: 'send-to-review', report: '调查终结，建议罚款' },
  'complete-review': { type: 'complete-review', opinion: 'agree', note: '事实清楚' },
  'tell-party': { type: 'tell-party', servedOn: legalDate(LATER), content: '拟罚款五千元' },
  'hear-party': { type: 'hear-party', on: legalDate(LATER), waived: true, statement: '放弃陈述申辩' },
  'decide-case': {
    type: 'decide-case', result: 'penalty', violation: '销售标签不合格的食品', basis: '食品安全法第一百二十五条', penalties: ['fine', 'confiscate-goods'], fineFen: 500_000, confiscatedFen: 8_000, valueFen: 12_000,
  },
  'record-payment': { type: 'record-payment', paidFen: 508_000, on: legalDate(LATER) },
  'close-case': { type: 'close-case', ending: 'court-ended', note: '法院裁定终结' },
  'refer-to-police': { type: 'refer-to-police', means: ['planted'], facts: '监控显示投诉人自己放入异物', evidence: [EVIDENCE], body: '旺苍县公安局' },
  'decide-referral': { type: 'decide-referral', approve: true, reason: '同意移送公安机关' },
  'hand-over': { type: 'hand-over', on: legalDate(LATER), receipt: '旺公收〔2026〕3号', receivedBy: '王警官', contents: [] },
  'record-police-answer': { type: 'record-police-answer', on: legalDate(LATER), answer: 'opened', note: '已立案侦查' },
}

const BY: Partial<Record<Step, Actor>> = {
  'extend-clue': ACTORS.chief, 'decide-clue': ACTORS.chief, 'extend-case': ACTORS.chief, 'prolong-case': ACTORS.chief, 'decide-case': ACTORS.chief, 'close-case': ACTORS.chief,
  'decide-referral': ACTORS.chief, 'complete-review': REVIEWER, 'take-case': ACTORS.system,
}

function attempt(world: World, command: EnforcementCommand, day = LATER, actor = BY[command.type] ?? ACTORS.officer) {
  return judge(world, { procedure: 'enforcement', command, actor, now: morning(day) })
}

function packAt({ head }: World) {
  return packOfFile(practice, head, morning(LATER))
}

function codeOf(result: unknown): string {
  return isRefusal(result) ? result.refusal : 'done'
}

function story(steps: readonly EnforcementCommand[], day = LATER, from = accepted()): World {
  return steps.reduce((world, command) => {
    const next = take(world, { procedure: 'enforcement', command, actor: BY[command.type] ?? ACTORS.officer, now: morning(day) })
    if (isRefusal(next)) throw new Error(`${command.type}: ${next.refusal}`)
    return next
  }, from)
}

function accepted(): World {
  return received(DAY).complaint({ type: 'accept', told: 'phone' }, ACTORS.officer).world
}

function stateOf(world: World): EnforcementState {
  return foldOf(world).states['enforcement'] as EnforcementState
}

const c = COMMANDS
const REVIEWED = [c['note-clue'], c['decide-clue'], c['open-case'], c['send-to-review'], c['complete-review']]
const DECIDED = [...REVIEWED, c['tell-party'], c['hear-party'], c['decide-case']]
const IN_STAGE: Record<EnforcementStage, () => World> = {
  none: accepted,
  clue: () => story([c['note-clue']]),
  declined: () => story([c['note-clue'], { ...c['decide-clue'], open: false, grounds: ['minor-corrected'] }]),
  investigating: () => story([c['note-clue'], c['decide-clue'], c['open-case']]),
  review: () => story(REVIEWED.slice(0, 4)),
  reviewed: () => story(REVIEWED),
  told: () => story([...REVIEWED, c['tell-party']]),
  decided: () => story(DECIDED),
  closed: () => story([...DECIDED, c['close-case']]),
}

/** Written from Order 121 Art. 27 and the penalty procedure Art. 18–20, 46–64, 77: which step is possible when. */
const RUNNING = ['investigating', 'review', 'reviewed', 'told'] as const
const MAY_BE_TAKEN: Record<Exclude<Step, 'refer-to-police' | 'decide-referral' | 'hand-over' | 'record-police-answer'>, readonly EnforcementStage[]> = {
  'note-clue': ['none', 'declined'], 'note-verification': ['clue'], 'extend-clue': ['clue'], 'decide-clue': ['clue'], 'take-case': ['none', 'declined'],
  // The number is registered once, which every later stage has behind it.
  'open-case': [],
  'stop-clock': ['clue', ...RUNNING], 'resume-clock': [], 'extend-case': RUNNING, 'prolong-case': [], 'send-to-review': ['investigating'], 'complete-review': ['review'],
  'tell-party': ['reviewed'], 'hear-party': ['told'], 'decide-case': [], 'record-payment': ['decided'], 'close-case': ['decided'],
}

describe.each(Object.entries(MAY_BE_TAKEN))('%s', (step, stages) => {
  test.each(STAGES)('on a file whose stage is %s', (stage) => {
    const result = attempt(IN_STAGE[stage](), COMMANDS[step as Step])
    expect(codeOf(result)).toMatch(stages.includes(stage) ? /^done$/ : /^enforcement\.(wrong-stage|clock-runs|number-taken|not-extended|not-reviewed|party-not-heard)$/)
  })
})

const REFERRAL: Record<ReferralStage, () => World> = {
  none: accepted,
  proposed: () => story([c['refer-to-police']]),
  rejected: () => story([c['refer-to-police'], { ...c['decide-referral'], approve: false }]),
  approved: () => story([c['refer-to-police'], c['decide-referral']]),
  'handed-over': () => story([c['refer-to-police'], c['decide-referral'], c['hand-over']]),
  answered: () => story([c['refer-to-police'], c['decide-referral'], c['hand-over'], c['record-police-answer']]),
}

/** Order 121 Art. 42: proposed by whoever handles the file, approved by a head, handed over, answered. */
describe.each([
  ['refer-to-police', ['none', 'rejected']], ['decide-referral', ['proposed']], ['hand-over', ['approved']], ['record-police-answer', ['handed-over']],
] as const)('%s', (step, stages) => {
  test.each(REFERRAL_STAGES)('on a file whose referral is %s', (stage) => {
    const result = attempt(REFERRAL[stage](), COMMANDS[step])
    expect(codeOf(result)).toBe((stages as readonly string[]).includes(stage) ? 'done' : 'enforcement.wrong-stage')
  })
})

describe('a clue', () => {
  test('is found in mediation, not before, and on a complaint', () => {
    expect(codeOf(attempt(received(DAY).world, c['note-clue']))).toBe('enforcement.not-in-mediation')
    expect(codeOf(attempt(accepted(), { ...c['note-clue'], foundOn: legalDate('2026-04-27') }))).toBe('enforcement.bad-day')
    expect(codeOf(attempt(accepted(), { ...c['note-clue'], foundOn: legalDate('2026-05-13') }))).toBe('enforcement.bad-day')
    const report = { ...accepted(), recorded: [], head: { ...accepted().head, kind: 'report' as const } }
    expect(codeOf(attempt(report, c['note-clue']))).toBe('enforcement.wrong-kind')
  })

  test('opens a case only where every condition is met and two officers are named', () => {
    const clue = IN_STAGE.clue()
    expect(codeOf(attempt(clue, { ...c['decide-clue'], grounds: CONDITIONS.slice(1) }))).toBe('enforcement.conditions-unmet')
    expect(codeOf(attempt(clue, { ...c['decide-clue'], officers: ['张伟', '张伟'] }))).toBe('enforcement.two-officers')
    expect(codeOf(attempt(clue, { ...c['decide-clue'], grounds: [...CONDITIONS, 'nonsense'] }))).toBe('enforcement.unknown-ground')
    expect(codeOf(attempt(clue, { ...c['decide-clue'], open: false, grounds: ['violation-shown'] }))).toBe('enforcement.unknown-ground')
  })

  test('is extended once, in time, and not by the days of a test', () => {
    const extended = story([c['note-clue'], c['extend-clue']])
    expect(codeOf(attempt(extended, c['extend-clue']))).toBe('enforcement.extended-already')
    expect(codeOf(attempt(IN_STAGE.clue(), c['extend-clue'], '2026-06-30'))).toBe('enforcement.limit-passed')
    const due = (world: World) => clocksOf(practice, world.head, foldOf(world), morning('2026-05-21')).clocks.find(({ id }) => id === 'enforcement.verify-clue')?.dueOn
    // 30 April; 6 to 8, 9 (made up), 11 to 15, 18 to 22 May: fifteen working days after Labour Day.
    expect(due(IN_STAGE.clue())).toBe('2026-05-22')
    expect(due(story([c['note-clue'], { ...c['stop-clock'], from: legalDate('2026-05-11') }, c['resume-clock']]))).toBe('2026-05-26')
  })

  test('of a complaint that is closed keeps the file with its office until it is decided', () => {
    expect(foldOf(IN_STAGE.clue()).standing.open).toBe(true)
    const mediated = take(IN_STAGE.clue(), { procedure: 'complaint', command: { type: 'withdraw' }, actor: ACTORS.officer, now: morning(LATER) })
    if (isRefusal(mediated)) throw new Error(mediated.refusal)
    expect(foldOf(mediated).standing.open).toBe(true)
    expect(foldOf(story([{ ...c['decide-clue'], open: false, grounds: ['no-fault'] }], LATER, mediated)).standing.open).toBe(foldOf(take(accepted(), { procedure: 'complaint', command: { type: 'withdraw' }, actor: ACTORS.officer, now: morning(LATER) }) as World).standing.open)
  })
})

test.each(['clue', 'investigating', 'review', 'reviewed', 'told'] as const)('%s has an owner, a clock that is not met, and keeps the file open', (stage) => {
  const world = IN_STAGE[stage]()
  const folded = foldOf(world)
  const running = clocksOf(practice, world.head, folded, morning(LATER)).clocks.filter(({ id, state }) => id.startsWith('enforcement.') && state !== 'met')
  expect(running.map(({ id }) => id)).toContain(stage === 'clue' ? 'enforcement.verify-clue' : 'enforcement.decide-case')
  const steps = [ACTORS.officer, ACTORS.chief].flatMap((actor) => verdicts(practice, world.head, folded, actor, morning(LATER)))
    .filter(({ procedure, type, refusal }) => procedure === 'enforcement' && type !== 'refer-to-police' && !refusal)
  expect(steps.length).toBeGreaterThan(0)
  expect(folded.standing).toMatchObject({ open: true, unitId: world.head.unitId })
})

describe('a case', () => {
  test('is numbered before its review, and not reviewed by whoever handles it', () => {
    const unnumbered = story([c['note-clue'], c['decide-clue']])
    expect(codeOf(attempt(unnumbered, c['send-to-review']))).toBe('enforcement.number-first')
    expect(codeOf(attempt(IN_STAGE.review(), c['complete-review'], LATER, ACTORS.officer))).toBe('enforcement.own-case')
    expect(codeOf(attempt(IN_STAGE.review(), c['complete-review'], LATER, { ...REVIEWER, name: '张伟' }))).toBe('enforcement.own-case')
    expect(stateOf(story([...REVIEWED.slice(0, 4), { ...c['complete-review'], opinion: 'investigate' }])).stage).toBe('investigating')
  })

  test('is not decided before its review, nor with a penalty before the party was heard or its five working days are over', () => {
    expect(codeOf(attempt(IN_STAGE.investigating(), c['decide-case']))).toBe('enforcement.not-reviewed')
    expect(codeOf(attempt(IN_STAGE.investigating(), { ...c['decide-case'], result: 'terminated' }))).toBe('done')
    expect(codeOf(attempt(IN_STAGE.reviewed(), { ...c['decide-case'], result: 'no-penalty' }))).toBe('done')
    expect(codeOf(attempt(IN_STAGE.told(), c['decide-case'], '2026-05-19'))).toBe('enforcement.party-not-heard')
    expect(codeOf(attempt(IN_STAGE.told(), c['decide-case'], '2026-05-20'))).toBe('done')
    expect(codeOf(attempt(IN_STAGE.told(), { ...c['decide-case'], penalties: [] }))).toBe('enforcement.no-penalty-named')
  })

  test('is extended once in time, then only by joint decision, beyond the day it already has', () => {
    const extended = story([c['extend-case']], LATER, IN_STAGE.investigating())
    expect(codeOf(attempt(extended, c['extend-case']))).toBe('enforcement.extended-already')
    expect(codeOf(attempt(IN_STAGE.investigating(), c['extend-case'], '2026-09-01'))).toBe('enforcement.limit-passed')
    expect(codeOf(attempt(extended, { ...c['prolong-case'], until: legalDate('2026-08-01') }))).toBe('enforcement.bad-day')
    const due = clocksOf(practice, extended.head, foldOf(story([c['prolong-case']], LATER, extended)), morning(LATER)).clocks.find(({ id }) => id === 'enforcement.decide-case')
    expect(due).toMatchObject({ dueOn: '2026-12-31', length: 120 })
  })

  test('stops only for what the law names, once at a time, and starts again when it is decided', () => {
    expect(codeOf(attempt(IN_STAGE.clue(), { ...c['stop-clock'], reason: 'hearing' }))).toBe('enforcement.unknown-reason')
    const stopped = story([{ ...c['stop-clock'], reason: 'hearing', from: legalDate(LATER) }], LATER, IN_STAGE.reviewed())
    expect(codeOf(attempt(stopped, c['stop-clock']))).toBe('enforcement.clock-stopped')
    const decided = story([{ ...c['decide-case'], result: 'not-established' }], '2026-05-18', stopped)
    expect(stateOf(decided).case?.suspensions).toEqual([{ from: LATER, to: '2026-05-18', reason: 'hearing' }])
  })

  test('is paid up to what is owed, and closed when it is', () => {
    const decided = IN_STAGE.decided()
    expect(codeOf(attempt(decided, { ...c['record-payment'], paidFen: 508_001 }))).toBe('enforcement.paid-too-much')
    expect(codeOf(attempt(decided, { ...c['close-case'], ending: 'performed' }))).toBe('enforcement.not-performed')
    expect(codeOf(attempt(decided, { ...c['close-case'], ending: 'without-penalty' }))).toBe('enforcement.not-performed')
    const paid = story([c['record-payment'], { ...c['close-case'], ending: 'performed' }], LATER, decided)
    expect(enforcementView(stateOf(paid), false, packAt(paid)).case).toMatchObject({ number: c['open-case'].number, paidFen: 508_000, closedOn: LATER, stage: 'closed' })
  })

  test('offers what its rule pack names, and while a clue stands only what stops a clue', () => {
    const stops = (stage: 'clue' | 'investigating') => {
      const world = IN_STAGE[stage]()
      return enforcementView(stateOf(world), false, packAt(world)).grounds.stop.map(({ id }) => id)
    }
    expect(stops('investigating')).toContain('hearing')
    expect(stops('clue')).not.toContain('hearing')
    expect(stops('clue')).toContain('testing')
    const world = IN_STAGE.clue()
    expect(enforcementView(stateOf(world), false, packAt(world)).grounds.condition.map(({ id }) => id)).toEqual(CONDITIONS)
  })

  test('of a report is taken on by the system alone', () => {
    expect(codeOf(attempt(accepted(), c['take-case'], LATER, ACTORS.chief))).toBe('enforcement.not-permitted')
    expect(stateOf(story([c['take-case']])).case?.openedOn).toBe(LATER)
  })
})

describe('a referral to the police', () => {
  test('is not approved by who proposed it, and waits for the chief', () => {
    const proposed = REFERRAL.proposed()
    expect(foldOf(proposed).standing.awaiting).toBe('chief')
    const own = take(accepted(), { procedure: 'enforcement', command: c['refer-to-police'], actor: ACTORS.chief, now: morning(LATER) }) as World
    expect(codeOf(attempt(own, c['decide-referral']))).toBe('enforcement.own-proposal')
    expect(codeOf(attempt(own, c['decide-referral'], LATER, SECOND_CHIEF))).toBe('done')
  })

  test('is seen by those who handle the file; the timeline, which others read, names nothing of it', () => {
    const world = REFERRAL.answered()
    expect(enforcementView(stateOf(world), false, packAt(world)).referral).toBeNull()
    expect(enforcementView(stateOf(world), true, packAt(world)).referral).toMatchObject({ stage: 'answered', receipt: '旺公收〔2026〕3号', answer: 'opened' })
    for (const { event } of world.recorded.filter(({ event: { type } }) => /referral|handed|police/.test(type))) expect(timelineParams(event as Parameters<typeof timelineParams>[0])).toEqual({})
    expect(world.recorded.filter(({ event: { type } }) => type.startsWith('enforcement.')).every(({ event: { type } }) => enforcement.internal?.includes(type))).toBe(true)
  })

  test('leaves mediation to the person who conducts it', () => {
    expect(foldOf(REFERRAL['handed-over']()).mediation.stage).toBe('open')
  })
})

test('officers work, heads decide, nobody else does either', () => {
  const world = IN_STAGE.clue()
  const allowed = (actor: Actor) => verdicts(practice, world.head, foldOf(world), actor, morning(LATER)).filter(({ procedure, refusal }) => procedure === 'enforcement' && !refusal).map(({ type }) => type)
  expect(allowed(ACTORS.officer)).toEqual(['note-verification', 'stop-clock', 'refer-to-police'])
  expect(allowed(ACTORS.chief)).toEqual(['note-verification', 'extend-clue', 'decide-clue', 'stop-clock', 'refer-to-police'])
  for (const actor of [ACTORS.consumer, ACTORS.intake, ACTORS.officer2, ACTORS.viewer, ACTORS.auditor, ACTORS.nobody]) expect(allowed(actor)).toEqual([])
})
