/** From what the form of a report holds to the contract's report. Pure. */
import type { Values } from '../file/steps.ts'

function filled(values: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries((values ?? {}) as Values).filter(([, value]) => value !== '' && value !== null && value !== undefined))
}

/** Of an anonymous reporter nothing goes on, whatever was typed before. */
export function reportInputOf(values: Values, key: string): unknown {
  const { channel, category, facts, occurredOn, receivedOn, receivedReason, attachments, reporter, respondent } = values
  const { realName, ...person } = filled(reporter)
  return {
    key, channel, facts, ...filled({ category, occurredOn, receivedOn, receivedReason }), target: filled(respondent), reporter: realName === true ? { realName, ...person } : { realName },
    attachments: ((attachments ?? []) as readonly { readonly id: string }[]).map((file) => file.id),
  }
}

/** Where the form holds a field of the contract; the firm stands where the search for it fills it in. */
export function reportPathOf(path: string): string[] {
  if (path.startsWith('attachments')) return ['attachments']
  if (path === 'target.operatorId') return ['respondent', 'name']
  return path.replace(/^target\./, 'respondent.').split('.')
}
