import fc from 'fast-check'
import sql, { raw } from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, legalDate, legalDay } from '#platform/pure/date.ts'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { auditFiles } from '#apps/server/audit-files.ts'
import { testSystem, type TestSystem } from '#apps/server/testing.ts'
import { dayNumber, type LegalCalendar } from '#modules/rules/calendar.ts'
import type { Actor, FileHead, Role } from './casefile.ts'
import { deliver, openFile, refreshProvisional, transact, type Desk, type OpenRequest, type TransactRequest } from './desk.ts'
import { SYSTEM } from './engine.ts'
import { findFile, listProvisional, readEvents, readStored } from './store.ts'
import { stageAttachment } from './attachments.ts'
import { verifyFile } from './verify.ts'

/** The case file knows no procedure: to it a command is a type and what it carries. */
interface Command {
  readonly type: string
  readonly [field: string]: unknown
}

let system: TestSystem
let desk: Desk
let drawn = 0

beforeAll(async () => {
  system = await testSystem('desk')
  desk = system.parts.desk
})
afterAll(() => system.close())

function id(): string {
  return desk.newId()
}

function key(): string {
  drawn += 1
  return `desk-test-${drawn}`
}

function actor(role: Role, name: string, reach: readonly string[]): Actor {
  return { id: system.county.staff.officer.id, name, grants: [{ role, unitId: reach[0] ?? '', reach }] }
}

function officer(name = '王警官'): Actor {
  return actor('officer', name, [system.county.units.office])
}

function statement(given: object = {}): object {
  return {
    channel: 'web', personId: id(), respondent: { operatorId: null, name: '香满园蛋糕店', address: '新华街12号', phone: null, creditCode: null },
    category: 'food-safety', goods: null, orderNumber: null, facts: '蛋糕里有异物，店家只肯退一半。', claims: ['refund'], claimText: null, amountFen: 28_800,
    occurredOn: legalDate('2026-04-20'), publicationConsent: true, entrustConsent: false, attachments: [], nationalNumber: null, ...given,
  }
}

function opening(given: Partial<OpenRequest> = {}, stated: object = {}): OpenRequest {
  const unitId = system.county.units.office
  const command: Command = { type: 'receive', unitId, ...statement(stated) }
  return {
    kind: 'complaint', areaCode: '510821', unitId, receivedOn: legalDay(desk.clock()), key: key(), actor: actor('intake', '李窗口', [unitId]),
    procedure: 'complaint', command, attachments: [], ...given,
  }
}

async function opened(request = opening()): Promise<FileHead> {
  const result = await openFile(desk, request)
  if (isRefusal(result)) throw new Error(result.refusal)
  return result.head
}

function step(fileId: string, command: Command, given: Partial<TransactRequest> = {}): Promise<FileHead | Refusal> {
  const procedure = ['accept', 'refuse', 'return-to-intake', 'assign', 'add-material', 'withdraw', 'close', 'rate', 'update-source'].includes(command.type) ? 'complaint' : 'mediation'
  return transact(desk, { fileId, key: key(), actor: officer(), procedure, command, ...given })
}

type Table = 'casefile.file' | 'casefile.event' | 'casefile.outbox' | 'complaint.complaint' | 'access.audit_entry'

async function count(table: Table): Promise<number> {
  const row = await system.owner.one<{ n: number }>(sql`select count(*) as n from ${raw(table)}`)
  return row?.n ?? 0
}

async function findings(): Promise<string[]> {
  const report = await auditFiles(desk, () => undefined)
  return report.findings.map(({ what, seq }) => (seq === null ? what : `${what} ${seq}`))
}

const ACCEPT: Command = { type: 'accept', told: 'phone' }

describe('opening a file', () => {
  test('writes number, row, event, projection and audit together', async () => {
    const before = { files: await count('casefile.file'), audits: await count('access.audit_entry') }
    const head = await opened()
    expect(head).toMatchObject({ kind: 'complaint', unitId: system.county.units.office, officerId: null, version: 1 })
    expect(head.number).toMatch(/^151082120260428\d{6}$/)
    expect(await count('casefile.file')).toBe(before.files + 1)
    expect(await count('access.audit_entry')).toBe(before.audits + 1)
    expect(await readEvents(desk.database, head.id)).toMatchObject([{ event: { type: 'complaint.received' }, meta: { seq: 1, actorName: '李窗口' } }])
    const row = await system.owner.one(sql`select stage, next_clock, next_due_on, provisional, closed_at from casefile.file where id = ${head.id}`)
    expect(row).toEqual({ stage: 'received', next_clock: 'complaint.accept', next_due_on: '2026-05-11', provisional: false, closed_at: null })
  })

  test('the same key again gives the same file, ten times at once as well', async () => {
    const request = opening()
    const before = await count('casefile.event')
    const results = await Promise.all(Array.from({ length: 10 }, () => openFile(desk, { ...request, command: { ...request.command, personId: id() } as { type: string } })))
    const heads = results.map((result) => (isRefusal(result) ? undefined : result))
    expect(new Set(heads.map((one) => one?.head.number)).size).toBe(1)
    expect(heads.filter((one) => !one?.repeated)).toHaveLength(1)
    expect(await openFile(desk, request)).toMatchObject({ repeated: true })
    expect(await count('casefile.event')).toBe(before + 1)
  })

  test('numbers go on after the millionth file, each its own', async () => {
    await system.owner.run(sql`select setval('casefile.file_number', 999998)`)
    const numbers = [await opened(), await opened(), await opened()].map((head) => head.number.slice(15))
    expect(numbers).toEqual(['999999', '1000000', '1000001'])
  })

  test('a refused statement leaves nothing', async () => {
    const before = [await count('casefile.file'), await count('complaint.complaint'), await count('access.audit_entry')]
    expect(await openFile(desk, opening({}, { occurredOn: legalDate('2026-04-29') }))).toMatchObject({ refusal: 'complaint.future-date' })
    expect(await openFile(desk, opening({ actor: actor('viewer', '赵', [system.county.units.office]) }))).toMatchObject({ refusal: 'complaint.not-permitted' })
    expect([await count('casefile.file'), await count('complaint.complaint'), await count('access.audit_entry')]).toEqual(before)
  })
})

describe('evidence', () => {
  async function staged(): Promise<string> {
    const attachment = id()
    await stageAttachment(desk.database, { id: attachment, name: '小票.jpg', mediaType: 'image/jpeg', content: Buffer.from('x'), sha256: Buffer.from('y'), uploadedAt: desk.clock() })
    return attachment
  }

  test('belongs to one file; the second that names it is refused whole', async () => {
    const attachment = await staged()
    const attachments = [attachment]
    await opened(opening({ attachments }, { attachments }))
    const before = [await count('casefile.file'), await count('casefile.event'), await count('complaint.complaint')]
    expect(await openFile(desk, opening({ attachments }, { attachments }))).toMatchObject({ refusal: 'casefile.unknown-attachment', field: 'attachments' })
    const file = await opened()
    expect(await step(file.id, { type: 'add-material', text: '又是它', attachments }, { attachments })).toMatchObject({ refusal: 'casefile.unknown-attachment' })
    expect(await findFile(desk.database, file.id)).toMatchObject({ version: 1 })
    expect([await count('casefile.file'), await count('casefile.event'), await count('complaint.complaint')]).toEqual(before.map((n) => n + 1))
  })

  test('one of two is missing: none is bound', async () => {
    const attachment = await staged()
    const attachments = [attachment, id()]
    expect(await openFile(desk, opening({ attachments }, { attachments }))).toMatchObject({ refusal: 'casefile.unknown-attachment' })
    expect(await system.owner.one(sql`select file_id from casefile.attachment where id = ${attachment}`)).toEqual({ file_id: null })
  })

  test('two complaints that name it at once: one gets it', async () => {
    const attachments = [await staged()]
    const results = await Promise.all([openFile(desk, opening({ attachments }, { attachments })), openFile(desk, opening({ attachments }, { attachments }))])
    expect(results.filter((result) => isRefusal(result))).toHaveLength(1)
  })
})

describe('a step', () => {
  test('the same key again changes nothing', async () => {
    const file = await opened()
    const request = { key: key(), version: 1 }
    const first = await step(file.id, ACCEPT, request)
    expect(await step(file.id, ACCEPT, request)).toEqual(first)
    const parallel = { key: key() }
    await Promise.all(Array.from({ length: 10 }, () => step(file.id, { type: 'add-material', text: '小票', attachments: [] }, parallel)))
    const types = (await readEvents(desk.database, file.id)).map(({ event }) => event.type)
    expect(types).toEqual(['complaint.received', 'complaint.accepted', 'mediation.opened', 'complaint.material-added'])
  })

  test('of two officers who decide at once the second is told what happened, and by whom', async () => {
    const file = await opened()
    const refusal: Command = { type: 'refuse', ground: 'not-consumption', reason: '不是为生活消费需要购买的', told: 'sms' }
    const results = await Promise.all([
      step(file.id, ACCEPT, { version: 1, actor: officer('王警官') }), step(file.id, refusal, { version: 1, actor: officer('刘警官') }),
    ])
    const lost = results.find((result) => isRefusal(result))
    const stage = (await system.owner.one<{ stage: string }>(sql`select stage from casefile.file where id = ${file.id}`))?.stage
    const winner = stage === 'accepted' ? { by: '王警官', what: 'event.complaint.accepted' } : { by: '刘警官', what: 'event.complaint.refused' }
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(1)
    expect(lost).toMatchObject({ refusal: 'casefile.version-conflict', params: winner })
  })

  test('on a file that does not exist', async () => {
    expect(await step(id(), ACCEPT)).toMatchObject({ refusal: 'casefile.not-found' })
  })

  test('a refused step leaves no trace', async () => {
    const file = await opened()
    const before = await count('access.audit_entry')
    expect(await step(file.id, { type: 'close', summary: '已办结' })).toMatchObject({ refusal: 'complaint.wrong-stage' })
    expect(await findFile(desk.database, file.id)).toEqual(file)
    expect(await count('access.audit_entry')).toBe(before)
  })
})

describe('what follows from an event', () => {
  async function typesOf(file: FileHead): Promise<string[]> {
    return (await readEvents(desk.database, file.id)).map(({ event }) => event.type)
  }

  /** Under a fault of ours: no mediation is ever opened. */
  function faulty(): Desk {
    const { practice } = desk
    return { ...desk, practice: { ...practice, restrain: (_states, procedure, step) => (procedure === 'mediation' && step === 'open' ? refuse<'casefile.wrong-kind'>('casefile.wrong-kind') : undefined) } }
  }

  async function acceptedUnderFault(): Promise<FileHead> {
    const file = await opened()
    const accepted = await transact(faulty(), { fileId: file.id, key: key(), actor: officer(), procedure: 'complaint', command: ACCEPT })
    expect(accepted).toMatchObject({ version: 2 })
    return file
  }

  test('is written with it, by the system, and nothing waits', async () => {
    const file = await opened()
    const audits = await count('access.audit_entry')
    expect(await step(file.id, ACCEPT)).toMatchObject({ version: 3 })
    expect((await readEvents(desk.database, file.id)).map(({ event, meta }) => [event.type, meta.actorName])).toEqual([['complaint.received', '李窗口'], ['complaint.accepted', officer().name], ['mediation.opened', '系统']])
    expect(await count('access.audit_entry')).toBe(audits + 2)
    expect(await count('casefile.outbox')).toBe(0)
  })

  test('is not written where the step is not, nor the step without it', async () => {
    const file = await opened()
    const failing: Desk = { ...desk, project: (changes) => {
      if (changes.some(({ recorded }) => recorded.at(-1)?.event.type === 'mediation.opened')) throw new Error('disk full')
      return desk.project(changes)
    } }
    await expect(transact(failing, { fileId: file.id, key: key(), actor: officer(), procedure: 'complaint', command: ACCEPT })).rejects.toThrow('disk full')
    expect(await findFile(desk.database, file.id)).toEqual(file)
  })

  test('a reaction refused by a fault of ours leaves the step, and is made up for once, however many workers come', async () => {
    const file = await acceptedUnderFault()
    expect((await deliver(faulty())).failures.map(({ message }) => message)).toEqual(['reaction to complaint.accepted refused: casefile.wrong-kind'])
    await Promise.all([deliver(desk), deliver(desk), deliver(desk)])
    expect(await deliver(desk)).toEqual({ delivered: 0, failures: [] })
    expect(await typesOf(file)).toEqual(['complaint.received', 'complaint.accepted', 'mediation.opened'])
  })

  test('a reaction that fails stays, stops those behind it on its file and no other, and is repeated', async () => {
    const [broken, whole] = [await acceptedUnderFault(), await acceptedUnderFault()]
    await system.owner.run(sql`insert into casefile.outbox (file_id, seq, type) values (${broken.id}, 1, 'complaint.received')`)
    const failing: Desk = {
      ...desk, project: (changes) => {
        if (changes.some(({ head, recorded }) => head.id === broken.id && recorded.at(-1)?.event.type === 'mediation.opened')) throw new Error('disk full')
        return desk.project(changes)
      },
    }
    const first = await deliver(failing)
    expect(first.failures.map(({ message }) => message)).toEqual(['disk full'])
    expect(first.delivered).toBe(1)
    expect((await typesOf(whole)).at(-1)).toBe('mediation.opened')
    expect((await typesOf(broken)).at(-1)).toBe('complaint.accepted')
    expect(await deliver(desk)).toMatchObject({ delivered: 2, failures: [] })
    expect((await typesOf(broken)).at(-1)).toBe('mediation.opened')
  })
})

describe('the record cannot be changed', () => {
  test.each([
    ['an event', sql`update casefile.event set data = '{}'`], ['an event away', sql`delete from casefile.event`],
    ['an audit entry', sql`update access.audit_entry set reason = 'x'`], ['an audit entry away', sql`delete from access.audit_entry`],
    ['a file away', sql`delete from casefile.file`], ['the number of a file', sql`update casefile.file set number = 'x'`],
    ['evidence', sql`update casefile.attachment set content = 'x'`],
  ])('by the running role: %s', async (_what, statement) => {
    await expect(system.database.run(statement)).rejects.toThrow(/permission denied/)
  })

  test('and whoever owns the tables is found out', async () => {
    expect(await findings()).toEqual([])
    const tampered: [what: string, change: (fileId: string) => ReturnType<typeof sql>[], found: string[]][] = [
      ['facts rewritten', (file) => [sql`update casefile.event set data = jsonb_set(data, '{facts}', '"店家很好"') where file_id = ${file} and seq = 1`], ['hash 1']],
      ['data torn', (file) => [sql`update casefile.event set data = '{}' where file_id = ${file} and seq = 1`], ['hash 1']],
      ['another name', (file) => [sql`update casefile.event set actor_name = '张三' where file_id = ${file} and seq = 2`], ['hash 2']],
      ['another day', (file) => [sql`update casefile.event set at = at - interval '1 day' where file_id = ${file} and seq = 2`], ['hash 2']],
      ['the last event gone', (file) => [sql`delete from casefile.event where file_id = ${file} and seq = 3`], ['head']],
      ['one in the middle gone', (file) => [sql`delete from casefile.event where file_id = ${file} and seq = 2`], ['sequence 3']],
      ['two swapped', (file) => [
        sql`update casefile.event set seq = 9 where file_id = ${file} and seq = 2`, sql`update casefile.event set seq = 2 where file_id = ${file} and seq = 3`,
        sql`update casefile.event set seq = 3 where file_id = ${file} and seq = 9`,
      ], ['hash 2']],
      ['stage', (file) => [sql`update casefile.file set stage = 'refused' where id = ${file}`], ['row']],
      ['due day', (file) => [sql`update casefile.file set next_due_on = next_due_on + 30 where id = ${file}`], ['row']],
      ['closed', (file) => [sql`update casefile.file set closed_at = now() where id = ${file}`], ['row']],
      ['version', (file) => [sql`update casefile.file set version = 9 where id = ${file}`], ['head']],
      ['projection', (file) => [sql`update complaint.complaint set respondent_name = '别家' where file_id = ${file}`], ['projection']],
      ['projection gone', (file) => [sql`delete from complaint.complaint where file_id = ${file}`], ['projection']],
    ]
    for (const [what, change, found] of tampered) {
      const file = await opened()
      await step(file.id, ACCEPT)
      for (const statement of change(file.id)) await system.owner.run(statement)
      expect([what, ...await findings()]).toEqual([what, ...found])
      for (const table of ['casefile.outbox', 'casefile.event', 'complaint.complaint'] as const) await system.owner.run(sql`delete from ${raw(table)} where file_id = ${file.id}`)
      await system.owner.run(sql`delete from casefile.file where id = ${file.id}`)
    }
    expect(await findings()).toEqual([])
  })
})

function withoutNotice2026(calendar: LegalCalendar): LegalCalendar {
  const last = dayNumber(legalDate('2025-12-31'))
  return {
    ...calendar, last, years: new Set([...calendar.years].filter((year) => year < 2026)),
    workingDays: calendar.workingDays.filter((day) => day <= last),
  }
}

describe('a year without notice', () => {
  test('is marked, and reckoned anew once the notice is there', async () => {
    const { practice } = desk
    const blind: Desk = { ...desk, practice: { ...practice, law: { ...practice.law, calendar: withoutNotice2026(practice.law.calendar) } } }
    const result = await openFile(blind, opening())
    if (isRefusal(result)) throw new Error(result.refusal)
    const due = () => system.owner.one(sql`select next_due_on, provisional from casefile.file where id = ${result.head.id}`)
    // Without its notice Labour Day is not known to make two days longer, nor 9 May to be worked.
    expect(await due()).toEqual({ next_due_on: '2026-05-07', provisional: true })
    expect(await refreshProvisional(blind)).toBe(0)
    expect(await findings()).toEqual([])
    // Until then nothing is folded anew: a due day of 2026 cannot have become firm.
    expect(await listProvisional(desk.database, [2025])).toEqual([])
    expect(await listProvisional(desk.database, [2025, 2026])).toEqual([result.head.id])
    expect(await refreshProvisional(desk)).toBe(1)
    expect(await due()).toEqual({ next_due_on: '2026-05-11', provisional: false })
    expect(await refreshProvisional(desk)).toBe(0)
  })
})

describe('any sequence of commands', () => {
  const commands: fc.Arbitrary<{ make: () => Command; by: Role; hours: number }> = fc.record({
    hours: fc.integer({ min: 0, max: 200 }), by: fc.constantFrom<Role>('officer', 'officer', 'officer', 'chief', 'consumer', 'intake', 'system', 'viewer'),
    make: fc.constantFrom<() => Command>(
      () => ACCEPT, () => ACCEPT, () => ({ type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'post' }),
      () => ({ type: 'return-to-intake', reason: '不归本所', toUnitId: system.county.units.desk }),
      () => ({ type: 'assign', unitId: system.county.units.office, officerId: system.county.staff.officer.id }), () => ({ type: 'assign', unitId: system.county.units.office2 }),
      () => ({ type: 'add-material', text: '附言“引号”、反斜杠\\、表情😀', attachments: [] }), () => ({ type: 'withdraw' }), () => ({ type: 'close', summary: '已办结' }),
      () => ({ type: 'rate', grade: 'fair', comment: '' }), () => ({ type: 'suspend', reason: 'testing', from: legalDay(desk.clock()), body: '质检所' }),
      () => ({ type: 'resume', lastDay: legalDay(desk.clock()) }),
      () => ({ type: 'record-agreement', form: 'written', terms: [{ party: 'respondent', duty: '退款', dueOn: addDays(legalDay(desk.clock()), 7) }] }),
      () => ({ type: 'terminate', ground: 'other-law', reason: '双方差距太大' }), () => ({ type: 'tell', party: 'both', by: 'sms' }), () => ({ type: 'tell', party: 'consumer', by: 'sms' }),
      () => ({ type: 'record-answer', party: 'consumer', willing: true }),
      () => ({ type: 'update-source', statement: { facts: '平台上改过的内容' }, status: 'finished', feedback: '已退款' }),
    ),
  })

  test('keeps events, row and projection equal', async () => {
    const { units } = system.county
    const everywhere = [units.desk, units.office, units.office2]
    await fc.assert(fc.asyncProperty(fc.array(commands, { minLength: 1, maxLength: 14 }), async (sequence) => {
      system.clock.set('2026-04-28T01:00:00Z')
      const file = await opened()
      let taken = 0
      for (const { make, by, hours } of sequence) {
        system.clock.advance(hours * 3_600_000)
        const as = by === 'system' ? SYSTEM : actor(by, by, by === 'consumer' ? [file.id] : everywhere)
        const command = make()
        const before = await findFile(desk.database, file.id)
        const result = await step(file.id, command, { actor: as })
        const after = await findFile(desk.database, file.id)
        expect(isRefusal(result) ? after : result).toEqual(isRefusal(result) ? before : after)
        if (!isRefusal(result)) taken += 1
      }
      const [stored] = await readStored(desk.database, [file.id])
      if (!stored) throw new Error('the file is gone')
      expect(verifyFile(desk.practice, stored).findings).toEqual([])
      expect(stored.head.version).toBe(stored.events.length)
      expect(stored.events.length).toBeGreaterThan(taken === 0 ? 0 : 1)
    }), { numRuns: 25 })
    expect(await findings()).toEqual([])
    system.clock.set('2026-04-28T01:00:00Z')
  }, 120_000)
})
