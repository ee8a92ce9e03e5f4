/**
 * What the model check tries: how a file of each kind begins, and for every step at least one command that carries it through.
 * A new step is one line here; without it the check fails and names the step.
 */
import { addDays, type LegalDate } from '#platform/pure/date.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import { ACTORS, APPROVING, DESK, OFFICE, OFFICE2, reported, statement } from '#apps/server/memory/testing.ts'

/** Where a file stands when a command is made for it. */
export interface Moment {
  readonly now: Date
  readonly today: LegalDate
  readonly unitId: string
  /** State of each procedure, by name. */
  readonly states: Readonly<Record<string, unknown>>
}

/** What the command holds beside its type; a function where that hangs on the file. */
export type Sample = object | ((at: Moment) => object)

export interface Beginning {
  readonly day: string
  /** County; the usual one where absent. */
  readonly areaCode?: string
  readonly procedure: string
  readonly command: { readonly type: string }
  readonly by: Actor
}

/** Every kind that has a procedure of its own begins somewhere, on a day of each order in force that differs. */
export const BEGINNINGS: Readonly<Partial<Record<FileKind, readonly Beginning[]>>> = {
  complaint: [{ day: '2025-06-03' }, { day: '2026-04-28' }, { day: '2026-04-28', areaCode: APPROVING }].map((begun) => (
    { ...begun, procedure: 'complaint', command: { type: 'receive', unitId: OFFICE, ...statement }, by: ACTORS.intake })),
  report: [{ day: '2025-06-03', realName: true }, { day: '2026-04-28', realName: true }, { day: '2026-04-28', realName: false }].map(({ day, realName }) => (
    { day, procedure: 'report', command: { type: 'receive', unitId: OFFICE, ...reported, realName }, by: ACTORS.intake })),
  inquiry: (['inquiry', 'suggestion', 'praise', 'supervision'] as const).map((inquiryType) => (
    { day: '2026-04-28', procedure: 'inquiry', command: { type: 'receive', unitId: OFFICE, inquiryType, channel: 'web', personId: null, title: '营业时间', text: '周末窗口开不开门', publicationConsent: true }, by: ACTORS.intake })),
}

function elsewhere({ unitId }: Moment): string {
  return unitId === OFFICE ? OFFICE2 : OFFICE
}

const SESSION = '00000000-0000-4000-8000-0000000000d1'
const JOINED = '00000000-0000-4000-8000-0000000000e7'
const AGENT = '00000000-0000-4000-8000-0000000000e8'
const LETTER = '00000000-0000-4000-8000-0000000000d2'
const FAULT = { code: 'not-told', text: '没有告知' }
const TERM = { party: 'respondent', duty: '退款' }

export const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  'complaint.accept': [{ told: 'sms' }],
  'complaint.refuse': [{ ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }],
  'complaint.return-to-intake': [{ reason: '不归本所管辖', toUnitId: DESK }],
  'complaint.assign': [(at) => ({ unitId: elsewhere(at) }), (at) => ({ unitId: at.unitId, officerId: ACTORS.officer.id })],
  'complaint.add-material': [{ text: '小票', attachments: [] }],
  'complaint.withdraw': [{ reason: '已经和解' }],
  'complaint.close': [{ summary: '已办结' }],
  'complaint.rate': [{ grade: 'satisfied' }],
  'complaint.update-source': (['accepted', 'refused', 'finished'] as const).map((status) => ({ statement: {}, status, feedback: '已处理' })),
  'complaint.approve-refusal': [{}],
  'complaint.reopen': [(at) => ({ cause: 'court', document: '行政判决书1号', documentOn: at.today, reason: '判决撤销不予受理' })],
  'complaint.send-back-refusal': [{ reason: '请补充核实' }],
  'complaint.give-notice': [(at) => ({ matter: 'papers', items: '小票', dueOn: addDays(at.today, 5), told: 'sms' })],
  'complaint.answer-notice': [{ matter: 'papers', text: '已补交', attachments: [] }],
  'complaint.add-complainant': [{ personId: JOINED }],
  'complaint.remove-complainant': [{ personId: JOINED, reason: '退出' }],
  'complaint.elect-representatives': [{ personIds: [JOINED], attachments: ['a1'] }],
  'complaint.appoint-agent': [(at) => ({
    agentId: AGENT, principalId: statement.personId, powers: 'special', matters: '代为投诉', until: addDays(at.today, 3000), authority: ['a1'], identity: ['a2'], codeWith: 'principal',
  })],
  'complaint.end-agent': [{ agentId: AGENT, reason: '撤销' }],
  'complaint.record-consent': [{ personId: statement.personId, to: 'agreement', note: '同意', attachments: [] }, { personId: statement.personId, to: 'waiver', note: '同意', attachments: [] }],
  'complaint.issue-code': [{ personId: JOINED }],
  'complaint.tell-complainant': [{ personIds: [JOINED], by: 'sms' }, { personIds: [statement.personId], by: 'sms' }],
  'complaint.mark-same-dispute': [{ fileId: JOINED, number: '1', reason: '同一次购买' }],
  'complaint.unmark-same-dispute': [{ reason: '标错' }],
  'complaint.allow-settlement': [{}],
  'complaint.offer-settlement': [{ consent: '电话同意' }],
  'complaint.answer-settlement': [{ settled: true, answer: '全额退款' }],
  'complaint.confirm-settlement': [{ agreed: true }, { agreed: false }],
  'complaint.record-callback': [{ grade: 'unsatisfied', by: 'phone' }, { grade: 'satisfied', by: 'phone' }],
  'complaint.finish-redo': [{ summary: '已退款' }],
  'report.assign': [(at) => ({ unitId: elsewhere(at) }), (at) => ({ unitId: at.unitId, officerId: ACTORS.officer.id })],
  'report.return-to-intake': [{ reason: '不归本所管辖', toUnitId: DESK }],
  'report.start-verification': [{}],
  'report.record-verification': [{ text: '到店核查', attachments: [] }],
  'report.suspend': [(at) => ({ reason: 'testing', from: at.today, body: '质检所' })],
  'report.resume': [(at) => ({ lastDay: at.today })],
  'report.request-extension': [{ reason: '需要核实' }],
  'report.approve-extension': [{}],
  'report.reject-extension': [{ reason: '可以按期完成' }],
  'report.propose-decision': [
    { decision: 'file', conditions: ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation'], reason: '查到同批次产品' },
    { decision: 'decline', conditions: [], ground: 'minor-corrected', reason: '当场改正' },
  ],
  'report.approve-decision': [{ caseOfficers: ['o1', 'o2'] }],
  'report.send-back-decision': [{ reason: '补充核查' }],
  'report.tell-reporter': [{ by: 'sms' }],
  'report.reopen': [(at) => ({ cause: 'court', document: '行政判决书1号', documentOn: at.today, reason: '判决撤销不予立案' })],
  'report.transfer': [(at) => ({ to: '县文旅局', inWriting: true, told: 'sms', receiptBy: addDays(at.today, 10), reason: '不属于本部门职责' })],
  'report.record-receipt': [(at) => ({ receivedOn: at.today, authority: '县文旅局', receivedBy: '收发室', reference: '' })],
  'report.take-back': [{ reason: '对方退回' }],
  'report.mark-repeat': [{ intoId: 'older', intoNumber: '1', newFacts: false, told: 'sms', reason: '重复举报' }],
  'report.unmark-repeat': [{ reason: '不是同一事实' }],
  'report.take-in-repeat': [(at) => ({ repeatId: 'newer', repeatNumber: '2', receivedOn: at.today, newFacts: true })],
  'report.release-repeat': [{ repeatId: 'newer', repeatNumber: '2', reason: '不是同一事实' }],
  'report.name-reporter': [{ personId: JOINED, reporterKey: 'k2' }],
  'report.propose-reward': [{ amountFen: 50_000, basis: '查证属实' }],
  'report.grant-reward': [{}],
  'report.reject-reward': [{ reason: '不符合条件' }],
  'report.add-material': [{ text: '照片', attachments: [] }],
  'report.share-with-complaint': [{ complaintNumber: '1', text: '检测结论', reason: '调解所需' }],
  'report.close': [{ summary: '已办结' }],
  'complaint.note-shared': [{ text: '检测结论', reason: '调解所需' }],
  'inquiry.assign': [(at) => ({ unitId: elsewhere(at) }), (at) => ({ unitId: at.unitId, officerId: ACTORS.officer.id })],
  'inquiry.return-to-intake': [{ reason: '不归本所管辖', toUnitId: DESK }],
  'inquiry.answer': [{ text: '周末窗口开门', told: 'phone' }],
  'inquiry.adopt': [{ text: '下月起延长服务时间', told: 'phone' }],
  'inquiry.decline': [{ text: '人手不足，暂不能延长', told: 'phone' }],
  'inquiry.thank': [{ text: '谢谢您的肯定', told: 'phone' }],
  'inquiry.point-elsewhere': [{ route: 'discipline', text: '请向纪检监察机关提出', told: 'phone' }],
  'inquiry.turn': [{ into: { kind: 'complaint', id: OFFICE, number: '1' } }],
  'inquiry.propose-publication': [{ question: '周末窗口开不开门', answer: '周末窗口开门', personalDataRemoved: true }],
  'inquiry.approve-publication': [{}],
  'inquiry.reject-publication': [{ reason: '请写明时间' }],
  'inquiry.withdraw-publication': [{ reason: '时间有变动' }],
  'inquiry.rate': [{ grade: 'satisfied' }],
  'mediation.invite': [(at) => ({ sessionId: SESSION, mode: 'phone', startsAt: at.now.toISOString(), place: '调解室', mediators: ['李明'] })],
  'mediation.record-answer': [
    { party: 'consumer', willing: true }, { party: 'respondent', willing: true }, { party: 'consumer', willing: false }, { party: 'respondent', willing: false },
  ],
  'mediation.hold-session': [{ sessionId: SESSION, present: ['consumer'], record: '到场说明情况' }],
  'mediation.suspend': [(at) => ({ reason: 'testing', from: at.today, body: '质检所' })],
  'mediation.resume': [(at) => ({ lastDay: at.today })],
  'mediation.record-agreement': [(at) => ({ form: 'written', terms: [{ ...TERM, dueOn: at.today }] })],
  'mediation.terminate': [{ ground: 'no-agreement', reason: '双方分歧过大' }, { ground: 'limit-passed', reason: '期限届满' }],
  'mediation.cancel-session': [{ sessionId: SESSION, reason: '改期' }],
  'mediation.ask-recusal': [{ mediator: '李明', party: 'consumer', reason: '与商家是亲戚' }],
  'mediation.decide-recusal': [{ granted: true, reason: '情况属实', replacement: ['王芳'] }, { granted: false, reason: '没有依据' }],
  'mediation.entrust': [{ body: '镇人民调解委员会', letter: '委托函1号', consent: '双方电话同意' }],
  'mediation.record-entrusted': [(at) => ({ repliedOn: at.today, result: 'failed', text: '没有谈成' })],
  'mediation.order-test': [{ how: 'agreed', body: '市质检所', matter: '面料成分', cost: 'respondent' }],
  'mediation.record-test': [{ conclusion: '不合格', cost: 'respondent' }],
  'mediation.record-performance': [
    (at) => ({ result: 'performed', on: at.today, note: '已退款' }), (at) => ({ result: 'later', on: addDays(at.today, 7), note: '下周再问' }),
    (at) => ({ result: 'given-up', on: at.today, note: '告知可以起诉' }),
  ],
  'mediation.say-performance': [(at) => ({ result: 'full', on: at.today, note: '已退款', alone: true }), (at) => ({ result: 'none', on: at.today, note: '没有退款', alone: true })],
  'mediation.record-confirmation': [(at) => ({ appliedOn: at.today, court: '旺苍县人民法院' })],
  'mediation.tell': [{ party: 'both', by: 'sms' }, { party: 'consumer', by: 'sms' }, { party: 'respondent', by: 'sms' }],
  'dispatch.dispute': [{ counterpart: '青川县市场监督管理局', reason: '住所地在青川县' }],
  'dispatch.agree': [{ taker: 'us', note: '由我局处理' }, { taker: 'them', note: '由青川县处理' }],
  'dispatch.refer': [{ reason: '未能协商一致', superior: '广元市市场监督管理局' }],
  'dispatch.designate': [{ taker: 'us', document: '指定管辖通知书' }, { taker: 'them', document: '指定管辖通知书' }],
  'dispatch.transfer-out': [
    (at) => ({ recipient: 'department', body: '县文旅局', letter: '移送函1号', reason: '属于旅游合同纠纷', receiptBy: at.today, told: 'sms' }),
    (at) => ({ recipient: 'regulator', body: '青川县市场监督管理局', letter: '移送函2号', reason: '经营地在青川县', receiptBy: at.today, told: 'sms' }),
  ],
  'dispatch.record-receipt': [(at) => ({ receivedOn: at.today, receivedBy: '县文旅局' })],
  'dispatch.take-back': [{ reason: '不属于该局职责' }],
  'dispatch.settle-return': [{ result: '改送县教育局处理' }],
  'dispatch.ask-help': [(at) => ({ letterId: LETTER, body: '青川县市场监督管理局', question: '请协助核实该店的经营地址', answerBy: at.today, attachments: [] })],
  'dispatch.answer-help': [{ letterId: LETTER, text: '该店仍在原址经营', attachments: [] }],
  'spotcheck.draw': [(at) => ({ drawId: LETTER, dueOn: addDays(at.today, 10), closedAt: at.now.toISOString() })],
  'spotcheck.record-check': [
    { verdict: 'in-order' }, { verdict: 'faults', faults: [FAULT] }, (at) => ({ verdict: 'faults', faults: [FAULT], correction: '补发告知书', correctBy: addDays(at.today, 10) }),
  ],
  'spotcheck.record-correction': [{ result: '已经补发' }],
  'spotcheck.accept-correction': [{}],
  'spotcheck.demand-again': [(at) => ({ correction: '附上回执', correctBy: addDays(at.today, 10) })],
  'spotcheck.lift': [{ reason: '案卷已经移交法院' }],
  'supervision.demand': [(at) => ({ demand: '请说明超期原因', dueOn: addDays(at.today, 3) })],
  'supervision.answer': [{ answer: '正在联系当事人', final: false }, { answer: '已经办完', final: true }],
  'supervision.accept': [{}],
  'supervision.demand-again': [(at) => ({ demand: '请写明办结日期', dueOn: addDays(at.today, 3) })],
  'supervision.lift': [{ reason: '已经另行督办' }],
  'conduct.propose-finding': [{ factors: ['repeated'], reason: '三个月内就同类商品投诉十二件', counted: [] }],
  'conduct.approve-finding': [{}],
  'conduct.send-back-finding': [{ reason: '请补充购买记录' }],
  'conduct.lift-finding': [{ reason: '查明是为家人购买' }],
  'enforcement.note-clue': [(at) => ({ foundOn: at.today, facts: '没有生产日期' })],
  'enforcement.note-verification': [{ note: '到店查看' }],
  'enforcement.extend-clue': [{ reason: '样品在检测' }],
  'enforcement.decide-clue': [
    { open: true, grounds: ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation'], reason: '初步成立', officers: ['o1', 'o2'] },
    { open: false, grounds: ['minor-corrected'], reason: '当场改正', officers: [] },
  ],
  'enforcement.open-case': [{ number: '旺市监立〔2026〕1号' }],
  'enforcement.stop-clock': [(at) => ({ reason: 'testing', from: at.today, note: '检测' })],
  'enforcement.resume-clock': [(at) => ({ lastDay: at.today })],
  'enforcement.extend-case': [{ reason: '案情复杂' }],
  'enforcement.prolong-case': [(at) => ({ until: addDays(at.today, 900), reason: '集体讨论延期' })],
  'enforcement.send-to-review': [{ report: '调查终结' }],
  'enforcement.complete-review': [{ opinion: 'agree', note: '同意' }, { opinion: 'investigate', note: '补充调查' }],
  'enforcement.tell-party': [(at) => ({ servedOn: at.today, content: '拟罚款五千元' })],
  'enforcement.hear-party': [(at) => ({ on: at.today, waived: true, statement: '放弃' })],
  'enforcement.decide-case': [
    { result: 'penalty', violation: '标签不合格', basis: '食品安全法第一百二十五条', penalties: ['fine'], fineFen: 500_000, confiscatedFen: 0, valueFen: 0 },
    { result: 'terminated', violation: '当事人死亡', basis: '行政处罚程序规定', penalties: [], fineFen: 0, confiscatedFen: 0, valueFen: 0 },
  ],
  'enforcement.record-payment': [(at) => ({ paidFen: 500_000, on: at.today })],
  'enforcement.close-case': [{ ending: 'performed', note: '已经缴清' }, { ending: 'court-ended', note: '法院终结执行' }, { ending: 'without-penalty', note: '终止' }],
  'enforcement.refer-to-police': [{ means: ['swapped'], facts: '监控显示投诉人调换商品', evidence: [JOINED], body: '旺苍县公安局' }],
  'enforcement.decide-referral': [{ approve: true, reason: '同意移送' }, { approve: false, reason: '证据不足' }],
  'enforcement.hand-over': [(at) => ({ on: at.today, receipt: '旺公收〔2026〕3号', receivedBy: '王警官', contents: [] })],
  'enforcement.record-police-answer': [(at) => ({ on: at.today, answer: 'opened', note: '已经立案' })],
}

const SPOT_CHECK = 'a spot check'

/** Matters that run beside any state, each with a procedure of its own and the kinds of file it is walked on. */
export const BESIDE: Readonly<Record<string, { readonly procedure: string; readonly kinds: readonly FileKind[] }>> = {
  'a clue and its case': { procedure: 'enforcement', kinds: ['complaint'] }, 'a case': { procedure: 'enforcement', kinds: ['report'] },
  'a referral to the police': { procedure: 'enforcement', kinds: ['complaint'] },
  supervision: { procedure: 'supervision', kinds: ['complaint', 'report', 'inquiry'] }, 'a finding': { procedure: 'conduct', kinds: ['complaint'] },
  [SPOT_CHECK]: { procedure: 'spotcheck', kinds: ['complaint', 'report', 'inquiry'] },
}

const CASE = [
  'open-case', 'stop-clock', 'resume-clock', 'extend-case', 'prolong-case', 'send-to-review', 'complete-review', 'tell-party', 'hear-party', 'decide-case', 'record-payment', 'close-case',
].map((step) => `enforcement.${step}`)

/** Matters that run beside the decision and the mediation without touching each other; each is walked with those two alone. */
export const ASIDE: Readonly<Record<string, readonly string[]>> = {
  notices: ['complaint.give-notice', 'complaint.answer-notice'],
  complainants: ['complaint.add-complainant', 'complaint.remove-complainant', 'complaint.elect-representatives', 'complaint.record-consent', 'complaint.tell-complainant', 'complaint.issue-code'],
  recusal: ['mediation.cancel-session', 'mediation.ask-recusal', 'mediation.decide-recusal'],
  entrusting: ['mediation.entrust', 'mediation.record-entrusted'],
  tests: ['mediation.order-test', 'mediation.record-test'],
  agents: ['complaint.appoint-agent', 'complaint.end-agent'],
  'the same dispute': ['complaint.mark-same-dispute', 'complaint.unmark-same-dispute'],
  'own settlement': ['complaint.allow-settlement', 'complaint.offer-settlement', 'complaint.answer-settlement', 'complaint.confirm-settlement'],
  jurisdiction: ['dispatch.dispute', 'dispatch.agree', 'dispatch.refer', 'dispatch.designate'],
  'a transfer': ['dispatch.transfer-out', 'dispatch.record-receipt', 'dispatch.take-back', 'dispatch.settle-return'],
  'help letters': ['dispatch.ask-help', 'dispatch.answer-help'],
  aftercare: ['complaint.record-callback', 'complaint.finish-redo'],
  'an undone refusal': ['complaint.reopen', 'complaint.finish-redo'],
  'a case': CASE,
  'a clue and its case': ['enforcement.note-clue', 'enforcement.note-verification', 'enforcement.extend-clue', 'enforcement.decide-clue', ...CASE],
  'a referral to the police': ['refer-to-police', 'decide-referral', 'hand-over', 'record-police-answer'].map((step) => `enforcement.${step}`),
  supervision: ['demand', 'answer', 'accept', 'demand-again', 'lift'].map((step) => `supervision.${step}`),
  'a finding': ['propose-finding', 'approve-finding', 'send-back-finding', 'lift-finding'].map((step) => `conduct.${step}`),
  [SPOT_CHECK]: ['spotcheck.draw', 'spotcheck.record-check', 'spotcheck.record-correction', 'spotcheck.accept-correction', 'spotcheck.demand-again', 'spotcheck.lift'],
}

/** The same of a report. */
export const REPORT_ASIDE: Readonly<Record<string, readonly string[]>> = {
  'a repeat': ['report.mark-repeat', 'report.unmark-repeat', 'report.take-in-repeat', 'report.release-repeat'],
  'a reward': ['report.propose-reward', 'report.grant-reward', 'report.reject-reward'],
  'an undone decision': ['report.reopen'],
  'a transfer out': ['report.transfer', 'report.record-receipt', 'report.take-back'],
}

/** Between offices and authorities, and to a spot check, what happens inside a mediation makes no difference: only its beginning and its end are walked there. */
const INSIDE = ['mediation.invite', 'mediation.record-answer', 'mediation.hold-session', 'mediation.suspend', 'mediation.resume']
const BETWEEN = new Set(['jurisdiction', 'a transfer', 'help letters', ...Object.keys(BESIDE)])

/** Beside a case no more of a file is walked than how it is decided and ends: with all of it the states would be too many. */
const LEAST = new Set([
  'complaint.accept', 'complaint.refuse', 'complaint.withdraw', 'complaint.close', 'mediation.record-agreement', 'mediation.terminate', 'mediation.tell',
  'report.start-verification', 'report.propose-decision', 'report.approve-decision', 'report.tell-reporter', 'report.close',
])
const BESIDE_LEAST = new Set(['an undone refusal', 'a clue and its case', 'a case', 'a referral to the police', 'a finding'])

/** The steps of every matter but the one named. */
export function besides(matter: string | undefined): ReadonlySet<string> {
  if (matter !== undefined && BESIDE_LEAST.has(matter)) return new Set(Object.keys(SAMPLES).filter((step) => !LEAST.has(step) && !ASIDE[matter]?.includes(step)))
  const inside = BETWEEN.has(matter ?? '') ? INSIDE : []
  const all = { ...ASIDE, ...REPORT_ASIDE }
  const own = new Set(matter === undefined ? [] : all[matter])
  const aside = Object.values(all).flat().filter((step) => !own.has(step))
  // Nobody checks their own work: some way must end a file without all of the staff.
  return new Set([...inside, ...aside.filter((step) => matter !== SPOT_CHECK || step !== 'report.mark-repeat')])
}

/** Open states in which no law sets a limit, each with why; every other open state must have a clock that is not met. */
/** Steps that undo what a clock ran from: a decision that no longer stands takes its duty to tell with it. */
export const UNDOES: ReadonlySet<string> = new Set(['report.reopen', 'complaint.reopen'])

export const UNTIMED: readonly { readonly why: string; readonly is: (states: Readonly<Record<string, unknown>>, stage: string) => boolean }[] = [
  { why: '抽查整改已经报告，等待认可：没有规定认可的期限', is: (states) => (states['spotcheck'] as { stage?: unknown } | undefined)?.stage === 'corrected' },
  { why: '督办已经答复，等待认可：没有规定认可的期限', is: (states) => (states['supervision'] as { stage?: unknown } | undefined)?.stage === 'answered' },
  { why: '调解已有结果，只差办结：规章没有规定办结的期限', is: (states) => (states['complaint'] as { outcome?: unknown } | undefined)?.outcome !== null && states['complaint'] !== undefined },
  { why: '举报已决定是否立案，只差告知或者办结：总局令第121号没有规定告知的期限', is: (states) => ((states['report'] as { decision?: unknown } | undefined)?.decision ?? null) !== null },
  { why: '报请共同上级指定管辖：规章没有规定指定的期限', is: (states) => (states['dispatch'] as { dispute?: { stage: string } | null } | undefined)?.dispute?.stage === 'referred' },
  {
    why: '已在全国平台办结，日期不明，不计期限；未了结的管辖争议登记结果后随之关闭',
    is: (states) => (states['complaint'] as { source?: { status: string } | null } | undefined)?.source?.status === 'finished' || (states['complaint'] as { source?: { status: string } | null } | undefined)?.source?.status === 'refused',
  },
  { why: '移送等待回执或者退回待处理：规章没有规定期限，回执日期由移送函写明', is: (states) => ['sent', 'returned'].includes((states['dispatch'] as { transfer?: string } | undefined)?.transfer ?? '') },
]
