/**
 * How notices are worded. A text holds the file number, where to look and, of a session or a notice, its day; nothing that
 * anyone typed and no name, so that a phone left on a table tells nobody's business. Pure.
 */
import { fill } from '#platform/pure/text.ts'

export const RECIPIENTS = ['complainant', 'respondent', 'reporter', 'asker', 'addressee'] as const
export type Recipient = (typeof RECIPIENTS)[number]

export const MODES = ['on-site', 'phone', 'audio', 'video', 'internet'] as const

/** All that a wording may be given. No field takes free text. */
export interface NoticeValues {
  /** Of the file. */
  readonly number: string
  /** Address to look things up at. */
  readonly link: string
  /** Instant of a session, ISO 8601. */
  readonly startsAt?: string
  readonly mode?: (typeof MODES)[number]
  /** Last day to answer, `YYYY-MM-DD`. */
  readonly dueOn?: string
  /** Query code of the one complainant it goes to. */
  readonly code?: string
}

interface Wording {
  /** As whom it may be told. What goes to the firm concerns the mediation of a complaint, and nothing else (Order 121 Art. 37). */
  readonly to: Recipient
  readonly zh: string
}

/** Of a report and of whatever else only its filer may know, the text says that something is there and no more. */
export const WORDINGS = {
  'complaint-accepted': { to: 'complainant', zh: '您的投诉（{number}）已受理，我们将组织调解。凭查询码查看：{link}' },
  'complaint-refused': { to: 'complainant', zh: '您的投诉（{number}）不予受理，理由见查询页。您还可以与经营者协商和解、请求消费者组织等调解、依仲裁协议申请仲裁或者向法院起诉。凭查询码查看：{link}' },
  'complainant-code': { to: 'complainant', zh: '您已登记为投诉（{number}）的投诉人，您本人的查询码：{code}。请勿告诉他人。凭编号和查询码查看进展、补充材料：{link}' },
  'papers-asked': { to: 'complainant', zh: '您的投诉（{number}）需要补充材料或者证明，请在{dueOn}前提供，具体内容凭查询码查看：{link}' },
  'session-invited': { to: 'complainant', zh: '您的投诉（{number}）定于{startsAt}以{mode}方式调解，地点等安排凭查询码查看：{link}' },
  'session-invited-firm': { to: 'respondent', zh: '贵单位有一件消费投诉（{number}）定于{startsAt}以{mode}方式调解，请准时参加，地点等安排以承办机构通知为准。' },
  'session-cancelled': { to: 'complainant', zh: '您的投诉（{number}）原定{startsAt}的调解已取消，后续安排凭查询码查看：{link}' },
  'session-cancelled-firm': { to: 'respondent', zh: '贵单位消费投诉（{number}）原定{startsAt}的调解已取消，后续安排以承办机构通知为准。' },
  'agreement': { to: 'complainant', zh: '您的投诉（{number}）已达成调解协议，请按约定履行。凭查询码查看：{link}' },
  'agreement-firm': { to: 'respondent', zh: '贵单位消费投诉（{number}）已达成调解协议，请按约定的期限履行。' },
  'performance-asked': { to: 'complainant', zh: '您的投诉（{number}）调解协议约定的履行期限已到。商家做到了没有，请凭查询码告诉我们；没有做到的，承办人会跟进：{link}' },
  'mediation-ended': { to: 'complainant', zh: '您的投诉（{number}）已终止调解，理由见查询页。您还可以请求消费者组织等调解、依仲裁协议申请仲裁或者向法院起诉。凭查询码查看：{link}' },
  'mediation-ended-firm': { to: 'respondent', zh: '贵单位消费投诉（{number}）已终止调解，理由可以向承办机构了解。' },
  'complaint-closed': { to: 'complainant', zh: '您的投诉（{number}）已办结，欢迎凭查询码查看结果并评价：{link}' },
  'inquiry-answered': { to: 'asker', zh: '您提交的事项（{number}）已答复，凭查询码查看：{link}' },
  'report-told': { to: 'reporter', zh: '您提交的事项（{number}）有新的告知内容，请凭查询码查看：{link}' },
  'document-complainant': { to: 'complainant', zh: '您的事项（{number}）有一份文书送达，请打开查看并签收：{link}' },
  'document-reporter': { to: 'reporter', zh: '您的事项（{number}）有一份文书送达，请打开查看并签收：{link}' },
  'document-firm': { to: 'respondent', zh: '贵单位有一份消费投诉（{number}）的文书送达，请打开查看并签收：{link}' },
  'document-addressee': { to: 'addressee', zh: '现送达文书一份（{number}），请打开查看并签收：{link}' },
  'news-complainant': { to: 'complainant', zh: '您的事项（{number}）有新进展，凭查询码查看：{link}' },
  'news-reporter': { to: 'reporter', zh: '您提交的事项（{number}）有新的告知内容，请凭查询码查看：{link}' },
  'news-asker': { to: 'asker', zh: '您提交的事项（{number}）有新进展，凭查询码查看：{link}' },
  'call-complainant': { to: 'complainant', zh: '关于您的事项（{number}），请在工作时间与承办机构联系。凭查询码查看进展：{link}' },
  'call-reporter': { to: 'reporter', zh: '关于您提交的事项（{number}），请在工作时间与承办机构联系。凭查询码查看：{link}' },
  'call-asker': { to: 'asker', zh: '关于您提交的事项（{number}），请在工作时间与承办机构联系。凭查询码查看：{link}' },
} as const satisfies Readonly<Record<string, Wording>>
export type NoticeKind = keyof typeof WORDINGS

/** The text as staff may read it: a query code is for its holder alone. */
export function shownToStaff(kind: NoticeKind, body: string): string {
  return kind === 'complainant-code' ? body.replace(/查询码：[\dA-Z]+/, '查询码：********') : body
}

export const NOTICE_KINDS = Object.keys(WORDINGS) as readonly NoticeKind[]

/** What staff may send by hand, to one file or many; each has a wording for whoever filed the file. */
export const BY_HAND = ['news', 'call'] as const
export type ByHand = (typeof BY_HAND)[number]
export type Filer = 'complainant' | 'reporter' | 'asker'

export function wordingByHand(what: ByHand, filer: Filer): NoticeKind {
  return `${what}-${filer}`
}

const MODE_TEXTS: Readonly<Record<(typeof MODES)[number], string>> = { 'on-site': '现场', phone: '电话', audio: '语音', video: '视频', internet: '网络' }
const SHANGHAI_MS = 8 * 3_600_000

/** 5月11日10:00, in Asia/Shanghai. */
function shortInstant(iso: string): string {
  const local = new Date(Date.parse(iso) + SHANGHAI_MS)
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日${local.toISOString().slice(11, 16)}`
}

function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** The text of a notice; throws where a value that its wording names was not given. */
export function word(kind: NoticeKind, { number, link, startsAt, mode, dueOn, code }: NoticeValues): string {
  const text = fill(WORDINGS[kind].zh, {
    number, link, ...(startsAt !== undefined && { startsAt: shortInstant(startsAt) }), ...(mode !== undefined && { mode: MODE_TEXTS[mode] }),
    ...(dueOn !== undefined && { dueOn: shortDay(dueOn) }), ...(code !== undefined && { code }),
  })
  if (/\{(?:number|link|startsAt|mode|dueOn|code)\}/.test(text)) throw new Error(`${kind} lacks a value`)
  return text
}
