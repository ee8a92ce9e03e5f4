/**
 * What a file reaches for without importing it: the clock, randomness, the environment, the network.
 * Laws 1 and 7 of the design.
 */
import ts from 'typescript'
import { isMember, isNamed, lineOf, walk, type SourceFile, type Violation } from './source.ts'

type Reach = 'clock' | 'randomness' | 'environment' | 'network' | 'process'

interface AmbientUse {
  readonly reach: Reach
  readonly what: string
  readonly node: ts.Node
}

const CLOCK_MEMBERS = [['Date', 'now'], ['performance', 'now'], ['performance', 'timeOrigin'], ['process', 'hrtime']] as const
const RANDOM_MEMBERS = [
  ['Math', 'random'], ['crypto', 'randomUUID'], ['crypto', 'getRandomValues'],
] as const
const NETWORK = new Set(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'])

/** Wall clock: `new Date()` and `Date()` without arguments, `Date.now`. `performance.now` is a stopwatch. */
function clockRead(node: ts.Node): string | undefined {
  if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && isNamed(node.expression, 'Date') && !node.arguments?.length) {
    return ts.isNewExpression(node) ? 'new Date()' : 'Date()'
  }
  const member = CLOCK_MEMBERS.find(([object, property]) => isMember(node, object, property))
  return member?.join('.')
}

/** A name used as a value, not as a property, a declaration or a key. */
function isValueUse(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return true
  return ts.isVariableDeclaration(parent) && parent.initializer === node
}

/** `import { env } from 'node:process'`, the other way to the environment. */
function importsEnvironment(node: ts.Node): boolean {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false
  return node.moduleSpecifier.text === 'node:process' || node.moduleSpecifier.text === 'process'
}

function ambientUse(node: ts.Node): AmbientUse | undefined {
  const clock = clockRead(node)
  if (clock) return { reach: 'clock', what: clock, node }
  const random = RANDOM_MEMBERS.find(([object, property]) => isMember(node, object, property))
  if (random) return { reach: 'randomness', what: random.join('.'), node }
  if (isMember(node, 'process', 'env') || importsEnvironment(node)) return { reach: 'environment', what: 'process.env', node }
  if (!ts.isIdentifier(node) || !isValueUse(node)) return undefined
  if (NETWORK.has(node.text)) return { reach: 'network', what: node.text, node }
  if (node.text === 'process') return { reach: 'process', what: 'process', node }
  return undefined
}

/** Every use of the clock, randomness, environment, network or process in a file. */
function ambientUses(file: SourceFile): AmbientUse[] {
  const uses: AmbientUse[] = []
  walk(file.tree, (node) => {
    const use = ambientUse(node)
    if (use) uses.push(use)
  })
  return uses
}

/** A stopwatch measures how long something took; it tells nobody what day it is. */
function isStopwatch(use: AmbientUse): boolean {
  return use.what === 'performance.now' || use.what === 'process.hrtime'
}

/** Law 1, second half: a pure file reaches for nothing that is not handed to it. */
export function impureUses(file: SourceFile): Violation[] {
  return ambientUses(file).map((use) => ({
    law: 'pure', file: file.path, line: lineOf(file, use.node),
    message: `${use.what}: pure code is handed the time, ids, randomness and settings as arguments`,
  }))
}

const MAY_READ_CLOCK = /^platform\/(?!pure\/)/
const MAY_READ_ENVIRONMENT = /^platform\/config\//

/** Law 7 and the clock budget: who may read the environment, the clock and chance. */
export function ambientBreaches(file: SourceFile): Violation[] {
  const breaches: Violation[] = []
  for (const use of ambientUses(file)) {
    const line = lineOf(file, use.node)
    if (use.reach === 'environment' && !MAY_READ_ENVIRONMENT.test(file.path)) {
      breaches.push({ law: 'environment', file: file.path, line, message: 'only platform/config reads the environment' })
    }
    if (use.reach === 'clock' && !isStopwatch(use) && !MAY_READ_CLOCK.test(file.path)) {
      breaches.push({ law: 'clock', file: file.path, line, message: `${use.what}: only platform reads the clock; take the time as an argument` })
    }
    if (use.what === 'Math.random' && !MAY_READ_CLOCK.test(file.path)) {
      breaches.push({ law: 'clock', file: file.path, line, message: 'Math.random: only platform draws lots; take a generator as an argument' })
    }
  }
  return breaches
}
