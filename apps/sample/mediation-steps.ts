/** From acceptance to the closing of a file: invitation, sessions, tests, agreement or termination. */
import type { LegalDate } from '#platform/pure/date.ts'
import { addDays, legalDate } from '#platform/pure/date.ts'
import type { MediationCommandInput } from '#modules/mediation/contract.ts'
import { instantText, secondsOf, workdaysAfter } from './calendar.ts'
import { complaintStep, consumerStep, later, mediationStep, today, type Course } from './course.ts'
import { answerNote, closingSummary, maybeComment, phrase, sessionRecord, terminationReason } from './outcome-texts.ts'
import { below, between, chance, cumulate, drawIndex, pick, type Random } from './random.ts'

type Outcome = 'agreed' | 'terminated' | 'withdrawn'
type Party = 'consumer' | 'respondent'
const PARTIES = ['consumer', 'respondent'] as const
const MODES = ['phone', 'on-site', 'video', 'internet', 'audio'] as const
const MODE_SUMS = cumulate([40, 42, 7, 6, 5])
const GRADES = ['very-satisfied', 'satisfied', 'fair', 'unsatisfied'] as const
const GRADE_SUMS: Readonly<Record<Outcome | 'refused', Float64Array>> = {
  agreed: cumulate([45, 38, 12, 5]), withdrawn: cumulate([30, 45, 20, 5]), terminated: cumulate([6, 22, 34, 38]), refused: cumulate([1, 9, 25, 65]),
}
/** Grounds that only their own course leads to. */
const SPECIAL: ReadonlySet<string> = new Set(['limit-passed', 'withdrawn-or-settled', 'absent-or-refused'])

function dateOf(course: Course, day: number): LegalDate {
  const { days } = course.scene
  return days.text[day] ?? addDays(days.text[0] ?? legalDate('2014-03-15'), day)
}

/** How long before the last day the file was accepted: recent ones are more often slow, so that the desk has work. */
function pace(course: Course): 'quick' | 'slow' | 'lost' {
  const { random, days } = course.scene
  const age = days.count - 1 - today(course)
  const draw = below(random, 1_000)
  if (draw < (age > 60 && age < 110 ? 150 : 30)) return 'lost'
  return draw < (age > 36 && age < 60 ? 420 : 85) ? 'slow' : 'quick'
}

export function mediate(course: Course): void {
  const { random, rush } = course.scene
  const speed = pace(course)
  if (speed === 'lost') return letLimitPass(course)
  if (!rush && chance(random, 0.1)) return settleBetweenThem(course)
  const wait = speed === 'slow' ? between(random, 18, 30) : below(random, 10)
  if (!invite(course, later(course, wait), 0)) return
  if (!answer(course)) return terminate(course, later(course, between(random, 0, 4)), ['absent-or-refused', 'refused', 'absent'])
  if (chance(random, course.scene.appraisal) && !test(course)) return
  const absent = chance(random, rush ? 0.3 : 0.06)
  if (!hold(course, absent ? ['consumer'] : PARTIES)) return
  if (absent) return terminate(course, later(course, between(random, 1, 5)), ['absent-or-refused', 'absent', 'refused'])
  if (chance(random, 0.14) && !(invite(course, later(course, between(random, 1, 4)), 1) && hold(course, PARTIES))) return
  if (chance(random, rush ? 0.4 : 0.74)) return agree(course)
  terminate(course, later(course, between(random, 0, 3)), chance(random, 0.93) ? ['no-agreement'] : [])
}

function letLimitPass(course: Course): void {
  const { days, random } = course.scene
  const accepted = today(course)
  if (chance(random, 0.4)) {
    if (!invite(course, later(course, between(random, 3, 12)), 0)) return
  }
  const due = Math.max(workdaysAfter(days, accepted, 45), workdaysAfter(days, accepted + 60, 0))
  terminate(course, due + between(random, 1, 40), ['limit-passed'])
}

function settleBetweenThem(course: Course): void {
  const { random, told } = course.scene
  if (chance(random, 0.5) && !invite(course, later(course, below(random, 3)), 0)) return
  if (!consumerStep(course, today(course) + between(random, 1, 14), () => ({ type: 'withdraw', reason: phrase(random, 'withdraw') }))) return
  if (mediationStep(course, later(course, between(random, 1, 5)), () => ({ type: 'tell', party: 'both', by: told }))) close(course, 'withdrawn')
}

const HOURS = [9.5, 10, 10.5, 14.5, 15, 15.5, 16] as const

/** Invites both parties to a session two to seven days later, never on the day itself: it may slip to the next working day. */
function invite(course: Course, day: number, round: number): boolean {
  const { scene } = course
  const { random, days } = scene
  const sent = workdaysAfter(days, Math.max(day, today(course)), 0)
  const held = workdaysAfter(days, Math.max(sent + between(random, 2, 7), workdaysAfter(days, sent, 1) + 1), 0)
  const starts = secondsOf(held, pick(random, HOURS) * 3_600)
  const startsAt = instantText(days, starts)
  const mode = MODES[drawIndex(random, MODE_SUMS)] ?? 'phone'
  const command: MediationCommandInput = {
    type: 'invite', mode, startsAt, mediators: [scene.officerName], place: mode === 'on-site' ? phrase(random, 'place') : '线上',
  }
  course.session = { id: scene.sessionId(round), at: starts }
  return mediationStep(course, day, () => command, course.session.id)
}

/** Both parties say whether they take part; false where the firm (seldom the consumer) declines or the last day has come. */
function answer(course: Course): boolean {
  const { random, rush } = course.scene
  const willing: Readonly<Record<Party, boolean>> = { consumer: chance(random, 0.99), respondent: chance(random, rush ? 0.55 : 0.87) }
  for (const party of PARTIES) {
    const command = { type: 'record-answer', party, willing: willing[party], note: answerNote(random, willing[party]) } as const
    if (!mediationStep(course, later(course, party === 'consumer' ? 0 : below(random, 2)), () => command)) return false
  }
  return willing.consumer && willing.respondent
}

function hold(course: Course, present: readonly Party[]): boolean {
  const { random } = course.scene
  const { session } = course
  if (!session) return false
  const command: MediationCommandInput = { type: 'hold-session', sessionId: session.id, present: [...present], record: sessionRecord(random, present.length === 2) }
  course.at = Math.max(course.at, session.at + between(random, 1_200, 5_400))
  return mediationStep(course, today(course), () => command)
}

/** Holds the first session, sends the thing to be tested, and invites again when the result is there. */
function test(course: Course): boolean {
  const { random, grounds } = course.scene
  if (grounds.suspension.length === 0) return true
  const reason = pick(random, grounds.suspension)
  const body = phrase(random, 'test-body')
  if (!hold(course, PARTIES)) return false
  if (!mediationStep(course, later(course, between(random, 0, 2)), () => ({ type: 'suspend', reason, body, from: dateOf(course, today(course)) }))) return false
  const back = later(course, between(random, 4, 24))
  if (!mediationStep(course, back, () => ({ type: 'resume', lastDay: dateOf(course, today(course)), note: '已收到检测（鉴定）结论' }))) return false
  return invite(course, later(course, between(random, 0, 2)), 2)
}

function agree(course: Course): void {
  const { random } = course.scene
  if (!mediationStep(course, later(course, chance(random, 0.75) ? 0 : 1), () => agreement(course))) return
  close(course, 'agreed')
}

function agreement(course: Course): MediationCommandInput {
  const { random, yuan } = course.scene
  const form = pick(random, ['written', 'written', 'performed', 'waived'] as const)
  const dueOn = dateOf(course, today(course) + (form === 'performed' ? 0 : between(random, 2, 20)))
  const amountFen = Math.max(100, Math.round(yuan * pick(random, [100, 100, 100, 80, 70, 50, 60])))
  const duty = phrase(random, 'duty')
  const main = { party: 'respondent', duty, dueOn, ...(chance(random, 0.8) ? { amountFen } : {}) } as const
  const back = { party: 'consumer', duty: '将商品完好退回经营者', dueOn } as const
  return { type: 'record-agreement', form, terms: duty.includes('退货') ? [back, main] : [main] }
}

function chooseGround(random: Random, offered: readonly string[], wanted: readonly string[]): string | undefined {
  const fitting = wanted.find((id) => offered.includes(id))
  const others = offered.filter((id) => !SPECIAL.has(id))
  return fitting ?? (others.length > 0 ? pick(random, others) : undefined)
}

function terminate(course: Course, day: number, wanted: readonly string[]): void {
  const { random, grounds, told } = course.scene
  const ground = chooseGround(random, grounds.termination, wanted)
  if (course.over || ground === undefined) return
  if (!mediationStep(course, day, () => ({ type: 'terminate', ground, reason: terminationReason(random, ground) }))) return
  const apart = chance(random, 0.15)
  const lateness = chance(random, 0.03) ? between(random, 8, 12) : between(random, 0, 5)
  if (!mediationStep(course, later(course, lateness), () => ({ type: 'tell', party: apart ? 'consumer' : 'both', by: told }))) return
  if (apart && !mediationStep(course, later(course, 1), () => ({ type: 'tell', party: 'respondent', by: 'phone' }))) return
  close(course, 'terminated')
}

function close(course: Course, outcome: Outcome): void {
  const { random } = course.scene
  const closed = complaintStep(course, 'officer', later(course, below(random, 5)), () => ({ type: 'close', summary: closingSummary(random, outcome) }))
  if (closed && chance(random, 0.42)) rate(course, outcome)
}

export function rate(course: Course, outcome: Outcome | 'refused'): void {
  const { random } = course.scene
  const comment = maybeComment(random)
  const grade = GRADES[drawIndex(random, GRADE_SUMS[outcome])] ?? 'fair'
  consumerStep(course, today(course) + between(random, 0, 10), () => ({ type: 'rate', grade, ...(comment === undefined ? {} : { comment }) }))
}
