/** What the page of place names lists, as it stands in its address. Pure. */
import { PLACE_TABS } from '#modules/dispatch/index.ts'

export const TABS = [...PLACE_TABS, 'categories'] as const

export interface PlaceFilter {
  readonly tab: (typeof TABS)[number]
  readonly text: string
  /** The county chosen, where somebody settles several. */
  readonly area: string
}

export function filterOf(params: URLSearchParams): PlaceFilter {
  return { tab: TABS.find((tab) => tab === params.get('tab')) ?? 'open', text: params.get('text') ?? '', area: params.get('area') ?? '' }
}

export function paramsOf({ tab, text, area }: PlaceFilter): Record<string, string> {
  return { ...(tab === 'open' ? {} : { tab }), ...(text ? { text } : {}), ...(area ? { area } : {}) }
}

/** The page with one name alone, for a link from a file. */
export function pathToPlace(name: string, area: string): string {
  return `/places?${new URLSearchParams(paramsOf({ tab: 'open', text: name, area })).toString()}`
}
