/** From receipt to the decision to accept or refuse: routing, material, withdrawal. */
import { workdaysAfter } from './calendar.ts'
import { complaintStep, consumerStep, later, today, type Course, type Scene } from './course.ts'
import { mediate, rate } from './mediation-steps.ts'
import { drawRefusalGround, phrase, refusalReason } from './outcome-texts.ts'
import { below, between, chance, cumulate, drawIndex } from './random.ts'
import type { Step } from './types.ts'

/** Working days from receipt to the decision, 0 to 7: most in the first days, some on the last. */
const DECISION_SUMS = cumulate([6, 24, 22, 17, 12, 9, 6, 4])

/** Every step of a story, up to the last day. */
export function writeSteps(scene: Scene): Step[] {
  const course: Course = { scene, steps: [], at: scene.received, over: false }
  if (scene.arrival !== scene.office && !route(course)) return course.steps
  addMaterial(course)
  decide(course)
  return course.steps
}

/** The desk finds the office; a wrong office sends the file back first (Order 121 Art. 41: it never forwards itself). */
function route(course: Course): boolean {
  const { random, arrival, desk, unitIds, office } = course.scene
  if (arrival !== desk) {
    const back = later(course, between(random, 0, 2))
    const wrong: Course = { ...course, scene: { ...course.scene, officer: course.scene.arrivalOfficer } }
    const returned = complaintStep(wrong, 'officer', back, () => ({ type: 'return-to-intake', reason: phrase(random, 'return') }))
    course.at = wrong.at
    if (!returned) return false
  }
  const unitId = unitIds[office] ?? ''
  return complaintStep(course, 'intake', later(course, below(random, 2)), () => ({ type: 'assign', unitId, reason: phrase(random, 'assign') }))
}

function addMaterial(course: Course): void {
  const { random } = course.scene
  if (!chance(random, 0.11)) return
  consumerStep(course, today(course) + below(random, 2), () => ({ type: 'add-material', text: phrase(random, 'material'), attachments: [] }))
}

function decide(course: Course): void {
  const { random, days, received, rush } = course.scene
  const receivedOn = Math.floor(received / 86_400)
  const recent = days.count - receivedOn < 26
  const late = chance(random, recent ? 0.09 : 0.03)
  const day = workdaysAfter(days, receivedOn, late ? between(random, 8, 15) : drawIndex(random, DECISION_SUMS))
  if (!rush && chance(random, 0.045)) {
    consumerStep(course, today(course) + below(random, 4), () => ({ type: 'withdraw', reason: phrase(random, 'withdraw') }))
    return
  }
  if (chance(random, late ? 0.4 : 0.03)) nameOfficer(course, Math.max(today(course), day - 1))
  if (!rush && chance(random, 0.125)) return refuse(course, day)
  if (complaintStep(course, 'officer', day, () => ({ type: 'accept', told: course.scene.told }))) mediate(course)
}

/** The chief names who shall handle a file that threatens to run late. */
function nameOfficer(course: Course, day: number): void {
  const { random, unitIds, office, officerId } = course.scene
  complaintStep(course, 'chief', day, () => ({ type: 'assign', unitId: unitIds[office] ?? '', officerId, reason: phrase(random, 'name') }))
}

function refuse(course: Course, day: number): void {
  const { random, grounds, told } = course.scene
  const ground = drawRefusalGround(random, grounds.refusal)
  if (ground === undefined) return
  const done = complaintStep(course, 'officer', day, () => ({
    type: 'refuse', ground, reason: refusalReason(random, ground), told, ...(ground === 'papers-missing' || ground === 'identity-refused' ? { falsified: true } : {}),
  }))
  if (done && chance(random, 0.08)) rate(course, 'refused')
}
