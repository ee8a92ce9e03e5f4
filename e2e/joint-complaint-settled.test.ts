/** Several people complain together: they elect one of them in writing, each consents, and each is told what was decided, one by one. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { choose, confirmStep, errorsOf, loginOf, openFile, openStep, staffPage, takeStep } from './support/console.ts'
import { aFirm, MONDAY, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { photo } from './support/evidence.ts'
import { fileComplaint, track, type Filed } from './support/portal.ts'

let county: RunningCounty
let consumer: Page
let officer: Page
let filed: Filed

beforeAll(async () => {
  county = await startCounty({ at: MONDAY })
  consumer = await county.newPage({ ...PHONE })
  const { firm, office } = aFirm(county)
  filed = await fileComplaint(consumer, firm)
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

it('takes down those who join the complaint, and whom they elect in writing', async () => {
  await join('李小山', '13881230001')
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
  for (const name of ['李**', '王**']) {
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
  expect(errorsOf(consumer)).toEqual([])
  expect(errorsOf(officer, /422/)).toEqual([])
})
