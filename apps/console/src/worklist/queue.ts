/** The list of files: what each filter asks for, and how urgent a row is. Pure. */
import { KINDS, TABS, type ListFilter, type ListRow } from '#modules/worklist/index.ts'

export type Tab = (typeof TABS)[number]

/** What the address of the page holds; every list can be linked to and comes back on reload. */
export interface QueueFilter {
  readonly tab: Tab
  readonly kind?: ListRow['kind'] | undefined
  readonly stage?: string | undefined
  readonly unitId?: string | undefined
  /** An account, `me`, or `none` for files that nobody has taken on. */
  readonly officer?: string | undefined
  readonly text?: string | undefined
}

export type QueueQuery = ListFilter & { readonly after?: string | undefined }

const QUERY: Record<Tab, Partial<ListFilter>> = {
  all: {}, overdue: { due: 'overdue' }, soon: { due: 'soon' }, received: { kind: 'complaint', stage: 'received' },
  accepted: { kind: 'complaint', stage: 'accepted' }, mine: { officer: 'me' }, awaiting: { awaiting: 'chief' }, supervised: { supervised: 'yes' },
  closed: { state: 'closed' },
}

/** Fields that a tab settles for itself, so that no control beside it says otherwise. */
export function settledBy(tab: Tab): ReadonlySet<string> {
  return new Set(Object.keys(QUERY[tab]))
}

export function queryOf({ tab, kind, stage, unitId, officer, text }: QueueFilter, after?: string): QueueQuery {
  return {
    kind, stage: kind ? stage : undefined, officer: officer ?? 'any', due: 'any', state: 'open', ...QUERY[tab],
    unitId, text: text?.trim() || undefined, after,
  }
}

const PARAMS = { kind: 'kind', stage: 'stage', unitId: 'unit', officer: 'officer', text: 'text' } as const

export function filterOf(params: URLSearchParams): QueueFilter {
  const tab = TABS.find((candidate) => candidate === params.get('tab')) ?? 'all'
  const kind = KINDS.find((candidate) => candidate === params.get('kind'))
  const of = (name: string) => params.get(name) ?? undefined
  return { tab, kind, stage: of('stage'), unitId: of('unit'), officer: of('officer'), text: of('text') }
}

export function paramsOf(filter: QueueFilter): URLSearchParams {
  const params = new URLSearchParams()
  if (filter.tab !== 'all') params.set('tab', filter.tab)
  for (const [field, name] of Object.entries(PARAMS)) {
    const value = filter[field as keyof typeof PARAMS]
    if (value) params.set(name, value)
  }
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
export function stageKeyOf(row: Pick<ListRow, 'kind' | 'stage' | 'mediationStage'>): string {
  if (row.kind !== 'complaint') return `${row.kind}.stage.${row.stage}`
  const inside = row.stage === 'accepted' && row.mediationStage !== null && row.mediationStage !== 'none'
  return inside ? `mediation.stage.${row.mediationStage}` : `complaint.stage.${row.stage}`
}

export type StageTone = 'new' | 'active' | 'paused' | 'settled' | 'ended'

const STAGE_TONES: Readonly<Record<string, StageTone>> = {
  'complaint.stage.received': 'new', 'complaint.stage.returned': 'paused', 'complaint.stage.accepted': 'active',
  'complaint.stage.refused': 'ended', 'complaint.stage.withdrawn': 'ended', 'complaint.stage.transferred': 'ended', 'complaint.stage.closed': 'settled',
  'report.stage.received': 'new', 'report.stage.returned': 'paused', 'report.stage.suspended': 'paused', 'report.stage.awaiting-decision': 'paused',
  'report.stage.filed': 'settled', 'report.stage.declined': 'ended', 'report.stage.merged': 'ended', 'report.stage.transferred': 'ended', 'report.stage.closed': 'settled',
  'inquiry.stage.received': 'new', 'inquiry.stage.returned': 'paused', 'inquiry.stage.answered': 'settled', 'inquiry.stage.turned': 'ended', 'inquiry.stage.pointed-elsewhere': 'ended',
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
