/** Reports of the county: a few at every stage, some filed together with a complaint. The same seed and last day give the same. */
import { legalDate, type LegalDate } from '#platform/pure/date.ts'
import type { ReportCommandInput, ReportInput } from '#modules/report/contract.ts'
import { instantText, secondsOf, workdaysAfter, type Days } from './calendar.ts'
import { mobileNumber, personName } from './names.ts'
import { PLANS, type Plan } from './report-plans.ts'
import { REPORT_TEXTS } from './report-texts.ts'
import { pick, stream, type Random } from './random.ts'
import type { ReportStory, SampleOperator, Story } from './types.ts'

export interface ReportWorld {
  readonly seed: number
  readonly days: Days
  readonly areaCode: string
  readonly operators: readonly SampleOperator[]
  readonly accountIds: readonly string[]
  /** Officers of each unit, as account indices. */
  readonly officers: readonly (readonly number[])[]
  readonly chief: number
}

/** Mixed filings: what the report half says beside a complaint of any kind. */
const BESIDE = ['除了我的纠纷，店里还在继续卖同样有问题的商品，请一并查处。', '这家店没有明码标价，价签和收款不一致，很多顾客都遇到过，请查处。', '店里宣传的检测报告是假的，墙上还挂着，请查一查。'] as const
/** Numbers of phones from here on are those of reporters. */
const PHONES = 790_000_000
const MORNING = 9.5 * 3_600
const STEP_SECONDS = 1_500

/** The last working day at least `count` working days before the last day of the county. */
function workdaysBefore(days: Days, count: number): number {
  let at = days.count - 1
  for (let left = count; at > 0 && (left > 0 || !days.working[at]); at -= 1) if (days.working[at]) left -= 1
  return Math.max(0, at)
}

interface Filing {
  readonly key: string
  readonly day: number
  readonly second: number
  readonly operator: SampleOperator
  readonly input: ReportInput
  readonly beside?: Story
}

function storyOf(world: ReportWorld, random: Random, { key, day, second, operator, input, beside }: Filing, plan: Plan): ReportStory {
  const { days } = world
  const officers = world.officers[operator.unitIndex] ?? []
  const officer = pick(random, officers)
  const dayText = (index: number): LegalDate => days.text[index] ?? legalDate('2014-03-15')
  const received = secondsOf(day, second)
  let last = received
  const steps = plan.steps.flatMap((step) => {
    const on = workdaysAfter(days, day, step.after)
    if (on >= days.count) return []
    last = Math.max(secondsOf(on, MORNING), last) + STEP_SECONDS
    const account = step.by === 'reporter' ? null : step.by === 'chief' ? world.chief : officer
    const command = step.command({
      today: dayText(on), caseOfficers: officers.slice(0, 2).map((index) => world.accountIds[index] ?? ''), realName: input.reporter.realName,
    })
    return [{ at: instantText(days, last), account, command: command satisfies ReportCommandInput }]
  })
  return {
    key, receivedAt: beside?.receivedAt ?? instantText(days, received), receivedOn: beside?.receivedOn ?? dayText(day), areaCode: world.areaCode,
    unitIndex: operator.unitIndex, input, steps, ...(beside && { beside: { key: beside.key, receivedAt: beside.receivedAt } }),
  }
}

function reporterOf(seed: number, who: number): ReportInput['reporter'] {
  return { realName: true, name: personName(stream(seed, 'report', -1 - who)), phone: mobileNumber(PHONES + who), address: '' }
}

/** One report for each plan, on a firm that sells what the text is about. */
function alone(world: ReportWorld, plan: Plan, index: number): ReportStory {
  const random = stream(world.seed, 'report', index)
  const known = REPORT_TEXTS.filter(({ industries }) => world.operators.some(({ industry }) => industries.includes(industry)))
  const text = known[(plan.text ?? index) % known.length]
  // Two plans that name the same reporter and text speak of the same firm: a repeat that staff are to find.
  const target = plan.reporter === undefined ? random : stream(world.seed, 'report', 1_000 + plan.reporter)
  const operator = text && pick(target, world.operators.filter(({ industry }) => text.industries.includes(industry)))
  if (!operator) throw new RangeError('a county needs firms to report')
  const day = workdaysBefore(world.days, plan.ago)
  const input: ReportInput = {
    key: `sample-report-${world.seed}-${index}`, channel: plan.channel, category: text.category, facts: pick(random, text.facts), attachments: [],
    target: { operatorId: operator.id, name: operator.name, address: operator.address, creditCode: operator.creditCode },
    reporter: plan.realName ? reporterOf(world.seed, plan.reporter ?? index) : { realName: false },
  }
  return storyOf(world, random, { key: input.key, day, second: MORNING, operator, input }, plan)
}

/** The report half of a complaint on a firm of the register: the same person, the same moment. */
function besideOf(world: ReportWorld, story: Story, index: number): ReportStory | undefined {
  const operator = world.operators.find(({ id }) => id === story.input.respondent.operatorId)
  const day = world.days.text.indexOf(story.receivedOn)
  if (!operator || day < 0) return undefined
  const random = stream(world.seed, 'report', 2_000 + index)
  const { name, phone, address } = story.input.consumer
  const input: ReportInput = {
    key: `${story.key}:report`, channel: story.input.channel, category: story.input.category, facts: BESIDE[index % BESIDE.length] ?? BESIDE[0], attachments: [],
    target: { operatorId: operator.id, name: operator.name, address: operator.address, creditCode: operator.creditCode },
    reporter: index % 3 === 2 ? { realName: false } : { realName: true, name, phone, address },
  }
  const started = { steps: PLANS[1]?.steps ?? [], channel: 'web', realName: true, ago: 0 } as const
  return storyOf(world, random, { key: input.key, day, second: 19 * 3_600, operator, input, beside: story }, index % 2 === 0 ? { ...started, steps: [] } : started)
}

/** Every plan once, then the report halves of some of the complaints (the last ones on firms of the register). */
export function tellReports(world: ReportWorld, complaints: readonly Story[], mixed = 4): readonly ReportStory[] {
  const halves = complaints.filter(({ input }) => input.respondent.operatorId).slice(-mixed).map((story, index) => besideOf(world, story, index))
  return [...PLANS.map((plan, index) => alone(world, plan, index)), ...halves.filter((half) => half !== undefined)]
}
