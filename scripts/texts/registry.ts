/**
 * Refusals, read from the syntax tree: what the code refuses with, and what the registries say of it.
 * A registry is a constant named `refusalTexts` (or ending so); its rows are keyed by the code.
 */
import ts from 'typescript'
import { isTest, lineOf, walk, type SourceFile, type Violation } from '../laws/source.ts'

interface Row {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly file: SourceFile
  readonly node: ts.Node
}

interface Use {
  readonly code: string
  /** Names of the values it is raised with; undefined where they are not written on the spot. */
  readonly params: readonly string[] | undefined
  readonly file: SourceFile
  readonly node: ts.Node
}

/** The object of `{…} as const satisfies …`, whatever is wrapped around it. */
function objectOf(node: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
  if (!node) return undefined
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) return objectOf(node.expression)
  return ts.isObjectLiteralExpression(node) ? node : undefined
}

function keyOf(property: ts.ObjectLiteralElementLike): string | undefined {
  const name = property.name
  return name && (ts.isStringLiteralLike(name) || ts.isIdentifier(name)) ? name.text : undefined
}

function valueOf(object: ts.ObjectLiteralExpression | undefined, key: string): ts.Expression | undefined {
  const property = object?.properties.find((candidate) => keyOf(candidate) === key)
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined
}

function textOf(object: ts.ObjectLiteralExpression | undefined, key: string): string {
  const value = valueOf(object, key)
  return value && ts.isStringLiteralLike(value) ? value.text : ''
}

/** The entries of every top-level constant whose name matches, as written. */
function tableEntries(file: SourceFile, name: RegExp): ts.PropertyAssignment[] {
  const constants = file.tree.statements.filter(ts.isVariableStatement).flatMap((statement) => [...statement.declarationList.declarations])
  return constants.filter((declaration) => ts.isIdentifier(declaration.name) && name.test(declaration.name.text))
    .flatMap((declaration) => objectOf(declaration.initializer)?.properties.filter(ts.isPropertyAssignment) ?? [])
}

export function registryRows(file: SourceFile): Row[] {
  return tableEntries(file, /refusalTexts$/i).flatMap((property) => {
    const code = keyOf(property)
    const object = objectOf(property.initializer)
    return code && object ? [{ code, zh: textOf(object, 'zh'), en: textOf(object, 'en'), file, node: property }] : []
  })
}

/** Key and text of each entry of the message tables of a file (`zh`). */
export function messageTexts(file: SourceFile): Map<string, string> {
  return new Map(tableEntries(file, /^zh$/).flatMap((property): [string, string][] => {
    const key = keyOf(property)
    return key && ts.isStringLiteralLike(property.initializer) ? [[key, property.initializer.text]] : []
  }))
}

function literalsIn(node: ts.Node): string[] {
  const found: string[] = []
  walk(node, (inner) => {
    if (ts.isStringLiteralLike(inner)) found.push(inner.text)
  })
  return found
}

function paramNames(detail: ts.Expression | undefined): readonly string[] | undefined {
  if (!detail) return []
  const object = objectOf(detail)
  if (!object || object.properties.some((property) => !ts.isPropertyAssignment(property))) return undefined
  const params = valueOf(object, 'params')
  if (!params) return []
  const names = objectOf(params)?.properties.map(keyOf)
  return names?.every((name) => name !== undefined) ? names : undefined
}

/** Codes handed to `refuse(…)`, and those of refusals written out as `{ refusal: '…' }`. */
function uses(file: SourceFile): Use[] {
  const found: Use[] = []
  walk(file.tree, (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'refuse' && node.arguments[0]) {
      const params = paramNames(node.arguments[1])
      for (const code of literalsIn(node.arguments[0])) found.push({ code, params, file, node })
    }
    if (ts.isPropertyAssignment(node) && keyOf(node) === 'refusal' && ts.isStringLiteralLike(node.initializer)) {
      found.push({ code: node.initializer.text, params: undefined, file, node })
    }
  })
  return found.filter((use) => use.code.includes('.'))
}

/** Codes that contracts declare: the strings of a list named `refusals`. */
function declared(file: SourceFile): Use[] {
  const found: Use[] = []
  walk(file.tree, (node) => {
    if (!ts.isPropertyAssignment(node) || keyOf(node) !== 'refusals' || !ts.isArrayLiteralExpression(node.initializer)) return
    for (const code of literalsIn(node.initializer)) found.push({ code, params: undefined, file, node })
  })
  return found
}

/** Every string of a file but the keys of registries: a code may reach `refuse` through a variable. */
function mentions(file: SourceFile): string[] {
  const found: string[] = []
  walk(file.tree, (node) => {
    if (!ts.isStringLiteralLike(node)) return
    if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return
    found.push(node.text)
  })
  return found
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].toSorted()
}

function breach(file: SourceFile, node: ts.Node, message: string): Violation {
  return { law: 'refusal-registry', file: file.path, line: lineOf(file, node), message }
}

function rowBreaches(rows: readonly Row[], mentioned: ReadonlySet<string>): Violation[] {
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const problems: string[] = []
    const module = /^modules\/([^/]+)\//.exec(row.file.path)?.[1]
    if (module && !row.code.startsWith(`${module}.`)) problems.push(`${row.code} stands in the registry of ${module}`)
    if (seen.has(row.code)) problems.push(`${row.code} is registered twice`)
    if (!mentioned.has(row.code)) problems.push(`${row.code} is never refused with; remove the row`)
    if (!row.zh || !row.en) problems.push(`${row.code} lacks its Chinese or English text`)
    else if (String(placeholders(row.zh)) !== String(placeholders(row.en))) problems.push(`${row.code} has other placeholders in Chinese than in English`)
    seen.add(row.code)
    return problems.map((problem) => breach(row.file, row.node, problem))
  })
}

function useBreaches(found: readonly Use[], rows: ReadonlyMap<string, Row>): Violation[] {
  return found.flatMap(({ code, params, file, node }) => {
    const row = rows.get(code)
    if (!row) return [breach(file, node, `${code} stands in no registry`)]
    if (!params) return []
    const missing = placeholders(row.zh).filter((name) => !params.includes(name))
    return missing.length ? [breach(file, node, `${code} is raised without {${missing.join('}, {')}}`)] : []
  })
}

/** Every disagreement between the refusals in the code and their registries. */
export function registryBreaches(files: readonly SourceFile[]): Violation[] {
  const product = files.filter((file) => !isTest(file.path) && !file.path.startsWith('scripts/'))
  const rows = product.flatMap(registryRows)
  const speaking = product.filter((file) => !/(^|\/)(contract|messages)(\.\w+)?\.ts$/.test(file.path))
  const mentioned = new Set(speaking.flatMap(mentions))
  return [
    ...rowBreaches(rows, mentioned),
    ...useBreaches([...product.flatMap(uses), ...product.flatMap(declared)], new Map(rows.map((row) => [row.code, row]))),
  ]
}
