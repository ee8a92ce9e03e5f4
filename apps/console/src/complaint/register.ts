/** From what the registering form holds to the contract's complaint. Pure. */
import { fenOf, type Values } from '../file/steps.ts'

/** Drops empty texts, at any depth: an untouched field is an absent one. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value === '' || value === null ? undefined : value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, withoutEmpty(inner)])
      .filter(([, inner]) => inner !== undefined),
  )
}

/** Bought online: the form says of whom. */
function hasKind(online: unknown): boolean {
  return typeof online === 'object' && online !== null && 'kind' in online && Boolean(online.kind)
}

export function inputOf(values: Values, key: string): unknown {
  const { yuan, attachments, consumer, respondent, alsoReport, report, reportEvidence, online, ...rest } = values
  const evidence = ((attachments ?? []) as readonly { readonly id: string }[]).map((file) => file.id)
  return {
    ...(withoutEmpty(rest) as object),
    key,
    consumer: withoutEmpty(consumer ?? {}),
    respondent: withoutEmpty(respondent ?? {}),
    ...hasKind(online) && { online: withoutEmpty(online) },
    ...(alsoReport === true && { report: { ...withoutEmpty(report ?? {}) as object, ...(reportEvidence === true && { attachments: evidence }) } }),
    amountFen: fenOf(yuan),
    attachments: evidence,
  }
}

/** Where the form holds a field of the contract. */
export function namePathOf(path: string): string[] {
  if (path === 'amountFen') return ['yuan']
  if (path.startsWith('claims') || path.startsWith('attachments')) return [path.split('.')[0] ?? path]
  if (path === 'respondent.operatorId') return ['respondent', 'name']
  return path.split('.')
}
