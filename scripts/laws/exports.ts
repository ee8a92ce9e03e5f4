/** Law 8, its syntactic half: named exports only, no barrel besides `index.ts`; and functions that are declared. */
import ts from 'typescript'
import { lineOf, type SourceFile, type Violation } from './source.ts'

/** Files whose tool insists on a default export. */
const DEFAULT_WANTED = /(^|\/)(vite|vitest)(\.[\w-]+)?\.config\.ts$/
const MAY_BARREL = /(^|\/)index\.ts$/

function isDefaultExport(node: ts.Statement): boolean {
  if (ts.isExportAssignment(node)) return !node.isExportEquals
  if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
    return node.exportClause.elements.some((element) => element.name.text === 'default')
  }
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)
}

/** Top-level functions are declarations; an arrow is for a closure, or where its type is given from outside. */
function topLevelArrow(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false
  return statement.declarationList.declarations.some(({ initializer, type }) =>
    !type && initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)))
}

export function exportBreaches(file: SourceFile): Violation[] {
  const breaches: Violation[] = []
  for (const statement of file.tree.statements) {
    const line = lineOf(file, statement)
    if (isDefaultExport(statement) && !DEFAULT_WANTED.test(file.path)) {
      breaches.push({ law: 'no-default-export', file: file.path, line, message: 'export it by name' })
    }
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier && !MAY_BARREL.test(file.path)) {
      breaches.push({ law: 'no-barrel', file: file.path, line, message: 'only index.ts passes on what other files export; import it where it is' })
    }
    if (topLevelArrow(statement)) {
      breaches.push({ law: 'function-declarations', file: file.path, line, message: 'declare it: function name() { … }' })
    }
  }
  return breaches
}
