/** The whole path of a consumer in a browser that runs no scripts at all. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { errorsOf } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { pdf, photo } from './support/evidence.ts'
import { attach, chooseFirm, currentStep, FACTS, fillComplaint, submitComplaint, track, type Filed } from './support/portal.ts'

let county: RunningCounty
let consumer: Page
let filed: Filed

beforeAll(async () => {
  county = await startCounty()
  consumer = await county.newPage({ ...PHONE, javaScript: false })
})

afterAll(async () => county.stop())

it('finds the firm by part of its name, its address or its credit code', async () => {
  const { firm } = aFirm(county)
  for (const part of [firm.name.slice(0, 6), firm.creditCode, firm.address.slice(-8)]) {
    await chooseFirm(consumer, firm, part)
    await expect(consumer.getByRole('main').textContent()).resolves.toContain(firm.name)
  }
})

it('tells of every wrong field at once, and keeps everything typed, chosen and uploaded', async () => {
  await fillComplaint(consumer)
  await consumer.getByLabel('您的电话').fill('1388123456')
  await consumer.getByLabel('发生日期').fill('2026-04-30')
  await attach(consumer, [pdf('合同.pdf'), await photo('小票.jpg')])
  await consumer.getByRole('button', { name: '提交投诉' }).click()
  const alert = consumer.getByRole('alert')
  await expect(alert.getByRole('heading').textContent()).resolves.toBe('有 2 处需要修改')
  expect(await alert.getByRole('link').count()).toBe(2)
  await expect(alert.textContent()).resolves.toContain('发生日期不能晚于今天')
  await expect(consumer.getByLabel('事情经过').inputValue()).resolves.toBe(FACTS)
  await expect(consumer.getByLabel('您的电话').inputValue()).resolves.toBe('1388123456')
  await expect(consumer.getByLabel('问题类别').inputValue()).resolves.not.toBe('')
  expect(await consumer.getByRole('checkbox', { name: '退货' }).isChecked()).toBe(true)
  const staged = consumer.getByRole('list', { name: '已上传的文件' })
  await expect(staged.textContent()).resolves.toContain('合同.pdf')
  await expect(staged.textContent()).resolves.toContain('小票.jpg')
})

it('is filed once the two fields are right, with the files sent before', async () => {
  await consumer.getByLabel('您的电话').fill('0839-4201234')
  await consumer.getByLabel('发生日期').fill('2026-04-18')
  filed = await submitComplaint(consumer)
  await expect(consumer.getByRole('main').textContent()).resolves.toContain('2026年4月29日（星期三）')
})

it('is followed by number and query code, both files being there', async () => {
  await track(consumer, filed)
  expect(await currentStep(consumer)).toContain('决定是否受理')
  await consumer.getByText('您的投诉内容').click()
  for (const name of ['合同.pdf', '小票.jpg']) await consumer.getByText(name).first().waitFor()
})

it('takes in more material, and is withdrawn', async () => {
  await consumer.getByText('补充材料', { exact: true }).click()
  await consumer.getByLabel('说明').fill('店家今天又来电话，还是不肯退。')
  await consumer.getByRole('button', { name: '上传照片或文件' }).setInputFiles({ ...(await photo('通话记录.jpg')) })
  await consumer.getByRole('button', { name: '提交材料' }).click()
  await consumer.getByText('材料已提交，承办人会看到。').waitFor()
  await consumer.getByText('撤回投诉', { exact: true }).first().click()
  await consumer.getByRole('checkbox', { name: '我确认撤回这件投诉' }).check()
  await consumer.getByRole('button', { name: '撤回投诉' }).click()
  await consumer.getByText('投诉已撤回。').waitFor()
  expect(await currentStep(consumer)).toContain('已撤回')
})

it('leaves the file with a button, so that the next person at the device sees nothing', async () => {
  await consumer.getByRole('button', { name: '退出查询' }).click()
  await consumer.goto('/track/file')
  await consumer.getByRole('heading', { level: 1, name: '查询办理进度' }).waitFor()
  expect(errorsOf(consumer, /422/)).toEqual([])
})
