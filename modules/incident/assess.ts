/**
 * When files on one firm look like a group complaint 群体投诉 or an emergency 突发事件, and why. Pure. None of it is law: the
 * levels, words and times are practice that each county settles (`rules/incident/`), and a person decides on every suggestion.
 */
import { daysBetween, type LegalDate } from '#platform/pure/date.ts'
import type { Level, RECIPIENTS } from './contract.ts'

export type Recipient = (typeof RECIPIENTS)[number]

export interface Settings {
  /** Natural days within which complainants are counted together, the first and the last among them. */
  readonly windowDays: number
  readonly complainants: readonly { readonly level: Level; readonly atLeast: number }[]
  readonly injury: { readonly level: Level; readonly words: readonly string[] }
  readonly prepaid: { readonly level: Level; readonly words: readonly string[]; readonly closing: readonly string[] }
  readonly words: { readonly level: Level; readonly words: readonly string[] }
  /** Minutes from opening or raising, and who is to be told; a level that is not listed is told to nobody outside. */
  readonly reportUp: readonly { readonly level: Level; readonly minutes: number; readonly to: readonly Recipient[] }[]
}

/** What a file says that matters here. */
export interface TextFacts {
  readonly injury: boolean
  readonly prepaid: boolean
  readonly words: readonly string[]
}

export interface FileFacts extends TextFacts {
  readonly fileId: string
  /** Those who complain in it, joint complainants among them; each tells one from another and names nobody. */
  readonly complainants: readonly string[]
  readonly receivedOn: LegalDate
}

export type ReasonCode = 'complainants' | 'injury' | 'prepaid' | 'words'

export interface Reason {
  readonly code: ReasonCode
  readonly level: Level
  /** Complainants counted; files for the other codes. */
  readonly count: number
  readonly words: readonly string[]
  /** The files behind it. */
  readonly fileIds: readonly string[]
}

export interface Assessment {
  readonly level: Level
  /** A person is to look at once: someone is hurt, or a listed word stands there. */
  readonly urgent: boolean
  readonly reasons: readonly Reason[]
  readonly fileIds: readonly string[]
}

export function readText(text: string, settings: Settings): TextFacts {
  const has = (words: readonly string[]) => words.some((word) => text.includes(word))
  return {
    injury: has(settings.injury.words),
    prepaid: has(settings.prepaid.words) && has(settings.prepaid.closing),
    words: settings.words.words.filter((word) => text.includes(word)),
  }
}

/** The graver of two levels: Ⅰ is 1. */
function graver(left: Level, right: Level): Level {
  return left < right ? left : right
}

/** The files of the window of days that holds the most complainants; the earliest such window. */
function busiestWindow(files: readonly FileFacts[], days: number): { readonly count: number; readonly fileIds: readonly string[] } {
  const windows = files.map(({ receivedOn: from }) => {
    const inside = files.filter(({ receivedOn }) => receivedOn >= from && daysBetween(from, receivedOn) < days)
    return { from, count: new Set(inside.flatMap(({ complainants }) => complainants)).size, fileIds: inside.map(({ fileId }) => fileId) }
  })
  return windows.toSorted((a, b) => b.count - a.count || (a.from < b.from ? -1 : 1))[0] ?? { count: 0, fileIds: [] }
}

function byCount(files: readonly FileFacts[], settings: Settings): Reason[] {
  const { count, fileIds } = busiestWindow(files, settings.windowDays)
  const reached = settings.complainants.filter(({ atLeast }) => count >= atLeast).map(({ level }) => level)
  const [first, ...rest] = reached
  return first === undefined ? [] : [{ code: 'complainants', level: rest.reduce(graver, first), count, words: [], fileIds }]
}

function byText(code: ReasonCode, level: Level, found: readonly FileFacts[], words: readonly string[]): Reason[] {
  return found.length === 0 ? [] : [{ code, level, count: found.length, words, fileIds: found.map(({ fileId }) => fileId) }]
}

/** What the open files on one firm amount to; undefined where nothing stands out. More files never make it less grave. */
export function assess(files: readonly FileFacts[], settings: Settings): Assessment | undefined {
  const worded = files.filter(({ words }) => words.length > 0)
  const reasons = [
    ...byText('words', settings.words.level, worded, [...new Set(worded.flatMap(({ words }) => words))]),
    ...byText('injury', settings.injury.level, files.filter(({ injury }) => injury), []),
    ...byText('prepaid', settings.prepaid.level, files.filter(({ prepaid }) => prepaid), []),
    ...byCount(files, settings),
  ]
  const [first, ...rest] = reasons
  if (!first) return undefined
  const behind = new Set(reasons.flatMap(({ fileIds }) => fileIds))
  return {
    level: rest.reduce<Level>((level, reason) => graver(level, reason.level), first.level),
    urgent: reasons.some(({ code }) => code === 'words' || code === 'injury'),
    reasons, fileIds: files.map(({ fileId }) => fileId).filter((id) => behind.has(id)),
  }
}
