/** The mediation limit passes: the file shows up as overdue, mediation ends on that ground, both are told, the file is closed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { errorsOf, loginOf, openFile, openStep, signIn, staffPage, takeStep } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { fileComplaint, track, type Filed } from './support/portal.ts'

let county: RunningCounty
let consumer: Page
let officer: Page
let login: string
let filed: Filed

beforeAll(async () => {
  county = await startCounty()
  consumer = await county.newPage({ ...PHONE })
  const { firm, office } = aFirm(county)
  filed = await fileComplaint(consumer, firm)
  login = loginOf(county, 'officer', office)
  officer = await staffPage(county, login)
  await openFile(officer, filed.number)
  await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '网页' }).check())
})

afterAll(async () => county.stop())

const GROUND = /期限|六十日|60日/

it('cannot end on that ground while the limit runs, and says until when it runs', async () => {
  const dialog = await openStep(officer, '终止调解')
  await dialog.getByRole('radio', { name: GROUND }).check()
  await dialog.getByLabel('具体说明').fill('双方意见差距太大。')
  await dialog.getByRole('button', { name: '确认终止调解' }).click()
  await dialog.getByText(/2026-06-22|2026年6月22日/).first().waitFor()
  await expect(dialog.getByLabel('具体说明').inputValue()).resolves.toBe('双方意见差距太大。')
  await dialog.getByRole('button', { name: '取消' }).click()
  await officer.getByRole('dialog', { name: '放弃已填写的内容？' }).getByRole('button', { name: '放弃', exact: true }).click()
})

it('shows up as overdue on the overview, and the count opens exactly that many rows', async () => {
  county.clock.set('2026-06-25T09:00:00+08:00')
  const chief = await staffPage(county, loginOf(county, 'chief'))
  await chief.getByRole('link', { name: '全县概览' }).click()
  await chief.getByRole('heading', { level: 1, name: '全县概览' }).waitFor()
  const row = chief.getByRole('row').filter({ hasText: aFirm(county).office })
  const link = row.getByRole('link').nth(1)
  const count = Number(await link.textContent())
  expect(count).toBeGreaterThan(0)
  await link.click()
  await chief.getByText(`已显示全部 ${count} 件`).waitFor()
  const rows = chief.getByRole('table', { name: '待办文件，按到期日先后排列' }).getByRole('row')
  expect(await rows.count()).toBe(count + 1)
  await expect(rows.filter({ hasText: filed.number }).textContent()).resolves.toContain('逾期')
  expect(errorsOf(chief)).toEqual([])
})

it('ends on that ground once the limit has passed', async () => {
  await signIn(officer, login)
  await openFile(officer, filed.number)
  await expect(officer.getByRole('article', { name: '完成调解' }).textContent()).resolves.toContain('已逾期')
  await takeStep(officer, '终止调解', async (dialog) => {
    await dialog.getByRole('radio', { name: GROUND }).check()
    await dialog.getByLabel('具体说明').fill('六十日内双方没有达成一致。')
  })
  // Seven working days from Thursday 25 June.
  await expect(officer.getByRole('article', { name: '告知终止调解' }).textContent()).resolves.toContain('2026年7月6日（星期一）')
})

it('counts the telling as done only when both parties know', async () => {
  await takeStep(officer, '告知当事人', async (dialog) => {
    await dialog.getByRole('radio', { name: '投诉人', exact: true }).check()
    await dialog.getByRole('radio', { name: '电话' }).check()
  })
  await expect(officer.getByRole('article', { name: '告知终止调解' }).textContent()).resolves.toContain('进行中')
  await takeStep(officer, '告知当事人', async (dialog) => {
    await dialog.getByRole('radio', { name: '被投诉人' }).check()
    await dialog.getByRole('radio', { name: '邮寄' }).check()
  })
  await expect(officer.getByRole('article', { name: '告知终止调解' }).textContent()).resolves.toContain('按期完成')
})

it('is closed, and the consumer is shown the ground and the ways that are left', async () => {
  await takeStep(officer, '办结', (dialog) => dialog.getByLabel('办理结果').fill('调解期限届满，已终止调解并告知双方。'))
  await track(consumer, filed)
  const page = (await consumer.getByRole('main').textContent()) ?? ''
  for (const told of ['调解终止', '六十日内双方没有达成一致', '第二十三条', '向人民法院提起诉讼', '已办结']) expect(page).toContain(told)
  expect(errorsOf(consumer)).toEqual([])
  expect(errorsOf(officer, /409/)).toEqual([])
})
