/** The filter of the audit trail as the form holds it, and as the contract wants it. Pure. */
import { parseLegalDate, type LegalDate } from '#platform/pure/date.ts'
import type { Language } from '#platform/pure/text.ts'
import type { routes } from '#modules/access/index.ts'
import { findText } from '../texts.ts'

export interface AuditFilter {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly action?: string | undefined
  readonly outcome?: 'done' | 'refused' | undefined
  readonly objectId?: string | undefined
}

/** A day half typed is not yet a filter. */
function day(text: string | undefined): LegalDate | undefined {
  return text ? parseLegalDate(text) : undefined
}

type AuditQuery = (typeof routes.listAudit.input)['_output']

export function auditQueryOf(filter: AuditFilter, after?: string): AuditQuery {
  return {
    from: day(filter.from),
    to: day(filter.to),
    action: filter.action,
    outcome: filter.outcome,
    objectId: filter.objectId?.trim() || undefined,
    after,
  }
}

/** What was done, in words. Steps are audited as `<procedure>.<step>` and named by the procedure; reading is named alike for all. */
export function actionText(language: Language, action: string): string {
  const [procedure = '', ...step] = action.split('.')
  const keys = [`access.action.${action}`, `${procedure}.step.${step.join('.')}`, `audit.did.${step.join('.')}`]
  return keys.map((key) => findText(language, key)).find((text) => text !== undefined) ?? action
}
