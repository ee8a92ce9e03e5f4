/** An officer draws up the acceptance notice of a complaint, the chief signs it, it is issued, read, delivered and verified; void, it is shown as void. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { pdfText, squeezed } from '#modules/document/testing.ts'
import type { Locator, Page } from 'playwright-core'
import { confirmStep, errorsOf, loginOf, openFile, staffPage, takeStep } from './support/console.ts'
import { aFirm, DESK, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { photo } from './support/evidence.ts'
import { look } from './support/look.ts'
import { fileComplaint } from './support/portal.ts'

let county: RunningCounty
let officer: Page
let chief: Page
let file = ''

beforeAll(async () => {
  county = await startCounty({ files: 20 })
  const consumer = await county.newPage({ ...PHONE })
  file = (await fileComplaint(consumer, aFirm(county).firm)).number
  await consumer.context().close()
  officer = await staffPage(county, loginOf(county, 'officer', aFirm(county).office))
  chief = await staffPage(county, loginOf(county, 'chief'))
}, 180_000)
afterAll(() => county?.stop())

function documentsOf(page: Page): Locator {
  return page.getByRole('region', { name: '文书', exact: true })
}

/** Takes a step by its button beside the document. */
async function take(page: Page, step: string, fill: (dialog: Locator) => Promise<void> = async () => undefined): Promise<void> {
  await documentsOf(page).getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: step })
  await dialog.waitFor()
  await fill(dialog)
  await confirmStep(page, dialog, step)
}

async function download(page: Page, name: string): Promise<Buffer> {
  const [paper] = await Promise.all([page.waitForEvent('download'), documentsOf(page).getByRole('link', { name, exact: true }).click()])
  return readFile(await paper.path())
}

test('what is not due says why; the acceptance is drawn up once the complaint is accepted', async () => {
  await openFile(officer, file)
  await documentsOf(officer).getByText('还没有文书').waitFor()
  await documentsOf(officer).getByRole('button', { name: '起草文书' }).click()
  const dialog = officer.getByRole('dialog', { name: '起草文书' })
  await dialog.getByText(/^还不能起草的/).click()
  expect(await dialog.getByRole('listitem').filter({ hasText: /^受理决定书/ }).textContent()).toContain('还没有作出这项决定')
  expect(await dialog.getByRole('listitem').filter({ hasText: '调解通知书' }).textContent()).toContain('还没有安排调解')
  await dialog.getByRole('radio', { name: '补正投诉材料通知书' }).check()
  await dialog.getByRole('button', { name: '确认起草' }).click()
  await dialog.getByText('请填写这一项').nth(1).waitFor()
  expect(await dialog.getByText('请填写这一项').count()).toBe(2)
  await look(officer, 'document-draft', '[role=dialog]')
  await dialog.getByRole('button', { name: '取消' }).click()
  await officer.getByRole('button', { name: '放弃' }).click()
  await takeStep(officer, '受理', (form) => form.getByRole('radio', { name: '网页' }).check())
  await documentsOf(officer).getByText('已办的事项还要制作这些文书').waitFor()
  await look(officer, 'document-owed', '#documents')
  await documentsOf(officer).getByRole('button', { name: '受理决定书', exact: true }).click()
  expect(await dialog.getByRole('radio', { name: '受理决定书', exact: true }).isChecked()).toBe(true)
  await dialog.getByRole('button', { name: '加一段' }).click()
  await dialog.getByLabel('第 1 段').fill('调解人员将于三个工作日内与你联系。')
  await confirmStep(officer, dialog, '起草')
  expect(await documentsOf(officer).getByText('已办的事项还要制作这些文书').count()).toBe(0)
  await take(officer, '送签')
  const sign = documentsOf(officer).getByRole('button', { name: '签批', exact: true })
  expect(await sign.getAttribute('aria-disabled')).toBe('true')
})

test('the chief finds it among what waits, sends it back, and signs the revised one', async () => {
  await chief.goto('/console/')
  await chief.getByRole('link', { name: '待签文书1' }).click()
  await chief.getByText('共 1 份').waitFor()
  await look(chief, 'document-signatures')
  await chief.getByRole('link', { name: /^受理决定书/ }).click()
  await documentsOf(chief).getByRole('button', { name: '查看受理决定书' }).click()
  await chief.getByRole('dialog', { name: '受理决定书预览' }).getByText('草稿，没有编号和核验码').waitFor()
  await chief.getByLabel('受理决定书的版面').waitFor()
  await look(chief, 'document-preview', '[role=dialog]')
  await chief.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await take(chief, '退回修改', (dialog) => dialog.getByLabel('理由').fill('请写明联系电话'))
  await officer.reload()
  await documentsOf(officer).getByText('请写明联系电话').waitFor()
  await documentsOf(officer).getByRole('button', { name: '修改', exact: true }).click()
  const dialog = officer.getByRole('dialog', { name: '修改：受理决定书' })
  expect(await dialog.getByLabel('第 1 段').inputValue()).toBe('调解人员将于三个工作日内与你联系。')
  await dialog.getByLabel('第 1 段').fill('调解人员将于三个工作日内与你联系，电话0839-4212315。')
  await confirmStep(officer, dialog, '修改')
  await take(officer, '送签')
  await chief.reload()
  await take(chief, '签批')
})

let paper = ''
test('issued, it has a number, and its pages say what the file says', async () => {
  await officer.reload()
  await take(officer, '编号印发')
  const item = documentsOf(officer).getByRole('article', { name: /^受理决定书/ })
  const number = await item.locator('.number').textContent() ?? ''
  expect(number).toMatch(/^.+市监受〔2026〕第\d+号$/)
  paper = squeezed(pdfText(await download(officer, '下载 PDF')))
  const word = squeezed(strFromU8(unzipSync(await download(officer, '下载 Word'))['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ''))
  for (const value of [number, '张丽华：', aFirm(county).firm.name, file.replaceAll('-', ''), '2026年4月20日决定予以受理', '60日', '《市场监督管理投诉举报处理办法》第十五条', '电话0839-4212315']) {
    expect(paper, value).toContain(squeezed(value))
    expect(word, value).toContain(squeezed(value))
  }
  expect(paper).not.toContain('草稿')
})

test('delivered over the counter, the receipt is its proof', async () => {
  await take(officer, '送达', (dialog) => dialog.getByRole('radio', { name: '当面送达' }).check())
  await documentsOf(officer).getByText('还没有签收记录').waitFor()
  await take(officer, '记录签收', async (dialog) => {
    await dialog.getByLabel('签收情况').fill('张丽华本人于窗口签收')
    await dialog.locator('input[type=file]').setInputFiles(await photo('送达回证.jpg'))
    await dialog.getByRole('button', { name: /^移除/ }).waitFor()
  })
  await documentsOf(officer).getByText(/签收：张丽华本人于窗口签收/).waitFor()
  expect(await documentsOf(officer).getByText('还没有签收记录').count()).toBe(0)
  await look(officer, 'document-delivered')
})

test('whoever holds the paper sees that it is genuine, and that it is void once it was declared so', async () => {
  const address = /http:\/\/[\d.:]+(\/verify\/[A-Z\d]+)/.exec(paper)?.[1] ?? ''
  const reader = await county.newPage({ ...PHONE })
  await reader.goto(address)
  await reader.getByText('本文书真实有效').waitFor()
  expect(await reader.locator('main').textContent()).not.toMatch(/张丽华|13881234567/)
  await chief.reload()
  await take(chief, '作废', (dialog) => dialog.getByLabel('理由').fill('登记的日期有误，另行制发。'))
  await reader.reload()
  await reader.getByText('本文书已经作废').waitFor()
  await officer.reload()
  await documentsOf(officer).getByText('登记的日期有误，另行制发。').first().waitFor()
  await officer.setViewportSize(DESK)
  expect([...errorsOf(officer), ...errorsOf(chief), ...errorsOf(reader)]).toEqual([])
})
