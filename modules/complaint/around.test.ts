import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { joinedIn, type AnyEvent } from '#modules/casefile/casefile.ts'
import { ACTORS, foldOf, judge, morning, practice, received, statement, type Told } from '#apps/server/memory/testing.ts'
import type { ComplaintCommand } from './complaint.ts'
import { alone, consentMissing, type Agent, type Complainants } from './complainants.ts'

const DAY = '2026-04-28'
const [FILER, SECOND, THIRD] = [statement.personId, 'p2', 'p3']

function attempt(told: Told, command: ComplaintCommand, day = DAY): string | undefined {
  const result = judge(told.world, { procedure: 'complaint', command, actor: ACTORS.officer, now: morning(day) })
  return isRefusal(result) ? result.refusal : undefined
}

/** Written from Order 121 Art. 11 and 12: whose own word is needed to an agreement. */
describe('whose consent is needed to an agreement', () => {
  const agent = (powers: Agent['powers'], until = '2026-12-31', endedOn: Agent['endedOn'] = null): Agent => (
    { agentId: 'a', principalId: FILER, powers, matters: '投诉', until: legalDate(until), endedOn })
  test.each<[string, Partial<Complainants>, readonly string[]]>([
    ['one who complains alone: nobody', {}, []],
    ['several without representatives: all but the one who filed', { joint: [SECOND, THIRD] }, [SECOND, THIRD]],
    ['a representative acts, the others are asked, the one who filed too', { joint: [SECOND, THIRD], representatives: [SECOND] }, [FILER, THIRD]],
    ['two representatives', { joint: [SECOND, THIRD], representatives: [FILER, THIRD] }, [SECOND]],
    ['an agent with ordinary powers: the principal', { agents: [agent('ordinary')] }, [FILER]],
    ['an agent with special powers: nobody', { agents: [agent('special')] }, []],
    ['special powers that have run out: the principal', { agents: [agent('special', '2026-04-27')] }, [FILER]],
    ['special powers on their last day still hold', { agents: [agent('special', DAY)] }, []],
    ['an agent whose authority was ended: nobody', { agents: [agent('ordinary', '2026-12-31', legalDate(DAY))] }, []],
    ['who has consented is not asked again', { joint: [SECOND], consents: [{ personId: SECOND, to: 'agreement', on: legalDate(DAY) }] }, []],
    ['a consent to something else is none', { joint: [SECOND], consents: [{ personId: SECOND, to: 'waiver', on: legalDate(DAY) }] }, [SECOND]],
  ])('%s', (_name, group, expected) => {
    expect(consentMissing({ ...alone, ...group }, FILER, 'agreement', legalDate(DAY))).toEqual(expected)
  })
})

describe('notices', () => {
  const notice = { type: 'give-notice', matter: 'papers', items: '授权委托书原件', dueOn: legalDate('2026-05-03'), told: 'sms' } as const
  const refusal = { type: 'refuse', ground: 'papers-missing', reason: '期满没有提供授权委托书', told: 'post' } as const
  const given = () => received(DAY).complaint(notice, ACTORS.officer)

  test('the ground opens the day after the last, and closes when the papers come', () => {
    expect(attempt(given(), refusal, '2026-05-03')).toBe('complaint.notice-running')
    expect(attempt(given(), refusal, '2026-05-04')).toBeUndefined()
    const answered = given().complaint({ type: 'answer-notice', matter: 'papers', text: '已补交', attachments: ['a9'] }, ACTORS.consumer, '2026-05-05')
    expect(attempt(answered, refusal, '2026-05-06')).toBe('complaint.notice-first')
    expect(foldOf(answered.world).complaint.attachments).toEqual(['a9'])
    expect(foldOf(answered.world).facts).toMatchObject({ papersNoticedOn: DAY, papersDueOn: '2026-05-03', papersSuppliedOn: '2026-05-05' })
  })

  test('a second notice may follow the first, not overtake it', () => {
    expect(attempt(given(), { ...notice, dueOn: legalDate('2026-05-06') }, '2026-05-03')).toBe('complaint.notice-running')
    expect(attempt(given(), { ...notice, dueOn: legalDate('2026-05-06') }, '2026-05-04')).toBeUndefined()
  })

  test.each([['2026-04-28', 'complaint.bad-notice-day'], ['2026-04-29', undefined], ['2026-05-10', undefined], ['2026-05-11', 'complaint.bad-notice-day']] as const)('before the last day to decide: to %s: %s', (day, expected) => {
    expect(attempt(received(DAY), { ...notice, dueOn: legalDate(day) })).toBe(expected)
  })

  test('none when it could not end before the last day to decide; the most days where the county has it stand outside that limit', () => {
    expect(attempt(received(DAY), { ...notice, dueOn: legalDate('2026-05-10') }, '2026-05-09')).toBeUndefined()
    for (const day of ['2026-05-10', '2026-06-10']) expect(attempt(received(DAY), { ...notice, dueOn: addDays(legalDate(day), 1) }, day)).toBe('complaint.no-time-for-notice')
    const outside = { ...practice, law: { ...practice.law, switches: { ...practice.law.switches, noticeWithinAccept: false } } }
    const given = (dueOn: string) => judge(received(DAY).world, { procedure: 'complaint', command: { ...notice, dueOn: legalDate(dueOn) } as { type: string }, actor: ACTORS.officer, now: morning(DAY) }, outside)
    expect([isRefusal(given('2026-05-13')), isRefusal(given('2026-05-14'))]).toEqual([false, true])
  })

  test('Order 20 asks for papers, not for proof of identity; Order 62 for neither', () => {
    const matters = (day: string) => (['papers', 'identity'] as const).map((matter) => attempt(received(day), { ...notice, matter, dueOn: legalDate(day.replace(/\d\d$/, '28')) }, day))
    expect(matters('2021-06-03')).toEqual(['complaint.bad-notice-day', 'complaint.no-such-notice'])
    expect(matters('2018-06-04')).toEqual(['complaint.no-such-notice', 'complaint.no-such-notice'])
  })
})

test('what the firm could not settle goes on, and is not tried twice', () => {
  const failed = received(DAY).complaint({ type: 'allow-settlement' }, ACTORS.consumer).complaint({ type: 'offer-settlement' }, ACTORS.officer)
    .complaint({ type: 'answer-settlement', settled: false, answer: '只同意换货' }, ACTORS.officer, '2026-04-30')
  expect(foldOf(failed.world).complaint).toMatchObject({ stage: 'received', settlement: { stage: 'failed', endedOn: '2026-04-30' } })
  expect(attempt(failed, { type: 'offer-settlement', consent: '电话同意' })).toBe('complaint.settlement-order')
  expect(attempt(failed, { type: 'accept', told: 'sms' })).toBeUndefined()
})

test('whatever one who joined sends, in whatever stage, nothing is given up or decided for another', () => {
  const personId = fc.constantFrom(FILER, SECOND, THIRD)
  const command = fc.oneof<fc.Arbitrary<ComplaintCommand>[]>(
    fc.constantFrom<ComplaintCommand>(
      { type: 'withdraw', reason: '不投诉了' }, { type: 'withdraw', reason: '已和解', settled: true }, { type: 'confirm-settlement', agreed: true }, { type: 'allow-settlement' }, { type: 'close', summary: '已办结' },
      { type: 'rate', grade: 'fair' }, { type: 'accept', told: 'phone' }, { type: 'add-material', text: '补充', attachments: [] }, { type: 'answer-notice', matter: 'papers', text: '已补交', attachments: [] },
    ),
    fc.record({ personId, to: fc.constantFrom('agreement', 'waiver', 'representation') }).map((given) => ({ type: 'record-consent', note: '同意', attachments: [], ...given })),
    personId.map((one) => ({ type: 'remove-complainant', personId: one, reason: '退出' })), personId.map((one) => ({ type: 'issue-code', personId: one })),
    personId.map((one) => ({ type: 'elect-representatives', personIds: [one], attachments: ['a1'] })), personId.map((one) => ({ type: 'add-complainant', personId: one })),
    personId.map((principalId) => ({ type: 'appoint-agent', agentId: 'a', principalId, powers: 'special', matters: '代为投诉', until: legalDate('2026-12-31'), authority: ['a1'], identity: ['a2'], codeWith: 'agent' })),
  )
  const joint = () => [SECOND, THIRD].reduce((told, one) => told.complaint({ type: 'add-complainant', personId: one }, ACTORS.intake), received(DAY))
  const notice: ComplaintCommand = { type: 'give-notice', matter: 'papers', items: '小票', dueOn: legalDate('2026-05-03'), told: 'sms' }
  const starts = [joint(), joint().complaint(notice, ACTORS.officer), joint().complaint({ type: 'accept', told: 'phone' }, ACTORS.officer)]
  const own = new Set(['complaint.consent-recorded', 'complaint.complainant-left'])
  const seen = new Set<string>()
  fc.assert(fc.property(fc.constantFrom(...starts), command, (told, sent) => {
    const events = judge(told.world, { procedure: 'complaint', command: sent, actor: joinedIn(told.world.head.id, SECOND, '共同投诉人'), now: morning(DAY) })
    for (const event of isRefusal(events) ? [] : events as readonly (AnyEvent & { readonly personId?: string })[]) {
      seen.add(event.type)
      expect(event.type === 'complaint.material-added' || event.type === 'complaint.notice-answered' || (own.has(event.type) && event.personId === SECOND)).toBe(true)
    }
  }), { numRuns: 1000 })
  expect([...seen].toSorted()).toEqual(['complaint.complainant-left', 'complaint.consent-recorded', 'complaint.material-added', 'complaint.notice-answered'])
})

describe('who gives up with the query code of the one who filed (Art. 11)', () => {
  const appoint = (powers: 'ordinary' | 'special', codeWith: 'principal' | 'agent', until = '2026-12-31'): ComplaintCommand => (
    { type: 'appoint-agent', agentId: 'a', principalId: FILER, powers, matters: '代为投诉', until: legalDate(until), authority: ['a1'], identity: ['a2'], codeWith })
  const own = (told: Told, command: ComplaintCommand, day = DAY) => {
    const result = judge(told.world, { procedure: 'complaint', command, actor: ACTORS.consumer, now: morning(day) })
    return isRefusal(result) ? result.refusal : undefined
  }
  const WITHDRAW: ComplaintCommand = { type: 'withdraw', reason: '已和解' }
  const consent: ComplaintCommand = { type: 'record-consent', personId: FILER, to: 'waiver', note: '本人电话同意', attachments: [] }
  const NEEDED = 'complaint.consent-needed'

  test.each<[string, readonly ComplaintCommand[], string | undefined]>([
    ['the principal, whatever the agent may do', [appoint('ordinary', 'principal')], undefined],
    ['an agent who has the code and ordinary authority', [appoint('ordinary', 'agent')], NEEDED],
    ['the same once the principal has consented', [appoint('ordinary', 'agent'), consent], undefined],
    ['an agent who has the code and special authority', [appoint('special', 'agent')], undefined],
    ['an agent whose authority was ended, and who still has the code', [appoint('special', 'agent'), { type: 'end-agent', agentId: 'a', reason: '撤销' }], NEEDED],
    ['the principal, once a code was issued to them', [appoint('ordinary', 'agent'), { type: 'issue-code', personId: FILER }], undefined],
  ])('%s', (_name, commands, expected) => {
    const told = commands.reduce((before, command) => before.complaint(command, ACTORS.intake), received(DAY))
    expect(own(told, WITHDRAW)).toBe(expected)
  })

  test('special authority that has run out is none', () => {
    const told = received(DAY).complaint(appoint('special', 'agent', '2026-04-30'), ACTORS.intake)
    expect([own(told, WITHDRAW, '2026-04-30'), own(told, WITHDRAW, '2026-05-01')]).toEqual([undefined, NEEDED])
  })

  test('the agent does not consent for the principal, nor name another agent; a settlement with the firm is a giving up too', () => {
    const told = received(DAY).complaint(appoint('ordinary', 'agent'), ACTORS.intake)
    expect([own(told, consent), own(told, appoint('special', 'agent'))]).toEqual(['complaint.agent-holds-code', 'complaint.agent-holds-code'])
    const offered = told.complaint({ type: 'allow-settlement' }, ACTORS.consumer).complaint({ type: 'offer-settlement' }, ACTORS.officer)
      .complaint({ type: 'answer-settlement', settled: true, answer: '退一半' }, ACTORS.officer)
    expect(own(offered, { type: 'confirm-settlement', agreed: true })).toBe(NEEDED)
  })
})

test('a change of representatives asks those represented, and each consent serves one change', () => {
  const elect = (personId: string): ComplaintCommand => ({ type: 'elect-representatives', personIds: [personId], attachments: ['a1'] })
  const elected = received(DAY).complaint({ type: 'add-complainant', personId: SECOND }, ACTORS.intake).complaint(elect(FILER), ACTORS.intake)
  expect(attempt(elected, elect(SECOND))).toBe('complaint.consent-needed')
  const changed = elected.complaint({ type: 'record-consent', personId: SECOND, to: 'representation', note: '同意', attachments: [] }, ACTORS.intake).complaint(elect(SECOND), ACTORS.intake)
  expect(foldOf(changed.world).complaint.group.representatives).toEqual([SECOND])
  expect(attempt(changed, elect(FILER))).toBe('complaint.consent-needed')
})
