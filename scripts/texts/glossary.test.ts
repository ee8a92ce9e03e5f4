import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../laws/imports.ts'
import { glossaryFaults, KINDS, readRows, terms, withTables } from './glossary.ts'

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hongdun-glossary-'))
  write('modules/complaint/complaint.ts', "export type Stage = (typeof STAGES)[number]\nexport type E = { readonly type: 'complaint.accepted' } | { readonly type: 'other' }\n")
  write('modules/complaint/contract.ts', "export const STAGES = ['received', 'closed'] as const\n")
  write('modules/complaint/messages.ts', `export const refusalTexts = { 'complaint.gone': { status: 404, zh: '没有|了', en: 'Gone' } } as const
export const zh = { 'stage.received': '待受理', 'stage.closed': '已办结', 'event.complaint.accepted': '受理', 'clock.complaint.accept': '受理期限' } as const
`)
  write('modules/rules/rules.ts', "export type ClockId = 'complaint.accept'\n")
  write('rules/samr/2020.yaml', 'limits:\n  - { id: complaint.accept, article: 第十四条 }\n')
  write('rules/samr/2026.yaml', 'limits:\n  - { id: complaint.accept, article: 第十七条 }\n')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

test('GLOSSARY.md has a row for every state, event, refusal and clock', () => {
  const path = join(projectRoot, 'GLOSSARY.md')
  const all = terms(projectRoot)
  for (const kind of KINDS) expect(all.filter((term) => term.kind === kind).length, kind).toBeGreaterThan(3)
  // To mend: node bin/node24.js scripts/glossary.ts --write
  expect(glossaryFaults(existsSync(path) ? readFileSync(path, 'utf8') : '', all)).toEqual([])
})

test('terms are read from types, constants, registries and rule packs', () => {
  expect(terms(root).map(({ kind, id, zh, article }) => [kind, id, zh, article])).toEqual([
    ['clock', 'complaint.accept', '受理期限', '第十四条；第十七条'],
    ['event', 'complaint.accepted', '受理', undefined],
    ['refusal', 'complaint.gone', '没有|了', undefined],
    ['state', 'complaint/closed', '已办结', undefined],
    ['state', 'complaint/received', '待受理', undefined],
  ])
})

test('written tables have no fault, and articles written by hand survive the next writing', () => {
  const all = terms(root)
  const first = withTables('# Glossary\n\nSome words.\n', all)
  expect(glossaryFaults(first, all)).toEqual([])
  const byHand = first.replace('| `complaint.accepted` | 受理 | — |', '| `complaint.accepted` | 受理 | 第十七条 |')
  const second = withTables(byHand, all)
  expect(second).toBe(byHand)
  expect(readRows(second, 'event')).toEqual([{ id: 'complaint.accepted', zh: '受理', article: '第十七条' }])
})

test('missing, outdated and nameless rows are told', () => {
  const all = terms(root)
  const glossary = withTables('', all).replace(/^.*complaint\/closed.*\n/m, '').replace('待受理', '等待').replace('complaint.gone', 'complaint.lost')
  const nameless = all.map((term) => (term.kind === 'event' ? { ...term, zh: '' } : term))
  expect(glossaryFaults(glossary, nameless)).toEqual([
    'state complaint/closed has no row',
    'state complaint/received reads otherwise than in the message files',
    'event complaint.accepted has no Chinese name in any message file',
    'refusal complaint.gone has no row',
    'refusal complaint.lost is no longer in the code',
  ])
})
