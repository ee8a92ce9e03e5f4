/** What the national platform says of a complaint that came from there, and what follows from it here. Pure. */
import { canonicalJson } from '#platform/pure/canonical.ts'

/** How far the national platform says a file is. */
export type SourceStatus = 'waiting' | 'accepted' | 'refused' | 'finished'

export interface Source {
  readonly status: SourceStatus
  readonly feedback: string
}

export type SourceEvent<Stated> =
  | { readonly type: 'complaint.source-updated'; readonly statement: Partial<Stated>; readonly fields: readonly string[] }
  | { readonly type: 'complaint.closed-at-source'; readonly status: SourceStatus; readonly feedback: string }

export interface UpdateSource<Stated> {
  readonly type: 'update-source'
  readonly statement: Partial<Stated>
  readonly status: SourceStatus
  readonly feedback: string
}

/** What of a complaint it turns on. */
interface Followed<Stated> {
  readonly stage: string
  readonly statement: Stated | null
  readonly outcome: string | null
  readonly source: Source | null
}

/** Accepted there by nobody of this bureau. */
type Brought<Stated> = SourceEvent<Stated> | { readonly type: 'complaint.accepted'; readonly officerId: null; readonly told: 'portal' }

/** Refused or finished on the national platform, on days unknown here. */
export function endedAtSource(source: Source | null): boolean {
  return source !== null && source.status !== 'accepted'
}

/**
 * Only what differs becomes an event, so that the same row imported again changes nothing. A file that was refused
 * or finished on the national platform is closed here too; its days of decision are unknown, so no clock is kept.
 */
export function updateSource<Stated>(state: Followed<Stated>, command: UpdateSource<Stated>): readonly Brought<Stated>[] {
  const known = state.statement as Readonly<Record<string, unknown>> | null
  const changed = Object.entries(command.statement).filter(([field, value]) => canonicalJson(known?.[field] ?? null) !== canonicalJson(value ?? null))
  const updated: Brought<Stated>[] = changed.length === 0 ? [] : [{
    type: 'complaint.source-updated', statement: Object.fromEntries(changed) as Partial<Stated>, fields: changed.map(([field]) => field),
  }]
  return [...updated, ...followSource(state, command)]
}

function followSource<Stated>(state: Followed<Stated>, { status, feedback }: UpdateSource<Stated>): readonly Brought<Stated>[] {
  const waiting = state.stage === 'received' || state.stage === 'returned'
  if (status === 'accepted' && waiting) return [{ type: 'complaint.accepted', officerId: null, told: 'portal' }]
  const ended = status === 'refused' || status === 'finished'
  const repeated = state.source?.status === status && state.source.feedback === feedback
  // What a person accepted or ended here stays as it is; what the platform accepted, it may end.
  const theirs = state.source !== null && (state.stage === 'accepted' ? state.outcome === null : state.source.status !== 'accepted')
  return ended && !repeated && (waiting || theirs) ? [{ type: 'complaint.closed-at-source', status, feedback }] : []
}
