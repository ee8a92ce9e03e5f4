/**
 * Who may do what, where and when, on every route: each cell is tried. The expectation is written here anew, from the
 * organisation of a county and Order 121, and shares no code with the policies.
 */
import sql from 'sql-template-tag'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { stageAttachment } from '#modules/casefile/attachments.ts'
import type { Actor, FileHead } from '#modules/casefile/casefile.ts'
import { openFile, transact } from '#modules/casefile/desk.ts'
import { SYSTEM } from '#modules/casefile/engine.ts'
import { routes as complaint } from '#modules/complaint/index.ts'
import { routes as dispatch } from '#modules/dispatch/index.ts'
import { routes as enforcement } from '#modules/enforcement/index.ts'
import { routes as worklist } from '#modules/worklist/index.ts'
import { routes as conduct } from '#modules/conduct/index.ts'
import { routes as spotcheck } from '#modules/spotcheck/index.ts'
import { routes as supervision } from '#modules/supervision/index.ts'
import { routes as mediation } from '#modules/mediation/index.ts'
import { covers, HANDLERS, HERE, NOBODY, PLACES, READERS, STAGES, THERE, told, WHO, type Place, type Role, type Stage } from './permissions/testing.ts'
import { newKey, serve, UNITS, type Client, type StaffName, type TestSystem, type UnitName } from './testing.ts'

const PERSON = { name: '李小山', phone: '13881230000', address: '旺苍县东河镇南街8号' }
/** Steps that this table cannot carry through, because they name someone on the file: who may try is asked all the same. */
const NAMED: ReadonlySet<string> = new Set(['appoint-agent', 'record-consent', 'mark-same-dispute', 'ask-recusal', 'issue-code'])

interface Step {
  readonly procedure: 'complaint' | 'mediation' | 'supervision' | 'enforcement' | 'dispatch' | 'conduct' | 'spotcheck'
  readonly roles: readonly Role[]
  readonly stages: readonly Stage[]
  readonly command: object
}

let system: TestSystem
let client: Client
let inject: FastifyInstance['inject']
beforeAll(() => serve('permissions', ({ app, ...served }) => {
  ({ system, client } = served)
  inject = app.inject.bind(app)
}))

/** Every step a person may take; who, and in which of the three stages it is possible at all. */
function steps(): Readonly<Record<string, Step>> {
  const decide = ['officer', 'chief'] as const
  const take = (roles: readonly Role[], stages: readonly Stage[], command: object): Step => ({ procedure: 'complaint', roles, stages, command })
  const head = ['chief'] as const
  const enforce = (roles: readonly Role[], stages: readonly Stage[], command: object): Step => ({ procedure: 'enforcement', roles, stages, command })
  const between = (stages: readonly Stage[], command: object): Step => ({ procedure: 'dispatch', roles: HANDLERS, stages, command })
  const mediate = (stages: readonly Stage[], command: object): Step => ({ procedure: 'mediation', roles: decide, stages, command })
  const watch = (roles: readonly Role[], stages: readonly Stage[], command: object): Step => ({ procedure: 'supervision', roles, stages, command })
  const weigh = (stages: readonly Stage[], command: object): Step => ({ procedure: 'conduct', roles: decide, stages, command })
  // None of these files was drawn; `spotcheck.test.ts` checks those that were.
  const check = (roles: readonly Role[], command: object): Step => ({ procedure: 'spotcheck', roles, stages: [], command })
  const { units } = system.county
  return {
    'propose-finding': weigh(['received', 'accepted'], { type: 'propose-finding', factors: ['other'], reason: '数量明显超出家庭使用需要' }),
    'approve-finding': weigh([], { type: 'approve-finding' }),
    'send-back-finding': weigh([], { type: 'send-back-finding', reason: '请写明时间' }),
    'lift-finding': weigh([], { type: 'lift-finding', reason: '证据证明是家用' }),
    'record-check': check(decide, { type: 'record-check', verdict: 'in-order' }),
    'record-correction': check(HANDLERS, { type: 'record-correction', result: '已经补发告知书' }),
    'accept-correction': check(decide, { type: 'accept-correction' }),
    'demand-correction-again': check(decide, { type: 'demand-again', correction: '请附上回执', correctBy: '2026-05-20' }),
    'lift-from-sample': check(head, { type: 'lift', reason: '案卷已经移交法院' }),
    accept: take(decide, ['received'], { type: 'accept', told: 'sms' }),
    refuse: take(decide, ['received'], { type: 'refuse', ground: 'other-law', reason: '依法不予受理的其他情形', told: 'sms' }),
    reopen: take(['chief'], ['closed'], { type: 'reopen', cause: 'court', document: '行政判决书1号', documentOn: '2026-04-28', reason: '判决撤销原决定' }),
    'return-to-intake': take(['officer'], ['received'], { type: 'return-to-intake', reason: '不归本所管辖' }),
    assign: take(['intake', 'chief'], ['received', 'accepted'], { type: 'assign', unitId: units.office }),
    'add-material': take(HANDLERS, ['received', 'accepted'], { type: 'add-material', text: '补充说明' }),
    withdraw: take(['intake', 'officer'], ['received', 'accepted'], { type: 'withdraw' }),
    'give-notice': take(decide, ['received'], { type: 'give-notice', matter: 'identity', items: '身份证复印件', dueOn: '2026-05-03', told: 'sms' }),
    'answer-notice': take(HANDLERS, [], { type: 'answer-notice', matter: 'identity', text: '已提供' }),
    'add-complainant': take(HANDLERS, ['received'], { type: 'add-complainant', person: PERSON, agreed: true }),
    'remove-complainant': take(HANDLERS, [], { type: 'remove-complainant', personId: NOBODY, reason: '退出' }),
    'elect-representatives': take(HANDLERS, [], { type: 'elect-representatives', personIds: [NOBODY] }),
    'appoint-agent': take(HANDLERS, ['received', 'accepted'], { type: 'appoint-agent', principalId: NOBODY, agent: PERSON, powers: 'ordinary', matters: '代为投诉', until: '2026-12-31' }),
    'end-agent': take(HANDLERS, [], { type: 'end-agent', agentId: NOBODY, reason: '撤销' }),
    'record-consent': take(HANDLERS, ['received', 'accepted'], { type: 'record-consent', personId: NOBODY, to: 'agreement', note: '电话同意' }),
    'issue-code': take(HANDLERS, ['received', 'accepted', 'closed'], { type: 'issue-code', personId: NOBODY }),
    'tell-complainant': take(HANDLERS, [], { type: 'tell-complainant', personIds: [NOBODY], by: 'phone' }),
    'mark-same-dispute': take(decide, ['received'], { type: 'mark-same-dispute', fileId: NOBODY, reason: '同一次购买' }),
    'unmark-same-dispute': take(decide, [], { type: 'unmark-same-dispute', reason: '标错' }),
    'allow-settlement': take([], ['received'], { type: 'allow-settlement' }),
    'offer-settlement': take(decide, ['received'], { type: 'offer-settlement', consent: '电话同意' }),
    'answer-settlement': take(decide, [], { type: 'answer-settlement', settled: true, answer: '全额退款' }),
    'confirm-settlement': take(['intake', 'officer'], [], { type: 'confirm-settlement', agreed: true }),
    'record-callback': take(HANDLERS, ['closed'], { type: 'record-callback', grade: 'satisfied', by: 'phone' }),
    'finish-redo': take(decide, [], { type: 'finish-redo', summary: '已退款' }),
    close: take(decide, [], { type: 'close', summary: '已经办结' }),
    rate: take([], ['closed'], { type: 'rate', grade: 'fair' }),
    invite: mediate(['accepted'], { type: 'invite', mode: 'phone', startsAt: '2026-05-09T02:00:00Z', place: '电话', mediators: ['李明'] }),
    'record-answer': mediate(['accepted'], { type: 'record-answer', party: 'consumer', willing: true }),
    'hold-session': mediate([], { type: 'hold-session', sessionId: NOBODY, present: [], record: '双方电话沟通' }),
    suspend: mediate(['accepted'], { type: 'suspend', reason: 'testing', from: '2026-04-28', body: '质检所' }),
    resume: mediate([], { type: 'resume', lastDay: '2026-04-28' }),
    'record-agreement': mediate(['accepted'], { type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-04-28' }] }),
    terminate: mediate(['accepted'], { type: 'terminate', ground: 'other-law', reason: '双方差距太大' }),
    'cancel-session': mediate([], { type: 'cancel-session', sessionId: NOBODY, reason: '改期' }),
    'ask-recusal': mediate(['accepted'], { type: 'ask-recusal', mediator: '李明', party: 'consumer', reason: '与商家是亲戚' }),
    'decide-recusal': { ...mediate([], { type: 'decide-recusal', granted: true, reason: '情况属实' }), roles: head },
    entrust: mediate(['accepted'], { type: 'entrust', body: '东河镇人民调解委员会', letter: '委托函1号', consent: '双方电话同意' }),
    'record-entrusted': mediate([], { type: 'record-entrusted', repliedOn: '2026-04-28', result: 'failed', text: '没有谈成' }),
    'order-test': mediate(['accepted'], { type: 'order-test', how: 'agreed', body: '市质检所', matter: '面料成分', cost: 'respondent' }),
    'record-test': mediate([], { type: 'record-test', conclusion: '不合格', cost: 'respondent' }),
    'record-performance': mediate([], { type: 'record-performance', result: 'performed', on: '2026-04-28', note: '已退款' }),
    'say-performance': { ...mediate([], { type: 'say-performance', result: 'full', on: '2026-04-28', note: '已退款' }), roles: [] },
    'record-confirmation': mediate([], { type: 'record-confirmation', appliedOn: '2026-04-28', court: '旺苍县人民法院' }),
    tell: mediate([], { type: 'tell', party: 'both', by: 'sms' }),
    'note-clue': enforce(decide, ['accepted', 'closed'], { type: 'note-clue', foundOn: '2026-04-28', facts: '食品没有生产日期' }),
    'note-verification': enforce(decide, [], { type: 'note-verification', note: '到店查看了货架' }),
    'extend-clue': enforce(head, [], { type: 'extend-clue', reason: '样品还在检测' }),
    'decide-clue': enforce(head, [], { type: 'decide-clue', open: false, grounds: ['no-fault'], reason: '没有主观过错' }),
    'open-case': enforce(decide, [], { type: 'open-case', number: '旺市监立〔2026〕9号' }),
    'stop-clock': enforce(decide, [], { type: 'stop-clock', reason: 'testing', from: '2026-04-28', note: '检测' }),
    'resume-clock': enforce(decide, [], { type: 'resume-clock', lastDay: '2026-04-28' }),
    'extend-case': enforce(head, [], { type: 'extend-case', reason: '案情复杂，还要外调' }),
    'prolong-case': enforce(head, [], { type: 'prolong-case', until: '2026-12-31', reason: '集体讨论延期' }),
    'send-to-review': enforce(decide, [], { type: 'send-to-review', report: '调查终结报告' }),
    'complete-review': enforce(decide, [], { type: 'complete-review', opinion: 'agree', note: '同意' }),
    'tell-party': enforce(decide, [], { type: 'tell-party', servedOn: '2026-04-28', content: '拟罚款五千元' }),
    'hear-party': enforce(decide, [], { type: 'hear-party', on: '2026-04-28', waived: true, statement: '放弃' }),
    'decide-case': enforce(head, [], { type: 'decide-case', result: 'no-penalty', violation: '轻微', basis: '行政处罚法第三十三条' }),
    'record-payment': enforce(decide, [], { type: 'record-payment', paidFen: 100, on: '2026-04-28' }),
    'close-case': enforce(head, [], { type: 'close-case', ending: 'without-penalty', note: '结案' }),
    'decide-referral': enforce(head, [], { type: 'decide-referral', approve: true, reason: '同意移送公安' }),
    'hand-over': enforce(decide, [], { type: 'hand-over', on: '2026-04-28', receipt: '回执1号', receivedBy: '王警官' }),
    'record-police-answer': enforce(decide, [], { type: 'record-police-answer', on: '2026-04-28', answer: 'opened', note: '已立案' }),
    dispute: between(['received', 'accepted'], { type: 'dispute', counterpart: '旺苍县文旅局', reason: '对管辖有争议' }),
    'ask-help': between(['received', 'accepted'], { type: 'ask-help', body: '剑阁县市场监管局', question: '请协助核实经营者的登记地址', answerBy: '2026-05-20' }),
    demand: watch(['chief'], [...STAGES], { type: 'demand', demand: '请报告办理情况', dueOn: '2026-05-09', importance: 'important' }),
    answer: watch(decide, [], { type: 'answer', answer: '已经约谈双方', final: true }),
    'accept-answer': watch(['chief'], [], { type: 'accept' }),
    lift: watch(['chief'], [], { type: 'lift', reason: '不再需要督办' }),
  }
}

async function made(place: Place, stage: Stage): Promise<FileHead> {
  const { desk } = system.parts
  const unitId = system.county.units[place]
  const by: Actor = { id: system.county.staff.officer.id, name: '测试', grants: [{ role: 'officer', unitId, reach: [unitId] }] }
  const personId = desk.newId()
  await system.owner.run(sql`insert into party.person (id, name, phone, address, created_at) values (${personId}, '赵小梅', '13881234567', '旺苍县东河镇北街5号', now())`)
  const command = {
    type: 'receive', unitId, channel: 'phone', personId, respondent: { operatorId: null, name: '某店', address: '某路', phone: null, creditCode: null },
    category: 'quality', goods: null, orderNumber: null, facts: '买的东西坏了', claims: ['refund'], claimText: null, amountFen: null, occurredOn: null,
    publicationConsent: false, entrustConsent: false, attachments: [], nationalNumber: null,
  }
  const opened = await openFile(desk, {
    kind: 'complaint', areaCode: '510821', unitId, receivedOn: legalDate('2026-04-28'), key: newKey(), actor: SYSTEM, procedure: 'complaint', command, attachments: [],
  })
  if (isRefusal(opened)) throw new Error(opened.refusal)
  const taken = {
    received: [], accepted: [{ type: 'accept', told: 'sms' }], closed: [
      { type: 'accept', told: 'sms' }, { type: 'record-agreement', form: 'performed', terms: [{ party: 'respondent', duty: '退款', dueOn: '2026-04-28' }] }, { type: 'close', summary: '已办结' },
    ],
  }[stage]
  let head = opened.head
  for (const one of taken) {
    const procedure = one.type === 'record-agreement' ? 'mediation' : 'complaint'
    const done = await transact(desk, { fileId: head.id, key: newKey(), actor: by, procedure, command: one })
    if (isRefusal(done)) throw new Error(done.refusal)
    head = done
  }
  return head
}

/** Somewhere else that the person dispatches to, or, where there is nothing else, another officer of the same unit. */
function destination(who: StaffName, place: Place): object {
  const { units, staff } = system.county
  const elsewhere = [...HERE, ...THERE].find((unit) => unit !== place && covers(who, ['intake', 'chief'], unit))
  return elsewhere ? { unitId: units[elsewhere] } : { unitId: units[place], officerId: staff.officer2.id }
}

/** What a step on a file is to be answered with. */
function verdict(who: StaffName, place: Place, stage: Stage, step: Step): 'hidden' | 'forbidden' | 'not now' | 'done' {
  if (!covers(who, READERS, place)) return 'hidden'
  if (!covers(who, step.roles, place)) return 'forbidden'
  return step.stages.includes(stage) ? 'done' : 'not now'
}

describe('steps on a file', () => {
  const cells = PLACES.flatMap((place) => STAGES.map((stage) => [place, stage] as const))

  test.each(cells)('with %s, %s', async (place, stage) => {
    const wrong: string[] = []
    for (const [name, step] of Object.entries(steps())) {
      const route = { complaint: complaint.command, mediation: mediation.command, supervision: supervision.command, enforcement: enforcement.command, dispatch: dispatch.command, conduct: conduct.command, spotcheck: spotcheck.command }[step.procedure]
      let file: FileHead | undefined
      for (const who of WHO) {
        file ??= await made(place, stage)
        const command = name === 'assign' ? { ...step.command, ...destination(who, place) } : step.command
        const answer = await client.call(who, route, { id: file.id, key: newKey(), version: file.version, command })
        const verdictOf = verdict(who, place, stage, step)
        const [is, expected] = [told(answer), verdictOf === 'done' && NAMED.has(name) ? 'not now' : verdictOf]
        if (is !== expected) wrong.push(`${who} ${name}: ${is}, not ${expected}`)
        if (answer.status === 200) file = undefined
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test.each(cells)('the buttons with %s, %s', async (place, stage) => {
    const file = await made(place, stage)
    for (const who of WHO) {
      const answer = await client.call(who, complaint.read, { id: file.id })
      const reads = covers(who, READERS, place)
      expect([who, told(answer)]).toEqual([who, reads ? 'done' : 'hidden'])
      if (!reads) continue
      const { allowedActions, consumer } = answer.body as { allowedActions: { type: string; allowed: boolean }[]; consumer: { masked: boolean } }
      // A referral needs evidence of the file, which these have none of: who may make one is seen by its button alone.
      const refers = covers(who, ['officer', 'chief'], place) ? ['refer-to-police'] : []
      // So with a transfer: officers hold the role, and the article on onward dispatch refuses them (`dispatch.test.ts`).
      const transfers = stage !== 'closed' && covers(who, ['intake', 'chief'], place) ? ['transfer-out'] : []
      const expected = [...refers, ...transfers, ...Object.entries(steps()).filter(([, step]) => verdict(who, place, stage, step) === 'done').map(([name]) => name)]
      expect([who, ...allowedActions.filter(({ allowed }) => allowed).map(({ type }) => type).toSorted()]).toEqual([who, ...expected.toSorted()])
      expect(consumer.masked).toBe(true)
    }
  })

  test.each(PLACES)('unmasking with %s', async (place) => {
    const file = await made(place, 'received')
    for (const who of WHO) {
      const expected = !covers(who, READERS, place) ? 'hidden' : covers(who, HANDLERS, place) ? 'done' : 'forbidden'
      expect([who, told(await client.call(who, complaint.unmask, { id: file.id, reason: '需要联系投诉人' }))]).toEqual([who, expected])
    }
  })

  test.each(PLACES)('evidence with %s', async (place) => {
    const file = await made(place, 'received')
    const id = system.parts.desk.newId()
    await stageAttachment(system.database, { id, name: '小票.jpg', mediaType: 'image/jpeg', content: Buffer.from('x'), sha256: Buffer.from('y'), uploadedAt: system.clock.now() })
    await system.owner.run(sql`update casefile.attachment set file_id = ${file.id} where id = ${id}`)
    const elsewhere = await made(place, 'received')
    for (const who of WHO) {
      const headers = await client.credentials(who)
      const replies = await Promise.all([file.id, elsewhere.id].map((owner) => inject({ method: 'GET', url: `/attachments/${owner}/${id}`, headers })))
      expect([who, ...replies.map(({ statusCode }) => statusCode)]).toEqual([who, covers(who, READERS, place) ? 200 : 404, 404])
    }
    expect((await inject({ method: 'GET', url: `/attachments/${file.id}/${id}` })).statusCode).toBe(404)
  })
})

describe('lists', () => {
  test('hold what each may read, and nothing else', async () => {
    const files = new Map(await Promise.all(PLACES.map(async (place) => [(await made(place, 'received')).id, place] as const)))
    const names = new Map<string, UnitName>(UNITS.map((unit) => [system.county.units[unit], unit]))
    for (const who of WHO) {
      const seen = new Set<string>()
      for (const unit of PLACES) {
        const rows = []
        for (let after: string | null | undefined = undefined; after !== null;) {
          const page: { rows: { id: string }[]; next: string | null } = await client.get(who, worklist.list, { unitId: system.county.units[unit], ...(after ? { after } : {}) })
          rows.push(...page.rows)
          after = page.next
        }
        for (const { id } of rows) if (files.has(id)) seen.add(files.get(id) ?? '')
        expect([who, unit, rows.length > 0]).toEqual([who, unit, covers(who, READERS, unit)])
      }
      const readable = PLACES.filter((place) => covers(who, READERS, place))
      expect([who, ...[...seen].toSorted()]).toEqual([who, ...readable.toSorted()])
      const { offices } = await client.get(who, worklist.overview, {})
      const counted = offices.map(({ unit }) => names.get(unit.id) ?? 'county')
      expect([who, ...readable.filter((place) => !counted.includes(place)), ...counted.filter((unit) => !covers(who, READERS, unit))]).toEqual([who])
    }
  })
})
