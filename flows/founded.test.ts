/** A step that is refused says what forbids it: an article of the file's pack, or plainly that it is a rule of this system. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import { foldFile, founded, verdicts, type Step } from '#modules/casefile/engine.ts'
import { ACTORS, blank, judge, morning, practice, received, receivedReport, take, type World } from '#apps/server/memory/testing.ts'
import { refusalRow } from '#apps/server/refusals.ts'
import { BEGINNINGS, SAMPLES, type Beginning, type Sample } from './model/samples/testing.ts'

const STAFF = Object.values(ACTORS)

function begin(kind: FileKind, { day, areaCode, procedure, command, by }: Beginning): World {
  const head = { ...blank(legalDay(morning(day)), areaCode).head, kind }
  const world = take({ head, recorded: [] }, { procedure, command, actor: by, now: morning(day) })
  if (isRefusal(world)) throw new Error(`a ${kind} cannot begin: ${world.refusal}`)
  return world
}

function stepOf(world: World, name: string, sample: Sample, actor: Step['actor'], day: string): Step {
  const [procedure = '', type = ''] = name.split('.')
  const now = morning(day)
  const { states } = foldFile(practice, world.recorded, world.head)
  const made = typeof sample === 'function' ? (sample as (at: object) => object)({ now, today: legalDay(now), unitId: world.head.unitId, states }) : sample
  return { procedure, command: { ...made, type }, actor, now }
}

/** What a refusal lacks: with an article of law, or as a rule of our own, it lacks nothing. What was typed wrongly (422) is no step refused. */
function lacks(refusal: Refusal): boolean {
  const { status, own } = refusalRow(refusal.refusal)
  return (status === 409 || status === 403) && !refusal.article && !own
}

/** Every step of every procedure on a file as it stands, for everyone, with the samples and as the buttons have it. */
function refusalsOn(world: World, day: string): readonly (readonly [string, Refusal])[] {
  const shown = STAFF.flatMap((actor) => verdicts(practice, world.head, foldFile(practice, world.recorded, world.head), actor, morning(day))
    .flatMap(({ procedure, type, refusal }): readonly (readonly [string, Refusal])[] => (refusal ? [[`${procedure}.${type}`, refusal]] : [])))
  const judged = Object.entries(SAMPLES).flatMap(([name, samples]) => samples.flatMap((sample): readonly (readonly [string, Refusal])[] => {
    const answer = judge(world, stepOf(world, name, sample, ACTORS.chief, day))
    return isRefusal(answer) ? [[name, answer]] : []
  }))
  return [...shown, ...judged]
}

/** Steps along which a file is led, drawn with one seed, so that what is visited does not hang on luck. */
function walks(kind: FileKind): readonly World[] {
  const steps = Object.entries(SAMPLES).flatMap(([name, samples]) => samples.map((sample) => ({ name, sample })))
  const drawn = fc.sample(fc.array(fc.record({ step: fc.constantFrom(...steps), by: fc.constantFrom(ACTORS.officer, ACTORS.chief, ACTORS.intake, ACTORS.consumer) }), { minLength: 250, maxLength: 250 }), { numRuns: 4, seed: 12315 })
  return (BEGINNINGS[kind] ?? []).flatMap((beginning) => drawn.flatMap((path) => {
    const worlds = [begin(kind, beginning)]
    for (const { step: { name, sample }, by } of path) {
      const at = worlds.at(-1)
      const next = at && take(at, stepOf(at, name, sample, by, addDays(legalDay(morning(beginning.day)), 1)))
      if (next && !isRefusal(next)) worlds.push(next)
    }
    return worlds
  }))
}

describe.each(['complaint', 'report', 'inquiry'] as const)('a step refused on a %s', (kind) => {
  test('names an article, or is known as a rule of this system', () => {
    const worlds = walks(kind)
    const seen = worlds.flatMap((world) => refusalsOn(world, addDays(world.head.receivedOn, 1)))
    expect(worlds.length).toBeGreaterThan(20)
    expect(seen.length).toBeGreaterThan(1000)
    expect([...new Set(seen.filter(([, refusal]) => lacks(refusal)).map(([step, { refusal }]) => `${step}: ${refusal}`))]).toEqual([])
  })
})

/** Written from the orders: the article of the order under which the file stands, not of the one in force today. */
describe('the article of the pack', () => {
  const refused = (world: World, day: string, name: string, who: Step['actor'] = ACTORS.officer) => {
    const answer = judge(world, stepOf(world, name, SAMPLES[name]?.[0] ?? {}, who, day))
    return isRefusal(answer) ? answer.article : 'allowed'
  }
  test.each([
    ['2026-04-28', '《市场监督管理投诉举报处理办法》第十五条'], ['2021-06-03', '《市场监督管理投诉举报处理暂行办法》第十四条'], ['2018-06-04', '《工商行政管理部门处理消费者投诉办法》第十五条'],
  ])('a complaint of %s is decided once: %s', (day, article) => {
    const { world } = received(day).complaint({ type: 'accept', told: 'sms' }, ACTORS.officer)
    expect(refused(world, day, 'complaint.refuse')).toBe(article)
  })

  test('who may not decide on a complaint is told so with the article, and on the button too', () => {
    const { world } = received('2026-04-28')
    const answer = judge(world, stepOf(world, 'complaint.refuse', SAMPLES['complaint.refuse']?.[0] ?? {}, ACTORS.intake, '2026-04-28'))
    expect(answer).toMatchObject({ refusal: 'complaint.not-permitted', article: '《市场监督管理投诉举报处理办法》第十五条' })
    const shown = verdicts(practice, world.head, foldFile(practice, world.recorded, world.head), ACTORS.intake, morning('2026-04-28'))
    expect(shown.find(({ type }) => type === 'refuse')?.refusal).toEqual(answer)
  })

  test('mediation that was terminated goes no further; telling waits for its end', () => {
    const open = received('2026-04-28').complaint({ type: 'accept', told: 'sms' }, ACTORS.officer)
    expect(refused(open.world, '2026-04-28', 'mediation.tell')).toBe('《市场监督管理投诉举报处理办法》第二十三条第二款')
    const { world } = open.mediation({ type: 'terminate', ground: 'other-law', reason: '双方分歧过大' }, ACTORS.officer)
    expect(refused(world, '2026-04-28', 'mediation.invite')).toBe('《市场监督管理投诉举报处理办法》第二十三条第一款')
  })

  test('more time for a report is for the head to give', () => {
    const { world } = receivedReport('2026-04-28')
    expect(refused(world, '2026-04-28', 'report.approve-extension')).toBe('《市场监督管理行政处罚程序规定》第十八条第一款')
  })

  test('a refusal that names its article keeps it', () => {
    const forbids = [{ refusal: 'complaint.wrong-stage', article: '《甲》第一条' }, { refusal: 'complaint.not-marked', article: '《甲》第二条', stages: ['received'] }]
    expect(founded(refuse('complaint.wrong-stage', { article: '《乙》第九条' }), 'accept', { forbids }).article).toBe('《乙》第九条')
    expect(founded(refuse('complaint.wrong-stage'), 'accept', { forbids }).article).toBe('《甲》第一条')
    expect(founded(refuse('complaint.not-marked', { params: { stage: 'stage.closed' } }), 'accept', { forbids }).article).toBeUndefined()
  })
})
