/** An officer is away: a colleague acts for them, by name; once they leave for good the chief hands their files over. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { choose, errorsOf, loginOf, staffPage, takeStep } from './support/console.ts'
import { startCounty, type RunningCounty } from './support/county.ts'
import { look } from './support/look.ts'

let county: RunningCounty
let chief: Page
let office = ''
let names: readonly string[] = []
let logins: readonly string[] = []
beforeAll(async () => {
  county = await startCounty({ files: 160 })
  const first = county.county.accounts.find(({ role }) => role === 'officer')
  const colleagues = county.county.accounts.filter(({ role, unitIndex }) => role === 'officer' && unitIndex === first?.unitIndex)
  office = county.county.units[first?.unitIndex ?? 0]?.name ?? ''
  names = colleagues.map(({ name }) => name)
  logins = colleagues.map(({ login }) => login)
  chief = await staffPage(county, loginOf(county, 'chief'))
}, 180_000)
afterAll(() => county?.stop())

describe('substituted', { timeout: 180_000 }, () => {
  test('an officer records a leave with a colleague who stands in', async () => {
    await chief.goto('/console/?kind=complaint')
    await chief.locator('table.queue tbody tr').nth(1).waitFor()
    for (const _ of [1, 2]) {
      await chief.keyboard.press('j')
      await chief.keyboard.press('x')
    }
    await chief.getByRole('button', { name: '批量分送' }).click()
    const dialog = chief.getByRole('dialog')
    await choose(chief, dialog.getByLabel('分送到'), office)
    await choose(chief, dialog.getByLabel('办理人'), names[0] ?? '')
    await chief.getByRole('button', { name: '开始分送' }).click()
    await chief.getByText('已分送 2 件').waitFor()

    const officer = await staffPage(county, logins[0] ?? '')
    await officer.goto('/console/absences')
    await officer.getByText('今后没有登记外出').waitFor()
    await look(officer, 'absences-empty')
    await officer.getByRole('button', { name: '登记外出' }).click()
    await officer.getByLabel('第一天').fill('2026-04-20')
    await officer.getByLabel('最后一天').fill('2026-05-08')
    await choose(officer, officer.getByLabel('代理人'), names[1] ?? '')
    await look(officer, 'absence-form', '[role=dialog]')
    await officer.getByRole('button', { name: '登记', exact: true }).click()
    await officer.getByText('外出中').waitFor()
    await look(officer, 'absences-own')
    expect(errorsOf(officer)).toEqual([])
  })

  test('the colleague finds the files, acts, and every step says for whom', async () => {
    const colleague = await staffPage(county, logins[1] ?? '')
    await colleague.getByText(`您正在代理 ${names[0]}`).waitFor()
    await look(colleague, 'stand-in-banner')
    await colleague.getByRole('link', { name: '看我和被代理人的文件' }).click()
    await colleague.locator('table.queue tbody tr', { hasText: names[0] ?? '' }).first().getByRole('link').click()
    await takeStep(colleague, '补充材料', (dialog) => dialog.getByLabel('补充内容').fill('消费者送来购物小票的原件。'))
    await colleague.getByText(`${names[1]}（代${names[0]}）`).waitFor()
    expect(errorsOf(colleague)).toEqual([])
  })

  test('whoever gives out files is warned, and the chief hands over what is left', async () => {
    await chief.goto('/console/absences')
    await chief.getByText(names[0] ?? '').first().waitFor()
    await look(chief, 'absences-chief')
    await chief.getByRole('link', { name: '移交文件' }).click()
    await chief.getByRole('heading', { level: 1, name: `移交 ${names[0]} 名下的文件` }).waitFor()
    await choose(chief, chief.getByLabel('移交给谁'), names[1] ?? '')
    await chief.getByTitle(names[2] ?? '').last().click()
    await chief.keyboard.press('Escape')
    await chief.getByLabel('移交说明').fill('原件在三号柜。')
    await look(chief, 'hand-over')
    await chief.getByRole('button', { name: /^移交 \d+ 件$/ }).click()
    await chief.getByText(/已移交 \d+ 件，未能移交 0 件/).waitFor()
    await look(chief, 'hand-over-done')
    await chief.getByRole('button', { name: '移交其余文件' }).click()
    await chief.getByText(`${names[0]} 名下没有未办结文件`).waitFor()
    expect(errorsOf(chief)).toEqual([])
  })
})
