/** An officer notes a clue found in mediation; the chief decides that it becomes a case; it is reviewed, the party heard, the penalty decided, paid and counted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertAccessible, photograph } from '#platform/testing/browser.ts'
import type { Locator, Page } from 'playwright-core'
import { choose, errorsOf, loginOf, openFile, openStep, staffPage, takeStep, valueOf } from './support/console.ts'
import { aFirm, DESK, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { fileComplaint } from './support/portal.ts'

let county: RunningCounty
let officer: Page
let chief: Page
let number = ''
beforeAll(async () => {
  county = await startCounty({ files: 20 })
  const { firm, office } = aFirm(county)
  const consumer = await county.newPage({ ...PHONE })
  number = (await fileComplaint(consumer, firm)).number
  await consumer.context().close()
  officer = await staffPage(county, loginOf(county, 'officer', office))
  chief = await staffPage(county, loginOf(county, 'chief'))
}, 180_000)
afterAll(() => county?.stop())

/** The first two of the office that has the file. */
function officers(): readonly string[] {
  const { accounts, units } = county.county
  return accounts.filter(({ role, unitIndex }) => role === 'officer' && units[unitIndex]?.shortName === aFirm(county).office).map(({ name }) => name).slice(0, 2)
}

async function judge(page: Page, name: string): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    await assertAccessible(page)
    await photograph(page, `case-${name}-${size.width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(size.width)
  }
}

describe('case opened', { timeout: 90_000 }, () => {
  test('a clue found in mediation is noted, and only the head may decide on it', async () => {
    await openFile(officer, number)
    await takeStep(officer, '受理', (dialog) => dialog.getByRole('radio', { name: '网页' }).check())
    await takeStep(officer, '登记违法线索', async (dialog) => {
      await dialog.getByLabel('发现日期').fill('2026-04-20')
      await dialog.getByLabel('线索内容').fill('同批次电饭煲没有强制性产品认证标志。')
    })
    await officer.getByRole('region', { name: '线索与案件' }).getByText('线索核查中').waitFor()
    await officer.getByRole('article', { name: '线索核查期限' }).waitFor()
    const decide = officer.getByRole('region', { name: '办理' }).getByRole('button', { name: '决定是否立案', exact: true })
    expect(await decide.getAttribute('aria-disabled')).toBe('true')
  })

  test('the head opens a case where every condition is met; one that is not keeps it from being opened', async () => {
    await openFile(chief, number)
    await takeStep(chief, '决定是否立案', async (dialog) => {
      await dialog.getByRole('checkbox').first().check()
      await dialog.getByLabel('理由和依据').fill('抽查的三台均无认证标志，违法事实初步成立。')
      for (const name of officers()) await choose(chief, dialog.getByLabel('办案人员'), name)
      await chief.keyboard.press('Escape')
      await dialog.getByRole('button', { name: '确认决定是否立案' }).click()
      await dialog.getByText(/立案的条件必须全部符合/).first().waitFor()
      for (const box of await dialog.getByRole('checkbox').all()) await box.check()
    })
    await takeStep(chief, '登记案号', (dialog) => dialog.getByLabel('案号').fill('旺市监立〔2026〕7号'))
    const panel = chief.getByRole('region', { name: '线索与案件' })
    await panel.getByText('调查中').waitFor()
    await panel.getByText(officers().join('、')).waitFor()
    expect(await panel.locator('dd.number').textContent()).toBe('旺市监立〔2026〕7号')
    await judge(chief, 'file')
  })

  test('the case is listed and counted; the filter finds it', async () => {
    await chief.getByRole('link', { name: '案件', exact: true }).click()
    await chief.getByRole('link', { name: '旺市监立〔2026〕7号' }).waitFor()
    await judge(chief, 'list')
    await chief.getByRole('button', { name: '已决定' }).click()
    await chief.getByText('没有符合条件的案件').waitFor()
    expect(await chief.getByRole('link', { name: '旺市监立〔2026〕7号' }).count()).toBe(0)
    await chief.getByRole('button', { name: '在办' }).click()
    await chief.getByRole('link', { name: '旺市监立〔2026〕7号' }).click()
    await chief.getByRole('heading', { level: 1, name: number }).waitFor()
  })

  const fillDecision = async (dialog: Locator) => {
    await dialog.getByRole('radio', { name: '给予行政处罚' }).check()
    await dialog.getByRole('textbox', { name: '违法事实' }).fill('销售未经强制性产品认证的电饭煲三台。')
    await dialog.getByLabel('法律依据').fill('《认证认可条例》第六十六条')
    await dialog.getByRole('checkbox', { name: '罚款' }).check()
    await dialog.getByLabel('罚款（元）').fill('5000')
    await dialog.getByLabel('货值金额（元）').fill('1197')
  }
  const refusedPenalty = async (why: RegExp) => {
    await chief.reload()
    const dialog = await openStep(chief, '作出处理决定')
    await fillDecision(dialog)
    await dialog.getByRole('button', { name: '确认作出处理决定' }).click()
    await dialog.getByText(why).first().waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()
    await chief.getByRole('button', { name: '放弃' }).click()
  }

  test('no penalty before another person has reviewed it and the party was heard', async () => {
    await refusedPenalty(/案件还没有审核/)
    await openFile(officer, number)
    await takeStep(officer, '送交审核', (dialog) => dialog.getByLabel('调查终结报告').fill('三台电饭煲均无认证标志，货值1197元，拟处罚款五千元。'))
    expect(await officer.getByRole('region', { name: '办理' }).getByRole('button', { name: '完成审核', exact: true }).getAttribute('aria-disabled')).toBe('true')
    await chief.reload()
    await takeStep(chief, '完成审核', async (dialog) => {
      await dialog.getByRole('radio', { name: '同意处理意见' }).check()
      await dialog.getByLabel('说明').fill('事实清楚，适用依据正确。')
    })
    await officer.reload()
    await takeStep(officer, '告知当事人', async (dialog) => {
      await dialog.getByLabel('送达日期').fill('2026-04-20')
      await dialog.getByLabel('告知内容').fill('拟罚款5000元，可在五个工作日内陈述、申辩。')
    })
    await refusedPenalty(/还没有听取当事人的陈述申辩.*2026年4月27日/)
    await takeStep(officer, '记录陈述申辩', async (dialog) => {
      await dialog.getByLabel('日期').fill('2026-04-20')
      await dialog.getByRole('radio', { name: '放弃' }).check()
      await dialog.getByLabel('陈述申辩内容').fill('当事人书面表示放弃陈述、申辩。')
    })
  })

  test('the penalty is decided, paid and counted, and the case closed', async () => {
    await chief.reload()
    await takeStep(chief, '作出处理决定', fillDecision)
    await officer.reload()
    await takeStep(officer, '记录缴款', async (dialog) => {
      await dialog.getByLabel('缴纳金额（元）').fill('5000')
      await dialog.getByLabel('缴纳日期').fill('2026-04-20')
    })
    await chief.reload()
    await takeStep(chief, '结案', async (dialog) => {
      await dialog.getByRole('radio', { name: '执行完毕' }).check()
      await dialog.getByLabel('说明').fill('罚款已缴清。')
    })
    await chief.getByRole('link', { name: '案件', exact: true }).click()
    await chief.getByRole('button', { name: '已决定' }).click()
    await chief.getByRole('link', { name: '旺市监立〔2026〕7号' }).waitFor()
    expect(await Promise.all(['案件', '诉转案', '罚款', '已缴纳'].map((term) => valueOf(chief, new RegExp(`^${term}$`))))).toEqual(['1', '1', '¥5,000', '¥5,000'])
    expect([...errorsOf(chief, / 4(?:09|22) /), ...errorsOf(officer)]).toEqual([])
  })
})
