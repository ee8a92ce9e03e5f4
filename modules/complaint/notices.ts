/**
 * Notices that give the complainant a day to bring papers or to prove identity (Order 121 Art. 10(3), 11, 16(5) and (6)).
 * A notice not answered in time opens its ground of refusal; it refuses nothing by itself, nor stops the limit to accept.
 */
import { addDays, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Context, ProcedureFacts } from '#modules/casefile/casefile.ts'
import type { ComplaintCommandInput, ComplaintRefusal, NOTICES } from './contract.ts'

export type Matter = (typeof NOTICES)[number]

export interface Notice {
  readonly on: LegalDate
  readonly dueOn: LegalDate
  readonly items: string
  readonly article: string
  readonly suppliedOn: LegalDate | null
}
export type Notices = Readonly<Record<Matter, Notice | null>>

export type NoticeEvent =
  | { readonly type: 'complaint.notice-given'; readonly matter: Matter; readonly items: string; readonly dueOn: LegalDate; readonly article: string; readonly told: string }
  | { readonly type: 'complaint.notice-answered'; readonly matter: Matter; readonly by: 'consumer' | 'staff'; readonly text: string; readonly attachments: readonly string[] }

export type NoticeCommand = Extract<ComplaintCommandInput, { type: 'give-notice' | 'answer-notice' }>

export const noNotices: Notices = { papers: null, identity: null }

function isOpen(notice: Notice | null): notice is Notice {
  return notice !== null && notice.suppliedOn === null
}

/** Whether there is a notice that may still be answered, late or not. */
export function anyOpen(notices: Notices): boolean {
  return isOpen(notices.papers) || isOpen(notices.identity)
}

export function decideNotice(notices: Notices, command: NoticeCommand, context: Context, by: 'consumer' | 'staff'): readonly NoticeEvent[] | Refusal<ComplaintRefusal> {
  return command.type === 'give-notice' ? give(notices, command, context) : answer(notices, command, by)
}

function give(notices: Notices, command: Extract<NoticeCommand, { type: 'give-notice' }>, { pack, switches, today, clocks }: Context): readonly NoticeEvent[] | Refusal<ComplaintRefusal> {
  const { matter, items, dueOn, told } = command
  const rule = pack.notices.find(({ id }) => id === matter)
  if (!rule) return refuse('complaint.no-such-notice', { field: 'command.matter', params: { pack: pack.zh } })
  const running = notices[matter]
  if (isOpen(running) && today <= running.dueOn) return refuse('complaint.notice-running', { field: 'command.matter', article: rule.article, params: { due: running.dueOn } })
  const decideBy = switches.noticeWithinAccept ? clocks.find(({ id }) => id === 'complaint.accept')?.dueOn : null
  const [first, longest] = [addDays(today, 1), addDays(today, switches.longestNoticeDays)]
  const last = decideBy && decideBy <= longest ? addDays(decideBy, -1) : longest
  if (decideBy && last < first) return refuse('complaint.no-time-for-notice', { field: 'command.dueOn', params: { due: decideBy } })
  if (dueOn < first || dueOn > last) return refuse('complaint.bad-notice-day', { field: 'command.dueOn', params: { first, last } })
  return [{ type: 'complaint.notice-given', matter, items, dueOn, article: rule.article, told }]
}

function answer(notices: Notices, command: Extract<NoticeCommand, { type: 'answer-notice' }>, by: 'consumer' | 'staff'): readonly NoticeEvent[] | Refusal<ComplaintRefusal> {
  const { matter, text, attachments } = command
  if (!isOpen(notices[matter])) return refuse('complaint.no-notice', { field: 'command.matter' })
  if (!text && attachments.length === 0) return refuse('complaint.nothing-added', { field: 'command.text' })
  return [{ type: 'complaint.notice-answered', matter, by, text, attachments }]
}

/**
 * Why a ground that a notice could cure may not be taken yet: the notice runs, or, where this bureau wants one first,
 * was never given or was answered. False papers and another's name are cured by none.
 */
export function notYet(notices: Notices, groundId: string, falsified: boolean, { pack, switches, today }: Context): Refusal<ComplaintRefusal> | undefined {
  const rule = pack.notices.find(({ ground }) => ground === groundId)
  if (!rule || falsified) return undefined
  const notice = notices[rule.id as Matter]
  if (isOpen(notice)) return today <= notice.dueOn ? refuse('complaint.notice-running', { field: 'command.ground', article: rule.article, params: { due: notice.dueOn } }) : undefined
  return switches.noticeBeforeRefusal ? refuse('complaint.notice-first', { field: 'command.ground', article: rule.article }) : undefined
}

export function evolveNotices(notices: Notices, event: NoticeEvent, on: LegalDate): Notices {
  if (event.type === 'complaint.notice-given') {
    const { items, dueOn, article } = event
    return { ...notices, [event.matter]: { on, dueOn, items, article, suppliedOn: null } }
  }
  const notice = notices[event.matter]
  return notice ? { ...notices, [event.matter]: { ...notice, suppliedOn: on } } : notices
}

export function noticeFacts({ papers, identity }: Notices): ProcedureFacts {
  return {
    papersNoticedOn: papers?.on ?? null, papersDueOn: papers?.dueOn ?? null, papersSuppliedOn: papers?.suppliedOn ?? null,
    identityNoticedOn: identity?.on ?? null, identityDueOn: identity?.dueOn ?? null, identityProvedOn: identity?.suppliedOn ?? null,
  }
}
