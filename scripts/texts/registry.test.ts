import { expect, test } from 'vitest'
import { describe } from '../laws/all.ts'
import { projectRoot } from '../laws/imports.ts'
import { parseText, sources, type SourceFile } from '../laws/source.ts'
import { registryBreaches, registryRows } from './registry.ts'

function file(path: string, text: string): SourceFile {
  return { path, text, tree: parseText(path, text) }
}

const messages = file('modules/party/messages.ts', `export const refusalTexts = {
  'party.unknown': { status: 404, zh: '没有{name}。', en: 'No {name}.' },
} as const satisfies object`)
const decide = file('modules/party/party.ts', "export const lost = refuse('party.unknown', { params: { name: '甲' } })")

function breaches(...files: SourceFile[]): string[] {
  return registryBreaches(files).map(({ file: path, message }) => `${path}: ${message}`)
}

test('every refusal of the tree stands in its registry, with its values, and every row is used', () => {
  const files = sources(projectRoot)
  expect(files.flatMap(registryRows).length).toBeGreaterThan(20)
  expect(registryBreaches(files).map(describe)).toEqual([])
})

test('a registry and its refusals that agree pass', () => {
  expect(breaches(messages, decide)).toEqual([])
  const chosen = file('modules/party/choose.ts', "const code = bad ? 'party.unknown' : undefined\nexport const lost = refuse(code, detail)")
  expect(breaches(messages, chosen)).toEqual([])
})

test.each([
  ['an unregistered code', "refuse('party.gone')", 'party.gone stands in no registry'],
  ['the wrong one of two', "refuse(ok ? 'party.unknown' : 'party.gone', detail)", 'party.gone stands in no registry'],
  ['a refusal written out', "export const value = { refusal: 'party.gone' }", 'party.gone stands in no registry'],
  ['a declared code', "export const route = { refusals: ['party.gone'] }", 'party.gone stands in no registry'],
  ['a placeholder left empty', "refuse('party.unknown', { field: 'name' })", 'party.unknown is raised without {name}'],
])('%s is found', (_, code, message) => {
  expect(breaches(messages, decide, file('modules/party/store.ts', code))).toEqual([`modules/party/store.ts: ${message}`])
})

test('a row is found that nobody uses, stands elsewhere, stands twice, or speaks one language', () => {
  expect(breaches(messages)).toEqual(['modules/party/messages.ts: party.unknown is never refused with; remove the row'])
  const elsewhere = file('modules/access/messages.ts', "export const refusalTexts = { 'party.unknown': { zh: '没有{name}', en: 'No {x}' } }")
  expect(breaches(messages, elsewhere, decide)).toEqual([
    'modules/access/messages.ts: party.unknown stands in the registry of access',
    'modules/access/messages.ts: party.unknown is registered twice',
    'modules/access/messages.ts: party.unknown has other placeholders in Chinese than in English',
  ])
})
