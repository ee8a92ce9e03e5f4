/** The to-do list: what each filter asks for, and how urgent a row is. Pure. */
import type { QueueRow, STAGES } from '#modules/complaint/index.ts'

export const TABS = ['all', 'overdue', 'soon', 'received', 'accepted', 'mine', 'closed'] as const
export type Tab = (typeof TABS)[number]

/** What the address of the page holds; every list can be linked to and comes back on reload. */
export interface QueueFilter {
  readonly tab: Tab
  readonly unitId: string | undefined
  readonly text: string | undefined
}

export interface QueueQuery {
  readonly officer: 'me' | 'any'
  readonly due: 'overdue' | 'soon' | 'any'
  readonly state: 'open' | 'closed'
  readonly stage?: (typeof STAGES)[number] | undefined
  readonly unitId?: string | undefined
  readonly text?: string | undefined
  readonly after?: string | undefined
}

const QUERY: Record<Tab, Partial<QueueQuery>> = {
  all: {}, overdue: { due: 'overdue' }, soon: { due: 'soon' }, received: { stage: 'received' }, accepted: { stage: 'accepted' },
  mine: { officer: 'me' }, closed: { state: 'closed' },
}

export function queryOf(filter: QueueFilter, after?: string): QueueQuery {
  return {
    officer: 'any', due: 'any', state: 'open', ...QUERY[filter.tab],
    unitId: filter.unitId, text: filter.text?.trim() || undefined, after,
  }
}

export function filterOf(params: URLSearchParams): QueueFilter {
  const tab = TABS.find((candidate) => candidate === params.get('tab')) ?? 'all'
  return { tab, unitId: params.get('unit') ?? undefined, text: params.get('text') ?? undefined }
}

export function paramsOf(filter: QueueFilter): URLSearchParams {
  const params = new URLSearchParams()
  if (filter.tab !== 'all') params.set('tab', filter.tab)
  if (filter.unitId) params.set('unit', filter.unitId)
  if (filter.text) params.set('text', filter.text)
  return params
}

/** Days before the due date from which a file counts as nearly due. */
const SOON_DAYS = 3

export type Tone = 'overdue' | 'soon' | 'calm' | 'none'

/** How urgent a number of days left is; `none` where no clock runs. */
export function toneOf(daysLeft: number | null): Tone {
  if (daysLeft === null) return 'none'
  if (daysLeft < 0) return 'overdue'
  return daysLeft <= SOON_DAYS ? 'soon' : 'calm'
}

/** The stage a row shows: that of the mediation while one runs, else that of the file's own procedure. */
export function stageKeyOf(row: Pick<QueueRow, 'kind' | 'stage' | 'mediationStage'>): string {
  if (row.kind !== 'complaint') return `${row.kind}.stage.${row.stage}`
  const inside = row.stage === 'accepted' && row.mediationStage !== null && row.mediationStage !== 'none'
  return inside ? `mediation.stage.${row.mediationStage}` : `complaint.stage.${row.stage}`
}

export type StageTone = 'new' | 'active' | 'paused' | 'settled' | 'ended'

const STAGE_TONES: Readonly<Record<string, StageTone>> = {
  'complaint.stage.received': 'new', 'complaint.stage.returned': 'paused', 'complaint.stage.accepted': 'active',
  'complaint.stage.refused': 'ended', 'complaint.stage.withdrawn': 'ended', 'complaint.stage.closed': 'settled',
  'mediation.stage.open': 'active', 'mediation.stage.suspended': 'paused', 'mediation.stage.agreed': 'settled',
  'mediation.stage.terminated': 'paused', 'mediation.stage.told': 'ended',
}

export function stageToneOf(key: string): StageTone {
  return STAGE_TONES[key] ?? 'active'
}

/** The row to move to from `at` (-1: none yet) on a key of the list; undefined for other keys. */
export function moved(at: number, count: number, key: string): number | undefined {
  if (count === 0) return undefined
  if (key === 'j' || key === 'ArrowDown') return Math.min(at + 1, count - 1)
  if (key === 'k' || key === 'ArrowUp') return Math.max(at - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
