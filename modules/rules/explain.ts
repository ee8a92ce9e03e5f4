/** A clock in plain sentences: which article, from when and why, what stopped it, when it ends, how far it is. */
import type { LegalDate } from '#platform/pure/date.ts'
import { fill, type Language } from '#platform/pure/text.ts'
import type { Law } from './law.ts'
import { factKey, rulesText, type RulesTextKey } from './messages.ts'
import type { Clock, FileKind, Suspension } from './rules.ts'

/** One sentence per point, in reading order. `asOf` is the day the clock was read for. */
export function explain(clock: Clock, law: Law, language: Language, asOf: LegalDate): readonly string[] {
  function say(key: RulesTextKey, params: Readonly<Record<string, string | number>> = {}): string {
    return fill(rulesText(language, key), { unit: rulesText(language, `unit.${clock.unit}`), used: clock.usedDays, asOf, ...params })
  }
  return [
    isDated(law, clock) ? say('explain.start-dated', {
      name: rulesText(language, `clock.${clock.id}`), article: clock.article, startsOn: clock.startsOn, dueOn: clock.dueOn ?? '—',
      fact: rulesText(language, factKey(kindOf(clock), clock.startsWith)),
    }) : say('explain.start', {
      name: rulesText(language, `clock.${clock.id}`), article: clock.article, startsOn: clock.startsOn,
      length: clock.length - (clock.extension?.length ?? 0), fact: rulesText(language, factKey(kindOf(clock), clock.startsWith)), counting: countingArticle(law, clock.article),
    }),
    ...(clock.restart ? [say('explain.restarted', { article: clock.restart.article })] : []),
    ...extensionSentences(clock, say),
    ...clock.suspensions.map((suspension) => suspensionSentence(suspension, language)),
    ...(clock.suspendedDays > 0 ? [say('explain.suspended-days', { days: clock.suspendedDays })] : []),
    clock.dueOn ? say('explain.due', { dueOn: clock.dueOn }) : say('explain.no-due'),
    progress(clock, say),
    ...(clock.provisional ? [say('explain.provisional')] : []),
  ]
}

/** Whether its last day was set by someone rather than counted. */
function isDated({ limitsBeside }: Law, { id }: Clock): boolean {
  return limitsBeside.some((limit) => limit.id === id && limit.due)
}

/** A clock is named after the kind of file it runs on. */
function kindOf({ id }: Clock): FileKind {
  return id.startsWith('report.') ? 'report' : 'complaint'
}

/** Where the order a limit stands in says how to count, or what law is applied for want of such an article. */
function countingArticle(law: Law, article: string): string {
  const source = [...law.packs, ...law.overlays].find(({ limits }) => limits.some((limit) => limit.article === article))
  // A limit of another law, or of practice, is counted as the order in force counts.
  return source?.countingArticle ?? law.packs.findLast(({ kind }) => kind === 'complaint')?.countingArticle ?? ''
}

type Say = (key: RulesTextKey, params?: Readonly<Record<string, string | number>>) => string

function extensionSentences({ extension }: Clock, say: Say): readonly string[] {
  return extension ? [say('explain.extended', { on: extension.on, days: extension.length, article: extension.article })] : []
}

function suspensionSentence({ from, to, reason }: Suspension, language: Language): string {
  const name = reason === '' ? rulesText(language, 'explain.no-reason') : reasonName(reason, language)
  return fill(rulesText(language, to === null ? 'explain.suspended-open' : 'explain.suspended'), { from, to: to ?? '', reason: name })
}

function reasonName(reason: string, language: Language): string {
  const key = `reason.${reason}`
  const text = rulesText(language, key)
  return text === key ? reason : text
}

function progress(clock: Clock, say: Say): string {
  if (clock.metOn !== null) return say(clock.late ? 'explain.met-late' : 'explain.met', { metOn: clock.metOn })
  if (clock.state === 'overdue') return say('explain.overdue', { over: -(clock.leftDays ?? 0) })
  return clock.state === 'suspended' || clock.leftDays === null ? say('explain.standing') : say('explain.running', { left: clock.leftDays })
}
