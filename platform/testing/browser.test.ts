import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertAccessible, axe, launchBrowser, problems, screenshot, type TestBrowser } from './browser.ts'
import { packagedChromium } from './chromium.ts'

let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser(packagedChromium())
}, 60_000)
afterAll(async () => browser.close())

const GOOD = '<!doctype html><html lang="zh"><meta name="viewport" content="width=device-width, initial-scale=1"><title>红盾</title><main><h1>投诉</h1><p>请写明经过。</p></main></html>'
const BAD = '<!doctype html><html><title>红盾</title><main><h1>投诉</h1><input></main></html>'

test('the packaged browser shows a Chinese page and photographs it', async () => {
  const page = await browser.newPage({ width: 390, height: 844 })
  await page.setContent(GOOD)
  expect(await page.getByRole('heading').textContent()).toBe('投诉')
  expect(await page.evaluate(() => navigator.language)).toBe('zh-CN')
  const png = readFileSync(await screenshot(page, 'browser-self-test'))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(780)
})

test('axe passes a good page and names the faults of a bad one', async () => {
  const page = await browser.newPage()
  await page.setContent(GOOD)
  await assertAccessible(page)
  await page.setContent(BAD)
  expect((await axe(page)).map((violation) => violation.id).toSorted()).toEqual(['html-has-lang', 'label'])
  await expect(assertAccessible(page)).rejects.toThrow(/label \(critical\)[\s\S]*html-has-lang|html-has-lang[\s\S]*label \(critical\)/)
})

test('without scripts a page stays as it was sent, and still can be judged', async () => {
  const page = await browser.newPage({ javaScript: false })
  await page.setContent(GOOD.replace('</main>', '</main><script>document.querySelector("main").remove()</script>'))
  expect(await page.getByRole('heading').textContent()).toBe('投诉')
  await page.setContent(GOOD)
  await assertAccessible(page)
  await page.setContent(BAD)
  expect((await axe(page)).map((violation) => violation.id)).toContain('label')
})

test('what goes wrong inside a page is heard', async () => {
  const page = await browser.newPage()
  await page.setContent('<script>console.error("broken"); undefinedFunction()</script>')
  expect(problems(page)).toEqual(['console: broken', 'uncaught: undefinedFunction is not defined'])
})

test('pages do not share cookies', async () => {
  const [first, second] = [await browser.newPage(), await browser.newPage()]
  await first.context().addCookies([{ name: 'session', value: 'one', url: 'http://localhost' }])
  expect(await second.context().cookies()).toEqual([])
})
