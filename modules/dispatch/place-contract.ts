/** What the page on which a county settles its place names and categories sends and gets. */
import { z } from 'zod'
import { route, zText } from '#platform/pure/contract.ts'
import type { refusalTexts } from './messages.ts'

/** Names that wait to be settled, those a person has settled, those learned from decided files. */
export const PLACE_TABS = ['open', 'settled', 'learned'] as const
export const PLACES_A_PAGE = 20

const zArea = z.string().regex(/^\d{6}$/)
const zOffice = z.object({ id: z.uuid(), name: z.string() })
const zPlace = z.object({
  name: z.string(),
  /** Where files with this name went, the most frequent first. */
  learned: z.array(z.object({ unit: zOffice, files: z.number() })),
  /** What was entered on it; more than one contradict each other. A null unit: the name tells nothing of an office. */
  words: z.array(z.object({ unit: zOffice.nullable(), closed: z.boolean(), reason: z.string().nullable(), by: z.string().nullable(), at: z.string().nullable() })),
  /** When the newest of them was entered: to be sent along with a change. */
  seen: z.string().nullable(),
})
export type Place = z.output<typeof zPlace>

/** A county whose names the caller settles, and the open units that a name or category can belong to. */
const zCounty = z.object({ areaCode: zArea, name: z.string(), units: z.array(zOffice) })
export type PlaceCounty = z.output<typeof zCounty>

const zCategories = z.object({
  counties: z.array(zCounty.extend({
    /** Whether the caller may change them. */
    settles: z.boolean(),
    settled: z.array(z.object({ category: z.string(), unit: zOffice, closed: z.boolean(), by: z.string(), at: z.string() })),
  })),
})

type PlaceRefusal = keyof typeof refusalTexts
function refusalsOf(...codes: readonly PlaceRefusal[]): readonly PlaceRefusal[] {
  return codes
}

export const placeRoutes = {
  placeCounties: route({
    id: 'list-place-counties', method: 'GET', path: '/places/counties', access: 'staff', summary: 'Counties whose place names the caller settles, with their open units',
    input: z.object({}), output: z.object({ counties: z.array(zCounty) }), refusals: [],
  }),
  places: route({
    id: 'list-places', method: 'GET', path: '/places', access: 'staff',
    summary: `Place names of a county, the most frequent first, ${PLACES_A_PAGE} a page`,
    input: z.object({ areaCode: zArea, tab: z.enum(PLACE_TABS), text: zText(30, 0).optional(), page: z.coerce.number().int().min(0).max(10_000).default(0) }),
    output: z.object({ total: z.number(), places: z.array(zPlace) }), refusals: refusalsOf('dispatch.places-not-permitted'),
  }),
  placeFiles: route({
    id: 'list-place-files', method: 'GET', path: '/places/files', access: 'staff', summary: 'Files with a place name in their address that the caller may read: the newest of each office they went to',
    input: z.object({ areaCode: zArea, name: zText(30) }),
    output: z.object({ files: z.array(z.object({ id: z.uuid(), number: z.string(), kind: z.enum(['complaint', 'report', 'inquiry']), receivedOn: z.string(), unit: zOffice })) }),
    refusals: refusalsOf('dispatch.places-not-permitted'),
  }),
  settlePlace: route({
    id: 'settle-place', method: 'PUT', path: '/places', access: 'staff',
    summary: 'Say to which office a place name belongs, or that it tells nothing; `seen` is what the caller saw entered on it',
    input: z.object({ areaCode: zArea, name: zText(30, 2), unitId: z.uuid().nullable(), reason: zText(200, 2), seen: z.iso.datetime().nullable() }),
    output: z.object({ name: z.string() }), refusals: refusalsOf('dispatch.places-not-permitted', 'dispatch.unknown-office', 'dispatch.place-changed', 'dispatch.place-empty'),
  }),
  withdrawPlace: route({
    id: 'withdraw-place', method: 'POST', path: '/places/withdraw', access: 'staff', summary: 'Take back what was entered on a place name; what was learned counts again',
    input: z.object({ areaCode: zArea, name: zText(30, 2), seen: z.iso.datetime().nullable() }),
    output: z.object({ name: z.string() }), refusals: refusalsOf('dispatch.places-not-permitted', 'dispatch.place-changed'),
  }),
  categories: route({
    id: 'list-category-units', method: 'GET', path: '/places/categories', access: 'staff', summary: 'Categories that the counties of the caller have given to a unit',
    input: z.object({}), output: zCategories, refusals: [],
  }),
  settleCategory: route({
    id: 'settle-category-unit', method: 'PUT', path: '/places/categories', access: 'staff', summary: 'Give a category to a unit of the county, or to none',
    input: z.object({ areaCode: zArea, category: z.string().max(40), unitId: z.uuid().nullable() }),
    output: z.object({ category: z.string() }), refusals: refusalsOf('dispatch.categories-not-permitted', 'dispatch.unknown-office', 'dispatch.unknown-category'),
  }),
} as const
