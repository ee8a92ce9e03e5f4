/** A report taken down at the desk: by phone without a name, from a letter by name; the form of each of its steps, and what a wrong entry is told. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { choose, errorsOf, loginOf, openFile, openStep, staffPage, takeStep } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { look } from './support/look.ts'
import { REPORTED, REPORTER } from './support/reports.ts'

let county: RunningCounty
let desk: Page
let officer: Page
let chief: Page
let number: string

beforeAll(async () => {
  county = await startCounty()
  desk = await staffPage(county, loginOf(county, 'intake'))
  officer = await staffPage(county, loginOf(county, 'officer', aFirm(county).office))
  chief = await staffPage(county, loginOf(county, 'chief'))
})

afterAll(async () => county.stop())

/** Opens the form of each step, looks at it where there is least room, and leaves it as it was. */
async function lookAtSteps(page: Page, steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    const dialog = await openStep(page, step)
    await look(page, `report-step-${step}`, '[role=dialog]', [PHONE])
    await dialog.getByRole('button', { name: '取消', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
}

async function registered(page: Page): Promise<string> {
  await page.getByRole('button', { name: '提交登记' }).click()
  await page.getByRole('heading', { name: '已登记' }).waitFor()
  return (await page.locator('.receipt-codes dd').first().textContent() ?? '').trim()
}

it('is reached beside the complaint’s form, and tells of every empty field at once', async () => {
  await desk.getByRole('navigation', { name: '功能导航' }).getByRole('link', { name: '代为登记' }).click()
  await desk.getByRole('navigation', { name: '登记哪一种' }).getByRole('link', { name: '举报' }).click()
  await desk.getByRole('heading', { level: 1, name: '登记举报' }).waitFor()
  await look(desk, 'register-report')
  await desk.getByRole('button', { name: '提交登记' }).click()
  await desk.getByText('请填写这一项').first().waitFor()
  expect(await desk.getByText('请填写这一项').count()).toBe(5)
})

it('keeps nothing of a caller who stays anonymous, and says what to tell them', async () => {
  await desk.getByRole('radio', { name: '匿名' }).check()
  await desk.getByText('匿名举报不记任何身份和联系方式').waitFor()
  expect(await desk.getByLabel('姓名').count()).toBe(0)
  await desk.getByLabel('名称', { exact: true }).fill('街口早点摊')
  await desk.getByLabel('地址', { exact: true }).fill('旺苍县东河镇街口')
  await desk.getByLabel('违法事实和线索').fill(REPORTED)
  await choose(desk, desk.getByLabel('问题类别'), '食品安全')
  await registered(desk)
  await desk.getByText('匿名举报不能告知结果，查询码丢了找不回来').waitFor()
  await look(desk, 'register-report-receipt')
  await desk.getByRole('button', { name: '打开这份举报' }).click()
  await expect(desk.getByRole('region', { name: '举报人', exact: true }).textContent()).resolves.toContain('匿名举报')
  await look(desk, 'report-anonymous')
})

it('by name, on a firm found in the register, goes to the office of the firm', async () => {
  const { firm } = aFirm(county)
  await desk.goto('/console/register/report')
  await desk.getByRole('radio', { name: '来信' }).check()
  await desk.getByRole('radio', { name: '实名' }).check()
  await desk.getByLabel('姓名').fill(REPORTER.name)
  await desk.getByRole('textbox', { name: '电话' }).fill('1388123')
  await desk.getByLabel('从登记册查找企业').fill(firm.name.slice(0, 6))
  await desk.getByText(firm.creditCode).click()
  await desk.getByLabel('违法事实和线索').fill(REPORTED)
  await choose(desk, desk.getByLabel('问题类别'), '质量')
  await look(desk, 'register-report-named')
  await desk.getByRole('button', { name: '提交登记' }).click()
  await desk.getByText('电话号码不对').first().waitFor()
  await desk.getByRole('textbox', { name: '电话' }).fill(REPORTER.phone)
  number = await registered(desk)
  await openFile(officer, number)
  await expect(officer.getByRole('main').textContent()).resolves.toContain(firm.name)
})

it('has a form for each step of a report that was just received', async () => {
  await lookAtSteps(officer, ['开始核查', '退回分送机构', '移交举报', '认定为重复举报', '补充材料', '向投诉提供必需信息'])
  await openFile(desk, number)
  await lookAtSteps(desk, ['分送'])
  const dialog = await openStep(officer, '向投诉提供必需信息')
  await dialog.getByLabel('提供给投诉的内容').fill('抽检结果不合格。')
  await dialog.getByLabel('为什么调解需要').fill('双方对质量有争议。')
  await dialog.getByRole('button', { name: '确认向投诉提供必需信息' }).click()
  await expect(dialog.getByText('这份举报没有同时提出、还在办理的投诉').first().textContent()).resolves.toContain('投诉')
  await dialog.getByRole('button', { name: '取消', exact: true }).click()
  await officer.getByRole('dialog', { name: '放弃已填写的内容？' }).getByRole('button', { name: '放弃', exact: true }).click()
})

it('says of a step out of reach why it is', async () => {
  await officer.getByText('暂不能办理').first().click()
  const close = officer.getByRole('region', { name: '办理' }).getByRole('button', { name: '办结', exact: true })
  await close.hover()
  await expect(officer.getByRole('tooltip').first().textContent()).resolves.toContain('举报现在是“待核查”，不能“办结”')
})

it('has a form for each step of verification, and of the decision', async () => {
  await takeStep(officer, '开始核查', () => Promise.resolve())
  await lookAtSteps(officer, ['记录核查情况', '中止期限', '申请延长', '提出是否立案意见'])
  await takeStep(officer, '中止期限', async (dialog) => {
    await dialog.getByRole('radio', { name: /检验/ }).first().check()
    await dialog.getByLabel('从哪天起不计算').fill('2026-04-20')
    await dialog.getByLabel('鉴定、检测机构或部门').fill('市食品药品检验检测中心')
  })
  await lookAtSteps(officer, ['恢复期限'])
  await takeStep(officer, '恢复期限', (dialog) => dialog.getByLabel('最后一个不计算的日子').fill('2026-04-20'))
  await takeStep(officer, '申请延长', (dialog) => dialog.getByLabel('为什么需要延长').fill('需要向生产厂家核实。'))
  await openFile(chief, number)
  await lookAtSteps(chief, ['不批准延长', '批准延长'])
  await takeStep(chief, '不批准延长', (dialog) => dialog.getByLabel('退回').fill('可以按期完成核查。'))
  await openFile(officer, number)
  await takeStep(officer, '提出是否立案意见', async (dialog) => {
    await dialog.getByRole('radio', { name: '立案', exact: true }).check()
    for (const condition of await dialog.getByRole('checkbox').all()) await condition.check()
    await dialog.getByLabel('理由和依据').fill('仓库查到更换标签的食用油四十二桶，有初步证据。')
  })
  await openFile(chief, number)
  await expect(chief.getByRole('main').textContent()).resolves.toContain('办理人建议立案')
  await lookAtSteps(chief, ['退回重查'])
})

it('opens a case with two officers and not with one, then tells and closes; the reward waits for the case', async () => {
  const [first = '', second = ''] = county.county.accounts
    .filter((account) => account.role === 'officer' && county.county.units[account.unitIndex]?.shortName === aFirm(county).office).map((account) => account.name)
  const dialog = await openStep(chief, '批准意见')
  await choose(chief, dialog.getByLabel('办案人员'), first)
  await chief.keyboard.press('Escape')
  await dialog.getByRole('button', { name: '确认批准意见' }).click()
  await dialog.getByText('立案应当指定两名以上办案人员').first().waitFor()
  await choose(chief, dialog.getByLabel('办案人员'), second)
  await chief.keyboard.press('Escape')
  await dialog.getByRole('button', { name: '确认批准意见' }).click()
  await dialog.waitFor({ state: 'detached' })
  await openFile(officer, number)
  await lookAtSteps(officer, ['告知举报人', '办结'])
  await officer.getByRole('region', { name: '办理' }).getByRole('button', { name: '提出奖励', exact: true }).hover()
  await expect(officer.getByRole('tooltip').first().textContent()).resolves.toContain('举报还没有查证属实')
  await look(officer, 'report-filed')
  expect(errorsOf(desk, / 422 /)).toEqual([])
  expect(errorsOf(officer, / (409|422) /)).toEqual([])
  expect(errorsOf(chief, / 422 /)).toEqual([])
})
