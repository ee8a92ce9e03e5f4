/**
 * The glossary's tables: every state, event, refusal and clock of the code has a row *id · 中文 · article*.
 * The Chinese comes from the message files, the articles of clocks from the rule packs; the articles of
 * the rest are written in GLOSSARY.md by hand and kept when the tables are written anew.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { parse } from 'yaml'
import { isTest, sources, walk, type SourceFile } from '../laws/source.ts'
import { messageTexts, registryRows } from './registry.ts'

export type Kind = 'state' | 'event' | 'refusal' | 'clock'

export interface Term {
  readonly kind: Kind
  readonly id: string
  /** Empty where no message file names it. */
  readonly zh: string
  /** Known from the rule packs; undefined where it is written by hand. */
  readonly article: string | undefined
}

export const KINDS: readonly Kind[] = ['state', 'event', 'refusal', 'clock']

function moduleOf(path: string): string {
  return /^modules\/([^/]+)\//.exec(path)?.[1] ?? ''
}

function stringLiterals(node: ts.Node): string[] {
  const found: string[] = []
  walk(node, (inner) => {
    if (ts.isStringLiteralLike(inner)) found.push(inner.text)
  })
  return found
}

/** Literals of the type aliases and constants of a file whose name matches: `Stage`, `STAGES`, `ClockId`. */
function namedLiterals(file: SourceFile, name: RegExp): string[] {
  return file.tree.statements.flatMap((statement) => {
    if (ts.isTypeAliasDeclaration(statement)) return name.test(statement.name.text) ? stringLiterals(statement.type) : []
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap((declaration) => {
      const array = declaration.initializer && ts.isAsExpression(declaration.initializer) ? declaration.initializer.expression : declaration.initializer
      const matches = ts.isIdentifier(declaration.name) && name.test(declaration.name.text) && array && ts.isArrayLiteralExpression(array)
      return matches ? stringLiterals(array) : []
    })
  })
}

/** Events are the types `<module>.<past tense>` that the module declares. */
function eventIds(file: SourceFile, module: string): string[] {
  const found: string[] = []
  walk(file.tree, (node) => {
    if (!ts.isPropertySignature(node) || !ts.isIdentifier(node.name) || node.name.text !== 'type' || !node.type) return
    found.push(...stringLiterals(node.type).filter((text) => text.startsWith(`${module}.`)))
  })
  return found
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml')).toSorted()
}

/** Every article given beside an id, anywhere in the rule packs, in the order of the packs. */
function packArticles(root: string): Map<string, Set<string>> {
  const articles = new Map<string, Set<string>>()
  function visit(value: unknown): void {
    if (Array.isArray(value)) value.forEach(visit)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const { id, article } = value as Record<string, unknown>
    if (typeof id === 'string' && typeof article === 'string') articles.set(id, (articles.get(id) ?? new Set()).add(article))
    Object.values(value).forEach(visit)
  }
  const folder = join(root, 'rules')
  for (const path of yamlFiles(folder)) visit(parse(readFileSync(join(folder, path), 'utf8')))
  return articles
}

function moduleTerms(file: SourceFile, own: ReadonlyMap<string, string>): Term[] {
  const module = moduleOf(file.path)
  const states = namedLiterals(file, /(^|[a-z])Stage$|^STAGES$/)
  return [
    ...states.map((state): Term => ({ kind: 'state', id: `${module}/${state}`, zh: own.get(`stage.${state}`) ?? '', article: undefined })),
    ...eventIds(file, module).map((id): Term => ({ kind: 'event', id, zh: own.get(`event.${id}`) ?? '', article: undefined })),
  ]
}

function unique(terms: readonly Term[]): Term[] {
  const seen = new Map(terms.map((term) => [`${term.kind} ${term.id}`, term]))
  return [...seen.values()].toSorted((left, right) => left.id.localeCompare(right.id, 'en'))
}

/** Every term that must have a row, read from the tree under `root`. */
export function terms(root: string): Term[] {
  const files = sources(root).filter((file) => !isTest(file.path) && !file.path.startsWith('scripts/'))
  const everywhere = new Map(files.flatMap((file) => [...messageTexts(file)]))
  const ofModule = new Map(files.filter((file) => file.path.endsWith('/messages.ts')).map((file) => [moduleOf(file.path), messageTexts(file)]))
  const articles = packArticles(root)
  const clocks = files.flatMap((file) => namedLiterals(file, /^ClockId$/))
  return unique([
    ...files.filter((file) => moduleOf(file.path)).flatMap((file) => moduleTerms(file, ofModule.get(moduleOf(file.path)) ?? new Map())),
    ...files.flatMap(registryRows).map(({ code, zh }): Term => ({ kind: 'refusal', id: code, zh, article: undefined })),
    ...clocks.map((id): Term => ({
      kind: 'clock', id, zh: everywhere.get(`clock.${id}`) ?? '', article: [...(articles.get(id) ?? [])].join('；') || undefined,
    })),
  ])
}

export interface Row {
  readonly id: string
  readonly zh: string
  readonly article: string
}

function marks(kind: Kind): readonly [string, string] {
  return [`<!-- table: ${kind} -->`, `<!-- end: ${kind} -->`]
}

/** The rows of one table of the glossary; none where the table is missing. */
export function readRows(glossary: string, kind: Kind): Row[] {
  const [begin, end] = marks(kind)
  const start = glossary.indexOf(begin)
  const stop = glossary.indexOf(end, start)
  if (start < 0 || stop < 0) return []
  return glossary.slice(start, stop).split('\n').flatMap((line) => {
    const match = /^\| `([^`]+)` \| (.*?) \| (.*?) \|$/.exec(line)
    return match ? [{ id: match[1] ?? '', zh: (match[2] ?? '').replaceAll('\\|', '|'), article: match[3] ?? '' }] : []
  })
}

function tableOf(kind: Kind, all: readonly Term[], kept: readonly Row[]): string {
  const [begin, end] = marks(kind)
  const rows = all.filter((term) => term.kind === kind).map(({ id, zh, article }) => {
    const known = article ?? kept.find((row) => row.id === id)?.article
    return `| \`${id}\` | ${zh.replaceAll('|', '\\|')} | ${known || '—'} |`
  })
  return [begin, '| id | 中文 | article |', '| --- | --- | --- |', ...rows, end].join('\n')
}

/** The glossary with its tables written anew; text outside the tables, and articles by hand, stay. */
export function withTables(glossary: string, all: readonly Term[]): string {
  return KINDS.reduce((text, kind) => {
    const [begin, end] = marks(kind)
    const table = tableOf(kind, all, readRows(text, kind))
    const start = text.indexOf(begin)
    const stop = text.indexOf(end, start)
    if (start >= 0 && stop >= 0) return text.slice(0, start) + table + text.slice(stop + end.length)
    return `${text.trimEnd()}\n\n## ${kind[0]?.toUpperCase()}${kind.slice(1)}s\n\n${table}\n`
  }, glossary)
}

/** What the glossary lacks, has too much of, or says otherwise than the message files. */
export function glossaryFaults(glossary: string, all: readonly Term[]): string[] {
  return KINDS.flatMap((kind) => {
    const rows = new Map(readRows(glossary, kind).map((row) => [row.id, row]))
    const wanted = all.filter((term) => term.kind === kind)
    const ids = new Set(wanted.map((term) => term.id))
    return [
      ...wanted.filter((term) => !rows.has(term.id)).map((term) => `${kind} ${term.id} has no row`),
      ...wanted.filter((term) => !term.zh).map((term) => `${kind} ${term.id} has no Chinese name in any message file`),
      ...wanted.filter((term) => term.zh && rows.has(term.id) && rows.get(term.id)?.zh !== term.zh)
        .map((term) => `${kind} ${term.id} reads otherwise than in the message files`),
      ...[...rows.keys()].filter((id) => !ids.has(id)).map((id) => `${kind} ${id} is no longer in the code`),
    ]
  })
}
