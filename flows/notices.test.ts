import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import type { AnyEvent } from '#modules/casefile/casefile.ts'
import { initial as complaintInitial } from '#modules/complaint/complaint.ts'
import type { ComplaintState } from '#modules/complaint/index.ts'
import { initial as mediationInitial } from '#modules/mediation/mediation.ts'
import type { MediationState } from '#modules/mediation/index.ts'
import { initial as reportInitial } from '#modules/report/state.ts'
import type { ReportState } from '#modules/report/index.ts'
import { MODES, NOTICE_KINDS, word, WORDINGS } from '#modules/notify/templates.ts'
import { reported, statement } from '#apps/server/memory/testing.ts'
import { addresseesOf, noticesFor, recipientOf } from './notices.ts'

const SESSION = { id: 's1', mode: 'on-site', startsAt: '2026-05-11T02:00:00Z', place: '秘密地点', mediators: ['王秘密'], held: null, cancelled: null } as const
const REPORTER = '00000000-0000-4000-8000-0000000000e9'
const JOINED = '00000000-0000-4000-8000-0000000000e7'
const states = {
  complaint: { ...complaintInitial, statement: { ...statement, respondent: { ...statement.respondent, phone: '13900000001' } }, group: { ...complaintInitial.group, joint: [JOINED] } } satisfies ComplaintState,
  mediation: { ...mediationInitial, stage: 'open', sessions: [SESSION] } satisfies MediationState,
  report: { ...reportInitial, statement: { ...reported, personId: REPORTER } } satisfies ReportState,
}

function kinds(event: object): readonly string[] {
  return noticesFor(event as AnyEvent, states).map(({ kind }) => kind)
}

describe('what an office decides is told', () => {
  test.each([
    [{ type: 'complaint.accepted', told: 'sms' }, ['complaint-accepted']],
    [{ type: 'complaint.refused', told: 'sms' }, ['complaint-refused']],
    [{ type: 'complaint.notice-given', told: 'sms', dueOn: '2026-05-06' }, ['papers-asked']],
    [{ type: 'complaint.closed' }, ['complaint-closed']],
    [{ type: 'mediation.invited', ...SESSION }, ['session-invited', 'session-invited-firm']],
    [{ type: 'mediation.session-cancelled', sessionId: 's1' }, ['session-cancelled', 'session-cancelled-firm']],
    [{ type: 'mediation.session-cancelled', sessionId: 'unknown' }, []],
    [{ type: 'mediation.agreed' }, ['agreement-firm']],
    [{ type: 'complaint.complainant-told', of: 'agreed', by: 'sms', personId: JOINED }, ['agreement']],
    [{ type: 'complaint.complainant-told', of: 'terminated', by: 'phone', personId: JOINED }, []],
    [{ type: 'mediation.told', party: 'both', by: 'sms' }, ['mediation-ended', 'mediation-ended-firm']],
    [{ type: 'mediation.told', party: 'consumer', by: 'sms' }, ['mediation-ended']],
    [{ type: 'mediation.told', party: 'respondent', by: 'sms' }, ['mediation-ended-firm']],
    [{ type: 'inquiry.replied', told: 'sms' }, ['inquiry-answered']],
    [{ type: 'report.reporter-told', by: 'sms' }, ['report-told']],
    [{ type: 'report.transferred', told: 'sms' }, ['report-told']],
    [{ type: 'report.merged', told: 'sms' }, ['report-told']],
    [{ type: 'document.delivered', channel: 'sms', audience: 'respondent', deliveryId: 'd' }, ['document-firm']],
    [{ type: 'document.delivered', channel: 'web', audience: 'reporter', deliveryId: 'd' }, ['document-reporter']],
    [{ type: 'document.delivered', channel: 'mail', audience: 'agency', deliveryId: 'd' }, ['document-addressee']],
    [{ type: 'document.delivered', channel: 'paper', audience: 'complainant', deliveryId: 'd' }, []],
    [{ type: 'dispatch.transferred-out', told: 'sms' }, ['news-reporter']],
  ])('%j', (event, expected) => expect(kinds(event)).toEqual(expected))

  test('by SMS only where the officer said so', () => {
    for (const told of ['portal', 'phone', 'post', 'window', null]) {
      for (const type of ['complaint.accepted', 'complaint.refused', 'complaint.notice-given', 'inquiry.replied', 'report.transferred', 'report.merged']) expect(kinds({ type, told })).toEqual([])
      for (const type of ['report.reporter-told', 'mediation.told']) expect(kinds({ type, by: told, party: 'both' })).toEqual([])
    }
  })

  test('an agreement of one who complains alone at once; what is for one of several goes to no other', () => {
    expect(noticesFor({ type: 'mediation.agreed' }, { ...states, complaint: { ...states.complaint, group: complaintInitial.group } }).map(({ kind }) => kind)).toEqual(['agreement', 'agreement-firm'])
    const [told] = noticesFor({ type: 'complaint.complainant-told', of: 'accepted', by: 'sms', personId: JOINED } as AnyEvent, states)
    expect(addresseesOf('complainant', states, told?.only).map(({ partyId }) => partyId)).toEqual([JOINED])
    const [accepted] = noticesFor({ type: 'complaint.accepted', told: 'sms' } as AnyEvent, states)
    expect(addresseesOf('complainant', states, accepted?.only).map(({ partyId }) => partyId)).toEqual([statement.personId])
  })

  test('of an agreement to be performed the one who filed is asked, the day after the last of what the firm owes', () => {
    const term = (party: 'consumer' | 'respondent', dueOn: string) => ({ party, duty: '退款', dueOn: legalDate(dueOn), amountFen: null })
    const agreed = (form: 'written' | 'performed', ...terms: ReturnType<typeof term>[]) => noticesFor({ type: 'mediation.agreed' }, {
      ...states, mediation: { ...states.mediation, stage: 'agreed', agreement: { on: legalDate('2026-05-11'), form, terms } } satisfies MediationState,
    }).filter(({ kind }) => kind === 'performance-asked')
    expect(agreed('written', term('respondent', '2026-05-20'), term('respondent', '2026-06-30'), term('consumer', '2026-08-01'))).toEqual([{ kind: 'performance-asked', on: '2026-07-01', values: {}, only: statement.personId }])
    expect(agreed('written', term('consumer', '2026-05-20'))).toEqual([])
    expect(agreed('performed', term('respondent', '2026-05-11'))).toEqual([])
  })

  test('to every joint complainant, and to the firm at the number stated for it', () => {
    expect(addresseesOf('complainant', states).map(({ partyId }) => partyId)).toEqual([statement.personId, JOINED])
    expect(addresseesOf('respondent', states)).toEqual([{ partyId: null, address: '13900000001' }])
    expect(addresseesOf('reporter', { report: { ...states.report, statement: { ...reported, personId: null } } })).toEqual([])
    expect(addresseesOf('asker', states)).toEqual([])
  })
})

/** Events with whatever names they might have, full of text that must not get out. */
const SECRET = '欧阳晓露珠13765432198'
const anyEvent = fc.record({
  type: fc.constantFrom('complaint', 'mediation', 'report', 'inquiry', 'enforcement', 'dispatch', 'document', 'supervision', 'unknown').chain((module) => fc.constantFrom(
    'received', 'accepted', 'refused', 'closed', 'notice-given', 'invited', 'session-cancelled', 'agreed', 'terminated', 'told', 'replied', 'reporter-told', 'transferred', 'merged',
    'transferred-out', 'filed', 'declined', 'shared', 'report-shared', 'material-added', 'delivered',
  ).map((what) => `${module}.${what}`)),
  told: fc.constant('sms'), by: fc.constant('sms'), party: fc.constantFrom('both', 'consumer', 'respondent'), sessionId: fc.constant('s1'), dueOn: fc.constant('2026-05-06'),
  startsAt: fc.constant(SESSION.startsAt), mode: fc.constantFrom(...MODES), text: fc.constant(SECRET), reason: fc.constant(SECRET), place: fc.constant(SECRET), note: fc.constant(SECRET), summary: fc.constant(SECRET),
  to: fc.constant(SECRET), items: fc.constant(SECRET), actorName: fc.constant(SECRET), channel: fc.constantFrom('sms', 'mail', 'web', 'paper'), audience: fc.constantFrom('respondent', 'reporter', 'complainant'),
})
const VALUES = { number: '251082120260428000042', link: 'https://12315.example.cn/track' }

describe('secrecy of the reporter (Order 121 Art. 37)', () => {
  test('nothing that comes of a report is told to anyone but the reporter, whatever the event', () => {
    fc.assert(fc.property(anyEvent, (event) => {
      const told = new Set(noticesFor(event, states).map(({ kind }) => recipientOf(kind)))
      // Whom a document may reach its template says (document.wrong-audience).
      if (event.type === 'document.delivered') return [...told].every((recipient) => recipient === event.audience)
      const ofReport = /^report\.|^dispatch\.transferred-out$/.test(event.type)
      return (!ofReport || [...told].every((recipient) => recipient === 'reporter')) && (!told.has('respondent') || event.type.startsWith('mediation.')) && (!told.has('reporter') || ofReport)
    }))
    expect(noticesFor({ type: 'mediation.agreed' }, states).map(({ kind }) => recipientOf(kind))).toContain('respondent')
  })

  test('no text holds anything that somebody typed, nor a name, nor where to meet', () => {
    fc.assert(fc.property(anyEvent, (event) => {
      for (const { kind, values } of noticesFor(event, states)) {
        const text = word(kind, { ...VALUES, ...values })
        for (const word of [SECRET, statement.facts, statement.respondent.name, '秘密', reported.facts]) expect(text).not.toContain(word)
        expect(recipientOf(kind) === 'respondent' && /举报|查询码/.test(text)).toBe(false)
      }
    }))
  })

  test('a firm is never reached by way of a report, nor a reporter by way of a complaint', () => {
    expect(addresseesOf('respondent', { report: states.report })).toEqual([])
    expect(addresseesOf('reporter', { complaint: states.complaint })).toEqual([])
    for (const kind of NOTICE_KINDS) expect(WORDINGS[kind].to === 'respondent').toBe(kind.endsWith('-firm'))
  })
})
