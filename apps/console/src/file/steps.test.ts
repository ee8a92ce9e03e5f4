import { describe, expect, test } from 'vitest'
import type { StepId } from './actions.ts'
import { PROCEDURES } from './procedures.ts'
import { commandOf as read, fenOf, type StepForms, type Values } from './steps.ts'

/** Every form by its step. */
const STEP_FORMS: StepForms = Object.fromEntries(Object.entries(PROCEDURES).flatMap(([name, { forms }]) => Object.entries(forms).map(([type, form]) => [`${name}.${type}`, form])))

function commandOf(step: StepId, values: Values) {
  const [name = '', type = ''] = step.split('.')
  const found = PROCEDURES[name]
  if (!found) throw new Error(`no procedure ${name}`)
  return read(type, found.forms[type]?.fields ?? [], found.schema, values)
}

function valueOf(step: StepId, values: Values) {
  const parsed = commandOf(step, values)
  return 'value' in parsed ? parsed.value : parsed.issues
}

function pathsOf(step: StepId, values: Values) {
  const parsed = commandOf(step, values)
  return 'issues' in parsed ? parsed.issues.map(({ path, key, params }) => ({ path, key, ...params })) : []
}

const SESSION = '00000000-0000-4000-8000-000000000001'

const PERSON = { name: '李小山', phone: '13881230000', address: '旺苍县东河镇南街8号', idNumber: '' }

/** One full form for each step: what an officer would type. */
const FILLED: Readonly<Record<string, Values>> = {
  'complaint.accept': { told: 'sms' },
  'complaint.refuse': { ground: 'not-consumption', reason: '所购汽车登记在公司名下，用于经营。', told: 'post' },
  'complaint.approve-refusal': {},
  'complaint.reopen': { cause: 'court', document: '（2026）川0821行初12号', documentOn: '2026-05-08', reason: '判决撤销不予受理决定' },
  'supervision.demand': { demand: '请三日内报告办理结果', dueOn: '2026-05-20', importance: 'urgent' },
  'supervision.demand-again': { demand: '请补充退款凭证', dueOn: '2026-05-25', importance: 'ordinary' },
  'supervision.answer': { answer: '已经约谈双方，店家同意退款。', final: true },
  'supervision.accept': { note: '' },
  'supervision.lift': { reason: '投诉人已经撤回。' },
  'spotcheck.record-check': { verdict: 'faults', faults: [{ code: 'not-told', text: '没有告知其他解决途径。' }], correction: '补充告知并附回执。', correctBy: '2026-06-20', note: '' },
  'spotcheck.record-correction': { result: '已经补充告知，回执附后。' },
  'spotcheck.accept-correction': { note: '' },
  'spotcheck.demand-again': { correction: '请附上回执原件。', correctBy: '2026-06-25' },
  'spotcheck.lift': { reason: '案卷已经移交法院。' },
  'conduct.propose-finding': { factors: ['repeated'], reason: '三个月内就同一品牌投诉十二件，每件购买一盒。' },
  'conduct.approve-finding': {},
  'conduct.send-back-finding': { reason: '请写明每件的购买时间。' },
  'conduct.lift-finding': { reason: '补充的证据证明是家用。' },
  'complaint.send-back-refusal': { reason: '核实的材料不足，请补充。' },
  'complaint.return-to-intake': { reason: '企业登记地不在本县。' },
  'complaint.assign': { unitId: SESSION, officerId: undefined, reason: '' },
  'complaint.add-material': { text: '补充小票照片', attachments: [{ id: SESSION, name: 'a.jpg', size: 1, mediaType: 'image/jpeg' }] },
  'complaint.withdraw': { reason: '' },
  'complaint.give-notice': { matter: 'papers', items: '授权委托书原件', dueOn: '2026-05-08', told: 'sms' },
  'complaint.answer-notice': { matter: 'papers', text: '已补交', attachments: [] },
  'complaint.add-complainant': { person: PERSON, agreed: true },
  'complaint.remove-complainant': { personId: SESSION, reason: '本人退出' },
  'complaint.elect-representatives': { personIds: [SESSION], attachments: [{ id: SESSION, name: 'a.jpg', size: 1, mediaType: 'image/jpeg' }] },
  'complaint.record-consent': { personId: SESSION, to: 'agreement', note: '电话同意', attachments: [] },
  'complaint.tell-complainant': { personIds: [SESSION], by: 'phone', note: '' },
  'complaint.appoint-agent': {
    principalId: SESSION, agent: PERSON, powers: 'special', matters: '代为投诉、调解', until: '2026-12-31', codeWith: 'principal', authority: [], identity: [],
  },
  'complaint.end-agent': { agentId: SESSION, reason: '撤销委托' },
  'complaint.mark-same-dispute': { fileId: SESSION, reason: '同一次购买' },
  'complaint.unmark-same-dispute': { reason: '不是同一次购买' },
  'complaint.offer-settlement': { consent: '' },
  'complaint.answer-settlement': { settled: true, answer: '全额退款' },
  'complaint.confirm-settlement': { agreed: true, note: '' },
  'complaint.record-callback': { grade: 'satisfied', by: 'phone', comment: '' },
  'complaint.finish-redo': { summary: '已再次退款' },
  'complaint.close': { summary: '双方达成协议并履行。' },
  'dispatch.dispute': { counterpart: '青川县市场监督管理局', reason: '住所地在青川县' },
  'dispatch.agree': { taker: 'us', note: '由我局处理' },
  'dispatch.refer': { reason: '未能协商一致' },
  'dispatch.designate': { taker: 'them', document: '指定管辖通知书' },
  'dispatch.transfer-out': { recipient: 'department', body: '县文旅局', letter: '移送函1号', reason: '属于旅游合同纠纷', receiptBy: '2026-05-20', told: 'sms' },
  'dispatch.record-receipt': { receivedOn: '2026-05-20', receivedBy: '县文旅局张某' },
  'dispatch.take-back': { reason: '不属于该局职责' },
  'dispatch.settle-return': { result: '改送县教育局处理' },
  'dispatch.ask-help': { body: '青川县市场监督管理局', question: '请协助核实该店的经营地址', answerBy: '2026-05-20', attachments: [] },
  'dispatch.answer-help': { letterId: SESSION, text: '该店仍在原址经营', attachments: [] },
  'document.submit': { documentId: SESSION },
  'document.discard': { documentId: SESSION },
  'document.approve': { documentId: SESSION },
  'document.send-back': { documentId: SESSION, reason: '请写明调解安排' },
  'document.issue': { documentId: SESSION },
  'document.void': { documentId: SESSION, reason: '引用的条款有误' },
  'document.deliver': { documentId: SESSION, audience: 'complainant', channel: 'paper', reference: 'EMS1234567890' },
  'document.record-receipt': { documentId: SESSION, deliveryId: SESSION, note: '本人签收', attachments: [] },
  'mediation.invite': { mode: 'on-site', startsAt: '2026-05-08T09:30', place: '调解室', mediators: ['李晓梅'] },
  'mediation.record-answer': { party: 'respondent', willing: false, note: '' },
  'mediation.hold-session': { sessionId: SESSION, present: ['consumer'], record: '被投诉人未到场。' },
  'mediation.suspend': { reason: 'testing', from: '2026-05-11', body: '市质检院', note: '' },
  'mediation.resume': { lastDay: '2026-05-20' },
  'mediation.record-agreement': {
    form: 'written',
    terms: [{ party: 'respondent', duty: '退还货款', dueOn: '2026-05-30', yuan: '2,980.5' }],
  },
  'mediation.terminate': { ground: 'no-agreement', reason: '双方分歧过大。' },
  'mediation.tell': { party: 'both', by: 'phone' },
  'mediation.cancel-session': { sessionId: SESSION, reason: '商家请求改期' },
  'mediation.ask-recusal': { mediator: '李晓梅', party: 'consumer', reason: '与商家是亲戚' },
  'mediation.decide-recusal': { granted: true, replacement: ['王芳'], reason: '情况属实' },
  'mediation.entrust': { body: '东河镇人民调解委员会', letter: '委托函1号', consent: '双方电话同意' },
  'mediation.record-entrusted': { repliedOn: '2026-05-20', result: 'failed', text: '没有谈成' },
  'mediation.order-test': { how: 'agreed', body: '市质检院', matter: '面料成分', cost: 'undecided' },
  'mediation.record-test': { conclusion: '不合格', cost: 'respondent' },
  'mediation.record-performance': { result: 'performed', on: '2026-05-29', note: '已退款' },
  'mediation.record-confirmation': { appliedOn: '2026-05-20', court: '旺苍县人民法院' },
  'inquiry.assign': { unitId: SESSION, officerId: undefined, reason: '' },
  'inquiry.return-to-intake': { reason: '不属于本所答复。' },
  'inquiry.answer': { entry: { id: SESSION, version: 1, question: '能退吗？' }, text: '可以退还余额。', told: 'portal' },
  'inquiry.adopt': { text: '已经采纳您的建议。', told: 'portal' },
  'inquiry.decline': { text: '暂时不能采纳，原因如下。', told: 'portal' },
  'inquiry.thank': { text: '谢谢您的表扬。', told: 'phone' },
  'inquiry.point-elsewhere': { route: 'petition', text: '请向信访工作机构提出。', told: 'portal' },
  'inquiry.propose-publication': { question: '健身卡能不能退？', answer: '可以退还余额。', personalDataRemoved: true },
  'inquiry.approve-publication': {},
  'inquiry.reject-publication': { reason: '请再简短些' },
  'inquiry.withdraw-publication': { reason: '规定已经变化' },
  'report.assign': { unitId: SESSION, officerId: undefined, reason: '' },
  'report.return-to-intake': { reason: '企业登记地不在本县。' },
  'report.record-verification': { text: '到店查看，货架上有同款。', attachments: [] },
  'report.suspend': { reason: 'testing', from: '2026-05-11', body: '市质检院' },
  'report.resume': { lastDay: '2026-05-20' },
  'report.request-extension': { reason: '需要向厂家核实' },
  'report.reject-extension': { reason: '可以按期完成' },
  'report.propose-decision': { decision: 'file', conditions: ['violation-shown'], reason: '货架上查到同批次产品' },
  'report.approve-decision': { caseOfficers: [SESSION] },
  'report.send-back-decision': { reason: '证据不足，补充核查' },
  'report.tell-reporter': { by: 'sms' },
  'report.reopen': { cause: 'court', document: '（2026）川08行终1号行政判决书', documentOn: '2026-05-20', reason: '判决撤销不予立案决定，责令重新处理' },
  'report.transfer': { to: '县文旅局', inWriting: true, told: 'sms', receiptBy: '2026-05-20', reason: '不属于本部门职责' },
  'report.record-receipt': { receivedOn: '2026-05-20', authority: '县文旅局', receivedBy: '收发室', reference: '' },
  'report.take-back': { reason: '对方认为也不属于其职责，退回。' },
  'report.unmark-repeat': { reason: '不是同一事实，应当单独办理。' },
  'report.mark-repeat': { intoId: SESSION, newFacts: false, told: 'sms', reason: '同一事实重复举报' },
  'report.name-reporter': { person: PERSON },
  'report.propose-reward': { amountFen: '500', basis: '查证属实，依法奖励' },
  'report.reject-reward': { reason: '不符合奖励条件' },
  'report.add-material': { text: '补充照片', attachments: [] },
  'report.share-with-complaint': { text: '检测结论为不合格', reason: '组织调解所必需' },
  'report.close': { summary: '已移交办案' },
  'incident.add-files': { fileIds: [SESSION], reason: '同一商家' },
  'incident.remove-file': { fileId: SESSION, reason: '另行办理' },
  'incident.set-level': { level: 2, reason: '人数增加' },
  'incident.name-lead': { unitId: SESSION, officerId: undefined },
  'incident.report-up': { to: 'city-bureau', by: 'phone', at: '2026-05-08T09:30:15', note: '已报值班室' },
  'incident.add-log': { text: '到达现场' },
  'incident.take-measure': { measure: 'inspection', text: '现场检查' },
  'incident.state-facts': { place: '', injured: 1, requests: '' },
  'incident.draft-brief': { title: '情况报告', recipient: '县委', situation: '四人投诉，均已受理，正在核查。', requests: '' },
  'incident.issue-brief': { version: 1 },
  'incident.close': { findings: '查明四份投诉属实', lessons: '发现偏晚，巡查不够', measures: '逐户检查同类门店' },
  'enforcement.note-clue': { foundOn: '2026-05-08', facts: '预包装食品没有生产日期' },
  'enforcement.note-verification': { note: '到店查看了进货票据' },
  'enforcement.extend-clue': { reason: '样品还在检测' },
  'enforcement.decide-clue': { open: true, grounds: ['violation-shown'], reason: '违法事实初步成立', officers: [SESSION, '00000000-0000-4000-8000-000000000002'] },
  'enforcement.open-case': { number: '旺市监立〔2026〕1号' },
  'enforcement.stop-clock': { reason: 'testing', from: '2026-05-08', note: '市质检院检测' },
  'enforcement.resume-clock': { lastDay: '2026-05-20' },
  'enforcement.extend-case': { reason: '案情复杂，需要外调' },
  'enforcement.prolong-case': { until: '2026-12-31', reason: '集体讨论决定延期' },
  'enforcement.send-to-review': { report: '调查终结，建议罚款' },
  'enforcement.complete-review': { opinion: 'agree', note: '事实清楚' },
  'enforcement.tell-party': { servedOn: '2026-05-08', content: '拟罚款五千元' },
  'enforcement.hear-party': { on: '2026-05-08', waived: true, statement: '放弃' },
  'enforcement.decide-case': { result: 'penalty', violation: '标签不合格', basis: '食品安全法', penalties: ['fine'], fineFen: '5,000', confiscatedFen: '80.5', valueFen: '0', goods: '' },
  'enforcement.record-payment': { paidFen: '5080.5', on: '2026-05-20' },
  'enforcement.close-case': { ending: 'performed', note: '已经缴清' },
  'enforcement.refer-to-police': { means: ['swapped'], facts: '监控显示投诉人自己调换了商品', evidence: [SESSION], body: '县公安局' },
  'enforcement.decide-referral': { approve: true, reason: '同意移送公安' },
  'enforcement.hand-over': { on: '2026-05-20', receipt: '收〔2026〕3号', receivedBy: '王警官' },
  'enforcement.record-police-answer': { on: '2026-05-20', answer: 'opened', note: '已经立案' },
}

describe('form to command', () => {
  test.each(Object.keys(STEP_FORMS))('%s: what is typed becomes a command the contract takes', (step) => {
    expect(commandOf(step as StepId, FILLED[step] ?? {})).toHaveProperty('value.type', step.split('.')[1])
  })
  test.each(Object.entries(STEP_FORMS).filter(([, form]) => form.fields.some((field) => field.required)))(
    '%s: an empty form names every needed field',
    (step, form) => {
      const named = pathsOf(step as StepId, { terms: [{}] }).map(({ path }) => path.split('.')[0])
      // What is asked only once another field says so is not needed by an empty form.
      for (const field of form.fields.filter((candidate) => candidate.required && !candidate.when)) expect(named, field.name).toContain(field.name)
    },
  )
  test('a local time is that of Shanghai', () => {
    expect(valueOf('mediation.invite', FILLED['mediation.invite'] ?? {})).toMatchObject({ startsAt: '2026-05-08T09:30:00+08:00' })
  })
  test('a moment to the second is that of Shanghai, also where a browser leaves the seconds out', () => {
    const at = (typed: string) => valueOf('incident.report-up', { ...FILLED['incident.report-up'], at: typed })
    expect(at('2026-05-08T09:30:15')).toMatchObject({ at: '2026-05-08T09:30:15+08:00' })
    expect(at('2026-05-08T09:30')).toMatchObject({ at: '2026-05-08T09:30:00+08:00' })
  })
  test('yuan become fen', () => {
    expect(valueOf('enforcement.decide-case', FILLED['enforcement.decide-case'] ?? {})).toMatchObject({ fineFen: 500_000, confiscatedFen: 8050, valueFen: 0 })
    expect(valueOf('mediation.record-agreement', FILLED['mediation.record-agreement'] ?? {})).toMatchObject({
      terms: [{ amountFen: 298_050 }],
    })
    expect(fenOf('¥12,800.00元')).toBe(1_280_000)
    expect(fenOf(' ')).toBeUndefined()
    expect(fenOf('0.1')).toBe(10)
    for (const wrong of ['三千', '-5', '1.234', '1e3']) expect(fenOf(wrong), wrong).toBeNaN()
  })
  test('a sum that is none is told at its field', () => {
    const terms = [{ party: 'respondent', duty: '退款', dueOn: '2026-05-30', yuan: '三千' }]
    expect(pathsOf('mediation.record-agreement', { form: 'written', terms })).toEqual([{ path: 'terms.0.amountFen', key: 'issue.format' }])
  })
  test('empty text is absent, files are their ids', () => {
    expect(valueOf('complaint.assign', FILLED['complaint.assign'] ?? {})).toEqual({ type: 'assign', unitId: SESSION })
    expect(valueOf('complaint.add-material', FILLED['complaint.add-material'] ?? {})).toMatchObject({ attachments: [SESSION] })
  })
  test('a short reason and an impossible day are told in words', () => {
    expect(pathsOf('complaint.refuse', { ground: 'x', reason: '太短', told: 'sms' })).toEqual([
      { path: 'reason', key: 'issue.short', min: 10 },
    ])
    expect(pathsOf('mediation.resume', { lastDay: '2026-02-30' })).toEqual([{ path: 'lastDay', key: 'issue.format' }])
    expect(pathsOf('complaint.close', { summary: '长'.repeat(1001) })).toEqual([{ path: 'summary', key: 'issue.long', max: 1000 }])
  })
})
