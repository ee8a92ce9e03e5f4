/** Checks GLOSSARY.md against the code, or with `--write` writes its tables anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from './laws/imports.ts'
import { glossaryFaults, terms, withTables } from './texts/glossary.ts'

const path = join(projectRoot, 'GLOSSARY.md')
const glossary = existsSync(path) ? readFileSync(path, 'utf8') : '# Glossary 术语\n'
const all = terms(projectRoot)
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

const text = values.write ? withTables(glossary, all) : glossary
if (values.write) writeFileSync(path, text)
const faults = glossaryFaults(text, all)
for (const fault of faults) console.log(fault)
console.log(faults.length ? `${faults.length} faults in GLOSSARY.md` : `GLOSSARY.md names all ${all.length} terms`)
process.exitCode = faults.length ? 1 : 0
