/** The stories as rows of the national platform's export, for tests of the import. */
import type { COLUMNS } from '#modules/exchange/national.ts'
import type { County, Step, Story } from './types.ts'
import { CITY, COUNTY } from './units.ts'

export type NationalRow = Readonly<Record<(typeof COLUMNS)[number], string>>

/** A problem category as `rules/categories/problem-2026.yaml` lists it. */
export interface ProblemCode {
  readonly code: string
  readonly zh: string
  readonly leaves: readonly string[]
}

const CHANNELS: Readonly<Record<Story['input']['channel'], string>> = {
  phone: '电话', web: '互联网', national: '互联网', window: '来人', letter: '来函', sms: '短信', station: '监管人员录入',
}
const CLAIMS: Readonly<Record<string, string>> = {
  'return-goods': '退货', exchange: '更换', refund: '退赔费用', damages: '赔偿损失', repair: '修理', redo: '重作', apology: '赔礼道歉', other: '其他',
}

/** The platform's number: 1, the organ (county code and 00), the day, and a serial of eight digits. */
function nationalNumber(story: Story): string {
  return `1${story.areaCode}00${story.receivedOn.replaceAll('-', '')}${String(story.index + 1).padStart(8, '0')}`
}

function last<Type extends Step['command']['type']>(story: Story, type: Type): Extract<Step['command'], { type: Type }> | undefined {
  return story.steps.findLast((step) => step.command.type === type)?.command as Extract<Step['command'], { type: Type }> | undefined
}

function status(story: Story): string {
  if (last(story, 'refuse')) return '不受理'
  if (last(story, 'close')) return '处理完成'
  return last(story, 'accept') ? '受理' : '待初查'
}

function feedback(story: Story): string {
  return last(story, 'refuse')?.reason ?? last(story, 'close')?.summary ?? ''
}

/** The office that has the file after its last assignment. */
function departmentOf(county: County, story: Story): string {
  const assigned = last(story, 'assign')?.unitId
  const unit = assigned ? county.units.find((candidate) => candidate.id === assigned) : county.units[story.unitIndex]
  return unit?.shortName ?? ''
}

function rowOf(county: County, story: Story, problems: ReadonlyMap<string, ProblemCode>): NationalRow {
  const { input } = story
  const problem = problems.get(input.category)
  const leaf = problem?.leaves[story.index % problem.leaves.length] ?? '其他投诉问题'
  return {
    登记编号: nationalNumber(story), 类型: '投诉', 接收方式: CHANNELS[input.channel], 企业名称: input.respondent.name, 企业地址: input.respondent.address,
    诉求内容: `${input.claims.map((claim) => CLAIMS[claim] ?? '其他').join(',')} ${leaf} ${county.units[CITY]?.name.slice(0, 3) ?? ''}${input.facts}`,
    问题类别: problem?.zh ?? '其他', 事发地: input.respondent.address, 具体问题: leaf, 初查受理状态: status(story),
    处理机构: county.units[COUNTY]?.name ?? '', 处理部门: departmentOf(county, story), 反馈内容: feedback(story),
  }
}

/** One row for each story, in their order. */
export function* nationalRows(county: County, stories: Iterable<Story>, problems: readonly ProblemCode[]): Generator<NationalRow> {
  const byCode = new Map(problems.map((problem) => [problem.code, problem]))
  for (const story of stories) yield rowOf(county, story, byCode)
}
