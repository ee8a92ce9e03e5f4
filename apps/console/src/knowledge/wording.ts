/** What the form of a wording holds, and how it becomes what the contract takes; which entries a search shows. Pure. */
import type { VersionView } from '#modules/knowledge/index.ts'
import type { Values } from '../file/steps.ts'

export function valuesOf(version: VersionView | undefined): Values {
  if (!version) return { basis: [], keywords: [], validFrom: '', validTo: '' }
  const { topic, question, answer, basis, keywords, validFrom, validTo } = version
  return { topic, question, answer, basis, keywords, validFrom, validTo: validTo ?? '' }
}

export function wordingOf({ validTo, ...values }: Values): unknown {
  return { ...values, validTo: validTo === '' || validTo === undefined ? null : validTo }
}

export interface EntryFilter {
  readonly text: string
  readonly topic: string
}

/** Every word must stand somewhere in the entry. */
export function matching(versions: readonly VersionView[], { text, topic }: EntryFilter): readonly VersionView[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return versions.filter((version) => {
    const whole = [version.question, version.answer, ...version.keywords, ...version.basis].join('\n').toLowerCase()
    return (topic === '' || version.topic === topic) && words.every((word) => whole.includes(word))
  })
}
