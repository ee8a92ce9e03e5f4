/** Import from and export to the national platform. The upload itself is multipart: see `apps/server`. */
import { z } from 'zod'
import { route } from '#platform/pure/contract.ts'

const zBadRow = z.object({ line: z.number(), number: z.string(), refusal: z.string(), reason: z.string() })

export const zImportRun = z.object({
  id: z.uuid(),
  fileName: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  total: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  /** Rows not taken in, each with the line of the sheet and the reason in the caller's language. */
  bad: z.array(zBadRow),
})
export type ImportRun = z.output<typeof zImportRun>

export const routes = {
  run: route({
    id: 'read-import', method: 'GET', path: '/imports/:id', access: 'staff', summary: 'How far an import is, and what it could not take in',
    input: z.object({ id: z.uuid() }), output: zImportRun, refusals: ['exchange.not-permitted'],
  }),
  runs: route({
    id: 'list-imports', method: 'GET', path: '/imports', access: 'staff', summary: 'The newest 20 imports',
    input: z.object({}), output: z.object({ runs: z.array(zImportRun) }), refusals: ['exchange.not-permitted'],
  }),
  makeExport: route({
    id: 'make-export', method: 'POST', path: '/exports/national', access: 'staff',
    summary: 'Hand out results not handed out before; fetch the table at /api/exports/{id}.xlsx',
    input: z.object({}), output: z.object({ id: z.uuid(), rows: z.number() }), refusals: ['exchange.not-permitted', 'exchange.nothing-to-export'],
  }),
  exports: route({
    id: 'list-exports', method: 'GET', path: '/exports', access: 'staff', summary: 'The newest 20 batches of results handed out',
    input: z.object({}), output: z.object({ exports: z.array(z.object({ id: z.uuid(), madeAt: z.string(), rows: z.number() })) }),
    refusals: ['exchange.not-permitted'],
  }),
} as const
