/**
 * What several exports say of one row, taken together. Pure. Taking together is commutative, associative and idempotent,
 * so the order in which tables are imported, and how often, makes no difference to what is known in the end.
 */
import type { NationalRow, NationalStatus } from './national.ts'

/** One row as one export has it. Exports of one instant are ordered by the digest of the row. */
export interface Version {
  /** Instant of the export, ISO 8601. */
  readonly exportedAt: string
  /** SHA-256 of the row, hexadecimal. */
  readonly digest: string
}

export interface Furthest extends Version {
  readonly status: NationalStatus
  readonly feedback: string
}

/** What is known of a row. */
export interface Known {
  /** The contents: those of the latest export. */
  readonly newest: Version & { readonly row: NationalRow }
  /** The status: the furthest of any export, with the feedback that stood beside it; a file never goes back. */
  readonly furthest: Furthest
}

const RANK: Readonly<Record<NationalStatus, number>> = { waiting: 0, accepted: 1, refused: 2, finished: 3 }

/** Whether a status says more than another. */
export function isFurther(status: NationalStatus, than: NationalStatus): boolean {
  return RANK[status] > RANK[than]
}

function isLater(left: Version, right: Version): boolean {
  return left.exportedAt === right.exportedAt ? left.digest > right.digest : left.exportedAt > right.exportedAt
}

function isBeyond(left: Furthest, right: Furthest): boolean {
  return left.status === right.status ? isLater(left, right) : isFurther(left.status, right.status)
}

export function knownFrom(row: NationalRow, version: Version): Known {
  return { newest: { ...version, row }, furthest: { ...version, status: row.status, feedback: row.feedback } }
}

export function merge(known: Known, fresh: Known): Known {
  return {
    newest: isLater(fresh.newest, known.newest) ? fresh.newest : known.newest,
    furthest: isBeyond(fresh.furthest, known.furthest) ? fresh.furthest : known.furthest,
  }
}

/** Whether two states of knowledge ask the same of the file; when they were exported does not matter to it. */
export function asksTheSame(left: Known, right: Known): boolean {
  return left.newest.digest === right.newest.digest && left.furthest.status === right.furthest.status && left.furthest.feedback === right.furthest.feedback
}
