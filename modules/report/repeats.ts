/**
 * The same report by the same person again (Order 121 Art. 35): the newer ends, the older takes it in and, where there are new
 * facts, its limit starts anew. A wrong mark is undone: the newer goes on where it stood, and the older has the limit back that
 * it would have had, with the extension it had, since the rule that started it anew did not apply. What the orders leave unsaid
 * is read against the office: a limit that has run out meanwhile is shown as overdue.
 */
import type { LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Context } from '#modules/casefile/casefile.ts'
import type { ReportCommandInput, ReportRefusal, STAGES, TOLD_BY } from './contract.ts'

type Extension = { readonly reason: string; readonly approvedOn: LegalDate | null } | null

/** The older report that this one was held to repeat. */
export interface RepeatOf {
  readonly id: string
  readonly number: string
  readonly newFacts: boolean
  /** Where this one stood. */
  readonly from: (typeof STAGES)[number]
}

/** A newer report taken in. */
export interface Repeat {
  readonly id: string
  readonly receivedOn: LegalDate
  readonly newFacts: boolean
  /** What the limit before it had been extended by, or was asked to be. */
  readonly extension: Extension
}

export type RepeatEvent =
  | { readonly type: 'report.merged'; readonly intoId: string; readonly intoNumber: string; readonly newFacts: boolean; readonly article: string; readonly told: (typeof TOLD_BY)[number]; readonly reason: string }
  | { readonly type: 'report.repeat-unmarked'; readonly intoNumber: string; readonly reason: string }
  | { readonly type: 'report.repeat-merged'; readonly repeatId: string; readonly repeatNumber: string; readonly receivedOn: LegalDate; readonly newFacts: boolean }
  | { readonly type: 'report.repeat-released'; readonly repeatId: string; readonly repeatNumber: string; readonly reason: string }

export type RepeatCommand =
  | (Extract<ReportCommandInput, { type: 'mark-repeat' }> & { readonly intoNumber: string })
  | Extract<ReportCommandInput, { type: 'unmark-repeat' }>
  /** On the older file, beside those on the newer. */
  | { readonly type: 'take-in-repeat'; readonly repeatId: string; readonly repeatNumber: string; readonly receivedOn: LegalDate; readonly newFacts: boolean }
  | { readonly type: 'release-repeat'; readonly repeatId: string; readonly repeatNumber: string; readonly reason: string }

/** Of the report, what a repeat turns on. */
export interface Limits {
  readonly mergedOn: LegalDate | null
  readonly extension: Extension
  readonly repeats: readonly Repeat[]
}

interface Matter extends Limits {
  readonly repeatOf: RepeatOf | null
  readonly decided: boolean
}

export function decideRepeat(matter: Matter, command: RepeatCommand, { file, pack }: Context): readonly RepeatEvent[] | Refusal<ReportRefusal> {
  switch (command.type) {
    case 'mark-repeat': {
      const { intoId, intoNumber, newFacts, told, reason } = command
      if (intoId === file.id || !intoNumber) return refuse('report.unknown-repeat', { field: 'command.intoId' })
      return [{ type: 'report.merged', intoId, intoNumber, newFacts, article: pack.repeatsArticle ?? '', told, reason }]
    }
    case 'unmark-repeat': return [{ type: 'report.repeat-unmarked', intoNumber: matter.repeatOf?.number ?? '', reason: command.reason }]
    case 'take-in-repeat': {
      const { repeatId, repeatNumber, receivedOn, newFacts } = command
      // New facts start the limit anew, which is possible only while there is one.
      if (newFacts && matter.decided) return refuse('report.older-decided', { field: 'command.newFacts' })
      return [{ type: 'report.repeat-merged', repeatId, repeatNumber, receivedOn, newFacts }]
    }
    case 'release-repeat': {
      const { repeatId, repeatNumber, reason } = command
      return matter.repeats.some(({ id }) => id === repeatId) ? [{ type: 'report.repeat-released', repeatId, repeatNumber, reason }] : []
    }
  }
}

/** What was used of the old limit, or added to it, is gone with it (Art. 35). */
export function takenIn({ mergedOn, extension, repeats }: Limits, { repeatId: id, receivedOn, newFacts }: Extract<RepeatEvent, { type: 'report.repeat-merged' }>): Limits {
  const all = [...repeats, { id, receivedOn, newFacts, extension }]
  return newFacts ? { mergedOn: receivedOn, extension: null, repeats: all } : { mergedOn, extension, repeats: all }
}

/** The limit as if that repeat had never come: what it started anew is gone, and what was added to it since. */
export function released({ mergedOn, extension, repeats }: Limits, repeatId: string): Limits {
  const at = repeats.findIndex(({ id }) => id === repeatId)
  const gone = repeats[at]
  if (!gone?.newFacts) return { mergedOn, extension, repeats: repeats.filter((_, index) => index !== at) }
  const next = repeats.findIndex(({ newFacts }, index) => newFacts && index > at)
  const left = repeats.map((repeat, index) => (index === next ? { ...repeat, extension: gone.extension } : repeat)).filter((_, index) => index !== at)
  return { mergedOn: left.findLast(({ newFacts }) => newFacts)?.receivedOn ?? null, extension: next < 0 ? gone.extension : extension, repeats: left }
}
