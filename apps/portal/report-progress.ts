/** What a reporter is told of a report: the stepper and what comes next, as far as the law lets it be told. Pure. */
import type { ReportTracking } from '#modules/report/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import type { TextKey, Translate } from './text.ts'

export interface ReportStep {
  readonly name: 'received' | 'verifying' | 'result' | 'filed' | 'declined' | 'merged' | 'transferred' | 'untold'
  readonly state: 'done' | 'current' | 'todo' | 'stopped'
  /** `YYYY-MM-DD` on which it was done. */
  readonly on: string | null
}

export function reportSteps({ stage, receivedOn, realName, told }: ReportTracking): readonly ReportStep[] {
  const received: ReportStep = { name: 'received', state: 'done', on: receivedOn }
  const verified: ReportStep = { name: 'verifying', state: 'done', on: null }
  switch (stage) {
    case 'received': return [received, { name: 'verifying', state: 'todo', on: null }, { name: 'result', state: 'todo', on: null }]
    case 'verifying': return [received, { name: 'verifying', state: 'current', on: null }, { name: 'result', state: 'todo', on: null }]
    case 'verified': return [received, verified, realName ? { name: 'result', state: 'current', on: null } : { name: 'untold', state: 'stopped', on: null }]
    case 'filed': case 'declined': return [received, verified, { name: stage, state: 'done', on: told?.on ?? null }]
    case 'merged': case 'transferred': return [received, { name: stage, state: 'stopped', on: null }]
  }
}

export function reportNext(view: ReportTracking, t: Translate): string {
  const key: TextKey = view.stage === 'verified' && !view.realName ? 'report.next.anonymous' : `report.next.${view.stage}`
  const text = view.told?.text ?? ''
  return t(key, { unit: view.unitName, number: formatFileNumber(text), to: text })
}
