/** Law 6: SQL names only its own module's schema; of another module it may name a published view. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { isTest, lineOf, listFiles, walk, type SourceFile, type Violation } from './source.ts'

/** Each module has a schema of its own name. */
export function schemas(root: string): Set<string> {
  try {
    const folders = readdirSync(join(root, 'modules'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    return new Set(folders.map((entry) => entry.name.replaceAll('-', '_')))
  } catch {
    return new Set()
  }
}

/** The module a file belongs to, as its schema is named; '' outside the modules. */
function schemaOf(path: string): string {
  return /^modules\/([^/]+)\//.exec(path)?.[1]?.replaceAll('-', '_') ?? ''
}

interface QualifiedName {
  readonly schema: string
  readonly name: string
  /** Offset in the text. */
  readonly at: number
}

const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|\s+|[\s\S]/giu
const WORD = /^(?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*)$/u

interface Token {
  readonly text: string
  readonly at: number
}

/** The tokens of a statement but for blanks and comments; a quoted string is one token. */
function tokens(sql: string): Token[] {
  const found: Token[] = []
  for (const match of sql.matchAll(TOKEN)) {
    const text = match[0]
    if (text.trim() && !text.startsWith('--') && !text.startsWith('/*')) found.push({ text, at: match.index })
  }
  return found
}

function plain(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word.toLowerCase()
}

/** The body of a `$$ … $$` function is SQL too. */
function dollarBody(token: Token): { readonly body: string; readonly at: number } | undefined {
  const tag = /^\$\w*\$/.exec(token.text)?.[0]
  return tag ? { body: token.text.slice(tag.length, -tag.length), at: token.at + tag.length } : undefined
}

/** Every `schema.name` in a statement; strings and comments do not count, bodies of functions do. */
export function qualifiedNames(sql: string): QualifiedName[] {
  const list = tokens(sql)
  return list.flatMap((token, index): QualifiedName[] => {
    const inner = dollarBody(token)
    if (inner) return qualifiedNames(inner.body).map((name) => ({ ...name, at: name.at + inner.at }))
    const dot = list[index + 1]
    const next = list[index + 2]
    if (dot?.text !== '.' || !next || !WORD.test(token.text) || !WORD.test(next.text) || list[index - 1]?.text === '.') return []
    return [{ schema: plain(token.text), name: plain(next.text), at: token.at }]
  })
}

/** Names of other modules' tables in a statement written in the module `own`. */
export function foreignTables(sql: string, own: string, known: ReadonlySet<string>): QualifiedName[] {
  return qualifiedNames(sql).filter(({ schema, name }) => known.has(schema) && schema !== own && !name.endsWith('_view'))
}

interface Fragment {
  readonly text: string
  readonly node: ts.Node
}

/** The text of a template with each `${…}` as a parameter mark, which no name can contain. */
function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return template.head.text + template.templateSpans.map((span) => `?${span.literal.text}`).join('')
}

function isSqlTag(tag: ts.Expression): boolean {
  return ts.isIdentifier(tag) && (tag.text === 'sql' || tag.text === 'Sql')
}

/** What is handed to the database as SQL: sql`…` templates and the strings given to raw(…). */
function sqlFragments(file: SourceFile): Fragment[] {
  const fragments: Fragment[] = []
  walk(file.tree, (node) => {
    if (ts.isTaggedTemplateExpression(node) && isSqlTag(node.tag)) fragments.push({ text: templateText(node.template), node })
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'raw') return
    const [first] = node.arguments
    if (first && ts.isStringLiteralLike(first)) fragments.push({ text: first.text, node })
    else if (first && ts.isTemplateExpression(first)) fragments.push({ text: templateText(first), node })
  })
  return fragments
}

function violation(file: string, line: number, { schema, name }: QualifiedName): Violation {
  return {
    law: 'sql-own-schema', file, line,
    message: `${schema}.${name} belongs to another module; read a view it publishes (its name ends in _view) or an event`,
  }
}

/** Law 6 over one TypeScript file. Tests and benchmarks look at every table; that is their work. */
export function sqlBreaches(file: SourceFile, known: ReadonlySet<string>): Violation[] {
  if (isTest(file.path) || file.path.startsWith('bench/')) return []
  const own = schemaOf(file.path)
  return sqlFragments(file).flatMap(({ text, node }) =>
    foreignTables(text, own, known).map((name) => violation(file.path, lineOf(file, node), name)))
}

/** Law 6 over the migrations under `root`. */
export function migrationBreaches(root: string, known: ReadonlySet<string>): Violation[] {
  return listFiles(root, ['.sql']).flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return foreignTables(text, schemaOf(path), known)
      .map((name) => violation(path, text.slice(0, name.at).split('\n').length, name))
  })
}
