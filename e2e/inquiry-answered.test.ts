/** Asked without a name, answered from the knowledge base, cleared by one and approved by another, read by everyone, rated by who asked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { assertAccessible, photograph } from '#platform/testing/browser.ts'
import { errorsOf, loginOf, openFile, openStep, confirmStep, staffPage, takeStep } from './support/console.ts'
import { DESK, PHONE, startCounty, type RunningCounty } from './support/county.ts'

let county: RunningCounty
let asker: Page
let intake: Page
let chief: Page
const filed = { number: '', code: '' }
const QUESTION = '充值卡的余额能退吗？老板说概不退款。'

beforeAll(async () => {
  county = await startCounty()
  asker = await county.newPage({ ...PHONE, javaScript: false })
  intake = await staffPage(county, loginOf(county, 'intake'))
  chief = await staffPage(county, loginOf(county, 'chief'))
})

afterAll(async () => county.stop())

/** Every rule of axe at both widths, nothing wider than the phone; leaves a photograph of each. */
async function judge(page: Page, name: string, within?: string): Promise<void> {
  const before = page.viewportSize()
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size)
    await assertAccessible(page, within)
    await photograph(page, `inquiry-${name}-${size.width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at ${size.width} px`).toBeLessThanOrEqual(size.width)
  }
  if (before) await page.setViewportSize(before)
}

async function trackIt(): Promise<void> {
  await asker.goto('/track')
  await asker.getByLabel('投诉编号').fill(filed.number)
  await asker.getByLabel('查询码').fill(filed.code)
  await asker.getByRole('button', { name: '查询', exact: true }).click()
  await asker.getByRole('heading', { level: 1, name: `咨询 ${filed.number}` }).waitFor()
}

describe('an inquiry that is answered', { timeout: 120_000 }, () => {
  it('is asked from a phone without scripts and without a name, after the common questions did not help', async () => {
    await asker.goto('/')
    await judge(asker, 'home')
    await asker.getByRole('link', { name: '咨询政策' }).click()
    await asker.getByRole('searchbox', { name: '您想问什么' }).fill('充值卡余额')
    await asker.getByRole('button', { name: '查找' }).click()
    await asker.getByRole('status').filter({ hasText: /找到 \d+ 条/ }).waitFor()
    await judge(asker, 'answers')
    await asker.getByRole('link', { name: '没有想要的答案？直接问我们' }).click()
    await expect(asker.getByLabel('标题').inputValue()).resolves.toBe('充值卡余额')
    await asker.getByRole('button', { name: '提交', exact: true }).click()
    await expect(asker.getByRole('alert').getByRole('heading').textContent()).resolves.toBe('有 2 处需要修改')
    await judge(asker, 'form-wrong')
    await asker.getByRole('textbox', { name: '内容' }).fill(QUESTION)
    await asker.getByRole('radio', { name: '同意', exact: true }).check()
    await asker.getByRole('button', { name: '提交', exact: true }).click()
    await asker.getByRole('heading', { level: 1, name: '咨询已提交' }).waitFor()
    const read = async (term: string) => (await asker.locator('dl > div', { has: asker.getByRole('term').filter({ hasText: term }) }).getByRole('definition').textContent() ?? '').trim()
    Object.assign(filed, { number: await read('编号'), code: await read('查询码') })
    expect(filed.number).toMatch(/^3510821-20260420-\d{6}$/)
    // Received on Monday 20 April; five working days later is Monday 27 April.
    await expect(asker.getByRole('main').textContent()).resolves.toContain('2026年4月27日（星期一）')
    await judge(asker, 'receipt')
    await asker.getByRole('link', { name: '查看答复' }).click()
    await asker.getByText('正在办理，答复后会显示在这里').waitFor()
    await judge(asker, 'tracking-waiting')
  })

  it('is answered at the desk with what the knowledge base says of the day it came in', async () => {
    await openFile(intake, filed.number)
    await expect(intake.getByRole('region', { name: '来件人' }).textContent()).resolves.toContain('没有留下姓名和电话')
    await judge(intake, 'page')
    const dialog = await openStep(intake, '答复')
    await dialog.getByRole('button', { name: /^插入“/ }).first().click()
    await dialog.getByText(/^已引用：/).waitFor()
    await expect(dialog.getByLabel('答复内容').inputValue()).resolves.toMatch(/依据：《.+》第.+条/)
    await judge(intake, 'step-answer', '[role=dialog]')
    await confirmStep(intake, dialog, '答复')
    await intake.getByText('答复引用了知识库条目').waitFor()
  })

  it('is cleared of personal data by one and approved by another; a phone number left in it is refused', async () => {
    const dialog = await openStep(intake, '提出公开稿')
    await expect(dialog.getByLabel('公开的问题').inputValue()).resolves.toBe(QUESTION)
    await dialog.getByLabel('公开的问题').fill('充值卡余额能退吗？请打 13881234567')
    await dialog.getByRole('radio', { name: '已逐字核对' }).check()
    await dialog.getByRole('button', { name: '确认提出公开稿' }).click()
    await dialog.getByText('公开的文字里还有个人信息').first().waitFor()
    await dialog.getByLabel('公开的问题').fill('充值卡余额能退吗？')
    await judge(intake, 'step-publish', '[role=dialog]')
    await confirmStep(intake, dialog, '提出公开稿')
    await openFile(chief, filed.number, 'closed')
    await chief.getByText('公开稿等待负责人审核').waitFor()
    await takeStep(chief, '批准公开', async () => undefined)
    await chief.getByText('2026年4月20日公开').waitFor()
    await judge(chief, 'published')
  })

  it('is read by everyone on the page of public answers', async () => {
    await asker.goto('/voice')
    await asker.getByRole('searchbox', { name: '查找公开的答复' }).fill('充值卡余额')
    await asker.getByRole('button', { name: '查找' }).click()
    await asker.getByRole('heading', { level: 2, name: '充值卡余额能退吗？' }).waitFor()
    expect(await asker.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(0)
    await judge(asker, 'voice')
    await expect(asker.getByRole('main').textContent()).resolves.not.toContain('13881234567')
  })

  it('is rated by who asked, and the desk sees how', async () => {
    await trackIt()
    await judge(asker, 'tracking-answered')
    await asker.getByRole('radio', { name: '非常满意' }).check()
    await asker.getByLabel('想说的话').fill('说得清楚。')
    await asker.getByRole('button', { name: '提交评价' }).click()
    await asker.getByText('您的评价：非常满意').waitFor()
    expect(await asker.getByRole('button', { name: '提交评价' }).count()).toBe(0)
    await intake.reload()
    await intake.getByText('来件人评价：非常满意').first().waitFor()
  })

  it('is counted with its platform, and the count leads to it', async () => {
    await chief.getByRole('navigation', { name: '功能导航' }).getByRole('link', { name: '四个平台' }).click()
    await chief.getByRole('link', { name: /^信息交流 已办结 \d+$/ }).click()
    await chief.getByRole('link', { name: filed.number }).waitFor()
    await judge(chief, 'platforms')
    await chief.getByRole('link', { name: filed.number }).click()
    await chief.getByRole('heading', { level: 1, name: filed.number }).waitFor()
    expect(new URL(chief.url()).pathname).toMatch(/^\/console\/inquiries\/[0-9a-f-]{36}$/)
  })

  it('raised no error in any browser', () => {
    expect(errorsOf(asker, /422/)).toEqual([])
    expect(errorsOf(intake, /422/)).toEqual([])
    expect(errorsOf(chief)).toEqual([])
  })
})

describe('the knowledge base and what is taken down', { timeout: 120_000 }, () => {
  it('an entry is written by one and published by another, and the public finds it', async () => {
    await intake.getByRole('navigation', { name: '功能导航' }).getByRole('link', { name: '知识库' }).click()
    await intake.getByRole('table').waitFor()
    await judge(intake, 'knowledge')
    await intake.getByRole('button', { name: '新写一条' }).click()
    const form = intake.getByRole('dialog', { name: '新写一条' })
    await form.getByRole('button', { name: '保存草稿' }).click()
    await form.getByText('请填写这一项').first().waitFor()
    await judge(intake, 'knowledge-form', '[role=dialog]')
    await form.getByLabel('类别').click()
    await intake.getByTitle('商品质量').last().click()
    await form.getByLabel('问题').fill('羽绒服洗了以后缩绒怎么办？')
    await form.getByLabel('答案').fill('请保留小票，向商家要求更换或者退货。')
    await form.getByLabel('依据').fill('《消费者权益保护法》第二十四条')
    await form.getByLabel('依据').press('Enter')
    await form.getByLabel('生效日').fill('2026-04-20')
    await form.getByRole('button', { name: '保存草稿' }).click()
    await form.waitFor({ state: 'detached' })
    await intake.getByRole('button', { name: '羽绒服洗了以后缩绒怎么办？' }).click()
    const entry = intake.getByRole('dialog', { name: '知识库条目' })
    await entry.getByRole('button', { name: '提交审核' }).click()
    await entry.getByRole('button', { name: '确认提交审核' }).click()
    await entry.getByText('待审核').waitFor()
    await chief.goto('/console/knowledge?state=proposed')
    await chief.getByRole('button', { name: '羽绒服洗了以后缩绒怎么办？' }).click()
    const waiting = chief.getByRole('dialog', { name: '知识库条目' })
    await waiting.getByRole('button', { name: '发布', exact: true }).click()
    await judge(chief, 'knowledge-entry', '[role=dialog]')
    await waiting.getByRole('button', { name: '确认发布' }).click()
    await waiting.getByText('已发布').waitFor()
    await asker.goto(`/answers?q=${encodeURIComponent('羽绒服缩绒')}`)
    await asker.getByRole('heading', { level: 2, name: '羽绒服洗了以后缩绒怎么办？' }).waitFor()
    await expect(asker.getByRole('main').textContent()).resolves.toContain('依据：《消费者权益保护法》第二十四条')
  })

  it('an inquiry made by phone is taken down and turned into the complaint it is', async () => {
    await intake.goto('/console/register')
    await intake.getByRole('link', { name: '咨询与建议' }).click()
    await intake.getByRole('heading', { level: 1, name: '登记咨询、建议、表扬、监督' }).waitFor()
    await intake.getByRole('button', { name: '提交登记' }).click()
    await intake.getByText('请填写这一项').first().waitFor()
    await judge(intake, 'register')
    await intake.getByRole('radio', { name: '咨询' }).check()
    await intake.getByLabel('标题').fill('理发卡退费')
    await intake.getByRole('textbox', { name: '内容' }).fill('理发店换了老板，不认原来的卡，要求退还余额三百元。')
    await intake.getByRole('textbox', { name: '姓名' }).fill('张丽华')
    await intake.getByRole('textbox', { name: '电话' }).fill('13881234567')
    await intake.getByRole('button', { name: '提交登记' }).click()
    await intake.getByRole('button', { name: '打开这份来件' }).click()
    const dialog = await openStep(intake, '转为投诉举报')
    await dialog.getByLabel('名称', { exact: true }).fill('东河镇新潮理发店')
    await dialog.getByLabel('地址', { exact: true }).first().fill('东河镇新华街3号')
    await dialog.getByLabel('问题类别').click()
    await intake.getByTitle('合同').last().click()
    await dialog.getByRole('checkbox', { name: '退赔费用' }).check()
    await judge(intake, 'turn', '[role=dialog]')
    await dialog.getByRole('button', { name: '确认转为投诉举报' }).click()
    await dialog.getByText('没有写全').first().waitFor()
    await dialog.getByRole('group', { name: '投诉人' }).getByLabel('地址').fill('旺苍县东河镇北街5号')
    await dialog.getByRole('button', { name: '确认转为投诉举报' }).click()
    await dialog.waitFor({ state: 'detached' })
    await intake.getByRole('link', { name: '打开投诉' }).click()
    await intake.getByText('东河镇新潮理发店').first().waitFor()
    expect(errorsOf(intake, /422/)).toEqual([])
  })
})
