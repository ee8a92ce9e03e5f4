/**
 * A real browser for the tests of pages. One `launchBrowser` a test file; each page has a context of its
 * own, so no cookie of one test is seen by another.
 */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { photographsWanted } from '#platform/config/index.ts'
import { packagedChromium, systemChromiums } from './chromium.ts'

export interface PageOptions {
  /** CSS pixels; 1280 × 800 by default. A width below 600 is a phone: touch, and pixels of double density. */
  readonly width?: number
  readonly height?: number
  /** False: the page must do its work without any script. */
  readonly javaScript?: boolean
  readonly language?: 'zh-CN' | 'en-US'
  /** Prefix of relative addresses in `page.goto('/')`. */
  readonly baseURL?: string
}

export interface TestBrowser {
  /** Path of the program that was started. */
  readonly executable: string
  readonly newPage: (options?: PageOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

/** No sandbox: CI runs as root. No background networking: nothing outside this machine is ever asked. */
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-domain-reliability', '--disable-dev-shm-usage', '--font-render-hinting=none', '--no-pings',
]

async function start(executable: string): Promise<Browser> {
  return chromium.launch({ executablePath: executable, args: FLAGS, timeout: 60_000 })
}

/** Starts the first browser that runs: the one given, one of the system, or the one inside the npm package. */
async function startAny(given: string | undefined): Promise<{ browser: Browser; executable: string }> {
  if (given) return { browser: await start(given), executable: given }
  for (const executable of systemChromiums()) {
    try {
      return { browser: await start(executable), executable }
    } catch { /* a system's browser may be a stub or lack libraries: the packaged one follows */ }
  }
  const executable = packagedChromium()
  return { browser: await start(executable), executable }
}

const heard = new WeakMap<Page, string[]>()

/** What went wrong in a page so far: uncaught errors, errors on its console (broken CSP too), failed requests. */
export function problems(page: Page): readonly string[] {
  return heard.get(page) ?? []
}

function listen(page: Page): void {
  const found: string[] = []
  heard.set(page, found)
  page.on('pageerror', (error) => found.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`console: ${message.text()} ${message.location().url}`.trim())
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // A page left in the middle of a request aborts it; nobody is the worse for that.
    if (reason !== 'net::ERR_ABORTED') found.push(`request: ${request.method()} ${request.url()} ${reason}`)
  })
}

async function openPage(browser: Browser, options: PageOptions): Promise<Page> {
  const { width = 1280, height = 800, javaScript = true, language = 'zh-CN', baseURL } = options
  const phone = width < 600
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: javaScript,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    hasTouch: phone,
    isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1,
    reducedMotion: 'reduce',
    ...(baseURL === undefined ? {} : { baseURL }),
  })
  const page = await context.newPage()
  listen(page)
  if (!javaScript) scriptless.set(page, browser)
  return page
}

const scriptless = new WeakMap<Page, Browser>()

/** axe is a script, so a page without scripts is judged by its markup, shown once more without its own scripts. */
async function judgeMarkup(page: Page, browser: Browser): Promise<AxeViolation[]> {
  const context = await browser.newContext({ viewport: page.viewportSize(), storageState: await page.context().storageState() })
  try {
    const twin = await context.newPage()
    const [url, body] = [page.url(), await page.content()]
    await twin.route('**/*', (route) => {
      if (route.request().resourceType() === 'document') return route.fulfill({ body, contentType: 'text/html; charset=utf-8' })
      return route.request().resourceType() === 'script' ? route.abort() : route.continue()
    })
    await (url.startsWith('http') ? twin.goto(url) : twin.setContent(body))
    return await axe(twin)
  } finally {
    await context.close()
  }
}

/** `executable` overrides the search; settings come from platform/config, not from here. */
export async function launchBrowser(executable?: string): Promise<TestBrowser> {
  const started = await startAny(executable)
  return {
    executable: started.executable,
    newPage: async (options = {}) => openPage(started.browser, options),
    close: async () => started.browser.close(),
  }
}

/** One accessibility rule that a page breaks, and the elements that break it. */
export interface AxeViolation {
  readonly id: string
  readonly impact: string
  readonly help: string
  readonly elements: readonly string[]
}

/** Runs every rule of axe over the page as it stands, or over the part that a CSS selector names. */
export async function axe(page: Page, within?: string): Promise<AxeViolation[]> {
  const browser = scriptless.get(page)
  if (browser) return judgeMarkup(page, browser)
  // Every rule runs; only what passes it is not described, node by node, which takes longer than the rules themselves. The mode
  // without a second page to gather frames of other sites: our pages have none.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true)
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze()
  return violations.map((violation) => ({
    id: violation.id,
    impact: violation.impact ?? 'minor',
    help: violation.help,
    elements: violation.nodes.map((node) => `${node.target.join(' ')} — ${node.failureSummary?.replaceAll(/\s+/g, ' ') ?? node.html}`),
  }))
}

/** Fails with every broken rule and element where the page does not pass axe. */
export async function assertAccessible(page: Page, within?: string): Promise<void> {
  const violations = await axe(page, within)
  if (violations.length === 0) return
  const told = violations.map(({ id, impact, help, elements }) => `${id} (${impact}): ${help}\n${elements.map((element) => `  ${element}`).join('\n')}`)
  throw new Error(`${page.url()} breaks ${violations.length} rules of accessibility\n${told.join('\n')}`)
}

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../.cache/screenshots')

/** Photographs the whole page into `.cache/screenshots/<name>.png`; answers the path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(pictures, { recursive: true })
  const path = join(pictures, `${name}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  return path
}

/** The same where somebody wants to look at the pages; each takes as long as judging one. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (photographsWanted()) await screenshot(page, name)
}
