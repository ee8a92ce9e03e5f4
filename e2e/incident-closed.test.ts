/**
 * Four people complain of one firm within days: the system suggests an incident and says why; the chief opens it, raises it,
 * reports it upwards, names the lead, issues the brief, answers everyone at once, and closes it with its review.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertAccessible, photograph } from '#platform/testing/browser.ts'
import type { Locator, Page } from 'playwright-core'
import { choose, errorsOf, loginOf, openStep, confirmStep, staffPage, takeStep, valueOf } from './support/console.ts'
import { aFirm, DESK, PHONE, startCounty, type RunningCounty } from './support/county.ts'
import { fileComplaint } from './support/portal.ts'

let county: RunningCounty
let chief: Page
const numbers: string[] = []

beforeAll(async () => {
  county = await startCounty({ files: 30 })
  const { firm } = aFirm(county)
  const consumer = await county.newPage({ ...PHONE })
  for (const [phone, facts] of [
    ['13881230001', '在这家店充值办卡 2000 元，昨天去发现已经关门，电话也打不通。'], ['13881230002', '上周充值了会员卡，店里说停业，不退钱。'],
    ['13881230003', '在这里买的电热水壶漏电，家人被烫伤后去了医院，店家不管。'], ['13881230004', '充值后店铺关门，没有人处理。'],
  ] as const) {
    numbers.push((await fileComplaint(consumer, firm, { facts, phone })).number)
  }
  await consumer.context().close()
  chief = await staffPage(county, loginOf(county, 'chief'))
}, 180_000)
afterAll(() => county?.stop())

/** At both widths: axe finds nothing, nothing is wider than the screen; leaves photographs. */
async function judge(name: string, within?: string): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await chief.setViewportSize(size)
    await assertAccessible(chief, within)
    await photograph(chief, `incident-${name}-${size.width}`)
    expect(await chief.evaluate(() => document.documentElement.scrollWidth), `${name} at ${size.width}`).toBeLessThanOrEqual(size.width)
  }
}

/** The page counts on from the server's time, which stands still in a test: a minute goes by. */
async function report(to: string): Promise<void> {
  county.clock.advance(60_000)
  await takeStep(chief, '记录上报', async (dialog) => {
    await dialog.getByRole('radio', { name: to }).check()
    await dialog.getByLabel('上报内容和接报人').fill('已电话报告基本情况，要求逐时续报。')
  })
}

/** The suggestion on the firm that the four complained of; the sample may hold others. */
function signalOf(page: Page): Locator {
  return page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3, name: aFirm(county).firm.name }) })
}

describe('incident closed', { timeout: 120_000 }, () => {
  test('a suggestion waits in the head of every page, with its level, its reasons and its files', async () => {
    await chief.getByRole('link', { name: /^\d+ 项事件提醒/ }).click()
    const signal = signalOf(chief)
    await signal.getByText(/7 天内 4 人投诉同一经营者/).waitFor()
    await signal.getByText(/1 份文件提到人身伤害/).waitFor()
    await signal.getByText(/3 份文件提到预付式商家停业/).waitFor()
    await signal.getByText('Ⅲ级（较大）').waitFor()
    for (const number of numbers) await signal.getByRole('link', { name: number }).waitFor()
    expect(await signal.getByRole('link').count()).toBe(4)
    await judge('suggested')
  })

  test('it is opened over exactly those files, and its report-ups count', async () => {
    await signalOf(chief).getByRole('button', { name: '登记为事件' }).click()
    const dialog = chief.getByRole('dialog', { name: '登记事件' })
    await judge('open-form', '[role=dialog]')
    expect(await dialog.getByLabel('登记原因').inputValue()).toContain('4 人投诉同一经营者')
    await choose(chief, dialog.getByLabel('牵头单位'), county.county.units.find((unit) => unit.level === 'desk')?.name ?? '')
    await dialog.getByRole('button', { name: '登记事件' }).click()
    await chief.getByRole('heading', { level: 1, name: aFirm(county).firm.name }).waitFor()
    expect(await valueOf(chief, '投诉人数')).toBe('4 人')
    const dues = chief.getByRole('region', { name: '上报时限' })
    await dues.getByRole('article', { name: '市局' }).getByText('还剩 1 天 0 小时').waitFor()
  })

  test('raised a level, it owes the county within two hours; late by then, and told in time to the others', async () => {
    await takeStep(chief, '调整响应级别', async (dialog) => {
      await dialog.getByRole('radio', { name: 'Ⅱ级（重大）' }).check()
      await dialog.getByLabel('理由').fill('有人受伤住院，人数还在增加。')
    })
    const dues = chief.getByRole('region', { name: '上报时限' })
    await dues.getByRole('article', { name: '县委、县政府' }).getByText('还剩 2 小时 0 分').waitFor()
    await report('局负责人')
    await report('市局')
    county.clock.advance(123 * 60_000)
    await signInAgain()
    await dues.getByRole('article', { name: '县委、县政府' }).getByText('已超时 5 分钟').waitFor()
    await judge('overdue')
    await report('县委、县政府')
    await dues.getByRole('article', { name: '县委、县政府' }).getByText('超时上报').waitFor()
    await dues.getByRole('article', { name: '市局' }).getByText('按时上报').waitFor()
    const bell = chief.getByRole('link', { name: /[1-9]\d* 项上报超时/ })
    await bell.waitFor({ state: 'detached' })
    expect(await bell.count()).toBe(0)
  })

  test('an office takes the lead, measures and facts are recorded, the log says so in sentences', async () => {
    await takeStep(chief, '指定牵头', (dialog) => choose(chief, dialog.getByLabel('牵头单位'), county.county.units.find((unit) => unit.level === 'office')?.name ?? ''))
    await takeStep(chief, '记录措施', async (dialog) => {
      await dialog.getByRole('radio', { name: '现场检查' }).check()
      await dialog.getByLabel('具体做了什么').fill('到店检查，封存同批次电热水壶。')
    })
    await takeStep(chief, '补充基本情况', async (dialog) => {
      await dialog.getByLabel('发生地点').fill('东河镇新华街')
      await dialog.getByLabel('受伤人数').fill('1')
    })
    await chief.getByText(/^响应级别由Ⅲ级调整为Ⅱ级：有人受伤住院/).waitFor()
    await chief.getByText('现场检查：到店检查，封存同批次电热水壶。').waitFor()
    expect([await valueOf(chief, '发生地点'), await valueOf(chief, '受伤人数')]).toEqual(['东河镇新华街', '1 人'])
  })

  test('the brief begins with what is recorded, names nobody, and is issued', async () => {
    const dialog = await openStep(chief, '拟情况报告')
    const situation = await dialog.getByLabel('基本情况').inputValue()
    expect(situation).toContain('共汇集投诉 4 件')
    expect(situation).not.toContain('张丽华')
    await judge('brief-form', '[role=dialog]')
    await confirmStep(chief, dialog, '拟情况报告')
    await takeStep(chief, '签发情况报告', async () => undefined)
    await chief.getByText(/^.+市监专报〔2026〕第\d+号$/).waitFor()
    const [word] = await Promise.all([chief.waitForEvent('download'), chief.getByRole('link', { name: '下载 Word' }).click()])
    expect(await word.failure()).toBeNull()
    await chief.getByRole('button', { name: '看全文：第 1 版' }).click()
    const brief = chief.getByRole('dialog', { name: '第 1 版' })
    await brief.getByText('封存同批次电热水壶', { exact: false }).waitFor()
    await judge('brief', '[role=dialog]')
    await brief.getByRole('button', { name: '完成' }).click()
  })

  test('everyone is answered at once; one refused says why, and the incident stays open until every file is closed', async () => {
    await answerAll(async (dialog) => dialog.getByRole('radio', { name: '网页' }).check(), '已办 4 份，未办成 0 份，等待 0 份')
    await answerAll(async (dialog) => {
      await dialog.getByRole('radio', { name: '办结', exact: true }).check()
      await dialog.getByLabel('办理结果').fill('经调查组织退款，四位消费者均已收到退款。')
    }, /未办成 4 份/, 'refused')
    await answerAll(async (dialog) => {
      await dialog.getByRole('radio', { name: '终止调解', exact: true }).check()
      await dialog.getByRole('radio', { name: /自行和解/ }).check()
      await dialog.getByLabel('具体说明').fill('双方自行和解，退款已经到账。')
    }, '已办 4 份，未办成 0 份，等待 0 份')
    const dialog = await openStep(chief, '总结并办结')
    for (const field of ['查明的情况', '经验教训', '改进措施']) await dialog.getByLabel(field).fill('预付式经营没有备案，已督促整改。')
    await dialog.getByRole('button', { name: '确认总结并办结' }).click()
    await dialog.getByText(/还有 4 份文件没有办结/).waitFor()
    expect(await chief.getByText('处置中', { exact: true }).count()).toBe(1)
    await dialog.getByRole('button', { name: '取消' }).click()
    await chief.getByRole('button', { name: '放弃' }).click()
  })

  test('told and closed, it is closed with its review and stays as it is', async () => {
    await answerAll(async (dialog) => {
      await dialog.getByRole('radio', { name: '告知当事人', exact: true }).check()
      await dialog.getByRole('radio', { name: '电话' }).check()
    }, /已办 4 份/)
    await answerAll(async (dialog) => {
      await dialog.getByRole('radio', { name: '办结', exact: true }).check()
      await dialog.getByLabel('办理结果').fill('经调查组织退款，四位消费者均已收到退款。')
    }, /已办 4 份/)
    await takeStep(chief, '总结并办结', async (dialog) => {
      await dialog.getByLabel('查明的情况').fill('门店停业，四人预付款未退，一人烫伤。')
      await dialog.getByLabel('经验教训').fill('预付式经营没有备案，发现偏晚。')
      await dialog.getByLabel('改进措施').fill('对同类门店逐户检查。')
    })
    await chief.getByText('对同类门店逐户检查。').waitFor()
    await judge('closed')
    await chief.goto('/console/incidents?stage=closed')
    await chief.getByRole('link', { name: aFirm(county).firm.name }).waitFor()
    await judge('list')
    expect(errorsOf(chief, / (401|409|422) /)).toEqual([])
  })

  test('the head of the county settles levels and words as a new version', async () => {
    await chief.goto('/console/incidents/settings')
    await chief.getByRole('heading', { level: 2, name: /^本县标准/ }).waitFor()
    await judge('settings')
    await chief.getByLabel('Ⅳ级：人数').fill('4')
    await chief.getByLabel('修改说明').fill('县局会议决定，减少误报。')
    await chief.getByRole('button', { name: '保存为新版本' }).click()
    await chief.getByText(/第 1 版，.*减少误报/).waitFor()
    await chief.getByLabel('Ⅳ级：人数').fill('40')
    await chief.getByLabel('修改说明').fill('试改')
    await chief.getByRole('button', { name: '保存为新版本' }).click()
    await chief.getByText(/人数标准不对/).first().waitFor()
    expect(errorsOf(chief, / (401|409|422) /)).toEqual([])
  })
})

async function answerAll(fill: (dialog: ReturnType<Page['getByRole']>) => Promise<unknown>, result: string | RegExp, sight?: string): Promise<void> {
  await chief.getByRole('button', { name: '统一答复全部投诉人' }).click()
  const dialog = chief.getByRole('dialog', { name: '统一答复' })
  await fill(dialog)
  if (sight) await judge(`answer-${sight}`, '[role=dialog]')
  await dialog.getByRole('button', { name: '开始答复' }).click()
  await dialog.getByText(result).first().waitFor()
  if (sight) await judge(`result-${sight}`, '[role=dialog]')
  await dialog.getByRole('button', { name: '完成' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Two hours on, the session has ended; the page asks for the password and goes on where it was. */
async function signInAgain(): Promise<void> {
  await chief.reload()
  await chief.getByLabel('密码', { exact: true }).or(chief.getByRole('region', { name: '上报时限' })).first().waitFor()
  if (await chief.getByRole('region', { name: '上报时限' }).isVisible()) return
  const address = chief.url()
  await chief.getByLabel('账号').fill(loginOf(county, 'chief'))
  await chief.getByLabel('密码', { exact: true }).fill('hongdun-12315-demo')
  await chief.getByRole('button', { name: '登录', exact: true }).click()
  await chief.getByRole('navigation', { name: '功能导航' }).waitFor()
  await chief.goto(address)
}
