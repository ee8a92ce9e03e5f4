import { describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { legalDate, legalDay } from '#platform/pure/date.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { clocksOf, contextOf, foldFile, nextDue } from '#modules/casefile/engine.ts'
import { ACTORS, DESK, judge, morning, OFFICE, OFFICE2, practice, receivedReport, reported, type ReportTold } from '#apps/server/memory/testing.ts'
import { lateFault, OPEN_IN, permits, standing } from './report.ts'
import { initial, type ReportCommand, type ReportStage } from './state.ts'
import { STAGES } from './contract.ts'
import { report } from './procedure.ts'

const DAY = '2026-04-28'
/** Fifteen working days from 2026-04-28, over Labour Day (1–5 May) and the make-up Saturday 9 May. */
const LAST = '2026-05-21'
const AFTER = '2026-05-22'
type Step = ReportCommand['type']
const ALL = ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation']
const FILE: Extract<ReportCommand, { type: 'propose-decision' }> = { type: 'propose-decision', decision: 'file', conditions: ALL, reason: '货架上查到同批次产品二十个' }
const DECLINE: ReportCommand = { type: 'propose-decision', decision: 'decline', conditions: [], ground: 'minor-corrected', reason: '当场下架并退货，没有造成危害' }

const COMMANDS: { readonly [Type in Step]: Extract<ReportCommand, { type: Type }> } = {
  receive: { type: 'receive', unitId: OFFICE, ...reported },
  assign: { type: 'assign', unitId: OFFICE2 },
  'return-to-intake': { type: 'return-to-intake', reason: '不归本所管辖', toUnitId: DESK },
  'start-verification': { type: 'start-verification' },
  'record-verification': { type: 'record-verification', text: '到店核查，货架上有同款插座。', attachments: [] },
  suspend: { type: 'suspend', reason: 'testing', from: legalDate(DAY), body: '市质检所' },
  resume: { type: 'resume', lastDay: legalDate(DAY) },
  'request-extension': { type: 'request-extension', reason: '需要向生产厂家核实' },
  'approve-extension': { type: 'approve-extension' },
  'reject-extension': { type: 'reject-extension', reason: '可以按期完成' },
  'propose-decision': FILE,
  'approve-decision': { type: 'approve-decision', caseOfficers: ['o1', 'o2'] },
  'send-back-decision': { type: 'send-back-decision', reason: '证据不足，补充核查' },
  'tell-reporter': { type: 'tell-reporter', by: 'sms' },
  reopen: { type: 'reopen', cause: 'court', document: '行政判决书1号', documentOn: legalDate(DAY), reason: '判决撤销不予立案' },
  transfer: { type: 'transfer', to: '县文旅局', inWriting: true, told: 'sms', receiptBy: legalDate('2026-05-12'), reason: '不属于本部门职责' },
  'record-receipt': { type: 'record-receipt', receivedOn: legalDate(DAY), authority: '县文旅局', receivedBy: '收发室', reference: '文旅收〔2026〕8号' },
  'take-back': { type: 'take-back', reason: '对方退回：也不属于其职责' },
  'mark-repeat': { type: 'mark-repeat', intoId: 'older', intoNumber: '2510821', newFacts: false, told: 'sms', reason: '同一事实重复举报' },
  'unmark-repeat': { type: 'unmark-repeat', reason: '不是同一事实' },
  'release-repeat': { type: 'release-repeat', repeatId: 'newer', repeatNumber: '2510822', reason: '不是同一事实' },
  'take-in-repeat': { type: 'take-in-repeat', repeatId: 'newer', repeatNumber: '2510822', receivedOn: legalDate(DAY), newFacts: false },
  'name-reporter': { type: 'name-reporter', personId: 'p9', reporterKey: 'k9' },
  'propose-reward': { type: 'propose-reward', amountFen: 50_000, basis: '查证属实，依法奖励' },
  'grant-reward': { type: 'grant-reward' },
  'reject-reward': { type: 'reject-reward', reason: '不符合奖励条件' },
  'add-material': { type: 'add-material', text: '补充一张照片', attachments: [] },
  'share-with-complaint': { type: 'share-with-complaint', complaintNumber: '1510821', text: '检测结论为不合格', reason: '组织调解所必需' },
  close: { type: 'close', summary: '已移交办案' },
}

function verifying(given = {}): ReportTold {
  return receivedReport(DAY, given).step(COMMANDS['start-verification'], ACTORS.officer)
}
function proposed(proposal: ReportCommand = FILE, given = {}): ReportTold {
  return verifying(given).step(proposal, ACTORS.officer)
}
function filed(given = {}): ReportTold {
  return proposed(FILE, given).step(COMMANDS['approve-decision'], ACTORS.chief)
}

const IN_STAGE: Record<ReportStage, () => ReportTold> = {
  received: () => receivedReport(DAY),
  returned: () => receivedReport(DAY).step(COMMANDS['return-to-intake'], ACTORS.officer),
  verifying: () => verifying(),
  suspended: () => verifying().step(COMMANDS.suspend, ACTORS.officer),
  'awaiting-decision': () => proposed(),
  filed: () => filed(),
  declined: () => proposed(DECLINE).step(COMMANDS['approve-decision'], ACTORS.chief),
  merged: () => receivedReport(DAY).step(COMMANDS['mark-repeat'], ACTORS.officer),
  transferred: () => receivedReport(DAY).step(COMMANDS.transfer, ACTORS.officer),
  closed: () => filed().step(COMMANDS.close, ACTORS.officer),
}

/** Written from Order 121 Art. 28–41 and the penalty procedure Art. 18–20: the stages in which each step may be taken. */
const MAY_BE_TAKEN: Record<Step, readonly (ReportStage | 'none')[]> = {
  receive: ['none'],
  assign: ['received', 'returned', 'verifying', 'suspended', 'awaiting-decision'],
  'return-to-intake': ['received'],
  'start-verification': ['received'],
  'record-verification': ['verifying', 'suspended'],
  suspend: ['verifying'],
  resume: ['suspended'],
  'request-extension': ['verifying', 'suspended'],
  // Something must wait for the head first; see "more time" and "rewards".
  'approve-extension': [], 'reject-extension': [], 'grant-reward': [], 'reject-reward': [],
  'propose-decision': ['verifying'],
  'approve-decision': ['awaiting-decision'],
  'send-back-decision': ['awaiting-decision'],
  'tell-reporter': ['filed', 'declined'],
  reopen: ['declined'],
  transfer: ['received', 'returned', 'verifying'],
  'record-receipt': ['transferred'],
  'take-back': ['transferred'],
  'mark-repeat': ['received', 'returned', 'verifying'],
  'unmark-repeat': ['merged'],
  'take-in-repeat': ['received', 'returned', 'verifying', 'suspended', 'awaiting-decision', 'filed', 'declined', 'closed'],
  'release-repeat': ['received', 'returned', 'verifying', 'suspended', 'awaiting-decision', 'filed', 'declined', 'merged', 'transferred', 'closed'],
  'name-reporter': [],
  'propose-reward': ['filed', 'declined', 'closed'],
  'add-material': ['received', 'returned', 'verifying', 'suspended', 'awaiting-decision', 'filed'],
  'share-with-complaint': ['received', 'returned', 'verifying', 'suspended', 'awaiting-decision', 'filed', 'declined'],
  close: ['filed', 'declined'],
}

function contextIn({ world }: ReportTold, day = DAY, by: Actor = ACTORS.officer) {
  return contextOf(practice, world.head, foldFile(practice, world.recorded, world.head), by, morning(day))
}
function attempt(told: ReportTold, command: ReportCommand, day = DAY, by: Actor = ACTORS.officer) {
  return report.decide(told.state, command, contextIn(told, day, by))
}
function codeOf(result: unknown): string | undefined {
  return isRefusal(result) ? result.refusal : undefined
}
function clockOf({ world }: ReportTold, id: string, day = DAY) {
  return clocksOf(practice, world.head, foldFile(practice, world.recorded, world.head), morning(day)).clocks.find((clock) => clock.id === id)
}

describe('every step in every stage', () => {
  const cells = (Object.keys(MAY_BE_TAKEN) as Step[]).flatMap((step) => (['none', ...STAGES] as const).map((stage) => [step, stage] as const))
  test.each(cells)('%s when %s', (step, stage) => {
    const told = stage === 'none' ? receivedReport(DAY) : IN_STAGE[stage]()
    const state = stage === 'none' ? initial : told.state
    expect(state.stage).toBe(stage)
    // Whoever proposed a decision does not approve it.
    const context = contextIn(told, DAY, ACTORS.chief)
    const refused = permits(step, state, context)
    expect(refused === undefined).toBe(MAY_BE_TAKEN[step].includes(stage))
    const decided = report.decide(state, COMMANDS[step], context)
    expect(isRefusal(decided) ? decided : undefined).toEqual(refused)
    const wrongStage = step !== 'receive' && !OPEN_IN[step].includes(stage)
    expect(wrongStage && codeOf(refused) !== 'report.wrong-stage').toBe(false)
  })
})

describe('more time', () => {
  const asked = () => verifying().step(COMMANDS['request-extension'], ACTORS.officer)
  test('is asked for once, given once, and moves the limit by fifteen working days', () => {
    expect(clockOf(verifying(), 'report.verify')).toMatchObject({ dueOn: LAST })
    expect(codeOf(attempt(asked(), COMMANDS['request-extension']))).toBe('report.extension-pending')
    const given = asked().step(COMMANDS['approve-extension'], ACTORS.chief, LAST)
    expect(clockOf(given, 'report.verify', AFTER)).toMatchObject({ dueOn: '2026-06-11', state: 'running' })
    expect(codeOf(attempt(given, COMMANDS['request-extension'], AFTER))).toBe('report.extended-already')
    expect(codeOf(attempt(given, COMMANDS['approve-extension'], AFTER))).toBe('report.extended-already')
  })
  test('is given by the last day and not after it', () => {
    expect(codeOf(attempt(asked(), COMMANDS['approve-extension'], LAST))).toBeUndefined()
    expect(attempt(asked(), COMMANDS['approve-extension'], AFTER)).toMatchObject({
      refusal: 'report.limit-passed', article: '《市场监督管理行政处罚程序规定》第十八条第一款', params: { due: LAST },
    })
    expect(codeOf(attempt(verifying(), COMMANDS['request-extension'], AFTER))).toBe('report.limit-passed')
  })
  test('waits for the chief, who may say no', () => {
    expect(standing(asked().state)).toMatchObject({ awaiting: 'chief' })
    const refused = asked().step(COMMANDS['reject-extension'], ACTORS.chief)
    expect(standing(refused.state)).not.toHaveProperty('awaiting')
    expect(codeOf(attempt(refused, COMMANDS['request-extension']))).toBeUndefined()
    expect(codeOf(attempt(verifying(), COMMANDS['approve-extension']))).toBe('report.nothing-to-approve')
    for (const name of ['officer', 'intake', 'viewer'] as const) expect(report.may(ACTORS[name], 'approve-extension', asked().state, asked().world.head)).toBeDefined()
  })
})

describe('the stopped clock', () => {
  test('only for a reason of the pack, on days that can be', () => {
    expect(codeOf(attempt(verifying(), { ...COMMANDS.suspend, reason: 'holiday' }))).toBe('report.unknown-reason')
    expect(codeOf(attempt(verifying(), { ...COMMANDS.suspend, from: legalDate('2026-04-27') }))).toBe('report.bad-suspension')
    expect(codeOf(attempt(IN_STAGE.suspended(), { type: 'resume', lastDay: legalDate('2026-04-27') }))).toBe('report.bad-suspension')
    expect(clockOf(IN_STAGE.suspended(), 'report.verify')).toMatchObject({ state: 'suspended', dueOn: null })
    const resumed = IN_STAGE.suspended().step({ type: 'resume', lastDay: legalDate('2026-05-06') }, ACTORS.officer, '2026-05-07')
    expect(codeOf(attempt(resumed, { ...COMMANDS.suspend, from: legalDate('2026-05-05') }, '2026-05-07'))).toBe('report.bad-suspension')
    expect(clockOf(resumed, 'report.verify', '2026-05-07')?.suspendedDays).toBeGreaterThan(0)
  })
})

describe('the decision', () => {
  const propose = (given: Partial<typeof FILE>) => attempt(verifying(), { ...FILE, ...given })
  test('filing needs every condition, declining a ground or a condition that is missing', () => {
    expect(propose({})).toMatchObject([{ decision: 'file', article: '《市场监督管理行政处罚程序规定》第十九条第一款' }])
    expect(propose({ conditions: ALL.slice(1) })).toMatchObject({ refusal: 'report.condition-missing', article: '《市场监督管理行政处罚程序规定》第十九条第一款第一项' })
    expect(codeOf(propose({ conditions: ['invented'] }))).toBe('report.unknown-condition')
    expect(codeOf(propose({ decision: 'decline', conditions: [] }))).toBe('report.unknown-ground')
    expect(codeOf(propose({ decision: 'decline', conditions: ALL, ground: 'conditions-not-met' }))).toBe('report.all-conditions-met')
    expect(propose({ decision: 'decline', conditions: ALL.slice(2), ground: 'conditions-not-met' })).toMatchObject([{
      conditions: ['violation-shown', 'punishable'], article: '《市场监督管理行政处罚程序规定》第十九条第一款第一项；《市场监督管理行政处罚程序规定》第十九条第一款第二项',
    }])
  })
  test('is the head’s, with two officers where a case is opened', () => {
    expect(codeOf(attempt(proposed(), { type: 'approve-decision', caseOfficers: ['o1', 'o1'] }, DAY, ACTORS.chief))).toBe('report.two-officers')
    expect(report.may(ACTORS.officer, 'approve-decision', proposed().state, proposed().world.head)).toMatchObject({ refusal: 'report.not-permitted' })
    expect(filed().state.decision).toMatchObject({ filed: true, caseOfficers: ['o1', 'o2'], on: DAY })
    expect(proposed().step(COMMANDS['send-back-decision'], ACTORS.chief).state).toMatchObject({ stage: 'verifying', proposal: null })
    expect(clockOf(filed(), 'report.verify')).toMatchObject({ state: 'met', metOn: DAY })
  })
  test('under Order 20 the real-name reporter is told before closing, under Order 121 only in food matters', () => {
    const old = receivedReport('2026-03-02').step(COMMANDS['start-verification'], ACTORS.officer).step(FILE, ACTORS.officer).step(COMMANDS['approve-decision'], ACTORS.chief)
    expect(attempt(old, COMMANDS.close, '2026-03-03')).toMatchObject({ refusal: 'report.reporter-not-told', article: '《市场监督管理投诉举报处理暂行办法》第三十一条第二款' })
    const told = old.step(COMMANDS['tell-reporter'], ACTORS.officer, '2026-03-03')
    expect(clockOf(told, 'report.tell-reporter', '2026-03-03')).toMatchObject({ state: 'met' })
    expect(codeOf(attempt(told, COMMANDS['tell-reporter'], '2026-03-03'))).toBe('report.already-told')
    expect(codeOf(attempt(told, COMMANDS.close, '2026-03-03'))).toBeUndefined()
    expect(codeOf(attempt(filed(), COMMANDS.close))).toBeUndefined()
    expect(attempt(filed({ category: 'food-safety' }), COMMANDS.close)).toMatchObject({ refusal: 'report.reporter-not-told', article: '《食品安全法》第一百一十五条' })
    expect(codeOf(attempt(filed({ category: 'food-safety', realName: false, personId: null, reporterKey: null }), COMMANDS.close))).toBeUndefined()
  })
})

describe('outside the remit', () => {
  test('the reporter is told where to turn; food goes in writing and is told in writing', () => {
    const { told: _, ...silent } = COMMANDS.transfer
    expect(attempt(receivedReport(DAY), silent)).toMatchObject({ refusal: 'report.tell-where', article: '《市场监督管理投诉举报处理办法》第三十四条' })
    const food = receivedReport(DAY, { category: 'food-safety' })
    expect(codeOf(attempt(food, { ...COMMANDS.transfer, told: 'phone' }))).toBe('report.tell-in-writing')
    expect(attempt(food, { ...COMMANDS.transfer, inWriting: false })).toMatchObject([{ told: 'sms', inWriting: true, article: '《食品安全法》第一百一十五条' }])
    expect(attempt(receivedReport(DAY, { realName: false, personId: null, reporterKey: null }), silent)).toMatchObject([{ told: null }])
  })

  const dueOf = ({ world }: ReportTold) => {
    const folded = foldFile(practice, world.recorded, world.head)
    return { ...nextDue(clocksOf(practice, world.head, folded, morning(AFTER)), folded.standing.open), open: folded.standing.open }
  }
  test('no limit of the law runs here any more; the receipt is asked for by the day that was set, and ends the work', () => {
    const gone = IN_STAGE.transferred()
    expect(dueOf(gone)).toMatchObject({ clock: 'report.receipt', dueOn: '2026-05-12', open: true })
    const received = gone.step({ ...COMMANDS['record-receipt'], receivedOn: legalDate('2026-05-06') }, ACTORS.intake, '2026-05-07')
    expect(dueOf(received)).toMatchObject({ clock: null, open: false })
    expect(received.state.transfer?.receipt).toMatchObject({ on: '2026-05-06', authority: '县文旅局', reference: '文旅收〔2026〕8号' })
    expect(codeOf(attempt(received, COMMANDS['record-receipt'], '2026-05-07'))).toBe('report.receipted')
    for (const receivedOn of ['2026-04-27', '2026-04-30']) expect(codeOf(attempt(gone, { ...COMMANDS['record-receipt'], receivedOn: legalDate(receivedOn) }))).toBe('report.bad-receipt-day')
    expect(codeOf(attempt(receivedReport(DAY), { ...COMMANDS.transfer, receiptBy: legalDate('2026-04-27') }))).toBe('report.day-past')
    const old = gone.world.recorded.map((entry) => (entry.event.type === 'report.transferred' ? { ...entry, event: { ...entry.event, receiptBy: undefined } } : entry))
    expect(foldFile(practice, old, gone.world.head).standing.open).toBe(false)
  })
  test.each(['received', 'verifying'] as const)('taken back it is %s as before, and the limit has run on', (stage) => {
    const gone = IN_STAGE[stage]().step(COMMANDS.transfer, ACTORS.officer)
    const received = gone.step(COMMANDS['record-receipt'], ACTORS.officer)
    for (const away of [gone, received]) {
      const back = away.step(COMMANDS['take-back'], ACTORS.intake, '2026-05-12')
      expect(back.state).toMatchObject({ stage, transfer: { takenBack: { on: '2026-05-12' } } })
      expect(clockOf(back, 'report.verify', '2026-05-12')).toEqual(clockOf(IN_STAGE[stage](), 'report.verify', '2026-05-12'))
      expect(dueOf(back)).toMatchObject({ clock: 'report.verify', dueOn: LAST, open: true })
    }
    expect(report.may(ACTORS.viewer, 'take-back', gone.state, gone.world.head)).toMatchObject({ refusal: 'report.not-permitted' })
  })
})

describe('the same report again', () => {
  const again = (newFacts: boolean) => ({ ...COMMANDS['take-in-repeat'], receivedOn: legalDate('2026-05-12'), newFacts })
  test('with new facts starts the limit of the older anew, and what was added to it is gone', () => {
    const extended = verifying().step(COMMANDS['request-extension'], ACTORS.officer).step(COMMANDS['approve-extension'], ACTORS.chief)
    const merged = extended.step(again(true), ACTORS.system, '2026-05-12')
    expect(clockOf(merged, 'report.verify', '2026-05-12')).toMatchObject({ startsOn: '2026-05-12', dueOn: '2026-06-02', restart: { article: '《市场监督管理投诉举报处理办法》第三十五条' } })
    expect(codeOf(attempt(merged, COMMANDS['request-extension'], '2026-05-13'))).toBeUndefined()
    expect(clockOf(extended.step(again(false), ACTORS.system, '2026-05-12'), 'report.verify', '2026-05-12')).toMatchObject({ startsOn: DAY })
  })
  test('cannot bring new facts into what was decided, nor be known of an anonymous reporter, nor rest on a pack without the rule', () => {
    expect(codeOf(attempt(filed(), again(true)))).toBe('report.older-decided')
    expect(codeOf(attempt(receivedReport(DAY, { realName: false }), COMMANDS['mark-repeat']))).toBe('report.anonymous')
    expect(codeOf(attempt(receivedReport('2026-03-02'), COMMANDS['mark-repeat'], '2026-03-02'))).toBe('report.repeats-not-provided')
    const own = receivedReport(DAY)
    expect(codeOf(attempt(own, { ...COMMANDS['mark-repeat'], intoId: own.world.head.id }))).toBe('report.unknown-repeat')
  })
})

describe('a wrong mark of a repeat', () => {
  const take = (repeatId: string, receivedOn: string, newFacts = true) => ({ ...COMMANDS['take-in-repeat'], repeatId, receivedOn: legalDate(receivedOn), newFacts })
  const release = (repeatId: string) => ({ ...COMMANDS['release-repeat'], repeatId })
  const extended = () => verifying().step(COMMANDS['request-extension'], ACTORS.officer).step(COMMANDS['approve-extension'], ACTORS.chief)
  test('undone, the newer goes on where it stood with its own limit', () => {
    for (const stage of ['received', 'verifying'] as const) {
      const back = IN_STAGE[stage]().step(COMMANDS['mark-repeat'], ACTORS.officer).step(COMMANDS['unmark-repeat'], ACTORS.officer, '2026-05-12')
      expect(back.state).toMatchObject({ stage, repeatOf: null })
      expect(clockOf(back, 'report.verify', '2026-05-12')).toMatchObject({ startsOn: DAY, dueOn: LAST })
    }
  })
  test('the older has the limit and the extension it had, and nothing that was added to the one started anew', () => {
    const anew = extended().step(take('newer', '2026-05-12'), ACTORS.system, '2026-05-12')
      .step(COMMANDS['request-extension'], ACTORS.officer, '2026-05-20').step(COMMANDS['approve-extension'], ACTORS.chief, '2026-05-21')
    expect(clockOf(anew.step(release('newer'), ACTORS.system, '2026-05-25'), 'report.verify', '2026-05-25')).toEqual(clockOf(extended(), 'report.verify', '2026-05-25'))
    const late = verifying().step(take('newer', '2026-05-12'), ACTORS.system, '2026-05-12').step(COMMANDS['request-extension'], ACTORS.officer, '2026-05-25')
      .step(COMMANDS['approve-extension'], ACTORS.chief, '2026-05-25').step(release('newer'), ACTORS.system, '2026-05-26')
    expect(clockOf(late, 'report.verify', '2026-05-26')).toMatchObject({ startsOn: DAY, dueOn: LAST, state: 'overdue' })
  })
  test('of two, the one that stands keeps its start', () => {
    const both = extended().step(take('one', '2026-05-06'), ACTORS.system, '2026-05-06').step(take('two', '2026-05-12'), ACTORS.system, '2026-05-12')
    expect(clockOf(both.step(release('one'), ACTORS.system), 'report.verify', '2026-05-12')).toMatchObject({ startsOn: '2026-05-12' })
    expect(clockOf(both.step(release('two'), ACTORS.system), 'report.verify', '2026-05-12')).toMatchObject({ startsOn: '2026-05-06' })
    for (const order of [['one', 'two'], ['two', 'one']] as const) {
      const none = order.reduce((told, id) => told.step(release(id), ACTORS.system, '2026-05-13'), both)
      expect(clockOf(none, 'report.verify', '2026-05-13')).toEqual(clockOf(extended(), 'report.verify', '2026-05-13'))
      expect(none.state).toMatchObject({ repeats: [], mergedOn: null })
    }
    const same = verifying().step(take('one', '2026-05-06', false), ACTORS.system, '2026-05-06').step(release('one'), ACTORS.system, '2026-05-07')
    expect(same.state.repeats).toEqual([])
    expect(attempt(same, release('one'))).toEqual([])
  })
})

describe('a name given later', () => {
  const anonymous = { realName: false, personId: null, reporterKey: null }
  const old = (given = {}) => receivedReport('2026-03-02', given).step(COMMANDS['start-verification'], ACTORS.officer).step(FILE, ACTORS.officer)
  test('makes a real-name report, with the duty to tell of the order of its day', () => {
    const named = old(anonymous).step(COMMANDS['name-reporter'], ACTORS.consumer)
    expect(named.state.statement).toMatchObject({ realName: true, personId: 'p9', reporterKey: 'k9' })
    expect(codeOf(attempt(named, COMMANDS['name-reporter'], '2026-03-02'))).toBe('report.already-named')
    const decided = named.step(COMMANDS['approve-decision'], ACTORS.chief, '2026-03-04')
    expect(clockOf(decided, 'report.tell-reporter', '2026-03-04')).toMatchObject({ startsOn: '2026-03-04', startsWith: 'decidedOn' })
    expect(codeOf(attempt(decided, COMMANDS.close, '2026-03-04'))).toBe('report.reporter-not-told')
  })
  test('given after the decision, the limit to tell starts with it', () => {
    const decided = old(anonymous).step(COMMANDS['approve-decision'], ACTORS.chief, '2026-03-04')
    expect(clockOf(decided, 'report.tell-reporter', '2026-03-04')).toBeUndefined()
    const named = decided.step(COMMANDS['name-reporter'], ACTORS.consumer, '2026-03-16')
    expect(clockOf(named, 'report.tell-reporter', '2026-03-16')).toMatchObject({ startsOn: '2026-03-16', startsWith: 'namedOn', dueOn: '2026-03-23' })
  })
  test('is theirs or taken down by those who handle the report', () => {
    const { state, world } = receivedReport(DAY, anonymous)
    for (const name of ['consumer', 'intake', 'officer', 'chief'] as const) expect(report.may(ACTORS[name], 'name-reporter', state, world.head)).toBeUndefined()
    for (const name of ['stranger', 'viewer', 'officer2'] as const) expect(report.may(ACTORS[name], 'name-reporter', state, world.head)).toMatchObject({ refusal: 'report.not-permitted' })
    expect(codeOf(attempt(receivedReport(DAY), COMMANDS['name-reporter']))).toBe('report.already-named')
  })
})

describe('rewards', () => {
  const declined = (proposal: ReportCommand = DECLINE) => proposed(proposal).step(COMMANDS['approve-decision'], ACTORS.chief)
  test('come after what proves the report true: the decision on the case, or facts that no case was opened on', () => {
    const by = (told: ReportTold) => judge(told.world, { procedure: 'report', command: COMMANDS['propose-reward'], actor: ACTORS.officer, now: morning(DAY) })
    expect(by(filed())).toMatchObject({ refusal: 'report.reward-unproven', article: '《市场监督管理投诉举报处理办法》第三十六条' })
    expect(by(filed({ category: 'food-safety' }))).toMatchObject({ article: '《食品安全法》第一百一十五条' })
    expect(by(declined())).toMatchObject([{ type: 'report.reward-proposed' }])
    expect(by(declined({ ...FILE, decision: 'decline', conditions: ALL.slice(1), ground: 'conditions-not-met' }))).toMatchObject({ refusal: 'report.reward-unproven' })
    expect(by(verifying())).toMatchObject({ refusal: 'report.wrong-stage' })
  })
  test('open a closed file only until the chief has decided, and it is closed as of then', () => {
    const closedAt = '2026-04-28T01:00:00.000000Z'
    const waiting = declined().step(COMMANDS.close, ACTORS.officer).step({ ...COMMANDS['propose-reward'], closedAt }, ACTORS.officer, AFTER)
    expect(standing(waiting.state)).toMatchObject({ stage: 'closed', open: true, awaiting: 'chief' })
    for (const step of ['grant-reward', 'reject-reward'] as const) {
      expect(standing(waiting.step(COMMANDS[step], ACTORS.chief, AFTER).state)).toMatchObject({ stage: 'closed', open: false, closedAt })
    }
  })
  test('are proposed once, granted or not by the chief, and settled before closing', () => {
    const waiting = declined().step(COMMANDS['propose-reward'], ACTORS.officer)
    expect(standing(waiting.state)).toMatchObject({ awaiting: 'chief' })
    expect(codeOf(attempt(waiting, COMMANDS['propose-reward']))).toBe('report.reward-proposed')
    expect(codeOf(attempt(waiting, COMMANDS.close))).toBe('report.reward-pending')
    expect(waiting.step(COMMANDS['grant-reward'], ACTORS.chief).state.reward).toMatchObject({ amountFen: 50_000, granted: true })
    expect(waiting.step(COMMANDS['reject-reward'], ACTORS.chief).state.reward).toBeNull()
    expect(codeOf(attempt(filed(), COMMANDS['grant-reward']))).toBe('report.nothing-to-approve')
    expect(codeOf(attempt(filed({ realName: false }), COMMANDS['propose-reward']))).toBe('report.anonymous')
    expect(codeOf(attempt(filed({ realName: false }), COMMANDS['tell-reporter']))).toBe('report.anonymous')
  })
})

describe('registered later than received', () => {
  const { head } = receivedReport(DAY).world
  const receive = (receivedOn: string, receivedReason?: string) => judge(
    { head: { ...head, version: 0, receivedOn: legalDate(receivedOn) }, recorded: [] },
    { procedure: 'report', command: { ...COMMANDS.receive, ...(receivedReason && { receivedReason }) }, actor: ACTORS.intake, now: morning(DAY) },
  )
  test('both days and why stand in the events; of today there is nothing to say', () => {
    expect(receive('2026-04-20', '乡镇周末转来')).toMatchObject([{ type: 'report.received' }, { type: 'report.registered-late', receivedOn: '2026-04-20', registeredOn: DAY, receivedReason: '乡镇周末转来' }])
    expect(receive(DAY)).toMatchObject([{ type: 'report.received' }])
  })
  test('not without a reason, not in the future, not longer ago than sixty days', () => {
    expect(receive('2026-04-20')).toMatchObject({ refusal: 'report.late-reason-needed', field: 'receivedReason' })
    expect(lateFault(legalDate(DAY), legalDate('2026-04-29'), '来信')).toMatchObject({ refusal: 'report.received-in-future' })
    expect(lateFault(legalDate(DAY), legalDate('2026-02-27'), '来信')).toBeUndefined()
    expect(lateFault(legalDate(DAY), legalDate('2026-02-26'), '来信')).toMatchObject({ refusal: 'report.received-too-long-ago', params: { earliest: '2026-02-27' } })
  })
  test('nothing happened after it was received', () => {
    const late: ReportCommand = { ...COMMANDS.receive, receivedReason: '来信', occurredOn: legalDate('2026-04-21') }
    expect(judge({ head: { ...head, version: 0, receivedOn: legalDate('2026-04-20') }, recorded: [] }, {
      procedure: 'report', command: late, actor: ACTORS.intake, now: morning(DAY),
    })).toMatchObject({ refusal: 'report.future-date' })
  })
})

test('a report goes back to the desk, never on, and not to where it is', () => {
  expect(codeOf(attempt(receivedReport(DAY), { ...COMMANDS['return-to-intake'], toUnitId: OFFICE }))).toBe('report.already-with-unit')
  expect(codeOf(attempt(receivedReport(DAY), { type: 'assign', unitId: OFFICE }))).toBe('report.already-with-unit')
  for (const step of ['assign', 'take-in-repeat', 'release-repeat'] as const) expect(report.may(ACTORS.officer, step, initial, receivedReport(DAY).world.head)).toBeDefined()
  expect(codeOf(attempt(receivedReport(DAY), { ...COMMANDS['add-material'], text: '' }))).toBe('report.nothing-added')
  const { head, recorded } = receivedReport(DAY).world
  const early = { ...COMMANDS.receive, occurredOn: legalDate('2026-05-01') }
  expect(codeOf(judge({ head, recorded: [] }, { procedure: 'report', command: early, actor: ACTORS.intake, now: morning(DAY) }))).toBe('report.future-date')
  expect(recorded).toHaveLength(1)
  expect(legalDay(morning(DAY))).toBe(DAY)
})

test('the row of a report says nothing of who reported', () => {
  expect(JSON.stringify(standing(filed().state))).not.toContain(reported.personId)
})
