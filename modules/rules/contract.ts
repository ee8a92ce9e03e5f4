/** What callers get of the law as data. */
import { z } from 'zod'
import { route } from '#platform/pure/contract.ts'

const zCategory = z.object({ code: z.string(), zh: z.string(), en: z.string() })

export const routes = {
  categories: route({
    id: 'list-categories', method: 'GET', path: '/public/categories', access: 'public', summary: 'Problem categories of complaints in use',
    input: z.object({}), output: z.object({ categories: z.array(zCategory) }), refusals: [],
  }),
} as const
