/** One file in memory: the real procedures, the real law, the reactions of `flows`, and no database. */
import { fileURLToPath } from 'node:url'
import type { LegalDate } from '#platform/pure/date.ts'
import { legalDate, legalDay } from '#platform/pure/date.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import type { Actor, AnyEvent, FileHead, Recorded, Role } from '#modules/casefile/casefile.ts'
import { foldFile, playStep, SYSTEM, takeStep, type Folded, type Practice, type Step } from '#modules/casefile/engine.ts'
import type { ComplaintCommand, ComplaintState, Statement } from '#modules/complaint/index.ts'
import type { DispatchCommand } from '#modules/dispatch/index.ts'
import type { MediationCommand, MediationState } from '#modules/mediation/index.ts'
import type { ReportCommand, ReportState, Statement as ReportStatement } from '#modules/report/index.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import { loadLaw } from '#modules/rules/load.ts'
import { react, reactsTo } from '#flows/index.ts'
import { restrain } from '#flows/restraints.ts'
import { PROCEDURES } from '../procedures.ts'

const law = loadLaw(fileURLToPath(new URL('../../../rules', import.meta.url)))
/** A county that has refusals approved by the chief; the others do not. */
export const APPROVING = '510822'
export const practice: Practice = {
  procedures: PROCEDURES,
  law, react, reactsTo, restrain,
  local: (areaCode) => ({ refusalNeedsApproval: areaCode === APPROVING }),
}

export const OFFICE = '00000000-0000-4000-8000-00000000000a'
export const OFFICE2 = '00000000-0000-4000-8000-00000000000b'
export const DESK = '00000000-0000-4000-8000-00000000000c'
const FILE = '00000000-0000-4000-8000-0000000000f1'

function actor(role: Role, reach: readonly string[], id = `${role}-1`): Actor {
  return { id, name: `${id}（${role}）`, grants: [{ role, unitId: reach[0] ?? '', reach }] }
}

export const ACTORS = {
  consumer: actor('consumer', [FILE], `consumer:${FILE}`),
  stranger: actor('consumer', ['00000000-0000-4000-8000-0000000000f2'], 'consumer:other'),
  intake: actor('intake', [DESK, OFFICE, OFFICE2]),
  officer: actor('officer', [OFFICE]),
  officer2: actor('officer', [OFFICE2], 'officer-2'),
  chief: actor('chief', [DESK, OFFICE, OFFICE2]),
  viewer: actor('viewer', [DESK, OFFICE, OFFICE2]),
  auditor: actor('auditor', ['*']),
  nobody: { id: 'nobody', name: '无', grants: [] },
  system: SYSTEM,
} as const satisfies Record<string, Actor>

export const statement: Statement = {
  channel: 'web', personId: '00000000-0000-4000-8000-0000000000e1',
  respondent: { operatorId: null, name: '香满园蛋糕店', address: '新华街12号', phone: null, creditCode: null },
  category: 'food-safety', goods: null, orderNumber: null, online: null, facts: '蛋糕里有异物，店家只肯退一半。', claims: ['refund'], claimText: null, amountFen: 28_800,
  occurredOn: null, publicationConsent: true, entrustConsent: false, attachments: [], nationalNumber: null,
}

export interface World {
  readonly head: FileHead
  readonly recorded: readonly Recorded[]
}

/** A file that nothing has happened to. */
export function blank(receivedOn: LegalDate, areaCode = '510821'): World {
  return {
    head: { id: FILE, number: '', kind: 'complaint', receivedOn, areaCode, unitId: OFFICE, officerId: null, version: 0 }, recorded: [],
  }
}

export function foldOf(world: World): Folded & { readonly complaint: ComplaintState; readonly mediation: MediationState } {
  const folded = foldFile(practice, world.recorded, world.head)
  return { ...folded, complaint: folded.states['complaint'] as ComplaintState, mediation: folded.states['mediation'] as MediationState }
}

/** What a step brings, without what follows from it. */
export function judge(world: World, step: Step, under = practice): readonly AnyEvent[] | Refusal {
  return takeStep(under, world.head, world.recorded, step)
}

/** One step and everything that follows from it. */
export function take(world: World, step: Step, under = practice): World | Refusal {
  const course = playStep(under, world.head, foldFile(under, world.recorded, world.head), step)
  if (isRefusal(course)) return course
  if (course.left.length > 0) throw new Error(`reaction to ${course.left[0]?.event.type} refused`)
  return { head: course.head, recorded: [...world.recorded, ...course.fresh] }
}

/** A story told step by step; each day a step is taken on is given, at nine in the morning in Asia/Shanghai. */
export interface Told {
  readonly world: World
  complaint(command: ComplaintCommand, by: Actor, day?: string): Told
  mediation(command: MediationCommand, by: Actor, day?: string): Told
}

export function morning(day: string): Date {
  return new Date(`${day}T01:00:00Z`)
}

export function tell(world: World, day: string): Told {
  function step(procedure: string, command: ComplaintCommand | MediationCommand, by: Actor, on: string): Told {
    const next = take(world, { procedure, command, actor: by, now: morning(on) })
    if (isRefusal(next)) throw new Error(`${procedure}.${command.type} refused: ${next.refusal} ${JSON.stringify(next.params ?? {})}`)
    return tell(next, on)
  }
  return {
    world,
    complaint: (command, by, on = day) => step('complaint', command, by, on),
    mediation: (command, by, on = day) => step('mediation', command, by, on),
  }
}

/** How a file of each kind is received, with what it states beside the usual. */
export const RECEIPTS: Readonly<Record<Exclude<FileKind, 'inquiry'>, (on: LegalDate, stated: object) => World | Refusal>> = {
  complaint: (on, stated) => take(blank(on), {
    procedure: 'complaint', command: { type: 'receive', unitId: OFFICE, ...statement, ...stated } as ComplaintCommand, actor: actor('consumer', ['*'], 'public'), now: morning(on),
  }),
  report: (on, stated) => take(blankReport(on), {
    procedure: 'report', command: { type: 'receive', unitId: OFFICE, ...reported, ...stated } as ReportCommand, actor: actor('consumer', ['*'], 'public'), now: morning(on),
  }),
}

/** A complaint received on a day, with the office. */
export function received(day: string, given: Partial<Statement> = {}): Told {
  const world = blank(legalDay(morning(day)))
  return tell(world, day).complaint({ type: 'receive', unitId: OFFICE, ...statement, ...given }, actor('consumer', ['*'], 'public'))
}

export const reported: ReportStatement = {
  channel: 'web', realName: true, personId: '00000000-0000-4000-8000-0000000000e2', reporterKey: 'k1',
  target: { operatorId: null, name: '红星五金店', address: '红星路8号', creditCode: null }, category: 'quality', facts: '把三无插座当作名牌卖，货架上还有几十个。',
  occurredOn: null, attachments: [],
}

function blankReport(receivedOn: LegalDate): World {
  const world = blank(receivedOn)
  return { ...world, head: { ...world.head, kind: 'report' } }
}

/** A report received on a day, with the office; told on step by step. */
export function receivedReport(day: string, given: Partial<ReportStatement> = {}): ReportTold {
  return tellReport(blankReport(legalDay(morning(day))), day).step({ type: 'receive', unitId: OFFICE, ...reported, ...given }, actor('consumer', ['*'], 'public'))
}

export interface ReportTold {
  readonly world: World
  readonly state: ReportState
  step(command: ReportCommand, by: Actor, day?: string): ReportTold
}

function tellReport(world: World, day: string): ReportTold {
  return {
    world, state: foldFile(practice, world.recorded, world.head).states['report'] as ReportState,
    step: (command, by, on = day) => {
      const next = take(world, { procedure: 'report', command, actor: by, now: morning(on) })
      if (isRefusal(next)) throw new Error(`report.${command.type} refused: ${next.refusal} ${JSON.stringify(next.params ?? {})}`)
      return tellReport(next, on)
    },
  }
}

/** Sent to the regulator of the next county, and received there. */
export const TO_QINGCHUAN = { type: 'transfer-out', recipient: 'regulator', body: '青川县市场监督管理局', letter: '移送函1号', reason: '实际经营地在青川县', receiptBy: legalDate('2026-05-08'), told: 'sms' } as const

/** Steps between offices on a complaint of one day, all of them by intake. */
export function between(world: World, ...commands: readonly DispatchCommand[]): World {
  return commands.reduce((now, command) => {
    const next = take(now, { procedure: 'dispatch', command, actor: ACTORS.intake, now: morning('2026-04-28') })
    if (isRefusal(next)) throw new Error(next.refusal)
    return next
  }, world)
}

export const RECEIPT = { type: 'record-receipt', receivedOn: legalDate('2026-04-28'), receivedBy: '青川县局收发室' } as const
