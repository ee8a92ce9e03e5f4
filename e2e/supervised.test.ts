/** A chief watches over a file; the office answers; the chief, told by the list of what waits, accepts. Several files are dispatched at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { errorsOf, loginOf, staffPage, takeStep } from './support/console.ts'
import { startCounty, type RunningCounty } from './support/county.ts'

let county: RunningCounty
let chief: Page
let number = ''
beforeAll(async () => {
  county = await startCounty({ files: 160 })
  chief = await staffPage(county, loginOf(county, 'chief'))
}, 180_000)
afterAll(() => county?.stop())

async function openFirst(page: Page): Promise<void> {
  await page.locator('table.queue tbody tr').first().getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: /^\d{7}-/ }).waitFor()
}

describe('supervised', { timeout: 90_000 }, () => {
  test('the chief demands an answer by a day, and the file is marked in the list', async () => {
    await chief.goto('/console/')
    await openFirst(chief)
    number = await chief.getByRole('heading', { level: 1 }).innerText()
    await takeStep(chief, '提出督办', async (dialog) => {
      await dialog.getByRole('radio', { name: '紧急督办' }).check()
      await dialog.getByLabel('督办要求').fill('请核实后报告办理情况，并附退款凭证。')
      await dialog.getByLabel('答复期限').fill('2026-04-23')
    })
    await chief.getByRole('heading', { level: 2, name: '督办', exact: true }).waitFor()
    await chief.goto('/console/')
    await chief.getByRole('button', { name: /^督办/ }).click()
    await chief.getByRole('link', { name: number }).waitFor()
    await chief.waitForFunction(() => document.querySelectorAll('table.queue tbody tr').length === 1)
    expect(await chief.locator('table.queue tbody tr').count()).toBe(1)
    await chief.getByText('督办答复期限').waitFor()
  })

  test('answered, it waits for the chief, who accepts; then nothing waits', async () => {
    await chief.getByRole('link', { name: number }).click()
    await takeStep(chief, '答复督办', (dialog) => dialog.getByLabel('办理情况').fill('已约谈双方，店家同意退款，凭证附后。'))
    await chief.goto('/console/')
    await chief.getByRole('button', { name: /^待审批/ }).click()
    await chief.getByRole('link', { name: number }).click()
    await takeStep(chief, '认可答复', async () => undefined)
    await chief.getByText('认可督办答复，督办结束').waitFor()
    await chief.goto('/console/?tab=awaiting')
    await chief.getByText('没有符合条件的文件').waitFor()
    expect(errorsOf(chief)).toEqual([])
  })

  test('files chosen with the keyboard are dispatched together', async () => {
    await chief.goto('/console/?kind=complaint')
    await chief.locator('table.queue tbody tr').first().waitFor()
    await chief.keyboard.press('j')
    await chief.keyboard.press('x')
    await chief.keyboard.press('j')
    await chief.keyboard.press('x')
    await chief.getByText('已选 2 件').waitFor()
    await chief.getByRole('button', { name: '批量分送' }).click()
    const dialog = chief.getByRole('dialog', { name: '批量分送（2 件）' })
    await dialog.getByLabel('分送到').click()
    await chief.locator('.ant-select-item-option').first().click()
    await dialog.getByRole('button', { name: '开始分送' }).click()
    await dialog.getByText(/已分送 [12] 件/).waitFor()
    expect(errorsOf(chief)).toEqual([])
  })

  test('the practice of the county is settled on the page of reminders', async () => {
    await chief.getByRole('button', { name: '完成' }).click()
    await chief.getByRole('link', { name: /^提醒/ }).click()
    await chief.getByRole('heading', { level: 1, name: '提醒' }).waitFor()
    await chief.getByRole('checkbox', { name: '不予受理须经负责人审批' }).check()
    await chief.getByRole('button', { name: '保存' }).click()
    await chief.getByText('已保存').waitFor()
    expect(errorsOf(chief)).toEqual([])
  })
})
