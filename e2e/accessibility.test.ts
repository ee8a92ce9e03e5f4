/** Every page and dialog: read by screen readers, worked by keyboard alone, no wider than a small phone, without an error. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertAccessible, photograph } from '#platform/testing/browser.ts'
import type { Page } from 'playwright-core'
import { errorsOf, loginOf, openFile, staffPage, takeStep } from './support/console.ts'
import { aFirm, DESK, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { eachMenuPage, eachStep, MENUS, portalSights } from './support/pages.ts'
import { fileComplaint, type Filed } from './support/portal.ts'

let county: RunningCounty
const filed: Record<'received' | 'mediated' | 'refused', Filed> = {
  received: { number: '', code: '' }, mediated: { number: '', code: '' }, refused: { number: '', code: '' },
}

beforeAll(async () => {
  county = await startCounty({ files: 120 })
  const { firm, office } = aFirm(county)
  const consumer = await county.newPage({ ...PHONE })
  for (const name of ['received', 'mediated', 'refused'] as const) filed[name] = await fileComplaint(consumer, firm, { facts: `买的电饭煲用了两天就坏了，店家不肯退（${name}）。` })
  const officer = await staffPage(county, loginOf(county, 'officer', office))
  await openFile(officer, filed.mediated.number)
  await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '网页' }).check())
  await takeStep(officer, '安排调解', async (dialog) => {
    await dialog.getByLabel('时间').fill('2026-04-22T09:30')
    await dialog.getByLabel('地点').fill('市场监督管理所调解室')
    await dialog.getByLabel('调解人员').fill('赵明')
    await dialog.getByLabel('调解人员').press('Enter')
  })
  await openFile(officer, filed.refused.number)
  await takeStep(officer, '不予受理', async (dialog) => {
    await dialog.getByRole('radio', { name: /三年/ }).check()
    await dialog.getByLabel('理由').fill('您三年前已经知道权益受到损害，超过了规定的期限。')
    await dialog.getByRole('radio', { name: '电话' }).check()
  })
  await Promise.all([consumer.context().close(), officer.context().close()])
})

afterAll(async () => county.stop())

const SMALL_PHONE = { width: 360, height: 740 }

/**
 * At a phone's and a desk's width every rule of axe holds (within a dialog where one is open), and nothing scrolls
 * sideways. Leaves a photograph of each for people to look at.
 */
async function judge(page: Page, name: string, within?: string): Promise<void> {
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size)
    await assertAccessible(page, within).catch((error: unknown) => {
      throw new Error(`${name} at ${size.width} px`, { cause: error })
    })
    await photograph(page, `${name.replaceAll(' ', '-')}-${size.width}`)
  }
  await page.setViewportSize(SMALL_PHONE)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${name} is ${width} px wide on a phone of ${SMALL_PHONE.width}`).toBeLessThanOrEqual(SMALL_PHONE.width)
  await page.setViewportSize(DESK)
}

async function judgeDialog(page: Page, name: string): Promise<void> {
  await judge(page, name, '[role=dialog]')
}

describe('axe finds nothing, and nothing is wider than the screen', () => {
  it('on the pages of the portal', async () => {
    const page = await county.newPage({ ...DESK })
    for (const { name, open } of portalSights(county, filed)) {
      await open(page)
      await judge(page, name)
    }
    expect(errorsOf(page, / (404|422) /)).toEqual([])
  })

  it.each(MENUS)('on the console as $role', async (menu) => {
    const page = await eachMenuPage(county, menu, judge)
    const links = page.getByRole('navigation', { name: '功能导航' }).getByRole('link')
    // A phone's menu has shorter words: back at the desk's width it takes a moment to become the long one.
    await expect.poll(() => links.allTextContents()).toEqual(Object.values(menu.pages))
    await page.goto('/console/password')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await judge(page, 'password')
    expect(errorsOf(page)).toEqual([])
  })

  it('before signing in', async () => {
    const page = await county.newPage({ ...DESK })
    await page.goto('/console/')
    await page.getByRole('button', { name: '登录', exact: true }).waitFor()
    await judge(page, 'sign-in')
    await page.goto('/console/invitation#a-link-that-is-not-there')
    await page.getByRole('button', { name: '设置密码' }).waitFor()
    await judge(page, 'invitation')
    expect(errorsOf(page)).toEqual([])
  })

  /** Steps whose forms were looked at on an earlier file. */
  const judged = new Set<string>()
  it.each(['received', 'mediated', 'refused'] as const)('on a file that is %s, with the form of every step open', async (name) => {
    const page = await staffPage(county, loginOf(county, 'officer', aFirm(county).office))
    await openFile(page, filed[name].number, name === 'refused' ? 'closed' : 'open')
    await judge(page, `file ${name}`)
    if (name !== 'refused') await eachStep(page, judgeDialog, judged)
    expect(errorsOf(page)).toEqual([])
  })

  it('on the dialogs of the administration, and the sign-in that comes over a page', async () => {
    const page = await staffPage(county, loginOf(county, 'administrator'))
    await page.getByRole('link', { name: '单位' }).click()
    await page.getByRole('button', { name: '新建单位' }).click()
    await judgeDialog(page, 'unit')
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await page.getByRole('link', { name: '账号与岗位' }).click()
    await page.getByRole('button', { name: '新建账号' }).click()
    await judgeDialog(page, 'new account')
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    const officer = county.county.accounts.find((one) => one.role === 'officer')?.name ?? ''
    await page.getByRole('button', { name: officer, exact: true }).first().click()
    await page.getByRole('dialog', { name: officer }).waitFor()
    await judgeDialog(page, 'account')
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    county.clock.advance(31 * 60_000)
    await page.getByRole('searchbox', { name: '账号或姓名' }).fill('officer')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('dialog', { name: '登录已过期' }).waitFor()
    await judgeDialog(page, 'sign-in over the page')
    expect(errorsOf(page, / 401 /)).toEqual([])
  })
})

/** Presses Tab until the focus is on what has this name; fails where it never comes there. */
async function tabTo(page: Page, name: string | RegExp, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab')
    const told = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> | null }
      const label = element.labels?.[0]?.textContent ?? ''
      const group = element.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
      return [element.getAttribute('aria-label'), `${group} ${label}`, label, element.textContent].map((text) => text?.trim() ?? '')
    })
    if (told.some((text) => (typeof name === 'string' ? text.startsWith(name) : name.test(text)))) return
  }
  throw new Error(`Tab never reaches ${name}`)
}

describe('with the keyboard alone', () => {
  it('a complaint is filed', async () => {
    const page = await county.newPage({ ...DESK })
    const { firm } = aFirm(county)
    await page.goto('/')
    await tabTo(page, '我要投诉')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '您要投诉哪家商家？' }).waitFor()
    await tabTo(page, '商家名称、地址')
    await page.keyboard.insertText(firm.creditCode)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: firm.creditCode }).waitFor()
    await tabTo(page, firm.name)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '填写投诉' }).waitFor()
    await tabTo(page, '事情经过')
    await page.keyboard.insertText('买的电饭煲用了两天就不通电，店家不给退。')
    await tabTo(page, '问题类别')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, /退货$/)
    await page.keyboard.press('Space')
    for (const [label, text] of [['您的姓名', '张丽华'], ['您的电话', '13881234567'], ['通讯地址', '旺苍县东河镇新华街 12 号']] as const) {
      await tabTo(page, label)
      await page.keyboard.insertText(text)
    }
    await tabTo(page, /是否同意公示/)
    await page.keyboard.press('Space')
    await tabTo(page, /是否同意委托/)
    await page.keyboard.press('ArrowRight')
    await tabTo(page, '提交投诉')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '投诉已提交' }).waitFor()
    expect(errorsOf(page)).toEqual([])
  })

  it('a complaint is accepted', async () => {
    const page = await staffPage(county, loginOf(county, 'officer', aFirm(county).office))
    await page.getByRole('table').waitFor()
    await tabTo(page, '待受理')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '待受理', pressed: true }).waitFor()
    await tabTo(page, filed.received.number)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: filed.received.number }).waitFor()
    await tabTo(page, '受理', 100)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '受理' })
    await dialog.waitFor()
    await tabTo(page, '网页')
    await page.keyboard.press('Space')
    await tabTo(page, '确认受理')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('“受理”已记录').first().waitFor()
    await page.getByRole('article', { name: '完成调解' }).waitFor()
    expect(errorsOf(page)).toEqual([])
  })
})
