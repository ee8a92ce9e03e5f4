/** Checks the import laws over the tree: `node bin/node24.js scripts/laws.ts [FOLDER]`. */
import { resolve } from 'node:path'
import { describe, lawBreaches } from './laws/all.ts'
import { projectRoot } from './laws/imports.ts'

const breaches = await lawBreaches(resolve(process.argv[2] ?? projectRoot))
for (const breach of breaches) console.log(describe(breach))
console.log(breaches.length ? `${breaches.length} breaches of the import laws` : 'the import laws hold')
process.exitCode = breaches.length ? 1 : 0
