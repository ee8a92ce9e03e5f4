/** What the one who complained does alone, without a script running: answers a notice, names an agent, reports a settlement. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { errorsOf, loginOf, openFile, staffPage, takeStep } from './support/console.ts'
import { aFirm, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { pdf, photo } from './support/evidence.ts'
import { look } from './support/look.ts'
import { currentStep, fileComplaint, track, type Filed } from './support/portal.ts'

let county: RunningCounty
let consumer: Page
let officer: Page
let filed: Filed

beforeAll(async () => {
  county = await startCounty()
  consumer = await county.newPage({ ...PHONE, javaScript: false })
  const { firm, office } = aFirm(county)
  filed = await fileComplaint(consumer, firm)
  officer = await staffPage(county, loginOf(county, 'officer', office))
  await openFile(officer, filed.number)
})

afterAll(async () => county.stop())

it('finds every form on the page of the file, at a phone and at a desk', async () => {
  await takeStep(officer, '发出限期通知', async (dialog) => {
    await dialog.getByRole('radio', { name: /补正/ }).check()
    await dialog.getByLabel(/需要/).fill('购物小票原件的照片')
    await dialog.getByLabel(/最后一日/).fill('2026-04-25')
    await dialog.getByRole('radio', { name: '网页' }).check()
  })
  const reader = await county.newPage({ ...PHONE })
  await track(reader, filed)
  for (const name of ['同意先由商家和您和解', '委托代理人', '已经和商家自行和解']) await reader.getByText(name, { exact: true }).first().click()
  for (const button of ['提交答复', '同意先行和解', '提交委托', '报告已和解']) expect(await reader.getByRole('button', { name: button }).isVisible()).toBe(true)
  await look(reader, 'party-acts')
  expect(errorsOf(reader)).toEqual([])
})

it('answers the notice with the paper that is missing', async () => {
  await track(consumer, filed)
  await expect(consumer.getByRole('main').textContent()).resolves.toMatch(/购物小票原件的照片.*2026年4月25日.*第十六条第五项/s)
  await consumer.getByRole('button', { name: '提交答复' }).click()
  await consumer.getByRole('link', { name: '请填写说明或者上传文件' }).waitFor()
  await consumer.locator('#notice-files').setInputFiles({ ...(await photo('小票.jpg')) })
  await consumer.getByRole('button', { name: '提交答复' }).click()
  await consumer.getByText('答复已提交，承办人会看到。').waitFor()
  expect(await consumer.getByRole('button', { name: '提交答复' }).count()).toBe(0)
})

it('names an agent, and is told of each thing that is missing without losing the paper sent already', async () => {
  await consumer.getByText('委托代理人', { exact: true }).click()
  await consumer.getByLabel('授权委托书原件').setInputFiles({ ...pdf('授权委托书.pdf') })
  await consumer.getByRole('button', { name: '提交委托' }).click()
  const alert = consumer.getByRole('alert')
  await expect(alert.textContent()).resolves.toContain('请上传代理人身份证明')
  await expect(alert.textContent()).resolves.not.toContain('请上传授权委托书原件')
  await consumer.getByText('已上传：授权委托书.pdf').waitFor()
  await consumer.getByRole('radio', { name: '投诉人本人' }).check()
  await consumer.getByLabel('代理人姓名').fill('王建国')
  await consumer.getByLabel('代理人电话').fill('13881230009')
  await consumer.getByLabel('代理人地址').fill('旺苍县东河镇南街 8 号')
  await consumer.getByRole('radio', { name: /特别授权/ }).check()
  await consumer.getByLabel('委托事项').fill('代为投诉、参加调解')
  await consumer.getByLabel('委托到哪一天').fill('2026年12月31日')
  await consumer.getByLabel('代理人身份证明').setInputFiles({ ...(await photo('身份证.jpg')) })
  await consumer.getByRole('button', { name: '提交委托' }).click()
  await consumer.getByText('已登记您的代理人。承办人会核对材料。').waitFor()
  await officer.reload()
  const group = officer.getByRole('region', { name: '共同投诉与代理' })
  await expect(group.textContent()).resolves.toMatch(/王\*\*.*特别授权.*代为投诉、参加调解.*2026年12月31日/)
})

it('reports that both sides settled, and the office sees how', async () => {
  await consumer.getByText('已经和商家自行和解', { exact: true }).first().click()
  await consumer.getByLabel('怎样解决的').fill('商家已经退款 399 元')
  await consumer.getByRole('checkbox', { name: '我确认双方已经和解' }).check()
  await consumer.getByRole('button', { name: '报告已和解' }).click()
  await consumer.getByText('已记录双方自行和解，办理结束。').waitFor()
  expect(await currentStep(consumer)).toContain('已撤回')
  await openFile(officer, filed.number, 'closed')
  await expect(officer.getByRole('region', { name: '办理过程' }).textContent()).resolves.toContain('投诉人撤回投诉（双方已自行和解）')
  expect(errorsOf(consumer, /422/)).toEqual([])
  expect(errorsOf(officer)).toEqual([])
})
