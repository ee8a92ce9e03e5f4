import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#platform/pure/canonical.ts'
import { addDays, legalDate, legalDay, type LegalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf, foldFile, headAfter, nextDue, verdicts } from '#modules/casefile/engine.ts'
import { STAGES, type ComplaintCommand, type Stage } from '#modules/complaint/index.ts'
import { OPEN_IN as COMPLAINT_OPEN_IN } from '#modules/complaint/complaint.ts'
import { OPEN_IN as MEDIATION_OPEN_IN, type MediationCommand } from '#modules/mediation/mediation.ts'
import type { MediationStage } from '#modules/mediation/state.ts'
import { react, reactsTo } from './index.ts'
import { ACTORS, APPROVING, between, blank, DESK, foldOf, judge, morning, OFFICE, OFFICE2, practice, received, receivedReport, RECEIPT, statement, take, TO_QINGCHUAN, type World } from '#apps/server/memory/testing.ts'

const MEDIATION_STAGES = ['none', 'open', 'suspended', 'agreed', 'terminated', 'told'] as const satisfies readonly MediationStage[]
const SESSIONS = ['00000000-0000-4000-8000-0000000000d1', '00000000-0000-4000-8000-0000000000d2'] as const

/** A command as drawn: days are counted from the day it is given on, so that shrinking keeps it meaningful. */
interface Drawn {
  readonly procedure: 'complaint' | 'mediation'
  readonly make: (today: LegalDate, now: Date) => ComplaintCommand | MediationCommand
  readonly actor: keyof typeof ACTORS
  /** Hours since the command before. */
  readonly after: number
}

const told = fc.constantFrom('portal', 'sms', 'phone', 'post', 'window')
const grounds = fc.constantFrom('not-consumption', 'other-law', 'withdrawn-or-settled', 'no-agreement', 'limit-passed', 'absent-or-refused', 'nonsense')
const reasons = fc.constantFrom('testing', 'appraisal', 'inspection', 'nonsense')
const party = fc.constantFrom('consumer', 'respondent')
const offset = fc.integer({ min: -40, max: 40 })

const complaintCommand: fc.Arbitrary<ComplaintCommand> = fc.oneof<fc.Arbitrary<ComplaintCommand>[]>(
  fc.record({ type: fc.constant('accept' as const), told }),
  fc.record({ type: fc.constant('refuse' as const), ground: grounds, reason: fc.constantFrom('太短', '不是为生活消费需要购买的商品'), told }),
  fc.constantFrom({ type: 'approve-refusal' as const }, { type: 'send-back-refusal' as const, reason: '请补充核实' }),
  fc.record({ type: fc.constant('return-to-intake' as const), reason: fc.constant('不归本所管辖'), toUnitId: fc.constantFrom(DESK, OFFICE) }),
  fc.record({ type: fc.constant('assign' as const), unitId: fc.constantFrom(DESK, OFFICE, OFFICE2), officerId: fc.option(fc.constantFrom('o1', 'o2'), { nil: undefined }) }),
  fc.record({ type: fc.constant('add-material' as const), text: fc.constantFrom('', '小票'), attachments: fc.array(fc.constantFrom('a1', 'a2'), { maxLength: 2 }) }),
  fc.record({ type: fc.constant('withdraw' as const), reason: fc.option(fc.constant('和解'), { nil: undefined }) }),
  fc.record({ type: fc.constant('note-shared' as const), text: fc.constant('检测结论'), reason: fc.constant('调解所需') }),
  fc.record({ type: fc.constant('record-outcome' as const), outcome: fc.constantFrom('agreed', 'terminated') }),
  fc.record({ type: fc.constant('close' as const), summary: fc.constant('已办结') }),
  fc.record({ type: fc.constant('rate' as const), grade: fc.constantFrom('satisfied', 'unsatisfied'), comment: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }) }),
  fc.record({
    type: fc.constant('update-source' as const), statement: fc.constantFrom({}, { category: 'quality' }, { facts: '改过的内容' }),
    status: fc.constantFrom('waiting', 'accepted', 'refused', 'finished'), feedback: fc.constantFrom('', '已退款'),
  }),
)

const JOINED = '00000000-0000-4000-8000-0000000000e7'
const AGENT = '00000000-0000-4000-8000-0000000000e8'
/** What concerns who complains, what is still missing, a settlement before the decision, and the time after closing. */
const aroundCommand: fc.Arbitrary<(today: LegalDate) => ComplaintCommand> = fc.oneof<fc.Arbitrary<(today: LegalDate) => ComplaintCommand>[]>(
  fc.record({ matter: fc.constantFrom('papers', 'identity'), days: fc.integer({ min: -1, max: 20 }) }).map(({ matter, days }) => (today): ComplaintCommand => (
    { type: 'give-notice', matter, items: '身份证复印件', dueOn: addDays(today, days), told: 'sms' })),
  fc.constantFrom('papers', 'identity').map((matter) => (): ComplaintCommand => ({ type: 'answer-notice', matter, text: '已补交', attachments: [] })),
  fc.constantFrom(JOINED, statement.personId).chain((personId) => fc.constantFrom<ComplaintCommand>(
    { type: 'add-complainant', personId: JOINED }, { type: 'remove-complainant', personId, reason: '退出' },
    { type: 'elect-representatives', personIds: [personId], attachments: ['a1'] }, { type: 'record-consent', personId, to: 'waiver', note: '同意', attachments: [] },
    { type: 'record-consent', personId, to: 'agreement', note: '同意', attachments: [] }, { type: 'record-consent', personId, to: 'representation', note: '同意', attachments: [] },
    { type: 'tell-complainant', personIds: [personId], by: 'sms' }, { type: 'end-agent', agentId: AGENT, reason: '撤销' }, { type: 'mark-same-dispute', fileId: JOINED, number: '1', reason: '同一次购买' }, { type: 'unmark-same-dispute', reason: '标错' },
    { type: 'issue-code', personId: statement.personId }, { type: 'allow-settlement' }, { type: 'offer-settlement', consent: '电话同意' }, { type: 'answer-settlement', settled: true, answer: '全额退款' },
    { type: 'answer-settlement', settled: false, answer: '不同意' }, { type: 'confirm-settlement', agreed: true }, { type: 'confirm-settlement', agreed: false },
    { type: 'record-callback', grade: 'satisfied', by: 'phone' }, { type: 'record-callback', grade: 'unsatisfied', by: 'phone' }, { type: 'finish-redo', summary: '已退款' },
  )).map((command) => () => command),
  fc.record({ days: offset, powers: fc.constantFrom('ordinary', 'special') }).map(({ days, powers }) => (today): ComplaintCommand => ({
    type: 'appoint-agent', agentId: AGENT, principalId: statement.personId, powers, matters: '代为投诉', until: addDays(today, days), authority: ['a1'], identity: ['a2'], codeWith: 'principal',
  })),
)

/** What stands beside the sessions of a mediation, one after the other; the days it names are the day given. */
function mattersOn(day: LegalDate): readonly MediationCommand[] {
  return [
    { type: 'ask-recusal', mediator: '李明', party: 'consumer', reason: '与商家是亲戚' }, { type: 'decide-recusal', granted: true, reason: '情况属实', replacement: ['王芳'] },
    { type: 'cancel-session', sessionId: SESSIONS[0], reason: '改期' }, { type: 'entrust', body: '镇人民调解委员会', letter: '委托函1号', consent: '双方同意' },
    { type: 'record-entrusted', repliedOn: day, result: 'failed', text: '没有谈成' }, { type: 'order-test', how: 'agreed', body: '市质检所', matter: '面料成分', cost: 'undecided' },
    { type: 'record-test', conclusion: '不合格', cost: 'respondent' }, { type: 'say-performance', result: 'none', on: day, note: '没有退款', alone: true }, { type: 'record-performance', result: 'later', on: addDays(day, 7), note: '下周再问' }, { type: 'record-performance', result: 'performed', on: day, note: '已退款' },
    { type: 'say-performance', result: 'full', on: day, note: '已退款', alone: true },
  ]
}

type Make = (today: LegalDate, now: Date) => MediationCommand
const mediationCommand: fc.Arbitrary<Make> = fc.oneof<fc.Arbitrary<Make>[]>(
  fc.constantFrom<MediationCommand>({ type: 'open' }, { type: 'end-by-withdrawal', reason: null }).map((command) => () => command),
  fc.record({ hours: fc.integer({ min: -48, max: 200 }), sessionId: fc.constantFrom(...SESSIONS) }).map(({ hours, sessionId }) => (_: LegalDate, now: Date): MediationCommand => ({
    type: 'invite', sessionId, mode: 'phone', startsAt: new Date(now.getTime() + hours * 3_600_000).toISOString(), place: '调解室', mediators: ['李明'],
  })),
  fc.record({ party, willing: fc.boolean() }).map((answer) => (): MediationCommand => ({ type: 'record-answer', ...answer })),
  fc.constantFrom(...SESSIONS).map((sessionId) => (): MediationCommand => ({ type: 'hold-session', sessionId, present: ['consumer'], record: '到场说明情况' })),
  fc.record({ reason: reasons, days: offset }).map(({ reason, days }) => (today: LegalDate): MediationCommand => ({ type: 'suspend', reason, from: addDays(today, days), body: '质检所' })),
  offset.map((days) => (today: LegalDate): MediationCommand => ({ type: 'resume', lastDay: addDays(today, days) })),
  fc.record({ days: offset, form: fc.constantFrom('written', 'waived', 'performed') }).map(({ days, form }) => (today: LegalDate): MediationCommand => ({
    type: 'record-agreement', form, terms: [{ party: 'respondent', duty: '退款', dueOn: addDays(today, days) }],
  })),
  grounds.map((ground) => (): MediationCommand => ({ type: 'terminate', ground, reason: '终止调解' })),
  fc.record({ party: fc.constantFrom('both', 'consumer', 'respondent'), by: told }).map((command) => (): MediationCommand => ({ type: 'tell', ...command })),
  fc.record({ at: fc.nat(), days: offset }).map(({ at, days }) => (today: LegalDate): MediationCommand => {
    const all = mattersOn(addDays(today, days))
    return all[at % all.length] as MediationCommand
  }),
)

/** Mostly those who may: with everyone alike, hardly a file would get anywhere. */
const by = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<keyof typeof ACTORS>('officer', 'chief', 'consumer', 'system') },
  { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(ACTORS) as (keyof typeof ACTORS)[])) },
)
const after = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 72 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 2400 }) })
const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  fc.record({ command: complaintCommand, actor: by, after }).map(({ command, ...rest }): Drawn => ({ procedure: 'complaint', make: () => command, ...rest })),
  fc.record({ make: aroundCommand, actor: by, after }).map((rest): Drawn => ({ procedure: 'complaint', ...rest })),
  fc.record({ make: mediationCommand, actor: by, after }).map((rest): Drawn => ({ procedure: 'mediation', ...rest })),
)
/** Days in every pack, on both sides of each change of law. */
const firstDay = fc.constantFrom('2014-03-15', '2019-12-30', '2020-01-02', '2022-05-05', '2024-06-28', '2025-06-03', '2026-04-13', '2026-04-15', '2026-04-28')
const sequences = fc.record({ day: firstDay, national: fc.boolean(), commands: fc.array(drawn, { maxLength: 40 }) })
const ACCEPT: Drawn = { procedure: 'complaint', make: () => ({ type: 'accept', told: 'sms' }), actor: 'officer', after: 1 }
const REFUSE: Drawn = { procedure: 'complaint', make: () => ({ type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }), actor: 'officer', after: 1 }
const RETURN: Drawn = { procedure: 'complaint', make: () => ({ type: 'return-to-intake', reason: '不归本所管辖', toUnitId: DESK }), actor: 'officer', after: 1 }
const TERMINATE: Drawn = { procedure: 'mediation', make: () => ({ type: 'terminate', ground: 'other-law', reason: '依法终止调解' }), actor: 'officer', after: 1 }
const SUSPEND: Drawn = { procedure: 'mediation', make: (from) => ({ type: 'suspend', reason: 'appraisal', from, body: '质检所' }), actor: 'officer', after: 1 }
function source(status: 'accepted' | 'finished'): Drawn {
  return { procedure: 'complaint', make: () => ({ type: 'update-source', statement: {}, status, feedback: '平台办理' }), actor: 'system', after: 1 }
}
const INVITE: Drawn = {
  procedure: 'mediation', actor: 'chief', after: 1, make: (_today, now) => ({
    type: 'invite', sessionId: SESSIONS[0], mode: 'video', startsAt: new Date(now.getTime() + 3_600_000).toISOString(), place: '调解室', mediators: ['李明'],
  }),
}
/** Begun in different ways, so that the rare corners are reached as often as the common ones. */
const scripts = fc.tuple(fc.constantFrom([], [REFUSE], [RETURN], [ACCEPT], [ACCEPT, TERMINATE], [ACCEPT, SUSPEND], [ACCEPT, INVITE, SUSPEND], [source('accepted'), SUSPEND, source('finished')]), fc.array(drawn, { minLength: 3, maxLength: 14 }))
  .map(([begun, rest]) => [...begun, ...rest])

function by1(actor: Drawn['actor'], ...commands: readonly (ComplaintCommand | ((today: LegalDate) => ComplaintCommand))[]): readonly Drawn[] {
  return commands.map((command) => ({ procedure: 'complaint', make: (today) => (typeof command === 'function' ? command(today) : command), actor, after: 1 }))
}
const GROUP = by1('intake', { type: 'add-complainant', personId: JOINED }, { type: 'elect-representatives', personIds: [JOINED], attachments: ['a1'] })
const TELL = by1('officer', { type: 'tell-complainant', personIds: [JOINED], by: 'phone' })
const AGENTS = by1('intake', (today) => ({
  type: 'appoint-agent', agentId: AGENT, principalId: statement.personId, powers: 'special', matters: '代为投诉', until: addDays(today, 30), authority: ['a1'], identity: ['a2'], codeWith: 'principal',
}), { type: 'end-agent', agentId: AGENT, reason: '撤销' })
const NOTICE = by1('officer', (today) => ({ type: 'give-notice', matter: 'papers', items: '小票', dueOn: addDays(today, 3), told: 'sms' }))
const ANSWER = by1('consumer', { type: 'answer-notice', matter: 'papers', text: '已交', attachments: [] })
const CONSENT = by1('intake', { type: 'record-consent', personId: statement.personId, to: 'agreement', note: '同意', attachments: [] })
const REGROUP = by1('intake', { type: 'record-consent', personId: statement.personId, to: 'representation', note: '同意', attachments: [] },
  { type: 'elect-representatives', personIds: [statement.personId], attachments: ['a1'] }, { type: 'remove-complainant', personId: JOINED, reason: '退出' })
const TRY = by1('consumer', { type: 'allow-settlement' })
const OFFER = by1('officer', { type: 'offer-settlement', consent: '电话同意' }, { type: 'answer-settlement', settled: true, answer: '全额退款' })
const CLOSED: readonly Drawn[] = [ACCEPT, { procedure: 'mediation', make: (today) => ({ type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: today }] }), actor: 'officer', after: 1 },
  ...by1('officer', { type: 'close', summary: '已办结' })]
const UNHAPPY = by1('officer', { type: 'record-callback', grade: 'unsatisfied', by: 'phone' })
const MATTERS = mattersOn(legalDate('2026-04-28')).map(({ type }, index): Drawn => ({ procedure: 'mediation', make: (today) => mattersOn(today)[index] as MediationCommand, actor: type === 'decide-recusal' ? 'chief' : type === 'say-performance' ? 'consumer' : 'officer', after: 1 }))
const AGREE: Drawn = { procedure: 'mediation', make: (today) => ({ type: 'record-agreement', form: 'written', terms: [{ party: 'respondent', duty: '退款', dueOn: today }] }), actor: 'officer', after: 1 }
const MORE = by1('chief', { type: 'assign', unitId: OFFICE2 }), MATERIAL = by1('chief', { type: 'add-material', text: '补充', attachments: [] })
/** Each leads to a corner that chance would seldom reach. */
const LEAVE = by1('system', { type: 'end-transferred', to: '青川县市场监督管理局', letter: '移送函1号' })
const UNDO = by1('chief', { type: 'reopen', cause: 'court', document: '行政判决书1号', documentOn: legalDate('2026-04-28'), reason: '判决撤销' })
const COME_BACK = by1('system', { type: 'take-up-again', reason: '经营地在旺苍县' })
/** The limit is let run again before the result of the test is there. */
const TESTED: readonly Drawn[] = [...MATTERS.slice(5, 6), { procedure: 'mediation', make: (today) => ({ type: 'resume', lastDay: today }), actor: 'officer', after: 1 }, ...MATTERS.slice(6, 7)]
const CORNERS: readonly (readonly Drawn[])[] = [
  [ACCEPT, INVITE, ...MATTERS], [ACCEPT, ...TESTED], [ACCEPT, INVITE, SUSPEND, ...MATTERS], [ACCEPT, AGREE, ...MATTERS],
  [source('accepted'), source('finished')], [...NOTICE, ...ANSWER], [...NOTICE, RETURN, ...ANSWER], [...GROUP, ...REGROUP], [...GROUP, RETURN, ...REGROUP, ...AGENTS], [...GROUP, ACCEPT, ...TELL, ...REGROUP, ...AGENTS], [...GROUP, REFUSE, ...TELL], [...GROUP, ...CONSENT, ACCEPT, AGREE, ...TELL, ...CLOSED], [...AGENTS],
  [...TRY, ...OFFER, ...by1('consumer', { type: 'confirm-settlement', agreed: true })], [...OFFER, ...by1('consumer', { type: 'confirm-settlement', agreed: false })],
  by1('officer', { type: 'mark-same-dispute', fileId: JOINED, number: '1', reason: '同一次购买' }, { type: 'unmark-same-dispute', reason: '标错' }),
  [...CLOSED, ...UNHAPPY, ...by1('officer', { type: 'finish-redo', summary: '已退款' }), ...by1('officer', { type: 'record-callback', grade: 'satisfied', by: 'phone' })],
  [REFUSE, ...UNDO], [...CLOSED, ...UNDO],
  [...LEAVE, ...by1('intake', { type: 'issue-code', personId: statement.personId }), ...by1('system', { type: 'update-source', statement: { category: 'quality' }, status: 'waiting', feedback: '' }), ...COME_BACK], [RETURN, ...LEAVE],
  [...CLOSED, ...UNHAPPY, ...by1('intake', { type: 'issue-code', personId: statement.personId }), ...MATERIAL, ...by1('system', { type: 'update-source', statement: { category: 'quality' }, status: 'waiting', feedback: '' }), ...MORE],
]

interface Visit {
  readonly step: string
  readonly from: string
  readonly to: string
}

interface Run {
  readonly world: World
  readonly now: Date
  readonly visits: readonly Visit[]
}

function stagesOf(world: World): { complaint: string; mediation: string } {
  const folded = foldOf(world)
  return { complaint: folded.complaint.stage, mediation: folded.mediation.stage }
}

const REACTIONS: ReadonlySet<string> = new Set(['open', 'end-by-withdrawal', 'record-outcome'])

/** The system takes these steps only where `flows` says so; sent by anyone else they are refused. */
function actorOf(name: keyof typeof ACTORS, step: string): Actor {
  return name === 'system' && REACTIONS.has(step) ? ACTORS.officer : ACTORS[name]
}

/** Takes the commands that are allowed one after the other; `check` sees the file after each attempt. */
function play({ day, national, commands }: { day: string; national: boolean; commands: readonly Drawn[] }, check: (before: World, after: World, one: Drawn, now: Date) => void = () => undefined): Run {
  let now = morning(day)
  const receive = { type: 'receive' as const, unitId: OFFICE, ...statement, nationalNumber: national ? '15108210020260428001' : null }
  const opened = take(blank(legalDay(now), national ? APPROVING : undefined), { procedure: 'complaint', command: receive, actor: ACTORS.system, now })
  if (isRefusal(opened)) throw new Error(opened.refusal)
  let world = opened
  const visits: Visit[] = [{ step: 'complaint.receive', from: 'none', to: 'received' }]
  for (const one of commands) {
    now = new Date(now.getTime() + one.after * 3_600_000)
    const before = world
    const command = one.make(legalDay(now), now)
    const step = { procedure: one.procedure, command, actor: actorOf(one.actor, command.type), now }
    const direct = judge(before, step)
    const next = take(before, step)
    if (!isRefusal(next) && !isRefusal(direct)) {
      world = next
      visits.push({ step: `${one.procedure}.${command.type}`, from: stagesOf(before)[one.procedure], to: stagesOf(next)[one.procedure] }, ...reactionVisits(before, next))
    }
    check(before, world, one, now)
  }
  return { world, now, visits }
}

/** Steps of the system that followed, told from their events. */
function reactionVisits(before: World, after: World): Visit[] {
  const fresh = after.recorded.slice(before.recorded.length)
  const steps: Readonly<Record<string, readonly ['complaint' | 'mediation', string]>> = {
    'mediation.opened': ['mediation', 'mediation.open'], 'complaint.outcome-recorded': ['complaint', 'complaint.record-outcome'],
    'mediation.ended-at-source': ['mediation', 'mediation.end-at-source'],
  }
  const withdrawn = fresh.some(({ event }) => event.type === 'complaint.withdrawn') && fresh.some(({ event }) => event.type === 'mediation.terminated')
  const known = fresh.flatMap(({ event }): Visit[] => {
    const found = steps[event.type]
    return found ? [{ step: found[1], from: stagesOf(before)[found[0]], to: stagesOf(after)[found[0]] }] : []
  }).map((visit) => (visit.step === 'complaint.record-outcome' ? { ...visit, from: 'accepted', to: 'accepted' } : visit))
  return withdrawn ? [...known, { step: 'mediation.end-by-withdrawal', from: stagesOf(before).mediation, to: stagesOf(after).mediation }] : known
}

const ENDED: ReadonlySet<string> = new Set<Stage>(['refused', 'withdrawn', 'closed'])

describe('whatever is sent, in whatever order, by whomever', () => {
  test('a file is in a declared stage, folds alike in one go and event by event, and survives JSON', () => {
    fc.assert(fc.property(sequences, (sequence) => {
      const { world } = play(sequence)
      const whole = foldOf(world)
      expect(STAGES).toContain(whole.complaint.stage)
      expect(MEDIATION_STAGES).toContain(whole.mediation.stage)
      for (const procedure of practice.procedures.filter(({ kinds }) => kinds.includes(world.head.kind))) {
        let state = procedure.initial
        for (const { event, meta } of world.recorded) state = procedure.evolve(state, event, meta)
        expect(state).toEqual(whole.states[procedure.name])
      }
      const stored = JSON.parse(JSON.stringify(world.recorded)) as World['recorded']
      expect(stored).toEqual(world.recorded)
      expect(canonicalJson(stored)).toBe(canonicalJson(world.recorded))
      expect(foldFile(practice, stored, world.head)).toEqual(foldFile(practice, world.recorded, world.head))
      expect(headAfter(world.head, whole, world.recorded.length)).toEqual(world.head)
    }), { numRuns: 300 })
  })

  test('an ended file takes only what its table lists, and never opens again', () => {
    fc.assert(fc.property(sequences, (sequence) => {
      play(sequence, (before, after, one, now) => {
        if (before === after) return
        const table: Readonly<Record<string, readonly string[]>> = one.procedure === 'complaint' ? COMPLAINT_OPEN_IN : MEDIATION_OPEN_IN
        expect(table[one.make(legalDay(now), now).type]).toContain(stagesOf(before)[one.procedure])
        const [from, to] = [stagesOf(before).complaint, stagesOf(after).complaint]
        expect(ENDED.has(from) ? to : from).toBe(from)
      })
    }), { numRuns: 300 })
  })

  test('an open file is with a unit, and a clock that can be told runs, stands or is overdue', () => {
    fc.assert(fc.property(sequences, (sequence) => {
      play(sequence, (_before, after, _one, now) => {
        const folded = foldOf(after)
        const reading = clocksOf(practice, after.head, folded, now)
        const due = nextDue(reading, folded.standing.open)
        const { open, unitId } = folded.standing
        expect(unitId).not.toBe('')
        // Once the mediation is over no limit of law runs, and Order 62 set none for telling; then the file waits for its office.
        const untimed = reading.pack === 'saic-62' && folded.mediation.stage === 'terminated'
        const { stage, agreement, matters } = folded.mediation
        const owed = stage === 'agreed' && agreement?.form !== 'performed' && matters.performance === null && matters.followOn !== null
        const timed = open && (folded.complaint.outcome === null || folded.complaint.stage === 'redo' || owed) && folded.standing.clocked && !untimed
        expect(due.clock !== null).toBe(timed)
        expect(open || due.dueOn === null).toBe(true)
      })
    }), { numRuns: 300 })
  })

  test('the buttons and the server never disagree about the stage', () => {
    fc.assert(fc.property(sequences, drawn, (sequence, drawnOne) => {
      const { world, now } = play(sequence)
      const command = drawnOne.make(legalDay(now), now)
      const actor = actorOf(drawnOne.actor, command.type)
      const verdict = verdicts(practice, world.head, foldOf(world), actor, now).find((one) => one.procedure === drawnOne.procedure && one.type === command.type)
      const decided = judge(world, { procedure: drawnOne.procedure, command, actor, now })
      // A step that is offered may still be refused for what it holds; one that is not is refused for what was said.
      expect(verdict?.refusal ? decided : undefined).toEqual(verdict?.refusal)
    }), { numRuns: 300 })
  })

  test('the longer a suspension, the later the limit ends', () => {
    const spans = fc.record({ day: firstDay, from: fc.integer({ min: 0, max: 20 }), short: fc.integer({ min: 0, max: 60 }), longer: fc.integer({ min: 0, max: 60 }) })
    fc.assert(fc.property(spans, ({ day, from, short, longer }) => {
      const start = legalDate(day)
      const accepted = received(day).complaint({ type: 'accept', told: 'phone' }, ACTORS.officer)
      const suspended = accepted.mediation({ type: 'suspend', reason: 'appraisal', from: addDays(start, from), body: '所' }, ACTORS.officer, addDays(start, from))
      const end = addDays(start, from + short + longer)
      const dues = [short, short + longer].map((days) => {
        const { world } = suspended.mediation({ type: 'resume', lastDay: addDays(start, from + days) }, ACTORS.officer, end)
        return clocksOf(practice, world.head, foldOf(world), morning(end)).clocks.filter(({ id }) => id.startsWith('complaint.mediate')).map(({ dueOn }) => dueOn ?? '')
      })
      const plain = clocksOf(practice, accepted.world.head, foldOf(accepted.world), morning(end)).clocks.filter(({ id }) => id.startsWith('complaint.mediate')).map(({ dueOn }) => dueOn ?? '')
      dues[0]?.forEach((due, index) => {
        expect(due >= (plain[index] ?? '')).toBe(true)
        expect((dues[1]?.[index] ?? '') >= due).toBe(true)
      })
    }), { numRuns: 200 })
  })
})

function filedReport(): World {
  return receivedReport('2026-04-28').step({ type: 'start-verification' }, ACTORS.officer)
    .step({
      type: 'propose-decision', decision: 'file', conditions: ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation'], reason: '货架上查到同批次产品二十个',
    }, ACTORS.officer)
    .step({ type: 'approve-decision', caseOfficers: ['张伟', '李娜'] }, ACTORS.chief).world
}

describe('nothing declared is dead', () => {
  // The same seed every time: what is visited must not hang on luck.
  const runs = fc.sample(fc.record({ day: firstDay, national: fc.boolean(), commands: scripts }), { numRuns: 6000, seed: 12315 }).map((sequence) => play(sequence))
    .concat(CORNERS.map((commands) => play({ day: '2026-04-28', national: false, commands })))
  const visits = runs.flatMap((run) => run.visits)
  const visited = new Set(visits.map(({ step, from }) => `${step} in ${from}`))

  test('every state is visited', () => {
    const states = new Set(runs.flatMap(({ world, visits: of }) => [...of.map(({ step, to }) => `${step.split('.')[0]}:${to}`), `mediation:${stagesOf(world).mediation}`]))
    const declared = [...STAGES.map((stage) => `complaint:${stage}`), ...MEDIATION_STAGES.map((stage) => `mediation:${stage}`)]
    expect(declared.filter((state) => !states.has(state))).toEqual([])
  })

  test('every step is taken in every stage that lists it, and in no other', () => {
    const declared = [['complaint', COMPLAINT_OPEN_IN], ['mediation', MEDIATION_OPEN_IN]] as const
    const listed = declared.flatMap(([procedure, table]) => Object.entries(table).flatMap(([step, stages]) => (stages as readonly string[]).map((stage) => `${procedure}.${step} in ${stage}`)))
    // The court's confirmation is off by its switch as the rules stand (`modules/mediation/matters.test.ts`).
    expect(listed.filter((cell) => !visited.has(cell))).toEqual(['mediation.record-confirmation in agreed'])
    expect([...visited].filter((cell) => !listed.includes(cell))).toEqual([])
  })

  test('every step leads where the law says', () => {
    const leads: Readonly<Record<string, readonly string[]>> = {
      'complaint.receive': ['received'], 'complaint.accept': ['accepted'], 'complaint.refuse': ['received', 'refused'], 'complaint.approve-refusal': ['refused'], 'complaint.send-back-refusal': ['received'], 'complaint.reopen': ['received', 'redo'], 'complaint.return-to-intake': ['returned'],
      'complaint.assign': ['received', 'accepted', 'redo'], 'complaint.add-material': ['received', 'returned', 'accepted', 'redo'],
      'complaint.give-notice': ['received'], 'complaint.answer-notice': ['received', 'returned'], 'complaint.add-complainant': ['received'], 'complaint.remove-complainant': ['received', 'returned', 'accepted'],
      'complaint.elect-representatives': ['received', 'returned', 'accepted'], 'complaint.appoint-agent': ['received', 'returned', 'accepted'], 'complaint.end-agent': ['received', 'returned', 'accepted'],
      'complaint.record-consent': ['received', 'returned', 'accepted'], 'complaint.issue-code': [...STAGES], 'complaint.tell-complainant': ['accepted', 'refused'], 'complaint.mark-same-dispute': ['received'], 'complaint.unmark-same-dispute': ['received'],
      'complaint.allow-settlement': ['received'], 'complaint.offer-settlement': ['received'], 'complaint.answer-settlement': ['received'], 'complaint.confirm-settlement': ['received', 'withdrawn'],
      'complaint.record-callback': ['closed', 'redo'], 'complaint.finish-redo': ['closed'],
      'complaint.withdraw': ['withdrawn', 'accepted'], 'complaint.record-outcome': ['accepted'], 'complaint.note-shared': ['received', 'returned', 'accepted'], 'complaint.close': ['closed'],
      'complaint.end-transferred': ['transferred'], 'complaint.take-up-again': ['received'],
      'complaint.rate': ['refused', 'closed'], 'complaint.update-source': [...STAGES],
      'mediation.open': ['open'], 'mediation.invite': ['open', 'suspended'], 'mediation.record-answer': ['open', 'suspended'],
      'mediation.hold-session': ['open', 'suspended'], 'mediation.suspend': ['suspended'], 'mediation.resume': ['open'],
      'mediation.record-agreement': ['agreed'], 'mediation.terminate': ['terminated'], 'mediation.tell': ['terminated', 'told'],
      'mediation.end-by-withdrawal': ['terminated'], 'mediation.end-at-source': ['none'],
      'mediation.cancel-session': ['open', 'suspended'], 'mediation.ask-recusal': ['open', 'suspended'], 'mediation.decide-recusal': ['open', 'suspended'],
      'mediation.entrust': ['open', 'suspended'], 'mediation.record-entrusted': ['open', 'suspended'], 'mediation.order-test': ['suspended'],
      'mediation.record-test': ['open', 'suspended'], 'mediation.record-performance': ['agreed'], 'mediation.say-performance': ['agreed'],
    }
    const reached = Map.groupBy(visits, ({ step }) => step)
    const ends = Object.fromEntries([...reached].map(([step, all]) => [step, [...new Set(all.map(({ to }) => to))].toSorted()]))
    expect(ends).toEqual(Object.fromEntries(Object.entries(leads).map(([step, stages]) => [step, [...stages].toSorted()])))
  })

  test('every event that is said to call for something does, and no other', () => {
    const events = new Map([...runs, { world: filedReport() }, { world: between(received('2026-04-28').world, TO_QINGCHUAN, RECEIPT, { type: 'take-back', reason: '实际经营地在旺苍县' }) }].flatMap(({ world }) => world.recorded.map(({ event }) => [canonicalJson(event), event] as const)))
    const called = new Set([...events.values()].filter((event) => react(event).length > 0).map(({ type }) => type))
    expect([...called].toSorted()).toEqual([...reactsTo].toSorted())
  })
})

describe('reactions', () => {
  test('acceptance opens mediation; agreement and telling both give the outcome; withdrawal ends mediation', () => {
    expect(react({ type: 'complaint.accepted' })).toEqual([{ procedure: 'mediation', command: { type: 'open' } }])
    expect(react({ type: 'mediation.agreed' })).toEqual([{ procedure: 'complaint', command: { type: 'record-outcome', outcome: 'agreed' } }])
    expect(react({ type: 'mediation.told', complete: true } as { type: string })).toEqual([{ procedure: 'complaint', command: { type: 'record-outcome', outcome: 'terminated' } }])
    expect(react({ type: 'mediation.told', complete: false } as { type: string })).toEqual([])
    expect(react({ type: 'complaint.withdrawn', afterAcceptance: true, reason: '和解' } as { type: string })).toEqual([{ procedure: 'mediation', command: { type: 'end-by-withdrawal', reason: '和解' } }])
    expect(react({ type: 'complaint.withdrawn', afterAcceptance: false } as { type: string })).toEqual([])
    expect(react({ type: 'complaint.received' })).toEqual([])
  })

  test('a report on which a case is opened becomes one, with its two officers and its ninety days', () => {
    const world = filedReport()
    expect(foldOf(world).states['enforcement']).toMatchObject({ stage: 'investigating', case: { officers: ['张伟', '李娜'], openedOn: '2026-04-28' } })
    expect(clocksOf(practice, world.head, foldOf(world), morning('2026-04-28')).clocks.find(({ id }) => id === 'enforcement.decide-case')).toMatchObject({ dueOn: '2026-07-27', state: 'running' })
  })
})
