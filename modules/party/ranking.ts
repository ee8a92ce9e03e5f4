/** Candidates of a search in the order in which a person would look through them. */
import { creditCodeIn, foldText, readOperatorName, wordsOf, type OperatorName } from './operator-name.ts'
import type { Operator } from './party.ts'

export type Candidate = Pick<Operator, 'id' | 'name' | 'aliases' | 'address' | 'creditCode' | 'status'>

export interface Ranked<Row extends Candidate> {
  readonly row: Row
  /** 0 … 1; 1 is the code or the very name. */
  readonly score: number
}

interface Query {
  readonly code: string | undefined
  readonly name: OperatorName
  readonly whole: string
  readonly words: readonly string[]
  readonly pairs: ReadonlySet<string>
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from(text).map((character, index, all) => character + (all[index + 1] ?? '')).slice(0, Math.max(1, text.length - 1)))
}

function readQuery(text: string): Query {
  const words = wordsOf(text)
  const whole = words.join('')
  return { code: creditCodeIn(text), name: readOperatorName(text), whole, words, pairs: pairsOf(whole) }
}

/** Share of common pairs (Dice), for names that differ by a character or two. */
function likeness(pairs: ReadonlySet<string>, text: string): number {
  const other = pairsOf(text)
  const common = [...pairs].filter((pair) => other.has(pair)).length
  return 2 * common / (pairs.size + other.size)
}

/** How well one name answers: the same, beginning with it, holding it; the more of it, the better. */
function nameScore(query: Query, name: string): number {
  const { stem, branch } = readOperatorName(name)
  if (stem === query.name.stem && branch === query.name.branch) return 0.98
  const folded = foldText(name).replace(/[()]/g, '')
  const share = Math.min(1, query.whole.length / Math.max(1, stem.length))
  if (stem.startsWith(query.whole)) return 0.82 + 0.12 * share
  return folded.includes(query.whole) ? 0.7 + 0.1 * share : 0
}

function score(query: Query, row: Candidate): number {
  if (query.code && row.creditCode?.startsWith(query.code)) return query.code.length === 18 ? 1 : 0.96
  const best = Math.max(nameScore(query, row.name), ...row.aliases.map((alias) => nameScore(query, alias) - 0.03))
  if (best > 0.5) return best
  const all = foldText([row.name, ...row.aliases, row.address].join(''))
  if (query.words.every((word) => all.includes(word))) {
    return foldText(row.address).includes(query.whole) ? 0.5 : 0.6
  }
  return 0.45 * likeness(query.pairs, readOperatorName(row.name).stem)
}

/** Best first; a firm that closed or moved counts for less; equal ones by length of name and then by id. */
export function rankCandidates<Row extends Candidate>(text: string, rows: readonly Row[]): Ranked<Row>[] {
  const query = readQuery(text)
  return rows.map((row) => ({ row, score: score(query, row) * (row.status === 'active' ? 1 : 0.9) }))
    .toSorted((left, right) => right.score - left.score || left.row.name.length - right.row.name.length
      || (left.row.id < right.row.id ? -1 : 1))
}
