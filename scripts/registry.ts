/** Checks that refusals and their registries agree: `node bin/node24.js scripts/registry.ts`. */
import { describe } from './laws/all.ts'
import { projectRoot } from './laws/imports.ts'
import { sources } from './laws/source.ts'
import { registryBreaches } from './texts/registry.ts'

const breaches = registryBreaches(sources(projectRoot))
for (const breach of breaches) console.log(describe(breach))
console.log(breaches.length ? `${breaches.length} breaches of the refusal registries` : 'every refusal stands in its registry')
process.exitCode = breaches.length ? 1 : 0
