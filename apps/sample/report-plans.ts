/** How far each report of the county has come, and on which working day after its receipt each step was taken. */
import { addDays, type LegalDate } from '#platform/pure/date.ts'
import type { ReportCommandInput, ReportInput } from '#modules/report/contract.ts'

interface Known {
  readonly today: LegalDate
  readonly caseOfficers: string[]
  readonly realName: boolean
}

interface PlannedStep {
  /** Working days after receipt. */
  readonly after: number
  readonly by: 'officer' | 'chief' | 'reporter'
  readonly command: (known: Known) => ReportCommandInput
}

export interface Plan {
  readonly channel: ReportInput['channel']
  readonly realName: boolean
  /** Working days before the last day of the county on which it was received. */
  readonly ago: number
  readonly steps: readonly PlannedStep[]
  /** Plans with the same number are of one person, on one firm. */
  readonly reporter?: number
  /** Which of the texts; otherwise one after the other. */
  readonly text?: number
}

const CONDITIONS = ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation']

function by(who: PlannedStep['by'], after: number, command: PlannedStep['command'] | ReportCommandInput): PlannedStep {
  return { by: who, after, command: typeof command === 'function' ? command : () => command }
}

function start(after: number): PlannedStep {
  return by('officer', after, { type: 'start-verification' })
}

function record(after: number, text: string): PlannedStep {
  return by('officer', after, { type: 'record-verification', text, attachments: [] })
}

const VISIT = '到现场检查，拍摄货架、仓库和价签，当事人在场陪同并在检查笔录上签字。'
const PAPERS = '调取近三个月进货单据和收款记录，与举报内容核对。'

const propose = {
  file: (after: number) => by('officer', after, { type: 'propose-decision', decision: 'file', conditions: CONDITIONS, reason: '现场检查发现的物品与举报内容一致，有初步证据证明存在违法行为。' }),
  minor: (after: number) => by('officer', after, {
    type: 'propose-decision', decision: 'decline', conditions: [], ground: 'minor-corrected', reason: '违法行为轻微，当场改正，没有造成危害后果。',
  }),
  unproved: (after: number) => by('officer', after, {
    type: 'propose-decision', decision: 'decline', conditions: CONDITIONS.slice(2), ground: 'conditions-not-met', reason: '检查和抽样都没有发现举报的情况，没有证据证明存在违法行为。',
  }),
} as const

function approve(after: number): PlannedStep {
  return by('chief', after, { type: 'approve-decision', caseOfficers: [] })
}

function file(after: number): PlannedStep {
  return by('chief', after, ({ caseOfficers }) => ({ type: 'approve-decision', caseOfficers }))
}

function tell(after: number, how: 'phone' | 'sms' | 'portal'): PlannedStep {
  return by('officer', after, { type: 'tell-reporter', by: how })
}

function close(after: number, summary: string): PlannedStep {
  return by('officer', after, { type: 'close', summary })
}

function askMoreTime(after: number): PlannedStep {
  return by('officer', after, { type: 'request-extension', reason: '样品送检，检验结论要在核查期限之后才能取得。' })
}

/** In the order of how new they are, so that every stage stands in the list of a county of any day. */
export const PLANS: readonly Plan[] = [
  { channel: 'web', realName: false, ago: 1, steps: [] },
  { channel: 'phone', realName: true, ago: 2, steps: [start(1)] },
  { channel: 'web', realName: true, ago: 3, steps: [], reporter: 1, text: 0 },
  { channel: 'window', realName: true, ago: 5, steps: [start(1), record(3, VISIT)] },
  { channel: 'letter', realName: false, ago: 6, steps: [start(2), record(4, VISIT), by('reporter', 4, { type: 'add-material', text: '昨天晚上又进了一批货，还是没有标签。', attachments: [] })] },
  { channel: 'web', realName: true, ago: 9, steps: [start(1), record(3, VISIT), askMoreTime(8)] },
  { channel: 'web', realName: true, ago: 10, steps: [start(1), record(4, VISIT), propose.file(9)] },
  { channel: 'phone', realName: true, ago: 11, steps: [start(1), record(5, PAPERS), propose.minor(10)] },
  { channel: 'web', realName: true, ago: 12, steps: [start(1), record(2, VISIT), by('officer', 4, ({ today }) => ({ type: 'suspend', reason: 'testing', from: today, body: '市食品药品检验检测中心' }))] },
  { channel: 'national', realName: true, ago: 14, steps: [start(2), record(6, VISIT), propose.file(9), file(10)] },
  { channel: 'web', realName: true, ago: 16, steps: [start(1), record(4, PAPERS)] , reporter: 1, text: 0 },
  { channel: 'web', realName: false, ago: 18, steps: [start(1), record(3, VISIT), propose.unproved(7), approve(8)] },
  { channel: 'window', realName: true, ago: 21, steps: [start(1), record(5, VISIT), askMoreTime(9), by('chief', 10, { type: 'approve-extension' })] },
  { channel: 'phone', realName: true, ago: 24, steps: [start(1), record(4, VISIT), propose.unproved(9), approve(10), tell(11, 'phone')] },
  { channel: 'web', realName: true, ago: 30, steps: [start(1), record(4, VISIT), propose.file(8), file(9), tell(10, 'portal'), close(12, '已立案，移交办案人员办理。')] },
  { channel: 'letter', realName: true, ago: 33, steps: [start(2), record(6, VISIT), propose.minor(10), approve(11), tell(12, 'sms'), close(13, '违法行为轻微并已改正，不予立案，已告知举报人。'), by('officer', 14, { type: 'propose-reward', amountFen: 20_000, basis: '举报内容查证属实，依照举报奖励规定提出。' })] },
  { channel: 'phone', realName: true, ago: 36, steps: [by('officer', 1, ({ realName, today }) => ({
    type: 'transfer', to: '县城市管理执法局', inWriting: true, ...(realName && { told: 'sms' as const }), receiptBy: addDays(today, 10), reason: '占道经营和油烟排放由城市管理部门处理。',
  })), by('officer', 7, ({ today }) => ({ type: 'record-receipt', receivedOn: today, authority: '县城市管理执法局', receivedBy: '执法一中队值班人员', reference: '' }))] },
  { channel: 'web', realName: false, ago: 40, steps: [start(1), record(5, VISIT), propose.file(9), file(10), close(12, '已立案，移交办案人员办理。')] },
]
