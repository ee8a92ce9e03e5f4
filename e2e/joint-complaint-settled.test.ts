/** Several people complain together: each follows the file as themselves, they elect one of them in writing, each consents, and each is told what was decided, one by one. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { choose, confirmStep, errorsOf, loginOf, openFile, openStep, staffPage, takeStep } from './support/console.ts'
import { aFirm, MONDAY, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { photo } from './support/evidence.ts'
import { look } from './support/look.ts'
import { chooseFirm, fillComplaint, nameOthers, submitComplaint, track, type Filed } from './support/portal.ts'

let county: RunningCounty
let consumer: Page
let officer: Page
let filed: Filed
/** A browser without scripts, in the hands of one who joined. */
let second: Page
let joined: Filed

beforeAll(async () => {
  county = await startCounty({ at: MONDAY })
  consumer = await county.newPage({ ...PHONE })
  const { firm, office } = aFirm(county)
  await chooseFirm(consumer, firm)
  await fillComplaint(consumer)
  await nameOthers(consumer, { name: '李小山', phone: '13881230001' })
  await look(consumer, 'joint-form')
  filed = await submitComplaint(consumer)
  second = await county.newPage({ ...PHONE, javaScript: false })
  officer = await staffPage(county, loginOf(county, 'officer', office))
  await openFile(officer, filed.number)
})

afterAll(async () => county.stop())

function group(): Locator {
  return officer.getByRole('region', { name: '共同投诉与代理' })
}

/** Picks entries of a list that takes several. */
async function pick(dialog: Locator, field: string, ...names: readonly string[]): Promise<void> {
  await dialog.getByLabel(field).click()
  for (const name of names) await officer.locator('.ant-select-dropdown:visible').getByText(name).first().click()
  await dialog.getByLabel(field).press('Escape')
}

async function join(name: string, phone: string): Promise<void> {
  await takeStep(officer, '登记共同投诉人', async (dialog) => {
    await dialog.getByLabel('姓名').fill(name)
    await dialog.getByLabel('电话').fill(phone)
    await dialog.getByLabel('地址').fill('旺苍县东河镇新华街 14 号')
    await dialog.getByRole('radio').check()
  })
}

it('is filed together: the receipt says what to pass on, and gives nobody another’s code', async () => {
  await expect(consumer.getByRole('main').textContent()).resolves.toContain('另外 1 位投诉人已登记。各人的查询码不能由别人代领')
  await look(consumer, 'joint-receipt')
  await group().getByRole('button', { name: '给李**发放查询码' }).click()
  const told = group().getByText('请当面或者电话告诉李**本人')
  await told.waitFor()
  joined = { number: filed.number, code: (await told.locator('strong').textContent() ?? '').trim() }
  expect(joined.code).toMatch(/^[\dA-Z]{8}$/)
  await look(officer, 'joint-code')
})

it('takes down those who join the complaint, and whom they elect in writing', async () => {
  await join('王大海', '13881230002')
  await expect(group().textContent()).resolves.toContain('3 位投诉人')
  const dialog = await openStep(officer, '推选代表人')
  await pick(dialog, '代表人', '张')
  await dialog.getByRole('button', { name: '确认推选代表人' }).click()
  await dialog.getByText('推选代表人应当采用书面形式').first().waitFor()
  const { name, mimeType, buffer } = await photo('推选书.jpg')
  await dialog.locator('input[type=file]').setInputFiles([{ name, mimeType, buffer }])
  await dialog.getByText('推选书.jpg', { exact: true }).waitFor()
  await confirmStep(officer, dialog, '推选代表人')
  await expect(group().getByText('张**').locator('..').textContent()).resolves.toContain('代表人')
})

it('tells each of the acceptance, and says who has not been told', async () => {
  await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '网页' }).check())
  await expect(group().textContent()).resolves.toContain('还有 2 位投诉人没有告知受理决定：李**、王**')
  await takeStep(officer, '告知共同投诉人', async (dialog) => {
    await pick(dialog, '已告知的投诉人', '李**')
    await dialog.getByRole('radio', { name: '电话' }).check()
  })
  await expect(group().textContent()).resolves.toContain('还有 1 位投诉人没有告知受理决定：王**')
  const dialog = await openStep(officer, '告知共同投诉人')
  await dialog.getByLabel('已告知的投诉人').click()
  await expect(officer.locator('.ant-select-dropdown:visible .ant-select-item-option').allTextContents()).resolves.toEqual(['王**'])
  await officer.locator('.ant-select-dropdown:visible').getByText('王**').click()
  await dialog.getByRole('radio', { name: '当面' }).check()
  await confirmStep(officer, dialog, '告知共同投诉人')
  await expect(group().textContent()).resolves.toMatch(/2026年4月20日.*以电话告知受理决定.*以当面告知受理决定/)
})

it('is settled once those who are represented have consented, each of them', async () => {
  const settle = async (dialog: Locator) => {
    await dialog.getByLabel('做什么').fill('退还每人货款')
    await dialog.getByLabel('何时之前').fill('2026-05-18')
    await dialog.getByLabel('金额（元）').fill('399')
  }
  await expect(group().textContent()).resolves.toContain('还有 2 位投诉人没有同意')
  // One consents by themselves, on the page of the file; what the others gave of themselves is nowhere on it.
  await track(second, joined)
  const page = (await second.getByRole('main').textContent()) ?? ''
  expect(page).toContain('您是这件投诉的共同投诉人，共有 3 位投诉人')
  for (const secret of ['张丽华', '13881234567', '新华街 12 号', '王大海', '13881230002']) expect(page).not.toContain(secret)
  expect(await second.getByRole('button', { name: '撤回', exact: false }).count()).toBe(0)
  const reader = await county.newPage({ ...PHONE })
  await track(reader, joined)
  for (const title of ['本人同意', '退出共同投诉']) await reader.getByText(title, { exact: true }).first().click()
  await look(reader, 'joint-acts')
  await second.getByText('本人同意', { exact: true }).first().click()
  await second.getByRole('button', { name: '提交同意' }).click()
  await second.getByRole('link', { name: '请写明同意的内容' }).waitFor()
  await second.getByRole('radio', { name: '达成调解协议' }).check()
  await second.getByLabel('同意的内容').fill('同意商家退还每人 399 元')
  await second.getByRole('button', { name: '提交同意' }).click()
  await second.getByText('已记录您的同意。').waitFor()
  await openFile(officer, filed.number)
  await expect(officer.getByRole('region', { name: '办理过程' }).textContent()).resolves.toContain('共同投诉人李**')
  await expect(group().textContent()).resolves.toContain('还有 1 位投诉人没有同意')
  for (const name of ['王**']) {
    await takeStep(officer, '记录投诉人同意', async (dialog) => {
      await choose(officer, dialog.getByLabel('投诉人'), name)
      await dialog.getByRole('radio', { name: '达成调解协议' }).check()
      await dialog.getByLabel('怎样同意的').fill('当面同意退款方案')
    })
  }
  await takeStep(officer, '记录调解协议', settle)
  await expect(group().textContent()).resolves.toContain('还有 3 位投诉人没有告知达成的协议')
})

it('tells every one of the result before it is closed, and the consumer reads it', async () => {
  await takeStep(officer, '告知共同投诉人', async (dialog) => {
    await pick(dialog, '已告知的投诉人', '张**', '李**', '王**')
    await dialog.getByRole('radio', { name: '短信' }).check()
  })
  await expect(group().textContent()).resolves.not.toContain('没有告知')
  await takeStep(officer, '办结', (dialog) => dialog.getByLabel('办理结果').fill('达成协议，商家向三位投诉人退款。'))
  await track(consumer, filed)
  const told = (await consumer.getByRole('main').textContent()) ?? ''
  for (const expected of ['已告知一位投诉人达成的协议（短信）', '退还每人货款', '书面推选代表人1名']) expect(told).toContain(expected)
  // Who the others are stays with the staff.
  for (const secret of ['李小山', '王大海', '13881230001']) expect(told).not.toContain(secret)
})

it('says that only part of it was performed, which brings the closed file back to the officer', async () => {
  await look(consumer, 'performance')
  await consumer.getByRole('button', { name: '提交履行情况' }).click()
  await consumer.getByRole('link', { name: '请选择履行情况' }).waitFor()
  await consumer.getByRole('radio', { name: '只做了一部分' }).check()
  await consumer.getByLabel('想说明的').last().fill('只退了两个人的钱')
  await consumer.getByRole('button', { name: '提交履行情况' }).click()
  await consumer.getByText('已记录。没有全部做到的，承办人会跟进。').waitFor()
  await expect(consumer.getByRole('main').textContent()).resolves.toContain('您已反映：只履行了一部分')
  await officer.goto('/console/')
  await officer.getByText('反映未履行').first().waitFor()
  await openFile(officer, filed.number)
  await expect(officer.getByRole('region', { name: '调解', exact: true }).textContent()).resolves.toContain('只退了两个人的钱')
  await look(officer, 'performance-said')
  await takeStep(officer, '登记协议履行', async (dialog) => {
    await dialog.getByRole('radio', { name: '已履行', exact: true }).check()
    await dialog.getByLabel('日期').fill('2026-04-20')
    await dialog.getByLabel('回访记录').fill('商家补退了第三人的货款')
  })
  await track(consumer, filed)
  expect(await consumer.getByRole('button', { name: '提交履行情况' }).count()).toBe(0)
  expect(errorsOf(consumer, /422/)).toEqual([])
  expect(errorsOf(second, /422/)).toEqual([])
  expect(errorsOf(officer, /422/)).toEqual([])
})
