/** Source files of the tree and their syntax trees, for the checks that need more than an import graph. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** A breach of one import law of the design: which law, where, and what to do about it. */
export interface Violation {
  readonly law: string
  /** Path from the root of the tree, with forward slashes. */
  readonly file: string
  /** 1 for the first line; 0 where the breach is of the file as a whole. */
  readonly line: number
  readonly message: string
}

export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly tree: ts.SourceFile
}

/** Folders that hold our source; anything else in the root is data, documents or output. */
export const SOURCE_FOLDERS = ['platform', 'modules', 'flows', 'apps', 'scripts', 'e2e', 'bench', 'bin', 'laws'] as const
const SKIPPED = new Set(['node_modules', 'dist', 'data', '.cache', 'coverage', '.git', 'fixtures'])

/** Paths under `root`, from `root`, of files with one of the extensions, in a stable order. */
export function listFiles(root: string, extensions: readonly string[]): string[] {
  const found: string[] = []
  function visit(folder: string): void {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) visit(path)
      } else if (extensions.some((extension) => entry.name.endsWith(extension))) {
        found.push(relative(root, path).replaceAll('\\', '/'))
      }
    }
  }
  visit(root)
  return found.filter((path) => !path.includes('/') || SOURCE_FOLDERS.some((folder) => path.startsWith(`${folder}/`))).toSorted()
}

const parsed = new Map<string, SourceFile>()

/** The syntax tree of one TypeScript or JavaScript file; kept, since several checks read the same file. */
export function parseFile(root: string, path: string): SourceFile {
  const key = join(root, path)
  const known = parsed.get(key)
  if (known) return known
  const text = readFileSync(key, 'utf8')
  const file = { path, text, tree: parseText(path, text) }
  parsed.set(key, file)
  return file
}

export function parseText(path: string, text: string): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true, kind)
}

/** Every TypeScript and JavaScript file of ours under `root`. */
export function sources(root: string): SourceFile[] {
  return listFiles(root, ['.ts', '.tsx', '.js', '.cjs', '.mjs']).map((path) => parseFile(root, path))
}

export function isTest(path: string): boolean {
  return /(\.test\.tsx?|\/testing\.ts)$/.test(path) || path.startsWith('e2e/') || path.startsWith('platform/testing/')
}

/** Calls `visit` on every node of the tree, parents before children. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

export function lineOf(file: SourceFile, node: ts.Node): number {
  return file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree)).line + 1
}

/** True for `object.property` written with a dot or as `object['property']`, on a global of that name. */
export function isMember(node: ts.Node, object: string, property: string): boolean {
  if (ts.isPropertyAccessExpression(node)) return isNamed(node.expression, object) && node.name.text === property
  if (!ts.isElementAccessExpression(node) || !isNamed(node.expression, object)) return false
  return ts.isStringLiteralLike(node.argumentExpression) && node.argumentExpression.text === property
}

/** True for the identifier itself, or for `globalThis.<name>`. */
export function isNamed(node: ts.Node, name: string): boolean {
  if (ts.isIdentifier(node)) return node.text === name
  return ts.isPropertyAccessExpression(node) && node.name.text === name && ts.isIdentifier(node.expression)
    && (node.expression.text === 'globalThis' || node.expression.text === 'window')
}
