/**
 * The table of docs/law/duties.md: every limit and duty of every rule pack, the clock or transition that enforces it, the
 * vector and the test that prove it. Nothing in it is written by hand: a limit is proved by the vectors in which its
 * clock is reckoned, a duty by the stories that show it kept.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Law } from '#modules/rules/law.ts'
import { zh } from '#modules/rules/messages.ts'
import type { Duty, FileKind, Limit } from '#modules/rules/rules.ts'
import type { Story } from './stories.ts'

export interface DutyRow {
  readonly pack: string
  readonly kind: FileKind
  readonly id: string
  readonly article: string
  readonly says: string
  /** Clocks and transitions; empty where nothing enforces it. */
  readonly enforcedBy: readonly string[]
  /** `file › name`. */
  readonly vectors: readonly string[]
  readonly test: string
}

interface ClockVector {
  readonly name: string
  readonly pack?: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly clocks?: Readonly<Record<string, unknown>>
  readonly file: string
}

const CLOCK_TEST = 'modules/rules/vectors.test.ts'
const STORY_TEST = 'scripts/duties/stories.test.ts'
const WORDS: Readonly<Record<string, string>> = zh
const UNITS: Readonly<Record<Limit['unit'], string>> = { 'working-day': '个工作日', day: '日' }

function clockVectors(root: string): readonly ClockVector[] {
  const folder = join(root, 'rules/vectors')
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).flatMap((name) => {
    const vectors = parse(readFileSync(join(folder, name), 'utf8')) as readonly Omit<ClockVector, 'file'>[]
    return vectors.map((vector) => ({ ...vector, file: `rules/vectors/${name}` }))
  })
}

/** A pack or an overlay: what the table has a part for. */
type Part = Pick<Law['packs'][number], 'id' | 'kind' | 'zh' | 'validFrom' | 'limits' | 'duties'> & { readonly over: readonly string[] }

function partsOf(law: Law): readonly Part[] {
  const packs = law.packs.map((pack): Part => ({ ...pack, over: [] }))
  return [...packs, ...law.overlays].toSorted((a, b) => `${a.kind}${a.validFrom}`.localeCompare(`${b.kind}${b.validFrom}`))
}

function limitRow(part: Part, limit: Limit, vectors: readonly ClockVector[]): DutyRow {
  const names = new Set([part.id, ...part.over])
  const proving = vectors.filter((vector) => names.has(vector.pack ?? '') && (vector.facts['类型'] ?? 'complaint') === part.kind
    && Object.hasOwn(vector.clocks ?? {}, WORDS[`clock.${limit.id}`] ?? ''))
  return {
    pack: part.id, kind: part.kind, id: limit.id, article: limit.article, says: `${WORDS[`clock.${limit.id}`]}：${limit.length}${UNITS[limit.unit]}`,
    enforcedBy: [`clock ${limit.id}`], vectors: proving.map(({ file, name }) => `${file} › ${name}`), test: CLOCK_TEST,
  }
}

function transitionsOf(story: Story): readonly string[] {
  const steps = story.steps.filter((step) => step.refused !== undefined || step.brings !== undefined)
  return [
    ...steps.map((step) => step.refused ? `${step.procedure} ${step.do.type} ✗ ${step.refused}` : `${step.procedure} ${step.do.type} → ${(step.brings ?? []).join(', ')}`),
    ...Object.keys(story.clocks).map((id) => `clock ${id}`),
  ]
}

/** An order may have several packs of one kind over time; a story names the order and, by its day, the pack. */
function playedUnder(part: Part, next: Part | undefined, story: Story): boolean {
  const days = story.packs[part.id] ?? []
  return (story.of ?? story.kind) === part.kind && days.some((day) => day >= part.validFrom && (next === undefined || day < next.validFrom))
}

function dutyRow(part: Part, next: Part | undefined, duty: Duty, stories: readonly Story[]): DutyRow {
  const proving = stories.filter((story) => story.duties.includes(duty.id) && playedUnder(part, next, story))
  return {
    pack: part.id, kind: part.kind, id: duty.id, article: duty.article, says: duty.zh,
    enforcedBy: [...new Set(proving.flatMap(transitionsOf))], vectors: proving.map(({ file, name }) => `${file} › ${name}`), test: STORY_TEST,
  }
}

/** Every row, pack by pack in the order of time. */
export function dutyRows(root: string, law: Law, stories: readonly Story[]): readonly DutyRow[] {
  const vectors = clockVectors(root)
  const parts = partsOf(law)
  return parts.flatMap((part, index) => {
    const next = parts.slice(index + 1).find((later) => later.id === part.id && later.kind === part.kind)
    return [
      ...part.limits.map((limit) => limitRow(part, limit, vectors)),
      ...part.duties.map((duty) => dutyRow(part, next, duty, stories)),
    ]
  })
}

/** Rows with an empty cell, named. */
export function gaps(rows: readonly DutyRow[]): readonly string[] {
  return rows.flatMap((row) => [
    ...row.enforcedBy.length > 0 ? [] : [`${row.pack} ${row.kind} ${row.id}: nothing enforces it`],
    ...row.vectors.length > 0 ? [] : [`${row.pack} ${row.kind} ${row.id}: no vector proves it`],
  ])
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

/** The document, made anew from the rows. */
export function dutyDocument(law: Law, rows: readonly DutyRow[]): string {
  const parts = [...new Map(partsOf(law).map((part) => [`${part.id} ${part.kind}`, part])).values()]
  const tables = parts.map((part) => {
    const own = rows.filter((row) => row.pack === part.id && row.kind === part.kind)
    const unique = [...new Map(own.map((row) => [JSON.stringify(row), row])).values()]
    return [
      `## ${part.zh} · ${WORDS[`kind.${part.kind}`] ?? part.kind}`, '', '| duty or limit | article | enforced by | vector | test |', '| --- | --- | --- | --- | --- |',
      ...unique.map((row) => `| \`${row.id}\` ${cell(row.says)} | ${cell(row.article)} | ${cell(row.enforcedBy.join('；'))} | ${cell(row.vectors.slice(0, 3).join('；'))}${row.vectors.length > 3 ? `；+${row.vectors.length - 3}` : ''} | ${row.test} |`), '',
    ].join('\n')
  })
  return ['# Duties and limits: what enforces and what proves them',
    'Made by `node bin/node24.js scripts/law-table.ts --write` from the rule packs, the vectors of clocks (`rules/vectors/*.yaml`) and the stories',
    'of duties (`rules/vectors/duties/*.yaml`); a test fails where a cell is empty or this page is not what the script makes.', '', ...tables].join('\n')
}
