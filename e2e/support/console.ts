/** What staff do on the console, by the words on the page. */
import type { Locator, Page } from 'playwright-core'
import { problems } from '#platform/testing/browser.ts'
import { DESK, PASSWORD, type RunningCounty } from './county.ts'

export async function signIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.goto('/console/')
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation', { name: '功能导航' }).waitFor()
}

/** A signed-in member of staff at a desk. */
export async function staffPage(county: RunningCounty, login: string): Promise<Page> {
  const page = await county.newPage({ ...DESK })
  await signIn(page, login)
  return page
}

/** The login of someone with a role in a unit, by the unit's short name. */
export function loginOf({ county }: RunningCounty, role: string, unitName?: string): string {
  const account = county.accounts.find((candidate) => candidate.role === role
    && (unitName === undefined || county.units[candidate.unitIndex]?.shortName === unitName))
  if (!account) throw new Error(`nobody is ${role} of ${unitName ?? 'any unit'}`)
  return account.login
}

/** Opens a file from the to-do list (or from the files that are done), looked up by its number. */
export async function openFile(page: Page, number: string, list: 'open' | 'closed' = 'open'): Promise<void> {
  await page.goto(list === 'closed' ? '/console/?tab=closed' : '/console/')
  await page.getByRole('searchbox', { name: '编号、企业或内容' }).fill(number)
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('heading', { level: 1, name: number }).waitFor()
}

/** Opens the form of a step; answers its dialog. */
export async function openStep(page: Page, step: string): Promise<Locator> {
  await page.getByRole('region', { name: '办理' }).getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: step })
  await dialog.waitFor()
  return dialog
}

/** Sends the form of a step and waits until the server has taken it. */
export async function confirmStep(page: Page, dialog: Locator, step: string): Promise<void> {
  await dialog.getByRole('button', { name: `确认${step}` }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(`“${step}”已记录`).first().waitFor()
}

export async function takeStep(page: Page, step: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  const dialog = await openStep(page, step)
  await fill(dialog)
  await confirmStep(page, dialog, step)
}

/** What a description list says under a term. */
export async function valueOf(scope: Page | Locator, term: string | RegExp): Promise<string> {
  return (await scope.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]').first().textContent() ?? '').trim()
}

/** Chooses from a drop-down list by (part of) what the entry says. */
export async function choose(page: Page, field: Locator, entry: string): Promise<void> {
  await field.click()
  await page.getByTitle(entry).last().click()
}

/** A page that nobody signed in to asks who is there, and a browser notes down the answer "nobody" as an error. */
const NOBODY = /^console: Failed to load resource: .* 401 .*\/api\/session$/

/** What went wrong in a page, but for the answers a journey provokes on purpose (`expected`). */
export function errorsOf(page: Page, ...expected: readonly RegExp[]): readonly string[] {
  return problems(page).filter((problem) => ![NOBODY, ...expected].some((known) => known.test(problem)))
}
