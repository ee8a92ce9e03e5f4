/** A chief draws closed files at random; a colleague who did not handle one checks it, its officer puts right what was wrong, the colleague accepts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { errorsOf, loginOf, openFile, staffPage, takeStep } from './support/console.ts'
import { startCounty, type RunningCounty } from './support/county.ts'
import { look } from './support/look.ts'

let county: RunningCounty
let chief: Page
let colleague: Page
let officer: Page
let number = ''
beforeAll(async () => {
  county = await startCounty({ files: 60 })
  chief = await staffPage(county, loginOf(county, 'chief'))
}, 240_000)
afterAll(() => county?.stop())

/** Of a file as it is listed: its number, the login of its officer, and that of another officer of the office. */
function peopleOf(text: string): { readonly number: string; readonly officer: string | undefined; readonly colleague: string | undefined } {
  const { units, accounts } = county.county
  const officer = accounts.find(({ role, name }) => role === 'officer' && text.includes(`经办人：${name}`))
  const there = accounts.filter(({ role, unitIndex }) => role === 'officer' && unitIndex === officer?.unitIndex && text.includes(units[unitIndex]?.shortName ?? '—'))
  return { number: /\d{7}-\d{8}-\d{6}/.exec(text)?.[0] ?? '', officer: officer?.login, colleague: there.find((one) => one !== officer)?.login }
}

describe('spot-checked', { timeout: 180_000 }, () => {
  test('the chief sees how many files there are, and draws some of them', async () => {
    await chief.goto('/console/spot-checks')
    await chief.getByText('还没有抽查').waitFor()
    await look(chief, 'spot-checks-empty')
    await chief.getByRole('button', { name: '抽取', exact: true }).click()
    const dialog = chief.getByRole('dialog', { name: '随机抽取' })
    await dialog.getByLabel('办结日期从').fill('2025-05-01')
    await dialog.getByRole('checkbox', { name: '举报' }).uncheck()
    await dialog.getByLabel('抽取件数').fill('6')
    await dialog.getByText(/可以抽取 \d+ 件，将抽取 \d 件。/).waitFor()
    await look(chief, 'spot-check-draw', '[role=dialog]')
    await dialog.getByRole('button', { name: '随机抽取' }).click()
    await chief.getByRole('heading', { level: 2, name: '抽中的文件' }).waitFor()
    const files = chief.getByRole('region', { name: '抽中的文件' }).getByRole('listitem')
    await files.getByText('待检查').first().waitFor()
    const chosen = (await files.allInnerTexts()).map(peopleOf).find((one) => one.officer && one.colleague)
    number = chosen?.number ?? ''
    officer = await staffPage(county, chosen?.officer ?? '')
    colleague = await staffPage(county, chosen?.colleague ?? '')
    expect(errorsOf(chief)).toEqual([])
  })

  test('a colleague finds a fault beside what the system knows', async () => {
    await openFile(colleague, number)
    const panel = colleague.getByRole('region', { name: '抽查', exact: true })
    await panel.getByText('系统记录的情况').waitFor()
    await takeStep(colleague, '记录检查结果', async (dialog) => {
      await dialog.getByRole('radio', { name: '发现问题' }).check()
      await dialog.getByRole('checkbox', { name: '记录不完整' }).check()
      await dialog.getByLabel('记录不完整：具体情况').fill('没有通话记录，看不出怎样告知。')
      await dialog.getByLabel('整改要求').fill('补记通话时间和内容。')
      await dialog.getByLabel('整改期限').fill('2026-04-30')
      await look(colleague, 'spot-check-form', '[role=dialog]')
    })
    await panel.getByText('整改中').waitFor()
    expect(errorsOf(colleague)).toEqual([])
  })

  test('its officer puts it right, and the colleague accepts', async () => {
    await officer.goto('/console/spot-checks')
    await officer.getByRole('region', { name: '要我办的' }).getByRole('link', { name: number }).click()
    await takeStep(officer, '报告整改结果', (dialog) => dialog.getByLabel('整改结果').fill('已经补记，并附通话录音编号。'))
    await openFile(colleague, number)
    await takeStep(colleague, '认可整改', async () => undefined)
    await colleague.getByText('认可整改，抽查结束').waitFor()
    await look(colleague, 'spot-check-file')
    expect([...errorsOf(officer), ...errorsOf(colleague)]).toEqual([])
  })

  test('the chief sees what came of it, and that chance alone chose the files', async () => {
    await chief.reload()
    await chief.getByRole('region', { name: '问题类别' }).getByRole('row', { name: '记录不完整 1' }).waitFor()
    await chief.getByRole('button', { name: '重新计算' }).click()
    await chief.getByText(/按种子重算，与抽中的 \d 件完全一致。/).waitFor()
    await look(chief, 'spot-check-draw-page')
    await chief.getByRole('link', { name: '返回抽查回访' }).click()
    await chief.getByRole('region', { name: '各次抽查' }).getByText('有问题 1').waitFor()
    await look(chief, 'spot-checks')
    expect(errorsOf(chief)).toEqual([])
  })
})
