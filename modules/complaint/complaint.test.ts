import { describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { legalDate } from '#platform/pure/date.ts'
import { contextOf } from '#modules/casefile/engine.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { ACTORS, DESK, foldOf, morning, OFFICE, OFFICE2, practice, received, statement, tell, type Told } from '#apps/server/memory/testing.ts'
import { decide, evolve, initial, OPEN_IN, permits, type ComplaintCommand, type ComplaintState, type Stage } from './complaint.ts'
import { complaint } from './procedure.ts'
import { STAGES } from './contract.ts'

const DAY = '2026-04-28'
type Step = ComplaintCommand['type']

const SECOND = '00000000-0000-4000-8000-0000000000e2'
const AGENT = '00000000-0000-4000-8000-0000000000e3'

/** One valid command of each type. */
const COMMANDS: { readonly [Type in Step]: Extract<ComplaintCommand, { type: Type }> } = {
  receive: { type: 'receive', unitId: OFFICE, ...statement },
  accept: { type: 'accept', told: 'portal' },
  refuse: { type: 'refuse', ground: 'not-consumption', reason: '不是为生活消费需要购买的商品', told: 'post' },
  'approve-refusal': { type: 'approve-refusal' },
  reopen: { type: 'reopen', cause: 'court', document: '（2026）川0821行初12号', documentOn: legalDate(DAY), reason: '判决撤销不予受理决定' },
  'send-back-refusal': { type: 'send-back-refusal', reason: '理由不足，请补充核实' },
  'return-to-intake': { type: 'return-to-intake', reason: '不归本所管辖', toUnitId: DESK },
  assign: { type: 'assign', unitId: OFFICE2 },
  'add-material': { type: 'add-material', text: '补充小票照片', attachments: [] },
  withdraw: { type: 'withdraw', reason: '已经和解' },
  'record-outcome': { type: 'record-outcome', outcome: 'agreed' },
  'note-shared': { type: 'note-shared', text: '检测结论为不合格', reason: '组织调解所必需' },
  close: { type: 'close', summary: '双方达成协议，已履行。' },
  rate: { type: 'rate', grade: 'satisfied' },
  'update-source': { type: 'update-source', statement: { category: 'quality' }, status: 'waiting', feedback: '' },
  'give-notice': { type: 'give-notice', matter: 'papers', items: '授权委托书原件', dueOn: legalDate('2026-05-03'), told: 'sms' },
  'answer-notice': { type: 'answer-notice', matter: 'papers', text: '已补交', attachments: [] },
  'add-complainant': { type: 'add-complainant', personId: SECOND },
  'remove-complainant': { type: 'remove-complainant', personId: SECOND, reason: '本人退出' },
  'elect-representatives': { type: 'elect-representatives', personIds: [statement.personId], attachments: ['a1'] },
  'appoint-agent': {
    type: 'appoint-agent', agentId: AGENT, principalId: statement.personId, powers: 'special', matters: '代为投诉、调解', until: legalDate('2026-12-31'), authority: ['a1'], identity: ['a2'], codeWith: 'principal',
  },
  'end-agent': { type: 'end-agent', agentId: AGENT, reason: '撤销委托' },
  'record-consent': { type: 'record-consent', personId: statement.personId, to: 'waiver', note: '电话同意', attachments: [] },
  'issue-code': { type: 'issue-code', personId: statement.personId },
  'tell-complainant': { type: 'tell-complainant', personIds: [SECOND], by: 'phone' },
  'mark-same-dispute': { type: 'mark-same-dispute', fileId: 'f9', number: '5108212026000009', reason: '同一次购买' },
  'unmark-same-dispute': { type: 'unmark-same-dispute', reason: '不是同一次购买' },
  'allow-settlement': { type: 'allow-settlement' },
  'offer-settlement': { type: 'offer-settlement', consent: '电话征得同意' },
  'answer-settlement': { type: 'answer-settlement', settled: true, answer: '退款 288 元' },
  'confirm-settlement': { type: 'confirm-settlement', agreed: true },
  'record-callback': { type: 'record-callback', grade: 'satisfied', by: 'phone' },
  'finish-redo': { type: 'finish-redo', summary: '重新调解，已退款。' },
  'end-transferred': { type: 'end-transferred', to: '青川县市场监督管理局', letter: '旺市监移〔2026〕第1号' },
  'take-up-again': { type: 'take-up-again', reason: '实际经营地在旺苍县' },
}

/** A file in each stage, reached by commands. */
const IN_STAGE: Record<Stage, () => Told> = {
  received: () => received(DAY),
  returned: () => received(DAY).complaint(COMMANDS['return-to-intake'], ACTORS.officer),
  accepted: () => received(DAY).complaint(COMMANDS.accept, ACTORS.officer),
  refused: () => received(DAY).complaint(COMMANDS.refuse, ACTORS.officer),
  withdrawn: () => received(DAY).complaint(COMMANDS.withdraw, ACTORS.consumer),
  closed: () => agreed().complaint(COMMANDS.close, ACTORS.officer),
  redo: () => IN_STAGE.closed().complaint({ ...COMMANDS['record-callback'], grade: 'unsatisfied' }, ACTORS.officer),
  transferred: () => received(DAY).complaint(COMMANDS['end-transferred'], ACTORS.system),
}

function agreed(): Told {
  return IN_STAGE.accepted().mediation({ type: 'record-agreement', form: 'performed', terms: [
    { party: 'respondent', duty: '退款', dueOn: legalDate(DAY), amountFen: 28_800 },
  ] }, ACTORS.officer)
}

function only(...stages: readonly Stage[]): Record<Stage | 'none', boolean> {
  return Object.fromEntries(['none', ...STAGES].map((stage) => [stage, stages.includes(stage as Stage)])) as Record<Stage | 'none', boolean>
}

/** Written from Order 121 Art. 10–17, 23 and 41, not from the code: in which stages each step may be taken. */
const MAY_BE_TAKEN: Record<Step, Record<Stage | 'none', boolean>> = {
  receive: { ...only(), none: true },
  accept: only('received'),
  refuse: only('received'),
  // Only while a refusal waits for the chief, which none of these stages has; see "where refusals are approved".
  'approve-refusal': only(),
  'send-back-refusal': only(),
  'return-to-intake': only('received'),
  assign: only('received', 'returned', 'accepted', 'redo'),
  'add-material': only('received', 'returned', 'accepted', 'redo'),
  withdraw: only('received', 'returned', 'accepted'),
  'record-outcome': only('accepted'),
  // What the report filed with it tells, while there is something to mediate (Art. 37).
  'note-shared': only('received', 'returned', 'accepted'),
  close: only(),
  rate: only('refused', 'closed'),
  'update-source': only(...STAGES),
  'give-notice': only('received'), 'add-complainant': only('received'), 'mark-same-dispute': only('received'), 'allow-settlement': only('received'), 'offer-settlement': only('received'),
  'appoint-agent': only('received', 'returned', 'accepted'), 'record-consent': only('received', 'returned', 'accepted'),
  'issue-code': only(...STAGES), 'record-callback': only('closed'), 'finish-redo': only('redo'),
  // The other regulator has received it; it came back.
  reopen: only('refused', 'closed'),
  'end-transferred': only('received', 'returned'), 'take-up-again': only('transferred'),
  // These hang on what came before them too, see below: on a file as it is by itself none is possible.
  'answer-notice': only(), 'remove-complainant': only(), 'tell-complainant': only(), 'elect-representatives': only(), 'end-agent': only(), 'unmark-same-dispute': only(), 'answer-settlement': only(), 'confirm-settlement': only(),
}

function context(told: Told | undefined, by: Actor = ACTORS.officer, day = DAY) {
  const { world } = told ?? received(DAY)
  return contextOf(practice, world.head, foldOf(world), by, morning(day))
}

function codeOf(result: unknown): string | undefined {
  return isRefusal(result) ? result.refusal : undefined
}

describe('every step in every stage', () => {
  const cells = (Object.keys(MAY_BE_TAKEN) as Step[]).flatMap((step) => (['none', ...STAGES] as const).map((stage) => [step, stage] as const))
  test.each(cells)('%s when %s', (step, stage) => {
    const told = stage === 'none' ? undefined : IN_STAGE[stage]()
    const state = told ? foldOf(told.world).complaint : initial
    expect(state.stage).toBe(stage)
    const refused = permits(step, state, context(told))
    expect(refused === undefined).toBe(MAY_BE_TAKEN[step][stage])
    // What the button says, the server does: `decide` refuses for the same reason, and else brings something.
    const event = expect.objectContaining({ type: expect.stringMatching(/^complaint\./) as string }) as unknown
    // What was closed and no longer stands is handled again at once.
    const brought = step === 'reopen' && stage === 'closed' ? [event, event] : [event]
    expect(decide(state, COMMANDS[step], context(told))).toEqual(refused ?? brought)
    const named = refused?.refusal === 'complaint.wrong-stage' ? { stage: `stage.${stage}`, step: `step.${step}` } : refused?.refusal === 'complaint.settlement-order' ? { step: `step.${step}` } : undefined
    expect(refused?.params).toEqual(named)
  })

  test('closing waits for the outcome of the mediation', () => {
    expect(codeOf(permits('close', foldOf(IN_STAGE.accepted().world).complaint, context(undefined)))).toBe('complaint.mediation-open')
    expect(permits('close', foldOf(agreed().world).complaint, context(undefined))).toBeUndefined()
  })
})

describe('receipt', () => {
  test('keeps the statement as it was made', () => {
    const { complaint: state, standing } = foldOf(received(DAY, { occurredOn: legalDate('2026-04-20') }).world)
    expect(state).toMatchObject({ stage: 'received', unitId: OFFICE, statement: { ...statement, occurredOn: '2026-04-20' }, officerId: null, outcome: null })
    expect(standing).toEqual({
      unitId: OFFICE, officerId: null, stage: 'received', substage: null, open: true, clocked: true, awaiting: null, supervised: false,
      subject: statement.respondent.name, category: statement.category, summary: statement.facts,
    })
  })

  test('what is to happen tomorrow has not happened', () => {
    const tomorrow = { ...COMMANDS.receive, occurredOn: legalDate('2026-04-29') }
    expect(decide(initial, tomorrow, context(undefined))).toMatchObject({ refusal: 'complaint.future-date', field: 'occurredOn' })
    expect(codeOf(decide(initial, { ...tomorrow, occurredOn: legalDate(DAY) }, context(undefined)))).toBeUndefined()
  })

  test('a second receipt on one file is refused', () => {
    expect(codeOf(decide(foldOf(IN_STAGE.received().world).complaint, COMMANDS.receive, context(undefined)))).toBe('complaint.already-exists')
  })
})

describe('the decision', () => {
  test('acceptance names the officer who decided, and the mediation opens', () => {
    const folded = foldOf(IN_STAGE.accepted().world)
    expect(folded.complaint).toMatchObject({ stage: 'accepted', officerId: ACTORS.officer.id, decidedOn: DAY })
    expect(folded.mediation.stage).toBe('open')
    expect(folded.facts).toMatchObject({ acceptedOn: DAY, refusedOn: null, withdrawnOn: null })
  })

  test('a refusal carries ground, article and reason', () => {
    const { complaint: state, standing, facts } = foldOf(IN_STAGE.refused().world)
    expect(state.refusal).toEqual({
      ground: 'not-consumption', article: '《市场监督管理投诉举报处理办法》第十六条第三项', reason: '不是为生活消费需要购买的商品', on: DAY,
    })
    expect(standing.open).toBe(false)
    expect(facts).toMatchObject({ acceptedOn: null, refusedOn: DAY })
  })

  test('the ground is one of the pack of the day of receipt', () => {
    const state = foldOf(received('2025-06-03').world).complaint
    const old = contextOf(practice, received('2025-06-03').world.head, foldOf(received('2025-06-03').world), ACTORS.officer, morning('2025-06-04'))
    // Order 121 knows this ground, Order 20 did not.
    expect(decide(state, { ...COMMANDS.refuse, ground: 'identity-refused' }, old)).toMatchObject({ refusal: 'complaint.unknown-ground', field: 'command.ground' })
    expect(codeOf(decide(state, { ...COMMANDS.refuse, ground: 'identity-refused', falsified: true }, context(IN_STAGE.received())))).toBeUndefined()
  })

  test('a refusal needs a reason of ten characters', () => {
    const state = foldOf(IN_STAGE.received().world).complaint
    expect(decide(state, { ...COMMANDS.refuse, reason: '不属于消费' }, context(undefined))).toMatchObject({ refusal: 'complaint.reason-needed', field: 'command.reason' })
    expect(codeOf(decide(state, { ...COMMANDS.refuse, reason: '不属于生活消费的纠纷' }, context(undefined)))).toBeUndefined()
  })
})

describe('where refusals are approved', () => {
  const approved = { ...practice, local: () => ({ refusalNeedsApproval: true }) }
  const at = (told: Told, by: Actor) => contextOf(approved, told.world.head, foldOf(told.world), by, morning(DAY))
  const proposed = () => {
    const told = received(DAY)
    const events = decide(foldOf(told.world).complaint, COMMANDS.refuse, at(told, ACTORS.officer))
    if (isRefusal(events)) throw new Error(events.refusal)
    expect(events.map(({ type }) => type)).toEqual(['complaint.refusal-proposed'])
    return { told, state: events.reduce((state, event) => evolve(state, event, { seq: 2, at: morning(DAY).toISOString(), actorId: 'officer-1', actorName: '' }), foldOf(told.world).complaint) }
  }

  test("the officer's refusal waits for the chief, and the acceptance clock runs on", () => {
    const { state } = proposed()
    expect(complaint.standing(state)).toMatchObject({ stage: 'received', open: true, awaiting: 'chief' })
    expect(complaint.facts(state).refusedOn).toBeNull()
    expect(codeOf(permits('refuse', state, context(undefined)))).toBe('complaint.refusal-pending')
    expect(complaint.internal).toContain('complaint.refusal-proposed')
  })

  test('approved it is the refusal that was proposed; sent back the officer decides anew', () => {
    const { told, state } = proposed()
    const { ground, reason, told: how } = COMMANDS.refuse
    expect(decide(state, COMMANDS['approve-refusal'], at(told, ACTORS.chief)))
      .toEqual([{ type: 'complaint.refused', ground, reason, told: how, article: '《市场监督管理投诉举报处理办法》第十六条第三项' }])
    const back = decide(state, COMMANDS['send-back-refusal'], at(told, ACTORS.chief))
    if (isRefusal(back)) throw new Error(back.refusal)
    const after = back.reduce((folded, event) => evolve(folded, event, { seq: 3, at: morning(DAY).toISOString(), actorId: 'chief-1', actorName: '' }), state)
    expect(after).toEqual({ ...state, proposed: null })
    expect(codeOf(permits('approve-refusal', after, context(undefined)))).toBe('complaint.nothing-to-approve')
  })

  test('only a chief over the unit decides on it, and refuses without asking anyone', () => {
    const { told, state } = proposed()
    expect(complaint.may(ACTORS.officer, 'approve-refusal', state, told.world.head)?.refusal).toBe('complaint.not-permitted')
    expect(complaint.may(ACTORS.chief, 'approve-refusal', state, told.world.head)).toBeUndefined()
    expect(decide(foldOf(told.world).complaint, COMMANDS.refuse, at(told, ACTORS.chief))).toMatchObject([{ type: 'complaint.refused' }])
  })

  test('accepting, withdrawing or returning ends the proposal', () => {
    const { told, state } = proposed()
    for (const step of ['accept', 'withdraw', 'return-to-intake'] as const) {
      const events = decide(state, COMMANDS[step], at(told, ACTORS.officer))
      if (isRefusal(events)) throw new Error(events.refusal)
      const after = events.reduce((folded, event) => evolve(folded, event, { seq: 3, at: morning(DAY).toISOString(), actorId: 'x', actorName: '' }), state)
      expect(after.proposed).toBeNull()
    }
  })
})

describe('where the file is', () => {
  test('an office without authority returns it to the desk, with the article', () => {
    const { complaint: state, standing } = foldOf(IN_STAGE.returned().world)
    expect(state).toMatchObject({ stage: 'returned', unitId: DESK, officerId: null })
    expect(standing).toMatchObject({ unitId: DESK, open: true })
    expect(IN_STAGE.returned().world.recorded.at(-1)?.event).toMatchObject({ article: '《市场监督管理投诉举报处理办法》第四十一条第二款' })
  })

  test('the desk cannot return a file to itself', () => {
    const state = foldOf(received(DAY).complaint({ type: 'assign', unitId: DESK }, ACTORS.intake).world).complaint
    expect(codeOf(decide(state, COMMANDS['return-to-intake'], context(undefined)))).toBe('complaint.already-with-unit')
  })

  test('dispatching a returned file opens the decision again, to the same unit too', () => {
    const again = IN_STAGE.returned().complaint({ type: 'assign', unitId: DESK }, ACTORS.intake)
    expect(foldOf(again.world).complaint.stage).toBe('received')
  })

  test('assigning to where and with whom it is already changes nothing and says so', () => {
    const held = received(DAY).complaint({ type: 'assign', unitId: OFFICE, officerId: 'officer-1', reason: '熟悉该店' }, ACTORS.chief)
    const { complaint: state } = foldOf(held.world)
    expect(state.officerId).toBe('officer-1')
    expect(decide(state, { type: 'assign', unitId: OFFICE, officerId: 'officer-1' }, context(held))).toMatchObject({ refusal: 'complaint.already-with-unit', field: 'command.unitId' })
    expect(codeOf(decide(state, { type: 'assign', unitId: OFFICE }, context(held)))).toBeUndefined()
    expect(foldOf(held.complaint({ type: 'assign', unitId: OFFICE2 }, ACTORS.chief).world).complaint).toMatchObject({ stage: 'received', unitId: OFFICE2, officerId: null })
  })

  test('an accepted file that moves stays accepted', () => {
    expect(foldOf(IN_STAGE.accepted().complaint(COMMANDS.assign, ACTORS.chief).world).complaint).toMatchObject({ stage: 'accepted', unitId: OFFICE2 })
  })
})

describe('material', () => {
  test.each([[ACTORS.consumer, 'consumer'], [ACTORS.officer, 'staff']] as const)('says whose it is', (by, expected) => {
    const told = IN_STAGE.received().complaint({ ...COMMANDS['add-material'], attachments: ['a1'] }, by)
    expect(told.world.recorded.at(-1)?.event).toMatchObject({ by: expected, attachments: ['a1'] })
    expect(foldOf(told.world).complaint.attachments).toEqual(['a1'])
  })

  test('a picture needs no words, but nothing at all is nothing', () => {
    const state = foldOf(IN_STAGE.received().world).complaint
    expect(codeOf(decide(state, { type: 'add-material', text: '', attachments: ['a1'] }, context(undefined)))).toBeUndefined()
    expect(decide(state, { type: 'add-material', text: '', attachments: [] }, context(undefined))).toMatchObject({ refusal: 'complaint.nothing-added', field: 'command.text' })
  })
})

describe('withdrawal', () => {
  test('before the decision it ends the file', () => {
    const { complaint: state, standing, facts } = foldOf(IN_STAGE.withdrawn().world)
    expect(state).toMatchObject({ stage: 'withdrawn', withdrawnOn: DAY })
    expect(standing.open).toBe(false)
    expect(facts).toMatchObject({ withdrawnOn: DAY })
  })

  test('after acceptance the mediation ends with its ground and both parties are still to be told', () => {
    const told = IN_STAGE.accepted().complaint(COMMANDS.withdraw, ACTORS.consumer, '2026-05-06')
    const folded = foldOf(told.world)
    expect(folded.complaint).toMatchObject({ stage: 'accepted', withdrawnOn: '2026-05-06', outcome: null })
    expect(folded.mediation).toMatchObject({ stage: 'terminated', termination: { ground: 'withdrawn-or-settled', on: '2026-05-06', reason: '已经和解' } })
    expect(folded.standing.open).toBe(true)
    expect(codeOf(permits('withdraw', folded.complaint, context(undefined)))).toBe('complaint.wrong-stage')
  })
})

describe('the end', () => {
  test('the outcome is recorded once', () => {
    const { complaint: state } = foldOf(agreed().world)
    expect(state.outcome).toBe('agreed')
    expect(decide(state, { type: 'record-outcome', outcome: 'terminated' }, context(agreed(), ACTORS.system))).toEqual([])
  })

  test('a closed file keeps its summary and can be rated once', () => {
    const rated = IN_STAGE.closed().complaint({ ...COMMANDS.rate, comment: '很快' }, ACTORS.consumer)
    const { complaint: state, standing, facts } = foldOf(rated.world)
    expect(state).toMatchObject({ stage: 'closed', summary: '双方达成协议，已履行。', rating: { grade: 'satisfied', comment: '很快' } })
    expect(standing.open).toBe(false)
    expect(facts.acceptedOn).toBe(DAY)
    expect(codeOf(decide(state, COMMANDS.rate, context(rated)))).toBe('complaint.already-rated')
  })
})

describe('the national platform', () => {
  const update = (given: Partial<Extract<ComplaintCommand, { type: 'update-source' }>>) => ({ ...COMMANDS['update-source'], statement: {}, ...given })
  const national = () => received(DAY, { nationalNumber: '151082100202604280000001' })

  test('only what differs becomes an event', () => {
    const told = national().complaint(update({ statement: { category: 'food-safety', facts: '改过的内容，蛋糕里有头发。' } }), ACTORS.system)
    expect(told.world.recorded.at(-1)?.event).toEqual({ type: 'complaint.source-updated', statement: { facts: '改过的内容，蛋糕里有头发。' }, fields: ['facts'] })
    const { world } = told
    expect(told.complaint(update({ statement: { facts: '改过的内容，蛋糕里有头发。' } }), ACTORS.system).world.recorded).toHaveLength(world.recorded.length)
  })

  test('accepted there is accepted here, by no officer of ours', () => {
    const folded = foldOf(national().complaint(update({ status: 'accepted' }), ACTORS.system).world)
    expect(folded.complaint).toMatchObject({ stage: 'accepted', officerId: null })
    expect(folded.mediation.stage).toBe('open')
  })

  test.each(['refused', 'finished'] as const)('%s there closes it here without clocks', (status) => {
    const folded = foldOf(national().complaint(update({ status, feedback: '已退款' }), ACTORS.system).world)
    expect(folded.complaint).toMatchObject({ stage: 'closed', source: { status, feedback: '已退款' }, summary: '已退款' })
    expect(folded.standing).toMatchObject({ open: false, clocked: false })
    expect(folded.facts.acceptedOn).toBeNull()
  })

  test('the same result again changes nothing, a new one is kept', () => {
    const closed = national().complaint(update({ status: 'finished', feedback: '已退款' }), ACTORS.system)
    expect(closed.complaint(update({ status: 'finished', feedback: '已退款' }), ACTORS.system).world.recorded).toHaveLength(2)
    expect(foldOf(closed.complaint(update({ status: 'finished', feedback: '已退款并道歉' }), ACTORS.system).world).complaint.summary).toBe('已退款并道歉')
  })

  test('what was decided here is not undone by the platform', () => {
    for (const stage of ['accepted', 'refused', 'withdrawn', 'closed'] as const) {
      const told = IN_STAGE[stage]()
      expect(told.complaint(update({ status: 'finished', feedback: '已退款' }), ACTORS.system).world).toEqual(told.world)
    }
  })
})

test('events of other procedures leave the state as it is', () => {
  const state = foldOf(IN_STAGE.accepted().world).complaint
  const meta = { seq: 9, at: morning(DAY).toISOString(), actorId: 'x', actorName: 'x' }
  expect(evolve(state, { type: 'mediation.opened' } as unknown as Parameters<typeof evolve>[1], meta)).toBe(state)
  expect(complaint.standing(initial)).toEqual({ stage: 'none' })
})

test('a person cannot take the steps of the system, nor the system those of a person', () => {
  const people = Object.entries(ACTORS).filter(([name]) => name !== 'system').map(([, one]) => one)
  const head = received(DAY).world.head
  const state: ComplaintState = foldOf(received(DAY).world).complaint
  for (const by of people) expect(codeOf(complaint.may(by, 'record-outcome', state, head))).toBe('complaint.not-permitted')
  for (const step of ['accept', 'refuse', 'close', 'rate', 'withdraw'] as const) {
    expect(codeOf(complaint.may(ACTORS.system, step, state, head))).toBe('complaint.not-permitted')
  }
})

test('the table names every stage that exists', () => {
  const named = new Set(Object.values(OPEN_IN).flat())
  expect([...named].toSorted()).toEqual(['none', ...STAGES].toSorted())
  expect(tell(received(DAY).world, DAY).world).toEqual(received(DAY).world)
})

test('a receipt from before it was asked whether something was bought online folds to none', () => {
  const { online: _, ...before } = statement
  const meta = { seq: 1, at: `${DAY}T01:00:00.000Z`, actorId: 'public', actorName: '' }
  expect(evolve(initial, { type: 'complaint.received', unitId: OFFICE, ...before }, meta).statement?.online).toBeNull()
  const online = { kind: 'platform', platform: '某购物平台', publishedAddress: null } as const
  expect(evolve(initial, { type: 'complaint.received', unitId: OFFICE, ...before, online }, meta).statement?.online).toEqual(online)
})
