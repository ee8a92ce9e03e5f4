/** What a complaint and a report state alike: the firm, and what happened. Files of other kinds name no firm. */
import type { ComplaintState } from '#modules/complaint/index.ts'
import type { ReportState } from '#modules/report/index.ts'
import type { FileKind } from '#modules/rules/rules.ts'

export interface Stated {
  readonly firm: { readonly operatorId: string | null; readonly name: string; readonly address: string }
  readonly category: string
  readonly online: NonNullable<ComplaintState['statement']>['online']
  /** File of the same dispute, where one is marked. */
  readonly sameAs: string | null
  readonly facts: string
}

export function statedOf(kind: FileKind, states: Readonly<Record<string, unknown>>): Stated | undefined {
  if (kind === 'complaint') {
    const { statement, sameAs } = states['complaint'] as ComplaintState
    return statement ? { firm: statement.respondent, category: statement.category, facts: statement.facts, online: statement.online, sameAs: sameAs?.fileId ?? null } : undefined
  }
  if (kind !== 'report') return undefined
  const { statement } = states['report'] as ReportState
  return statement ? { firm: statement.target, category: statement.category, facts: statement.facts, online: null, sameAs: null } : undefined
}
