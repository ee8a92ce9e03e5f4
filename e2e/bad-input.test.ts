/** What goes wrong every day: nothing typed is lost, nothing is done twice, and the message says what to do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { errorsOf, loginOf, openFile, openStep, staffPage } from './support/console.ts'
import { aFirm, MONDAY, PASSWORD, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { disguisedProgram, hugePhoto, pdf } from './support/evidence.ts'
import { attach, chooseFirm, currentStep, FACTS, fileComplaint, fillComplaint, submitComplaint, track, type Filed } from './support/portal.ts'

const REASON = '该纠纷已由人民法院受理，依照规定不予受理，请等候判决。'

let county: RunningCounty
let filed: Filed
let officers: readonly string[]

beforeAll(async () => {
  county = await startCounty()
  const { firm, office } = aFirm(county)
  filed = await fileComplaint(await county.newPage({ ...PHONE }), firm)
  officers = county.county.accounts.filter((one) => one.role === 'officer' && county.county.units[one.unitIndex]?.shortName === office).map((one) => one.login)
})

afterAll(async () => county.stop())

describe('on the console', () => {
  it('a session that ended in mid-form asks for the password over the page, and the step then goes through', async () => {
    const officer = await staffPage(county, officers[0] ?? '')
    await openFile(officer, filed.number)
    const dialog = await openStep(officer, '补充材料')
    await dialog.getByLabel('补充内容').fill('电话联系商家，商家同意先行退款。')
    county.clock.advance(31 * 60_000)
    await dialog.getByRole('button', { name: '确认补充材料' }).click()
    const again = officer.getByRole('dialog', { name: '登录已过期' })
    await expect(again.getByLabel('账号').inputValue()).resolves.toBe(officers[0])
    await again.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await again.getByRole('button', { name: '登录', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await officer.getByText('电话联系商家，商家同意先行退款。').first().waitFor()
    expect(errorsOf(officer, / 401 /)).toEqual([])
  })

  it('of two officers who decide at once, the second is told what happened and by whom, and keeps the reason', async () => {
    const [first, second] = [await staffPage(county, officers[0] ?? ''), await staffPage(county, officers[1] ?? '')]
    for (const officer of [first, second]) await openFile(officer, filed.number)
    const accepting = await openStep(first, '受理')
    const refusing = await openStep(second, '不予受理')
    await refusing.getByRole('radio', { name: /第十六条/ }).nth(1).check()
    await refusing.getByLabel('理由').fill(REASON)
    await refusing.getByRole('radio', { name: '电话' }).check()
    await accepting.getByRole('radio', { name: '网页' }).check()
    await accepting.getByRole('button', { name: '确认受理' }).click()
    await accepting.waitFor({ state: 'detached' })
    await refusing.getByRole('button', { name: '确认不予受理' }).click()
    const conflict = refusing.getByRole('alert')
    const name = county.county.accounts.find((one) => one.login === officers[0])?.name ?? ''
    await conflict.getByText(name).waitFor()
    await expect(conflict.textContent()).resolves.toContain('受理')
    await refusing.getByRole('button', { name: '刷新并保留已填内容' }).click()
    await refusing.getByText('已刷新到最新进展').waitFor()
    await expect(refusing.getByLabel('理由').inputValue()).resolves.toBe(REASON)
    await refusing.getByRole('button', { name: '确认不予受理' }).click()
    await refusing.getByText('投诉现在是“已受理”，不能“不予受理”').waitFor()
    await expect(refusing.getByLabel('理由').inputValue()).resolves.toBe(REASON)
    expect(errorsOf(second, / 409 /)).toEqual([])
  })
})

describe('on the portal', () => {
  let consumer: Page

  it('a double click on submit makes one file', async () => {
    consumer = await county.newPage({ ...PHONE })
    await chooseFirm(consumer, aFirm(county).firm)
    await fillComplaint(consumer, { facts: '点了两次提交的投诉：买的电饭煲用了两天就坏了，店家不肯退。' })
    await consumer.getByRole('button', { name: '提交投诉' }).dblclick()
    await consumer.getByRole('heading', { level: 1, name: '投诉已提交' }).waitFor()
    const officer = await staffPage(county, officers[0] ?? '')
    await officer.getByRole('searchbox', { name: '编号、企业或内容' }).fill('点了两次提交')
    await officer.getByRole('button', { name: '查找' }).click()
    await officer.getByText('已显示全部 1 件').waitFor()
    expect(await officer.getByRole('row').count()).toBe(2)
  })

  it('a form whose answer was lost on the way is sent again from the draft, and still makes one file', async () => {
    const { firm } = aFirm(county)
    await chooseFirm(consumer, firm)
    await fillComplaint(consumer, { facts: '提交后断网又提交一次的投诉：健身卡不能退。' })
    await consumer.route('**/complaint/form', async (route) => {
      await route.fetch()
      await route.abort()
    }, { times: 1 })
    await consumer.getByRole('button', { name: '提交投诉' }).click()
    await consumer.waitForURL('chrome-error://chromewebdata/')
    await chooseFirm(consumer, firm)
    await consumer.getByRole('button', { name: '继续填写' }).click()
    await submitComplaint(consumer)
    const officer = await staffPage(county, officers[0] ?? '')
    await officer.getByRole('searchbox', { name: '编号、企业或内容' }).fill('提交后断网')
    await officer.getByRole('button', { name: '查找' }).click()
    await officer.getByText('已显示全部 1 件').waitFor()
    expect(await officer.getByRole('row').count()).toBe(2)
  })

  it.each([['with scripts', true], ['without scripts', false]])('a file too large and a program named .jpg are refused by name, the rest stays (%s)', async (_, javaScript) => {
    const page = await county.newPage({ ...PHONE, javaScript })
    await chooseFirm(page, aFirm(county).firm)
    await fillComplaint(page)
    const large = pdf('合同扫描.pdf')
    const files = [{ ...large, buffer: Buffer.concat([large.buffer, Buffer.alloc(6 * 1024 * 1024)]) }, disguisedProgram('照片.jpg'), pdf('小票.pdf')]
    await attach(page, files)
    if (!javaScript) await page.getByRole('button', { name: '提交投诉' }).click()
    await page.getByText('“合同扫描.pdf”超过 5 MB').first().waitFor()
    await page.getByText(/“照片\.jpg”/).first().waitFor()
    await page.getByRole('list', { name: '已上传的文件' }).getByText('小票.pdf').waitFor()
    await expect(page.getByLabel('事情经过').inputValue()).resolves.toBe(FACTS)
    await submitComplaint(page)
    expect(errorsOf(page, / 422 /)).toEqual([])
  })

  it('a photo of 6 MB is made smaller on the phone and taken', async () => {
    const page = await county.newPage({ ...PHONE })
    await chooseFirm(page, aFirm(county).firm)
    await attach(page, [await hugePhoto('现场.png')])
    await page.getByRole('list', { name: '已上传的文件' }).getByText('现场.jpg').waitFor()
    expect(await page.getByRole('list', { name: '已上传的文件' }).getByRole('listitem').count()).toBe(1)
  })

  it('a form that stood open for hours asks for one more click and keeps everything', async () => {
    county.clock.set(MONDAY)
    await chooseFirm(consumer, aFirm(county).firm)
    await fillComplaint(consumer)
    await attach(consumer, [pdf('小票.pdf')])
    await consumer.getByText('小票.pdf 已上传').waitFor()
    county.clock.advance(5 * 3_600_000)
    await consumer.getByRole('button', { name: '提交投诉' }).click()
    await consumer.getByRole('alert').getByText('页面打开时间太久').waitFor()
    await expect(consumer.getByLabel('事情经过').inputValue()).resolves.toBe(FACTS)
    await consumer.getByRole('list', { name: '已上传的文件' }).getByText('小票.pdf').waitFor()
    await submitComplaint(consumer)
  })

  it('a wrong query code and an unknown number are answered alike, and what was typed stays', async () => {
    const answers: (string | null)[] = []
    for (const wrong of [{ ...filed, code: 'AAAAAAAA' }, { ...filed, number: '1510821-20260420-999999' }]) {
      await consumer.goto('/track')
      await consumer.getByLabel('投诉编号').fill(wrong.number)
      await consumer.getByLabel('查询码').fill(wrong.code)
      await consumer.getByRole('button', { name: '查询', exact: true }).click()
      answers.push(await consumer.getByRole('alert').textContent())
      await expect(consumer.getByLabel('投诉编号').inputValue()).resolves.toBe(wrong.number)
    }
    expect(answers[0]).toContain('编号或查询码不对')
    expect(answers[1]).toBe(answers[0])
  })

  it('number and code are taken as people copy them: without hyphens, in small letters, with spaces', async () => {
    await consumer.goto('/track')
    await consumer.getByLabel('投诉编号').fill(filed.number.replaceAll('-', ' '))
    await consumer.getByLabel('查询码').fill(` ${filed.code.toLowerCase().replace(/(.{4})/, '$1 ')}`)
    await consumer.getByRole('button', { name: '查询', exact: true }).click()
    await consumer.getByRole('heading', { level: 1, name: `投诉 ${filed.number}` }).waitFor()
    expect(await currentStep(consumer)).toContain('调解')
  })

  it('speaks English when asked to, in mid-form without losing a word, and on the console', async () => {
    const page = await county.newPage({ ...PHONE })
    await chooseFirm(page, aFirm(county).firm)
    await fillComplaint(page)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Your complaint' }).waitFor()
    await expect(page.getByLabel('What happened').inputValue()).resolves.toBe(FACTS)
    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('en')
    const chief = await staffPage(county, loginOf(county, 'chief'))
    await chief.getByRole('button', { name: 'English' }).click()
    await chief.getByRole('heading', { level: 1, name: 'To-do list' }).waitFor()
    await track(consumer, filed)
  })
})
