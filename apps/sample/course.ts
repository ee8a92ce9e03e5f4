/** The course of one file: a clock that only moves forward, and the steps taken so far. */
import type { ComplaintCommandInput } from '#modules/complaint/contract.ts'
import type { MediationCommandInput } from '#modules/mediation/contract.ts'
import { dayOf, instantText, secondsOf, workdaysAfter, type Days } from './calendar.ts'
import { below, between, chance, type Random } from './random.ts'
import type { Grounds, Step } from './types.ts'

/** What the steps of a story turn on. */
export interface Scene {
  readonly random: Random
  readonly days: Days
  readonly grounds: Grounds
  /** Second of receipt, since the first day began in Shanghai. */
  readonly received: number
  readonly told: 'portal' | 'sms' | 'phone' | 'post' | 'window'
  readonly yuan: number
  /** Share of mediations that wait for a test. */
  readonly appraisal: number
  /** Whether it belongs to a rush of complaints about a firm that has vanished. */
  readonly rush: boolean
  readonly unitIds: readonly string[]
  /** Unit of arrival and the competent office. */
  readonly arrival: number
  readonly office: number
  readonly desk: number
  /** Account indices. */
  readonly officer: number
  readonly officerId: string
  readonly officerName: string
  readonly arrivalOfficer: number
  readonly intake: number
  readonly chief: number
  readonly sessionId: (count: number) => string
}

export interface Course {
  readonly scene: Scene
  readonly steps: Step[]
  /** Second of the latest step. */
  at: number
  /** The session that both were last invited to, and the second from which it may be recorded. */
  session?: { readonly id: string; readonly at: number }
  /** Set once the next step would lie beyond the last day: nothing more happens. */
  over: boolean
}

export function today(course: Course): number {
  return dayOf(course.at)
}

const MORNING = 9 * 3_600
const AFTERNOON = 14.5 * 3_600

function officeSecond(random: Random): number {
  return chance(random, 0.55) ? MORNING + below(random, 3 * 3_600 - 60) : AFTERNOON + below(random, 3.4 * 3_600)
}

/** Moves to a moment of the day, later than the latest step; false (and over) beyond the last day. */
function move(course: Course, wanted: number, office: boolean): boolean {
  const { days, random } = course.scene
  const earliest = Math.max(wanted, today(course))
  const day = office ? workdaysAfter(days, earliest, 0) : earliest
  const second = office ? officeSecond(random) : between(random, 8 * 3_600, 22 * 3_600)
  let at = secondsOf(day, second)
  if (at <= course.at) {
    const soon = course.at + between(random, 180, 3_000)
    const late = soon - secondsOf(dayOf(soon), 0) > 17.8 * 3_600
    at = office && late ? secondsOf(workdaysAfter(days, dayOf(soon), 1), MORNING + below(random, 3_600)) : soon
  }
  if (course.over || dayOf(at) >= days.count) {
    course.over = true
    return false
  }
  course.at = at
  return true
}

type Staff = 'officer' | 'intake' | 'chief'

/** Takes a step at the office on the first working day from `day` on, or after the latest step if that is later. */
export function complaintStep(course: Course, actor: Staff, day: number, command: () => ComplaintCommandInput): boolean {
  if (!move(course, day, true)) return false
  const { scene } = course
  course.steps.push({ at: instantText(scene.days, course.at), actor, account: scene[actor], procedure: 'complaint', command: command() })
  return true
}

export function consumerStep(course: Course, day: number, command: () => ComplaintCommandInput): boolean {
  if (!move(course, day, false)) return false
  course.steps.push({ at: instantText(course.scene.days, course.at), actor: 'consumer', account: null, procedure: 'complaint', command: command() })
  return true
}

export function mediationStep(course: Course, day: number, command: () => MediationCommandInput, sessionId?: string): boolean {
  if (!move(course, day, true)) return false
  const { scene } = course
  const step = { at: instantText(scene.days, course.at), actor: 'officer', account: scene.officer, procedure: 'mediation', command: command() } as const
  course.steps.push(sessionId === undefined ? step : { ...step, sessionId })
  return true
}

/** The working day `workdays` after the latest step. */
export function later(course: Course, workdays: number): number {
  return workdaysAfter(course.scene.days, today(course), workdays)
}
