/** Every refusal of the rules module, and the names of clocks, facts, units and states as people read them. */
import type { Refusal } from '#platform/pure/refusal.ts'
import { fill, type Language } from '#platform/pure/text.ts'
import type { FileKind } from './rules.ts'

export const refusalTexts = {
  'rules.no-pack': {
    status: 422,
    zh: '没有可以适用的规则：{date}没有收录{kind}的处理办法。不能套用别的年份或别的业务的规则，请核对日期和类型，或者请管理员补充当时有效的规则。',
    en: 'No rule applies: none for {kind} is on record for {date}, and the rule of another year or matter is never used in its place. Check day and kind, or have the rule of that time added.',
  },
  'rules.contradiction': {
    status: 422,
    zh: '事实互相矛盾：{first}（{firstOn}）{problem}{second}（{secondOn}）。请核对这两项。',
    en: 'The facts contradict each other: {first} ({firstOn}) {problem} {second} ({secondOn}). Check these two.',
  },
  'rules.bad-facts': {
    status: 422,
    zh: '“{field}”填写有误：{problem}。',
    en: '“{field}” is wrong: {problem}.',
  },
} as const

export type RulesRefusal = keyof typeof refusalTexts

export const zh = {
  'clock.complaint.accept': '受理期限', 'clock.complaint.mediate': '调解期限',
  'clock.complaint.mediate.overlay': '调解期限（实施条例）', 'clock.complaint.tell-termination': '告知期限',
  'clock.complaint.supply-papers': '补正材料期限', 'clock.complaint.prove-identity': '提供身份证明期限', 'clock.complaint.settle': '先行和解期限',
  'clock.complaint.redo': '重新办理期限', 'clock.mediation.perform': '履行协议期限', 'clock.mediation.confirm': '申请司法确认期限',
  'clock.report.verify': '核查期限', 'clock.report.tell-reporter': '告知举报人期限', 'clock.report.receipt': '移交回执期限', 'clock.dispatch.receipt': '移送回执期限', 'clock.dispatch.help': '协查答复期限', 'clock.dispatch.agree': '管辖协商期限', 'clock.inquiry.answer': '答复期限', 'clock.supervision.answer': '督办答复期限', 'clock.spotcheck.check': '抽查检查期限', 'clock.spotcheck.correct': '抽查整改期限',
  'clock.enforcement.verify-clue': '线索核查期限', 'clock.enforcement.decide-case': '案件办理期限', 'clock.enforcement.review': '案件审核期限', 'clock.enforcement.hear-party': '陈述申辩期限',
  'kind.complaint': '投诉', 'kind.report': '举报', 'kind.inquiry': '咨询',
  'unit.working-day': '个工作日', 'unit.day': '日',
  'state.running': '进行中', 'state.met': '已完成', 'state.overdue': '已超期', 'state.suspended': '已中止',
  'reason.appraisal': '鉴定', 'reason.testing': '检测', 'reason.inspection': '检验', 'reason.verification': '检定',
  'reason.settlement': '经营者先行和解', 'reason.quarantine': '检疫', 'reason.identification': '权利人辨认或者鉴别',
  'fact.receivedOn': '收到投诉', 'fact.acceptedOn': '受理', 'fact.refusedOn': '不予受理', 'fact.withdrawnOn': '撤回投诉', 'fact.transferredOn': '移送有处理权限的机关',
  'fact.agreedOn': '达成调解协议', 'fact.terminatedOn': '终止调解', 'fact.toldTerminationOn': '告知终止调解', 'fact.asOf': '查询日', 'fact.whole': '整条事实',
  'fact.papersNoticedOn': '通知补正材料', 'fact.papersDueOn': '补正材料的最后一日', 'fact.papersSuppliedOn': '补齐材料', 'fact.identityNoticedOn': '通知提供身份证明',
  'fact.identityDueOn': '提供身份证明的最后一日', 'fact.identityProvedOn': '提供身份证明', 'fact.settlementOfferedOn': '交经营者先行和解', 'fact.settlementEndedOn': '先行和解结束',
  'fact.performDueOn': '应当履行或者回访的日期', 'fact.performedOn': '履行完毕', 'fact.performGivenUpOn': '没有履行，不再跟进', 'fact.confirmableOn': '调解协议生效', 'fact.confirmationAppliedOn': '申请司法确认',
  'fact.redoOn': '决定重新办理', 'fact.redoneOn': '重新办理完毕',
  'fact.report.receivedOn': '收到举报', 'fact.extendedOn': '批准延长', 'fact.mergedOn': '收到合并处理的举报', 'fact.decidedOn': '决定是否立案',
  'fact.toldReporterOn': '告知举报人', 'fact.namedOn': '举报人留下姓名', 'fact.reopenedOn': '重新核查的文书', 'fact.answeredOn': '答复', 'fact.inquiry.receivedOn': '收到咨询建议', 'fact.setOn': '提出要求',
  'fact.disputedOn': '发生管辖争议', 'fact.disputeSettledOn': '管辖协商一致或者报请指定',
  'fact.clueFoundOn': '调解中发现线索', 'fact.clueExtendedOn': '批准延长线索核查', 'fact.clueDecidedOn': '决定线索是否立案', 'fact.caseOpenedOn': '立案',
  'fact.caseExtendedOn': '批准延长办案', 'fact.caseReviewSentOn': '送交审核', 'fact.caseReviewedOn': '完成审核', 'fact.casePartyToldOn': '告知书送达当事人',
  'fact.casePartyStatedOn': '当事人陈述申辩或者放弃', 'fact.caseDecidedOn': '作出处理决定', 'fact.unextendedDue': '未延长的届满日',
  'fact.suspension.from': '中止开始', 'fact.suspension.to': '中止结束', 'fact.suspension.open': '未结束的中止',
  'problem.missing': '没有填写', 'problem.not-text': '应当是文字', 'problem.no-such-day': '不是真实的日期，应当写成 2026-04-28 的样子',
  'problem.out-of-range': '日期超出了 1900 年至 2199 年', 'problem.not-object': '应当是一个 JSON 对象', 'problem.not-array': '应当是一个列表',
  'problem.unknown-kind': '类型应当是 complaint、report 或者 inquiry', 'problem.not-json': '不是有效的 JSON',
  'problem.not-boolean': '应当是 true 或者 false', 'problem.not-of-kind': '这一类业务没有这一项，请核对类型',
  'problem.before': '早于', 'problem.after': '晚于', 'problem.both': '的同时又有', 'problem.without': '缺少前提：',
  'explain.start': '{name}依据{article}，为{length}{unit}。{startsOn}{fact}，当日不计入，自次日起算（{counting}）。',
  'explain.start-dated': '{name}依据{article}，{startsOn}{fact}，最后一日定为{dueOn}。',
  'explain.restarted': '合并处理同一举报人补充新事实的举报，期限自收到最后一次举报之日重新计算（{article}）。',
  'explain.extended': '{on}经负责人批准延长{days}{unit}（{article}）。',
  'explain.suspended': '{from}至{to}因{reason}中止，不计入期限。',
  'explain.suspended-open': '{from}起因{reason}中止，尚未恢复。',
  'explain.no-reason': '未注明的原因',
  'explain.suspended-days': '中止共扣除{days}{unit}。',
  'explain.due': '期限届满日为{dueOn}。', 'explain.no-due': '恢复之前不能确定届满日。',
  'explain.met': '已于{metOn}完成，用了{used}{unit}。', 'explain.met-late': '已于{metOn}完成，超过了期限，用了{used}{unit}。',
  'explain.running': '截至{asOf}已用{used}{unit}，还剩{left}{unit}。', 'explain.overdue': '截至{asOf}已超期{over}{unit}。',
  'explain.standing': '截至{asOf}已用{used}{unit}，目前中止。',
  'explain.provisional': '涉及的年份还没有国务院放假通知，暂按普通周末推算，通知公布后可能变动。',
} as const

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'clock.complaint.accept': 'Limit to accept or refuse', 'clock.complaint.mediate': 'Mediation limit',
  'clock.complaint.mediate.overlay': 'Mediation limit (Implementing Regulations)', 'clock.complaint.tell-termination': 'Limit to tell the parties',
  'clock.complaint.supply-papers': 'Limit to supply papers', 'clock.complaint.prove-identity': 'Limit to prove identity', 'clock.complaint.settle': 'Limit for own settlement',
  'clock.complaint.redo': 'Limit to handle it again', 'clock.mediation.perform': 'Performance of the agreement', 'clock.mediation.confirm': 'Limit to ask the court to confirm',
  'clock.report.verify': 'Verification limit', 'clock.report.tell-reporter': 'Limit to tell the reporter', 'clock.dispatch.receipt': 'Receipt of the transfer', 'clock.dispatch.help': 'Answer to the help letter', 'clock.report.receipt': 'Receipt of the transfer due', 'clock.dispatch.agree': 'Limit to agree on jurisdiction', 'clock.inquiry.answer': 'Limit to answer', 'clock.supervision.answer': 'Answer to the supervision due', 'clock.spotcheck.check': 'Spot check due', 'clock.spotcheck.correct': 'Correction after the spot check due',
  'clock.enforcement.verify-clue': 'Limit to verify the clue', 'clock.enforcement.decide-case': 'Limit to decide the case', 'clock.enforcement.review': 'Limit of the review', 'clock.enforcement.hear-party': 'Time for the party to be heard',
  'kind.complaint': 'complaints', 'kind.report': 'reports', 'kind.inquiry': 'inquiries',
  'unit.working-day': ' working days', 'unit.day': ' days',
  'state.running': 'running', 'state.met': 'met', 'state.overdue': 'overdue', 'state.suspended': 'suspended',
  'reason.appraisal': 'appraisal', 'reason.testing': 'testing', 'reason.inspection': 'inspection', 'reason.verification': 'metrological verification',
  'reason.settlement': 'settlement by the firm itself', 'reason.quarantine': 'quarantine inspection', 'reason.identification': 'identification by the right holder',
  'fact.receivedOn': 'complaint received', 'fact.acceptedOn': 'accepted', 'fact.refusedOn': 'refused', 'fact.withdrawnOn': 'withdrawn', 'fact.transferredOn': 'transferred to the regulator that has the power',
  'fact.agreedOn': 'agreement reached', 'fact.terminatedOn': 'mediation terminated', 'fact.toldTerminationOn': 'parties told of termination', 'fact.asOf': 'day of the reading', 'fact.whole': 'the input as a whole',
  'fact.papersNoticedOn': 'papers asked for', 'fact.papersDueOn': 'last day for the papers', 'fact.papersSuppliedOn': 'papers supplied', 'fact.identityNoticedOn': 'proof of identity asked for',
  'fact.identityDueOn': 'last day for the proof of identity', 'fact.identityProvedOn': 'identity proved', 'fact.settlementOfferedOn': 'put to the firm for settlement', 'fact.settlementEndedOn': 'own settlement ended',
  'fact.performDueOn': 'day of performance or follow-up', 'fact.performedOn': 'agreement performed', 'fact.performGivenUpOn': 'not performed, no longer followed', 'fact.confirmableOn': 'agreement in effect', 'fact.confirmationAppliedOn': 'confirmation applied for',
  'fact.redoOn': 'to be handled again', 'fact.redoneOn': 'handled again',
  'fact.report.receivedOn': 'report received', 'fact.extendedOn': 'extension approved', 'fact.mergedOn': 'merged report received',
  'fact.decidedOn': 'decision on opening a case', 'fact.toldReporterOn': 'reporter told', 'fact.namedOn': 'reporter gave a name', 'fact.reopenedOn': 'document that reopened it', 'fact.answeredOn': 'answered', 'fact.inquiry.receivedOn': 'inquiry received', 'fact.setOn': 'demand made',
  'fact.disputedOn': 'jurisdiction disputed', 'fact.disputeSettledOn': 'jurisdiction agreed or referred',
  'fact.clueFoundOn': 'clue found in mediation', 'fact.clueExtendedOn': 'more time for the clue approved', 'fact.clueDecidedOn': 'decision on the clue', 'fact.caseOpenedOn': 'case opened',
  'fact.caseExtendedOn': 'more time for the case approved', 'fact.caseReviewSentOn': 'sent to review', 'fact.caseReviewedOn': 'review completed', 'fact.casePartyToldOn': 'notice served on the party',
  'fact.casePartyStatedOn': 'the party was heard or waived it', 'fact.caseDecidedOn': 'case decided', 'fact.unextendedDue': 'last day without the extension',
  'fact.suspension.from': 'suspension begun', 'fact.suspension.to': 'suspension ended', 'fact.suspension.open': 'suspension without end',
  'problem.missing': 'it is missing', 'problem.not-text': 'it must be text', 'problem.no-such-day': 'it is no calendar day, as 2026-04-28 is one',
  'problem.out-of-range': 'the day is outside the years 1900 to 2199', 'problem.not-object': 'it must be a JSON object', 'problem.not-array': 'it must be a list',
  'problem.unknown-kind': 'the kind must be complaint, report or inquiry', 'problem.not-json': 'it is not valid JSON',
  'problem.not-boolean': 'it must be true or false', 'problem.not-of-kind': 'a file of this kind has no such fact; check the kind',
  'problem.before': 'is before', 'problem.after': 'is after', 'problem.both': 'cannot stand beside', 'problem.without': 'lacks',
  'explain.start': '{name}: {length}{unit} under {article}, from {startsOn} ({fact}); that day does not count, counting begins on the next ({counting}).',
  'explain.start-dated': '{name}: under {article}, from {startsOn} ({fact}); the last day was set to {dueOn}.',
  'explain.restarted': 'A report with new facts by the same reporter was merged in: the limit started anew on the day the last one came in ({article}).',
  'explain.extended': 'Extended on {on} by {days}{unit}, approved by the head ({article}).',
  'explain.suspended': 'Suspended from {from} to {to} ({reason}); these days do not count.',
  'explain.suspended-open': 'Suspended since {from} ({reason}), not yet resumed.',
  'explain.no-reason': 'no reason given',
  'explain.suspended-days': 'Suspensions took out {days}{unit}.',
  'explain.due': 'The last day is {dueOn}.', 'explain.no-due': 'The last day is open until the suspension ends.',
  'explain.met': 'Met on {metOn} after {used}{unit}.', 'explain.met-late': 'Met late, on {metOn}, after {used}{unit}.',
  'explain.running': 'As of {asOf}: {used}{unit} used, {left}{unit} left.', 'explain.overdue': 'As of {asOf}: overdue by {over}{unit}.',
  'explain.standing': 'As of {asOf}: {used}{unit} used, now suspended.',
  'explain.provisional': 'The State Council notice of a year it touches is not out yet; ordinary weekends are assumed, and the day may change.',
}

export type RulesTextKey = keyof typeof zh

const TEXTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { zh, en }

/** The text of a key, or the key itself where there is none (a suspension reason of another pack). */
export function rulesText(language: Language, key: string): string {
  return TEXTS[language][key] ?? key
}

/** Key of a fact's name: some facts are named otherwise on one kind of file. */
export function factKey(kind: FileKind, fact: string): string {
  const own = `fact.${kind}.${fact}`
  return own in zh ? own : `fact.${fact}`
}

/** The sentence of a refusal of this module; parameters that are message keys are put into words. */
export function refusalMessage({ refusal, params = {} }: Refusal<RulesRefusal>, language: Language): string {
  const words = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, rulesText(language, String(value))]))
  return fill(refusalTexts[refusal][language], words)
}
