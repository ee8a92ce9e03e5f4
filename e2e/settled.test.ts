/** Purpose of the whole system: a complaint filed on a phone is accepted, mediated, settled, closed and rated. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { choose, errorsOf, loginOf, openFile, signIn, staffPage, takeStep } from './support/console.ts'
import { aFirm, MONDAY, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { photo } from './support/evidence.ts'
import { attach, chooseFirm, currentStep, FACTS, fillComplaint, submitComplaint, track, type Filed } from './support/portal.ts'

let county: RunningCounty
let consumer: Page
let officer: Page
let filed: Filed
let login: string

beforeAll(async () => {
  county = await startCounty({ at: MONDAY })
  consumer = await county.newPage({ ...PHONE })
})

afterAll(async () => county.stop())

describe('a complaint that ends in an agreement', () => {
  it('is filed on a phone, and the receipt names number, query code and the day of decision with its article', async () => {
    await chooseFirm(consumer, aFirm(county).firm)
    await fillComplaint(consumer)
    await attach(consumer, [await photo('小票.jpg'), await photo('电饭煲.jpg', { r: 30, g: 90, b: 160 })])
    await consumer.getByText('电饭煲.jpg 已上传').waitFor()
    filed = await submitComplaint(consumer)
    expect(filed.number).toMatch(/^1510821-20260420-\d{6}$/)
    expect(filed.code.length).toBeGreaterThanOrEqual(6)
    const main = consumer.getByRole('main')
    // Received on Monday 20 April; seven working days later is Wednesday 29 April.
    await expect(main.textContent()).resolves.toContain('2026年4月29日（星期三）')
    await expect(main.textContent()).resolves.toContain('第十五条')
  })

  it('reaches the officers of the office in whose area the firm is', async () => {
    const { firm, office } = aFirm(county)
    login = loginOf(county, 'officer', office)
    officer = await staffPage(county, login)
    const row = officer.getByRole('row').filter({ hasText: filed.number })
    await expect(row.textContent()).resolves.toContain(firm.name)
    await row.getByRole('link', { name: filed.number }).click()
    await officer.getByRole('heading', { level: 1, name: filed.number }).waitFor()
    const facts = officer.getByRole('region', { name: '投诉内容' })
    await expect(facts.textContent()).resolves.toContain(FACTS)
    await expect(facts.textContent()).resolves.toContain('¥399')
    await expect(officer.getByRole('article', { name: '决定是否受理' }).textContent()).resolves.toContain('还剩 7 个工作日')
  })

  it('shows the photos, without the place where they were taken', async () => {
    const photos = officer.getByRole('region', { name: '投诉内容' }).getByRole('link', { name: '.jpg' })
    expect(await photos.count()).toBe(2)
    const address = await photos.first().getAttribute('href')
    const answer = await officer.request.get(address ?? '')
    expect(answer.headers()['content-disposition']).toContain('attachment')
    const kept = await sharp(await answer.body()).metadata()
    expect(kept.format).toBe('jpeg')
    expect(kept.exif).toBeUndefined()
  })

  it('is accepted, and the consumer sees the day by which mediation must end', async () => {
    await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '网页' }).check())
    await officer.getByRole('article', { name: '完成调解' }).waitFor()
    await track(consumer, filed)
    expect(await currentStep(consumer)).toContain('调解')
    // Accepted on 20 April; the sixtieth day is 19 June, a legal holiday (端午节 19–21 June 2026).
    await expect(consumer.getByRole('main').textContent()).resolves.toContain('2026年6月22日（星期一）')
  })

  it('takes in material that the consumer adds on the way', async () => {
    await consumer.getByText('补充材料', { exact: true }).click()
    await consumer.getByLabel('说明').fill('今天又去店里，店长说要先送检。')
    await consumer.getByRole('button', { name: '提交材料' }).click()
    await consumer.getByText('材料已提交，承办人会看到。').waitFor()
    await officer.reload()
    await officer.getByRole('heading', { level: 1, name: filed.number }).waitFor()
    await expect(officer.getByRole('region', { name: '办理过程' }).textContent()).resolves.toContain('店长说要先送检')
  })

  it('is heard at a session to which both parties were invited', async () => {
    await takeStep(officer, '安排调解', async (dialog) => {
      await dialog.getByLabel('时间').fill('2026-04-22T09:30')
      await dialog.getByLabel('地点').fill('市场监督管理所调解室')
      await dialog.getByLabel('调解人员').fill('赵明')
      await dialog.getByLabel('调解人员').press('Enter')
    })
    await track(consumer, filed)
    await expect(consumer.getByRole('main').textContent()).resolves.toContain('2026年4月22日 09:30')
    county.clock.set('2026-04-22T11:00:00+08:00')
    await signIn(officer, login)
    await openFile(officer, filed.number)
    await takeStep(officer, '记录调解过程', async (dialog) => {
      await choose(officer, dialog.getByLabel('哪一次调解'), '2026年4月22日 09:30')
      await dialog.getByLabel('调解记录').fill('双方到场。商家认为是人为损坏，消费者要求退货，双方同意送检。')
    })
    await expect(officer.getByRole('region', { name: '调解', exact: true }).textContent()).resolves.toContain('双方同意送检')
  })

  it('stops its clock for the appraisal, which does not count', async () => {
    await takeStep(officer, '中止期限', async (dialog) => {
      await dialog.getByRole('radio', { name: '鉴定' }).check()
      await dialog.getByLabel('从哪天起不计算').fill('2026-04-22')
      await dialog.getByLabel('鉴定、检测机构或部门').fill('广元市产品质量监督检验所')
    })
    await expect(officer.getByRole('article', { name: '完成调解' }).textContent()).resolves.toContain('中止')
    await track(consumer, filed)
    await expect(consumer.getByRole('main').textContent()).resolves.toContain('期限暂停计算')
    county.clock.set('2026-05-11T09:00:00+08:00')
    await signIn(officer, login)
    await openFile(officer, filed.number)
    await takeStep(officer, '恢复期限', (dialog) => dialog.getByLabel('最后一个不计算的日子').fill('2026-05-11'))
    const clock = officer.getByRole('article', { name: '完成调解' })
    // Twenty days (22 April to 11 May) are added to the sixty: 9 July.
    await expect(clock.textContent()).resolves.toContain('20 日')
    await expect(clock.textContent()).resolves.toContain('2026年7月9日（星期四）')
  })

  it('is settled by an agreement that says who does what by when', async () => {
    await takeStep(officer, '记录调解协议', async (dialog) => {
      const first = dialog.getByRole('group', { name: '第 1 项' })
      await first.getByLabel('做什么').fill('退还货款')
      await first.getByLabel('何时之前').fill('2026-05-18')
      await first.getByLabel('金额（元）').fill('399')
      await dialog.getByRole('button', { name: '增加一项' }).click()
      const second = dialog.getByRole('group', { name: '第 2 项' })
      await second.getByRole('radio', { name: '投诉人', exact: true }).check()
      await second.getByLabel('做什么').fill('交还电饭煲')
      await second.getByLabel('何时之前').fill('2026-05-18')
    })
    await track(consumer, filed)
    const main = consumer.getByRole('main')
    await expect(main.textContent()).resolves.toContain('退还货款')
    await expect(main.textContent()).resolves.toContain('2026年5月18日前')
  })

  it('is closed, and the consumer rates it once', async () => {
    await takeStep(officer, '办结', (dialog) => dialog.getByLabel('办理结果').fill('双方达成协议，商家退还货款 399 元。'))
    await track(consumer, filed)
    await expect(consumer.getByRole('main').textContent()).resolves.toContain('这件投诉已办结')
    await consumer.getByRole('radio', { name: '非常满意' }).check()
    await consumer.getByLabel('想说的话').fill('办得很快，谢谢。')
    await consumer.getByRole('button', { name: '提交评价' }).click()
    await consumer.getByText('您的评价：非常满意').waitFor()
    expect(await consumer.getByRole('button', { name: '提交评价' }).count()).toBe(0)
    await officer.reload()
    await officer.getByText('投诉人评价：非常满意').first().waitFor()
  })

  it('raised no error in either browser', () => {
    expect(errorsOf(consumer)).toEqual([])
    expect(errorsOf(officer)).toEqual([])
  })
})
