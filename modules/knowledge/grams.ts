/** Cutting Chinese text into the grams it is searched by, and ranking what shares some. Pure. */
import { foldText } from '#modules/party/operator-name.ts'

function wordsIn(text: string): string[] {
  return text.normalize('NFKC').split(/[^\p{L}\p{N}]+/u).map((word) => foldText(word)).filter((word) => word !== '')
}

function pairsOf(word: string): string[] {
  const characters = Array.from(word)
  return characters.length < 2 ? characters : characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)
}

/** What a text is found by: its 1- and 2-character grams, each once. */
export function gramsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(wordsIn).flatMap((word) => [...Array.from(word), ...pairsOf(word)]))]
}

/** What a query asks for: pairs of characters; a single character itself. At most 400, so that a long letter stays cheap. */
export function wantedGrams(query: string): string[] {
  return [...new Set(wordsIn(query).flatMap(pairsOf))].slice(0, 400)
}

export interface Searchable {
  readonly question: string
  readonly grams: readonly string[]
  readonly keywords: readonly string[]
}

/** What a gram found in the question or a keyword counts beside one found in the answer alone. */
const IN_QUESTION = 3

/**
 * Best first: rare grams weigh more than common ones, and those of the question more than those of the answer.
 * What shares less than a fifth of the weight of the query is left out, as a chance likeness.
 */
export function rank<Row extends Searchable>(query: string, rows: readonly Row[], total: number): readonly Row[] {
  const wanted = wantedGrams(query)
  const sets = rows.map((row) => ({ row, grams: new Set(row.grams), asked: new Set(gramsOf([row.question, ...row.keywords])) }))
  const weights = new Map(wanted.map((gram) => [gram, Math.log(1 + total / (1 + sets.filter(({ grams }) => grams.has(gram)).length))]))
  const known = wanted.filter((gram) => sets.some(({ grams }) => grams.has(gram)))
  const whole = known.reduce((sum, gram) => sum + (weights.get(gram) ?? 0), 0)
  return sets
    .map(({ row, grams, asked }) => ({
      row, score: known.reduce((sum, gram) => sum + (grams.has(gram) ? (weights.get(gram) ?? 0) * (asked.has(gram) ? IN_QUESTION : 1) : 0), 0),
    }))
    .filter(({ score }) => score > whole / 5)
    .toSorted((a, b) => b.score - a.score || (a.row.question < b.row.question ? -1 : 1))
    .map(({ row }) => row)
}
