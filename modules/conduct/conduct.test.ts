import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { ACTORS, foldOf, judge, morning, practice, RECEIPTS, take, type World } from '#apps/server/memory/testing.ts'
import { clocksOf, foldFile, verdicts } from '#modules/casefile/engine.ts'
import { hasExpired, type ConductCommand, type ConductState } from './conduct.ts'
import { PROPOSED, weigh, type Filing } from './factors.ts'

const DAY = legalDate('2026-04-28')
const FIND: ConductCommand = { type: 'propose-finding', factors: ['repeated', 'other'], reason: '三个月内投诉十二件，都是同一种商品。', counted: [] }

function received(): World {
  const world = RECEIPTS.complaint(DAY, {})
  if (isRefusal(world)) throw new Error(world.refusal)
  return world
}

function after(world: World, by: keyof typeof ACTORS, command: ConductCommand, day = DAY): World {
  const next = take(world, { procedure: 'conduct', command, actor: ACTORS[by], now: morning(day) })
  if (isRefusal(next)) throw new Error(next.refusal)
  return next
}

function stateOf(world: World): ConductState {
  return foldFile(practice, world.recorded, world.head).states['conduct'] as ConductState
}

function refusedTo(world: World, by: keyof typeof ACTORS, command: ConductCommand, day = DAY): string | undefined {
  const verdict = judge(world, { procedure: 'conduct', command, actor: ACTORS[by], now: morning(day) })
  return isRefusal(verdict) ? verdict.refusal : undefined
}

describe('a finding', () => {
  test('is reviewed by a second person, holds to its last day and may then be made anew', () => {
    const proposed = after(received(), 'officer', FIND)
    expect(refusedTo(proposed, 'officer', { type: 'approve-finding' })).toBe('conduct.own-finding')
    expect(refusedTo(proposed, 'officer', FIND)).toBe('conduct.pending')
    const approved = after(proposed, 'chief', { type: 'approve-finding' })
    expect(stateOf(approved)).toMatchObject({ stage: 'approved', finding: { expiresOn: addDays(DAY, 180), reviewedBy: ACTORS.chief.name } })
    const last = addDays(DAY, 180)
    expect([hasExpired(stateOf(approved), last), hasExpired(stateOf(approved), addDays(last, 1))]).toEqual([false, true])
    expect(refusedTo(approved, 'officer', FIND, last)).toBe('conduct.stands')
    expect(refusedTo(approved, 'officer', FIND, addDays(last, 1))).toBeUndefined()
    expect(refusedTo(approved, 'officer', { type: 'lift-finding', reason: '补充的证据证明是家用' }, addDays(last, 1))).toBe('conduct.nothing-to-lift')
  })

  test('nor is it reviewed by whoever stands in for its finder, nor by the finder for whom a substitute made it', () => {
    const proposed = after(received(), 'officer', FIND)
    const { id, name, grants } = ACTORS.officer
    const standIn = { ...ACTORS.chief, standsInFor: [{ id, name, grants }] }
    expect(judge(proposed, { procedure: 'conduct', command: { type: 'approve-finding' }, actor: standIn, now: morning(DAY) })).toMatchObject({ refusal: 'conduct.own-finding' })
    const owned = { ...received(), head: { ...received().head, officerId: ACTORS.officer.id } }
    const made = take({ ...owned, recorded: received().recorded }, { procedure: 'conduct', command: FIND, actor: standIn, now: morning(DAY) })
    expect(isRefusal(made) ? made : refusedTo(made, 'officer', { type: 'approve-finding' })).toBe('conduct.own-finding')
  })

  test('changes no other step and no clock, whatever becomes of it', () => {
    const before = received()
    const proposed = after(before, 'officer', FIND)
    const worlds = [proposed, after(proposed, 'chief', { type: 'approve-finding' }), after(proposed, 'chief', { type: 'send-back-finding', reason: '请写明时间' }), after(proposed, 'officer', { type: 'lift-finding', reason: '写错了案件' })]
    fc.assert(fc.property(fc.constantFrom(...worlds), fc.constantFrom('consumer', 'intake', 'officer', 'chief', 'system'), fc.integer({ min: 0, max: 250 }), (world, by, days) => {
      const now = morning(addDays(DAY, days))
      const others = (of: World) => verdicts(practice, of.head, foldOf(of), ACTORS[by], now).filter(({ procedure }) => procedure !== 'conduct')
      expect(others(world)).toEqual(others(before))
      expect(clocksOf(practice, world.head, foldOf(world), now)).toEqual(clocksOf(practice, before.head, foldOf(before), now))
      expect({ ...foldOf(world).standing, awaiting: null }).toEqual(foldOf(before).standing)
    }))
  })
})

const OWN: Filing = { fileId: 'own', number: '0', receivedOn: DAY, personKey: 'p0', samePhone: true, sameAddress: true, sameIdentity: true, sameName: true, sameOperator: true, sameCategory: true }
const filing: fc.Arbitrary<Filing> = fc.record({
  fileId: fc.uuid(), number: fc.constant('1'), receivedOn: fc.constant(DAY), personKey: fc.constantFrom('p0', 'p1', 'p2', 'p3'),
  samePhone: fc.boolean(), sameAddress: fc.boolean(), sameIdentity: fc.boolean(), sameName: fc.boolean(), sameOperator: fc.boolean(), sameCategory: fc.boolean(),
})

describe('what is counted', () => {
  test('is files, each once; one person or others, never both; a name alone is nobody', () => {
    fc.assert(fc.property(fc.uniqueArray(filing, { selector: ({ fileId }) => fileId, maxLength: 12 }), fc.nat({ max: 3 }), (others, proofs) => {
      const counted = weigh(OWN, others, proofs, PROPOSED)
      const ids = (factor: string) => counted.find((one) => one.factor === factor)?.filings.map(({ fileId }) => fileId) ?? []
      for (const { filings } of counted) expect(new Set(filings.map(({ fileId }) => fileId)).size).toBe(filings.length)
      expect(ids('shared-contact').filter((id) => id !== 'own' && ids('repeated').includes(id))).toEqual([])
      expect(ids('repeated')).toEqual(expect.arrayContaining(ids('quantity')))
      expect(ids('shared-contact')).toEqual(expect.arrayContaining(ids('colluding')))
      expect(ids('unproved')).toEqual(proofs === 0 ? ['own'] : [])
      const strangers = new Set(others.filter((one) => !one.samePhone && !one.sameAddress && !one.sameIdentity).map(({ fileId }) => fileId))
      expect([...ids('repeated'), ...ids('shared-contact')].filter((id) => strangers.has(id))).toEqual([])
    }))
  })
})
