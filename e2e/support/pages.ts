/** Every page and dialog as a list, for tests that look at all of them. */
import type { Page } from 'playwright-core'
import { loginOf, openStep, staffPage } from './console.ts'
import { aFirm, type RunningCounty } from './county.ts'
import { fillComplaint, track, type Filed } from './portal.ts'

export interface Sight {
  readonly name: string
  readonly open: (page: Page) => Promise<void>
}

/** Pages of the portal; `filed` are files of the consumer by what became of them. */
export function portalSights(county: RunningCounty, filed: Readonly<Record<string, Filed>>): readonly Sight[] {
  const { firm } = aFirm(county)
  const at = (path: string) => async (page: Page) => {
    await page.goto(path)
  }
  return [
    { name: 'home', open: at('/') },
    { name: 'search', open: at('/complaint') },
    { name: 'search-results', open: at(`/complaint?q=${encodeURIComponent('超市')}`) },
    { name: 'search-none', open: at(`/complaint?q=${encodeURIComponent('没有这样的店')}`) },
    { name: 'form', open: at(`/complaint/form?operator=${firm.id}`) },
    {
      name: 'form-wrong',
      open: async (page) => {
        await page.goto('/complaint/form')
        await page.getByRole('button', { name: '提交投诉' }).click()
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'receipt',
      open: async (page) => {
        await page.goto(`/complaint/form?operator=${firm.id}`)
        await fillComplaint(page)
        await page.getByRole('button', { name: '提交投诉' }).click()
        await page.getByRole('heading', { level: 1, name: '投诉已提交' }).waitFor()
      },
    },
    { name: 'track', open: at('/track') },
    ...Object.entries(filed).map(([name, file]) => ({ name: `file-${name}`, open: (page: Page) => track(page, file) })),
    { name: 'privacy', open: at('/privacy') },
    { name: 'not-found', open: at('/no-such-page') },
  ]
}

interface RoleSights {
  readonly role: string
  /** Names in the menu. */
  readonly pages: Readonly<Record<string, string>>
}

/** Menu of each role: the page's name in a file name, and in the menu. */
export const MENUS: readonly RoleSights[] = [
  { role: 'officer', pages: { queue: '待办列表', register: '代为登记', knowledge: '知识库', incidents: '突发事件', cases: '案件', 'spot-checks': '抽查回访', absences: '外出与移交' } },
  { role: 'intake', pages: { queue: '待办列表', overview: '全县概览', platforms: '四个平台', register: '代为登记', knowledge: '知识库', import: '全国平台', places: '地名归属', incidents: '突发事件', cases: '案件' } },
  { role: 'chief', pages: { queue: '待办列表', overview: '全县概览', platforms: '四个平台', register: '代为登记', knowledge: '知识库', import: '全国平台', places: '地名归属', incidents: '突发事件', cases: '案件', 'spot-checks': '抽查回访', absences: '外出与移交' } },
  { role: 'viewer', pages: { queue: '待办列表', overview: '全县概览', platforms: '四个平台', incidents: '突发事件', cases: '案件' } },
  { role: 'administrator', pages: { units: '单位', accounts: '账号与岗位' } },
  { role: 'security-officer', pages: { accounts: '账号与岗位' } },
  { role: 'auditor', pages: { accounts: '账号与岗位', audit: '审计记录' } },
]

export async function eachMenuPage(county: RunningCounty, { role, pages }: RoleSights, look: (page: Page, name: string) => Promise<void>): Promise<Page> {
  const page = await staffPage(county, loginOf(county, role))
  for (const [name, entry] of Object.entries(pages)) {
    await page.getByRole('navigation', { name: '功能导航' }).getByRole('link', { name: entry }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('status', { name: '正在读取' }).first().waitFor({ state: 'detached' })
    await look(page, `${role}-${name}`)
  }
  return page
}

/** Opens the form of every step that is open on a file and not among those `seen`, one after the other. */
export async function eachStep(page: Page, look: (page: Page, name: string) => Promise<void>, seen: Set<string> = new Set()): Promise<void> {
  const bar = page.getByRole('region', { name: '办理' })
  const names = await bar.locator('button:not([aria-disabled])').allTextContents()
  for (const name of names.filter((one) => !seen.has(one))) {
    seen.add(name)
    const dialog = await openStep(page, name)
    await look(page, `step-${name}`)
    await dialog.getByRole('button', { name: '取消', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
}
