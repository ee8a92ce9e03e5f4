/** What a county does on its first day: from the one-time link of an empty system to the first complaint on an officer's desk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '#platform/testing/browser.ts'
import type { Page } from 'playwright-core'
import { choose, errorsOf, signIn, takeStep } from './support/console.ts'
import { DESK, PHONE } from './support/county.ts'
import { startHongdun, type Hongdun } from './support/hongdun.ts'
import { fillComplaint, submitComplaint, track, type Filed } from './support/portal.ts'

const COUNTY = '旺苍县市场监督管理局'
const OFFICE = '旺苍县市场监督管理局东河市场监督管理所'

let hongdun: Hongdun
let browser: TestBrowser
let administrator: Page
let security: Page
const links = new Map<string, string>()

beforeAll(async () => {
  ;[hongdun, browser] = await Promise.all([startHongdun({ command: 'start' }), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await hongdun.stop()
})

/** A sentence that holds neither login nor name. */
function passwordOf(login: string): string {
  return `记得住的一句话 ${[...login].toReversed().join('')}`
}

async function openPage(size: { width: number; height: number } = DESK): Promise<Page> {
  const page = await browser.newPage({ baseURL: hongdun.url, ...size })
  page.setDefaultTimeout(10_000)
  return page
}

async function setPassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再输入一次').fill(password)
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByRole('heading', { name: '密码已设置' }).waitFor()
}

async function addUnit(parent: string, values: { level: string; name: string; shortName: string }): Promise<void> {
  const page = administrator
  await page.getByRole('link', { name: '单位' }).click()
  await page.getByRole('button', { name: parent ? `下设单位：${parent}` : '新建单位' }).click()
  const dialog = page.getByRole('dialog', { name: '新建单位' })
  await choose(page, dialog.getByLabel('层级'), values.level)
  await dialog.getByLabel('全称').fill(values.name)
  await dialog.getByLabel('简称').fill(values.shortName)
  await dialog.getByLabel('行政区划代码').fill('510821')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(values.name, { exact: true }).first().waitFor()
}

async function addAccount(login: string, name: string): Promise<void> {
  const page = administrator
  await page.getByRole('link', { name: '账号与岗位' }).click()
  await page.getByRole('button', { name: '新建账号' }).click()
  const dialog = page.getByRole('dialog', { name: '新建账号' })
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('账号', { exact: true }).fill(login)
  await dialog.getByRole('button', { name: '新建并生成链接' }).click()
  links.set(login, await dialog.getByLabel('设置密码链接').inputValue())
  await dialog.getByRole('button', { name: '完成' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function grant(page: Page, name: string, role: string, unit?: string): Promise<void> {
  await page.getByRole('link', { name: '账号与岗位' }).click()
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog', { name })
  await choose(page, dialog.getByLabel('增加岗位'), role)
  if (unit) await choose(page, dialog.getByLabel('所在单位'), unit)
  await dialog.getByRole('button', { name: '授予岗位' }).click()
  await dialog.getByRole('listitem').filter({ hasText: role }).waitFor()
  await dialog.getByRole('button', { name: '关闭' }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('an empty system', () => {
  it('tells a consumer to call while no office is set up, and keeps what was typed', async () => {
    const consumer = await openPage(PHONE)
    await consumer.goto('/complaint/form')
    await consumer.getByLabel('商家名称').fill('东河镇诚昌超市')
    await consumer.getByLabel(/^商家地址/).fill('旺苍县东河镇新华街 8 号')
    await fillComplaint(consumer)
    await consumer.getByRole('button', { name: '提交投诉' }).click()
    await consumer.getByRole('alert').getByText('请拨打 12315').waitFor()
    await expect(consumer.getByLabel('商家名称').inputValue()).resolves.toBe('东河镇诚昌超市')
  })

  it('gives the first administrator a one-time link, which works once', async () => {
    const link = /http\S+\/console\/invitation#\S+/.exec(hongdun.output())?.[0] ?? ''
    administrator = await openPage()
    await administrator.goto(link)
    await administrator.getByRole('checkbox', { name: '这是首次启用系统，创建首位系统管理员' }).check()
    await administrator.getByLabel('账号', { exact: true }).fill('admin')
    await administrator.getByLabel('姓名').fill('郭永')
    for (const field of ['新密码', '再输入一次']) await administrator.getByLabel(field, { exact: true }).fill('太短')
    await administrator.getByRole('button', { name: '设置密码' }).click()
    await administrator.getByText('密码至少 10 个字符').waitFor()
    await expect(administrator.getByLabel('姓名').inputValue()).resolves.toBe('郭永')
    for (const field of ['新密码', '再输入一次']) await administrator.getByLabel(field, { exact: true }).fill(passwordOf('first'))
    await administrator.getByRole('button', { name: '设置密码' }).click()
    await administrator.getByRole('heading', { name: '密码已设置' }).waitFor()
    const again = await openPage()
    await again.goto(link)
    await again.getByLabel('新密码', { exact: true }).fill(passwordOf('second'))
    await again.getByLabel('再输入一次').fill(passwordOf('second'))
    await again.getByRole('button', { name: '设置密码' }).click()
    await again.getByRole('alert').getByText('这个链接已经用过').waitFor()
  })

  it('lets the administrator set up the county, its desk and an office', async () => {
    await signIn(administrator, 'admin', passwordOf('first'))
    await addUnit('', { level: '县', name: COUNTY, shortName: '县局' })
    await addUnit(COUNTY, { level: '受理台', name: `${COUNTY}12315投诉举报中心`, shortName: '12315中心' })
    await addUnit(COUNTY, { level: '所', name: OFFICE, shortName: '东河所' })
    expect(await administrator.getByRole('main').getByRole('listitem').count()).toBe(3)
  })

  it('lets the administrator open accounts and name the first security officer, and no other role', async () => {
    for (const [login, name] of [['security', '魏春'], ['intake', '崔兰'], ['officer', '罗兰']] as const) await addAccount(login, name)
    await grant(administrator, '魏春', '安全管理员')
    await administrator.getByRole('button', { name: '崔兰', exact: true }).click()
    const dialog = administrator.getByRole('dialog', { name: '崔兰' })
    await choose(administrator, dialog.getByLabel('增加岗位'), '系统管理员')
    await dialog.getByRole('button', { name: '授予岗位' }).click()
    await dialog.getByRole('alert').getByText('需要“安全管理员”办理').waitFor()
    expect(await dialog.getByRole('listitem').count()).toBe(0)
  })

  it('lets the security officer, by a link of their own, give the others their roles', async () => {
    security = await openPage()
    await setPassword(security, links.get('security') ?? '', passwordOf('security'))
    await signIn(security, 'security', passwordOf('security'))
    await grant(security, '崔兰', '受理员', `${COUNTY}12315投诉举报中心`)
    await grant(security, '罗兰', '办理人员', OFFICE)
    expect(errorsOf(security)).toEqual([])
  })
})

describe('the first complaint', () => {
  let filed: Filed

  it('is filed about a firm that is in no register, and comes to the intake desk', async () => {
    const consumer = await openPage(PHONE)
    await consumer.goto('/complaint')
    await consumer.getByRole('link', { name: '找不到？直接填写商家信息' }).click()
    await consumer.getByLabel('商家名称').fill('东河镇诚昌超市')
    await consumer.getByLabel(/^商家地址/).fill('旺苍县东河镇新华街 8 号')
    await fillComplaint(consumer)
    await consumer.getByLabel('发生日期').fill('')
    filed = await submitComplaint(consumer)
    const intake = await openPage()
    await setPassword(intake, links.get('intake') ?? '', passwordOf('intake'))
    await signIn(intake, 'intake', passwordOf('intake'))
    await intake.getByRole('link', { name: filed.number }).click()
    await takeStep(intake, '分送', (dialog) => choose(intake, dialog.getByLabel('分送到'), OFFICE))
    expect(errorsOf(intake)).toEqual([])
  })

  it('is accepted by the officer, whose first sign-in shows it in the list', async () => {
    const officer = await openPage()
    await setPassword(officer, links.get('officer') ?? '', passwordOf('officer'))
    await signIn(officer, 'officer', passwordOf('officer'))
    await officer.getByRole('link', { name: filed.number }).click()
    await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '电话' }).check())
    const consumer = await openPage(PHONE)
    await track(consumer, filed)
    await expect(consumer.getByRole('main').textContent()).resolves.toContain('东河所已受理')
    expect(errorsOf(officer)).toEqual([])
    expect(errorsOf(consumer)).toEqual([])
  })
})
