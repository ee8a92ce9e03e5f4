/** The consumer withdraws (撤回): before acceptance nothing is left to do, after it the mediation ends and both are told. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { errorsOf, loginOf, openFile, staffPage, takeStep } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { currentStep, fileComplaint, track } from './support/portal.ts'

let county: RunningCounty
let consumer: Page
let officer: Page

beforeAll(async () => {
  county = await startCounty()
  consumer = await county.newPage({ ...PHONE })
  officer = await staffPage(county, loginOf(county, 'officer', aFirm(county).office))
})

afterAll(async () => county.stop())

async function withdraw(reason: string): Promise<void> {
  await consumer.getByText('撤回投诉', { exact: true }).first().click()
  await consumer.getByLabel('撤回的原因').fill(reason)
  await consumer.getByRole('button', { name: '撤回投诉' }).click()
}

it('asks for a confirmation, and keeps the reason that was typed', async () => {
  const filed = await fileComplaint(consumer, aFirm(county).firm)
  await track(consumer, filed)
  await withdraw('商家已经退款')
  await consumer.getByRole('alert').getByText('请勾选确认，再撤回投诉').waitFor()
  await expect(consumer.getByLabel('撤回的原因').inputValue()).resolves.toBe('商家已经退款')
})

it('ends the file before acceptance', async () => {
  await consumer.getByRole('checkbox', { name: '我确认撤回这件投诉' }).check()
  await consumer.getByRole('button', { name: '撤回投诉' }).click()
  await consumer.getByText('投诉已撤回。').waitFor()
  expect(await currentStep(consumer)).toContain('已撤回')
  const number = ((await consumer.getByRole('heading', { level: 1 }).textContent()) ?? '').replace('投诉 ', '')
  await officer.goto('/console/?tab=closed')
  await officer.getByRole('row').filter({ hasText: number }).getByText('已撤回').waitFor()
})

it('ends the mediation after acceptance; both parties are told, and the file is closed', async () => {
  const filed = await fileComplaint(consumer, aFirm(county).firm)
  await openFile(officer, filed.number)
  await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '网页' }).check())
  await track(consumer, filed)
  await consumer.getByText('撤回投诉', { exact: true }).first().click()
  await consumer.getByLabel('撤回的原因').fill('和商家谈好了')
  await consumer.getByRole('checkbox', { name: '我确认撤回这件投诉' }).check()
  await consumer.getByRole('button', { name: '撤回投诉' }).click()
  await consumer.getByText('投诉已撤回。').waitFor()
  await openFile(officer, filed.number)
  await officer.getByRole('region', { name: '调解', exact: true }).getByText('和商家谈好了').waitFor()
  await expect(officer.getByRole('article', { name: '告知终止调解' }).textContent()).resolves.toContain('2026年4月29日')
  await takeStep(officer, '告知当事人', (dialog) => dialog.getByRole('radio', { name: '电话' }).check())
  await takeStep(officer, '办结', (dialog) => dialog.getByLabel('办理结果').fill('消费者与商家自行和解，撤回投诉。'))
  await track(consumer, filed)
  await expect(consumer.getByRole('main').textContent()).resolves.toContain('消费者与商家自行和解')
  expect(errorsOf(consumer, /422/)).toEqual([])
  expect(errorsOf(officer)).toEqual([])
})
