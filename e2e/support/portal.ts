/** What a consumer does on the portal, by the words on the page. Works with and without scripts. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { SampleOperator } from '#apps/sample/types.ts'
import type { Upload } from './evidence.ts'

export interface Filed {
  /** As shown. */
  readonly number: string
  readonly code: string
}

export const FACTS = '2026年4月18日在这家店买了一台电饭煲，花了399元，用了两天就不通电，店家说人为损坏不给退，也不给修。小票还在。'

/** Looks the firm up by part of its name and chooses it. */
export async function chooseFirm(page: Page, firm: SampleOperator, part = firm.name.slice(0, 6)): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: '我要投诉', exact: false }).last().click()
  await page.getByRole('searchbox', { name: '商家名称、地址或统一社会信用代码' }).fill(part)
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: firm.creditCode }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('填写投诉')
}

export interface ComplaintTexts {
  readonly facts?: string
  readonly phone?: string
  readonly files?: readonly Upload[]
}

/** Fills everything that is asked for, apart from the firm. */
export async function fillComplaint(page: Page, { facts = FACTS, phone = '13881234567' }: ComplaintTexts = {}): Promise<void> {
  await page.getByLabel('事情经过').fill(facts)
  await page.getByLabel('问题类别').selectOption({ label: '质量' })
  await page.getByLabel('发生日期').fill('2026-04-18')
  await page.getByLabel('商品或服务').fill('电饭煲')
  await page.getByRole('checkbox', { name: '退货' }).check()
  await page.getByLabel('涉及金额（元）').fill('399')
  await page.getByLabel('您的姓名').fill('张丽华')
  await page.getByLabel('您的电话').fill(phone)
  await page.getByLabel('通讯地址').fill('旺苍县东河镇新华街 12 号')
  const publication = page.getByRole('group', { name: '是否同意公示这件投诉的处理情况？' })
  await publication.getByRole('radio', { name: '同意', exact: true }).check()
  const entrusting = page.getByRole('group', { name: '是否同意委托消协等组织代为调解？' })
  await entrusting.getByRole('radio', { name: '不同意' }).check()
}

export async function attach(page: Page, files: readonly Upload[]): Promise<void> {
  await page.getByRole('button', { name: '上传照片或文件' }).setInputFiles(files.map((file) => ({ ...file })))
}

export async function submitComplaint(page: Page): Promise<Filed> {
  await page.getByRole('button', { name: '提交投诉' }).click()
  await page.getByRole('heading', { level: 1, name: '投诉已提交' }).waitFor()
  const read = async (term: string) => {
    const row = page.locator('dl > div').filter({ has: page.getByRole('term').filter({ hasText: term }) })
    return (await row.first().getByRole('definition').textContent() ?? '').trim()
  }
  return { number: await read('投诉编号'), code: await read('查询码') }
}

/** Names others who complain together, on the folded part of the form. */
export async function nameOthers(page: Page, ...others: readonly { readonly name: string; readonly phone: string }[]): Promise<void> {
  await page.getByText('和别人一起投诉', { exact: false }).first().click()
  for (const [place, { name, phone }] of others.entries()) {
    await page.getByLabel(`第 ${place + 1} 位的姓名`).fill(name)
    await page.getByLabel(`第 ${place + 1} 位的电话`).fill(phone)
    await page.getByLabel(`第 ${place + 1} 位的地址`).fill('旺苍县东河镇新华街 14 号')
  }
  await page.getByRole('checkbox', { name: /以上各人都同意一起投诉/ }).check()
}

/** The short way to a file, for journeys that are about what follows. */
export async function fileComplaint(page: Page, firm: SampleOperator, texts: ComplaintTexts = {}): Promise<Filed> {
  await chooseFirm(page, firm)
  await fillComplaint(page, texts)
  return submitComplaint(page)
}

export async function track(page: Page, { number, code }: Filed): Promise<void> {
  await page.goto('/track')
  await page.getByLabel('投诉编号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: `投诉 ${number}` }).waitFor()
}

/** Where the file stands, as the stepper marks it. */
export async function currentStep(page: Page): Promise<string> {
  return (await page.locator('[aria-current=step]').textContent() ?? '').trim()
}
