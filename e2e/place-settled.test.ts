/** A place name went to two offices: a file says so, the chief settles it on the page of names, and the file names the office. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { errorsOf, loginOf, staffPage } from './support/console.ts'
import { startCounty, type RunningCounty } from './support/county.ts'
import { look } from './support/look.ts'

let county: RunningCounty
let chief: Page
beforeAll(async () => {
  county = await startCounty({ files: 160 })
  chief = await staffPage(county, loginOf(county, 'chief'))
}, 180_000)
afterAll(() => county?.stop())

/** A name of which two offices have two files or more, so that it is contested on each of these files. */
async function contested(page: Page): Promise<string> {
  const items = await page.locator('.place').all()
  for (const item of items) {
    const text = await item.innerText()
    if ([...text.matchAll(/ ([2-9]|\d\d) 件/g)].length >= 2) return item.locator('strong').innerText()
  }
  throw new Error('no name is contested by two offices')
}

async function settle(page: Page, unit: string, reason: string): Promise<string> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('归属').fill(unit)
  const option = page.locator('.ant-select-item-option').filter({ hasText: unit }).first()
  const named = await option.innerText()
  await option.click()
  await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  return named
}

describe('a place name', { timeout: 90_000 }, () => {
  let name = ''
  let file = ''

  test('that went to two offices is listed with its files, and the file says that nothing is suggested for it', async () => {
    await chief.goto('/console/')
    await chief.getByRole('link', { name: '地名归属' }).click()
    await chief.locator('.place').first().waitFor()
    await look(chief, 'places-open')
    name = await contested(chief)
    await chief.getByRole('button', { name: `定归属：${name}` }).click()
    const dialog = chief.getByRole('dialog', { name: `“${name}”归哪个单位` })
    file = await dialog.getByRole('link').first().getAttribute('href') ?? ''
    await look(chief, 'places-settle', '[role="dialog"]')
    await chief.goto(file)
    const panel = chief.getByRole('region', { name: '分送与管辖' })
    await panel.getByText(`“${name}”以往分送过`).waitFor()
    await look(chief, 'places-panel-conflict')
    expect(await panel.getByText(`“${name}”已定为该单位辖区`).count()).toBe(0)
  })

  test('is settled from there, and the file names the office', async () => {
    const panel = chief.getByRole('region', { name: '分送与管辖' })
    await panel.locator('p', { hasText: `“${name}”以往分送过` }).getByRole('link', { name: '去定归属' }).click()
    await chief.getByRole('button', { name: `定归属：${name}` }).click()
    const unit = await settle(chief, '东河', '整条街在东河所辖区内')
    await chief.getByText('没有符合条件的地名').waitFor()
    await chief.getByRole('button', { name: '已定地名' }).click()
    await chief.getByText(`归 ${unit}`).waitFor()
    await look(chief, 'places-settled')
    await chief.goto(file)
    await panel.getByText(`“${name}”已定为该单位辖区`).waitFor()
    expect(await panel.getByText(`“${name}”以往分送过`).count()).toBe(0)
    await look(chief, 'places-panel-settled')
  })

  test('taken back, it waits again; a name nobody knows may be entered', async () => {
    await chief.goto(`/console/places?tab=settled`)
    await chief.getByRole('button', { name: `撤销：${name}` }).click()
    await chief.getByRole('tooltip').getByRole('button', { name: '撤销' }).click()
    await chief.getByText('还没有定下归属的地名').waitFor()
    await chief.getByRole('button', { name: '录入地名' }).click()
    await chief.getByRole('dialog').getByLabel('地名').fill('石牛小区')
    await settle(chief, '不指向任何单位', '两个所各管一半')
    await chief.locator('.place', { hasText: '石牛小区' }).getByText('不指向任何单位').waitFor()
    await chief.getByRole('button', { name: '待定地名' }).click()
    await chief.getByRole('button', { name: `定归属：${name}` }).waitFor()
    expect(await chief.locator('.place', { hasText: '石牛小区' }).count()).toBe(0)
  })

  test('a category is given to a unit', async () => {
    await chief.getByRole('button', { name: '类别归口' }).click()
    await chief.getByLabel('价格归口单位').click()
    await chief.locator('.ant-select-item-option').filter({ hasText: '嘉川' }).first().click()
    await chief.getByText('已保存').waitFor()
    await look(chief, 'places-categories')
    expect(errorsOf(chief)).toEqual([])
  })
})
