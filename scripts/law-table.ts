/** Checks docs/law/duties.md against packs, vectors and stories, or with `--write` makes it anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadLaw } from '#modules/rules/load.ts'
import { readStories } from './duties/stories.ts'
import { dutyDocument, dutyRows, gaps } from './duties/table.ts'
import { projectRoot } from './laws/imports.ts'

const path = join(projectRoot, 'docs/law/duties.md')
const law = loadLaw(join(projectRoot, 'rules'))
const rows = dutyRows(projectRoot, law, readStories(projectRoot))
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

const made = dutyDocument(law, rows)
if (values.write) writeFileSync(path, made)
const stale = !existsSync(path) || readFileSync(path, 'utf8') !== made
const empty = gaps(rows)
for (const gap of empty) console.log(gap)
if (stale) console.log('docs/law/duties.md is not what this script makes; run it with --write')
console.log(`${rows.length} duties and limits, ${empty.length} empty cells`)
process.exitCode = empty.length > 0 || stale ? 1 : 0
