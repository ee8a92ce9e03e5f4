/** Looks at a page as the journeys meet it: axe at a phone's and a desk's width, nothing wider than the screen, a photograph of each where it is wanted. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { assertAccessible, photograph } from '#platform/testing/browser.ts'
import { DESK, PHONE } from './county.ts'

const WIDTHS = [DESK, PHONE] as const

/** Leaves the page at the width it came with. `within` limits axe to a dialog that is open. */
export async function look(page: Page, name: string, within?: string, widths: readonly { readonly width: number; readonly height: number }[] = WIDTHS): Promise<void> {
  const before = page.viewportSize()
  for (const size of widths) {
    await page.setViewportSize(size)
    await assertAccessible(page, within).catch((error: unknown) => {
      throw new Error(`${name} at ${size.width} px`, { cause: error })
    })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `${name} is ${width} px wide on a screen of ${size.width}`).toBeLessThanOrEqual(size.width)
    await photograph(page, `${name}-${size.width}`)
  }
  if (before) await page.setViewportSize(before)
}
