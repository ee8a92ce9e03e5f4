/** Data and a stand-in for the server's side, for the tests of this folder. */
import type { Receipt, TrackingView } from '#modules/complaint/index.ts'
import type { InquiryReceipt, InquiryTracking, PublishedAnswer } from '#modules/inquiry/index.ts'
import type { Answer } from '#modules/knowledge/index.ts'
import type { ReportReceipt, ReportTracking } from '#modules/report/index.ts'
import { legalDate } from '#platform/pure/date.ts'
import { refuse } from '#platform/pure/refusal.ts'
import type { Shell } from './components/shell.ts'
import type { ConsumerCommand, InquiryRating, LegalLimit, LegalLimits, OperatorHit, PortalServices, ProblemCategory, StagedAttachment, TrackingKey } from './services.ts'
import type { FormValues } from './values.ts'

export function id(last: number): string {
  return `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`
}

export const categories: readonly ProblemCategory[] = [
  { code: 'quality', zh: '质量', en: 'Quality' }, { code: 'after-sales', zh: '售后服务', en: 'After-sales' },
]

export const limits: LegalLimits = {
  pack: { zh: '投诉举报处理办法', en: 'Order 121' },
  accept: { length: 7, unit: 'working-day', article: '第十五条' },
  mediate: { length: 60, unit: 'day', article: '第二十三条' },
  tellTermination: { length: 7, unit: 'working-day', article: '第二十三条' },
}

export const operator: OperatorHit = {
  id: id(1), name: '青川县国惠商贸有限公司', alias: '国惠超市', address: '乔庄镇解放街28号', creditCode: '91510822MA62480000', active: true,
}

export const shell: Shell = {
  language: 'zh', csrfToken: 'token', path: '/', site: { authority: { zh: '青川县市场监督管理局', en: 'Qingchuan AMR' } },
  assets: { tokens: '/t.css', style: '/p.css', script: '/p.js', icon: '/m.svg' }, languageSwitch: 'link',
}

/** A complaint form filled in rightly. */
export const filled: FormValues = {
  token: 'token', key: 'key-12345678', 'respondent.name': '国惠超市', 'respondent.address': '乔庄镇解放街28号', facts: '买了一台电饭煲，用了两次就坏了，不给退货。',
  category: 'quality', claims: ['refund', 'return-goods'], amount: '399', occurredOn: '2026-05-01', 'consumer.name': '王芳',
  'consumer.phone': '13800001234', 'consumer.address': '青川县竹园镇', publicationConsent: 'no', entrustConsent: 'yes',
}

export const receipt: Receipt = {
  id: id(2), number: '5108222026000017', queryCode: '7KQ2M9XD', decideBy: '2026-05-11', article: '第十五条', packName: 'Order 121', provisional: true,
}

/** The form of a report by name, filled in rightly. */
export const reportFilled: FormValues = {
  token: 'token', key: 'key-87654321', 'target.name': '国惠超市', 'target.address': '乔庄镇解放街28号', facts: '冷柜里有好几桶没有标签的奶油，做成蛋糕卖。',
  category: 'quality', occurredOn: '2026-05-01', realName: 'yes', 'reporter.name': '李敏', 'reporter.phone': '13800005678', 'reporter.address': '竹园镇街上',
}

export const reportReceipt: ReportReceipt = {
  id: id(6), number: '2510822202600003', queryCode: '9MXD7KQ2', realName: true, verifyBy: '2026-05-21', article: '第十八条', packName: 'Order 121', provisional: false,
}

export const reportLimit: LegalLimit = { length: 15, unit: 'working-day', article: '第十八条' }

export function reportView(changes: Partial<ReportTracking> = {}): ReportTracking {
  return {
    id: id(6), number: reportReceipt.number, receivedOn: '2026-04-28', unitName: '乔庄市场监管所', realName: true, target: '国惠超市', facts: '冷柜里有没有标签的奶油',
    stage: 'received', told: null, verifyBy: '2026-05-21', mayAdd: true, mayName: false, packName: 'Order 121', ...changes,
  }
}

type Clock = TrackingView['clocks'][number]

export function clock(changes: Partial<Clock> = {}): Clock {
  return {
    id: 'complaint.accept', article: '第十五条', startsOn: '2026-04-28', startsWith: 'receivedOn', dueOn: '2026-05-11', unit: 'working-day',
    length: 7, suspendedDays: 0, suspensions: [], state: 'running', metOn: null, late: false, usedDays: 4, leftDays: 3, provisional: false, ...changes,
  }
}

export function view(changes: Partial<TrackingView> = {}): TrackingView {
  return {
    id: id(2), number: receipt.number, stage: 'received', receivedOn: '2026-04-28',
    unit: { id: id(3), name: '乔庄市场监管所' }, officer: null,
    pack: { id: 'samr-121', zh: '投诉举报处理办法', en: 'Order 121' },
    respondent: { operatorId: null, name: '国惠超市', address: '解放街28号', phone: null, creditCode: null },
    category: 'quality', online: { kind: 'platform-seller', platform: '某购物平台', publishedAddress: '旺苍县东河镇1号' }, facts: '电饭煲坏了', claims: ['refund'], attachments: [{ id: id(4), name: '小票.jpg', mediaType: 'image/jpeg', size: 5000 }],
    leaving: null, refusal: null, rating: null, summary: null, notices: [], settlement: null, callbacks: [], mediation: null, clocks: [clock()],
    timeline: [{ seq: 1, at: '2026-04-28T02:00:00Z', type: 'complaint.received', actorName: '王芳', params: { channel: 'channel.web' } }],
    allowedActions: (['add-material', 'withdraw', 'rate', 'answer-notice', 'confirm-settlement', 'appoint-agent', 'say-performance', 'record-consent', 'remove-complainant'] as const).map((type) => ({
      procedure: type === 'say-performance' ? 'mediation' : 'complaint', type, allowed: type === 'add-material' || type === 'withdraw', refusal: null, article: null,
    })),
    self: { joined: false, complainants: 1, consented: [], asked: [] },
    otherRoutes: { article: '第三十九条', zh: ['向人民法院提起诉讼'], en: ['Sue'] }, ...changes,
  }
}

export const openNotice: TrackingView['notices'][number] = { matter: 'papers', on: '2026-04-29', dueOn: '2026-05-08', items: '小票', article: '第十六条', suppliedOn: null }

type Mediation = NonNullable<TrackingView['mediation']>

export function mediation(changes: Partial<Mediation> = {}): Mediation {
  return {
    stage: 'open', sessions: [], answers: { consumer: null, respondent: null }, agreement: null, termination: null, suspendedFor: null,
    recusals: [], entrusted: null, tests: [], performance: null, said: null, confirmation: null, ...changes,
  }
}

export const session: Mediation['sessions'][number] = {
  id: id(5), mode: 'on-site', startsAt: '2026-05-20T01:30:00Z', place: '调解室', mediators: ['张建国'], held: false, present: [], record: null, cancelled: null,
}

export const inquiryReceipt: InquiryReceipt = {
  id: id(6), number: '351082220260428000003', queryCode: 'K7PM3XQ2', type: 'inquiry', answerBy: '2026-05-08', basis: '本地办理惯例',
}

/** An inquiry as filled in rightly, without a name. */
export const asked: FormValues = { token: 'token', key: 'key-87654321', type: 'inquiry', title: '健身卡退费', text: '健身房办了卡，不想去了能退吗？', publicationConsent: 'yes' }

export const answer: Answer = {
  entryId: id(7), version: 1, topic: 'prepaid', question: '办了卡能退吗？', answer: '可以，余额应当退还。', basis: ['《消费者权益保护法》第五十三条'], validFrom: '2014-03-15', validTo: null,
}

export const published: PublishedAnswer = {
  type: 'inquiry', outcome: 'answered', question: '健身卡能退吗？', answer: '可以。', unitName: '消费维权股', receivedOn: '2026-04-28', publishedOn: '2026-05-06',
}

export function inquiryView(changes: Partial<InquiryTracking> = {}): InquiryTracking {
  return {
    id: id(6), number: inquiryReceipt.number, stage: 'received', receivedOn: '2026-04-28', unit: { id: id(3), name: '消费维权股' }, type: 'inquiry', title: '健身卡退费',
    text: '健身房办了卡，不想去了能退吗？', reply: null, rating: null, turnedNumber: null, publication: { state: 'none', question: null, answer: null, on: null, reason: null },
    clocks: [clock({ id: 'inquiry.answer', article: '本地办理惯例', dueOn: '2026-05-08' })],
    timeline: [{ seq: 1, at: '2026-04-28T02:00:00Z', type: 'inquiry.received', actorName: '来件人', params: { type: 'type.inquiry', channel: 'channel.web' } }], ...changes,
  }
}

export const reply: NonNullable<InquiryTracking['reply']> = { outcome: 'answered', text: '可以退还余额。', told: 'portal', on: '2026-05-06', route: null, entry: null }

/** What the routes asked of the server, and switches for the awkward moments. */
export interface Stand {
  readonly services: PortalServices
  readonly submitted: unknown[]
  readonly commands: ConsumerCommand[]
  /** Reports that were submitted, and material that was added to one. */
  readonly reported: unknown[]
  readonly ratings: InquiryRating[]
  expired: boolean
}

export function stand(changes: Partial<PortalServices> = {}): Stand {
  const staged = new Map<string, StagedAttachment>()
  let drawn = 100
  const made: Stand = { services: undefined as never, submitted: [], commands: [], ratings: [], reported: [], expired: false }
  const services: PortalServices = {
    site: shell.site,
    searchOperators: async (text) => (operator.name.includes(text) ? [operator] : []),
    findOperator: async (wanted) => (wanted === operator.id ? operator : undefined),
    submitComplaint: async (input) => { made.submitted.push(input); return receipt },
    track: async (_number, code) => (code === receipt.queryCode ? view() : refuse('complaint.unknown-number')),
    command: async (_number, _code, _key, command) => { made.commands.push(command); return view() },
    reports: {
      submit: async (input) => { made.reported.push(input); return reportReceipt },
      track: async (_number, code) => (code === reportReceipt.queryCode ? reportView() : refuse('report.unknown-number')),
      addMaterial: async (_number, _code, _key, material) => { made.reported.push(material); return reportView() },
      nameReporter: async (_number, _code, _key, person) => { made.reported.push(person); return reportView() },
      verifyLimit: async () => reportLimit,
    },
    filingCounties: async () => [{ areaCode: '510822', name: '青川县市场监督管理局' }],
    submitInquiry: async (input) => { made.submitted.push(input); return inquiryReceipt },
    trackInquiry: async (_number, code) => (code === inquiryReceipt.queryCode ? inquiryView({ stage: 'answered', reply }) : refuse('inquiry.unknown-number')),
    rateInquiry: async (_number, _code, _key, rating) => { made.ratings.push(rating); return inquiryView({ stage: 'answered', reply }) },
    searchKnowledge: async (query) => (query === '飞机' ? [] : [answer]),
    publishedAnswers: async ({ q }) => (q === '飞机' ? { answers: [], total: 0 } : { answers: [published], total: 1 }),
    stageAttachment: async (content, name) => {
      if (name.endsWith('.exe')) return refuse('casefile.attachment-type', { params: { name } })
      const file = { id: id(drawn++), name, size: content.length, mediaType: 'image/jpeg' }
      staged.set(file.id, file)
      return file
    },
    findStaged: async (ids) => ids.flatMap((wanted) => staged.get(wanted) ?? []),
    problemCategories: async () => categories,
    limits: async () => limits,
    verifyDocument: async () => undefined,
    papers: { find: async () => undefined, prove: async () => undefined, holds: async () => false, open: async () => undefined, sign: async () => undefined, list: async () => [] },
    groundText: () => undefined,
    refusalText: (refusal) => `[${refusal.refusal}]`,
    csrf: {
      issue: (visitor) => `token-of-${visitor}`,
      verify: (token, visitor) => (token !== `token-of-${visitor}` ? 'invalid' : made.expired ? 'expired' : 'ok'),
    },
    trackCookie: {
      seal: (key) => Buffer.from(JSON.stringify(key)).toString('base64url'),
      open: (text) => (made.expired ? undefined : JSON.parse(Buffer.from(text, 'base64url').toString()) as TrackingKey),
    },
    newKey: () => `drawn-key-${drawn++}`,
    today: () => legalDate('2026-05-06'),
    secureCookies: false,
    ...changes,
  }
  return Object.assign(made, { services })
}
