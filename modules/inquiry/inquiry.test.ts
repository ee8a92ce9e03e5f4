import { describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/pure/refusal.ts'
import { legalDate } from '#platform/pure/date.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { ACTORS, blank, DESK, judge, morning, OFFICE, OFFICE2, take, type World } from '#apps/server/memory/testing.ts'
import { type InquiryCommand, type InquiryStage, type InquiryType, personalDataIn } from './inquiry.ts'
import { TYPES } from './contract.ts'

const DAY = '2026-04-28'
type Step = InquiryCommand['type']
type Staged = Exclude<InquiryStage, 'none'>

const REPLY = { text: '周末窗口开门，请带身份证。', told: 'phone' } as const
const COMMANDS: { readonly [Type in Exclude<Step, 'receive'>]: Extract<InquiryCommand, { type: Type }> } = {
  assign: { type: 'assign', unitId: OFFICE2 },
  'return-to-intake': { type: 'return-to-intake', reason: '不归本所管辖', toUnitId: DESK },
  answer: { type: 'answer', ...REPLY },
  adopt: { type: 'adopt', ...REPLY },
  decline: { type: 'decline', ...REPLY },
  thank: { type: 'thank', ...REPLY },
  'point-elsewhere': { type: 'point-elsewhere', route: 'administrative-review', ...REPLY },
  turn: { type: 'turn', into: { kind: 'complaint', id: OFFICE, number: '15108212026042800001' } },
  'propose-publication': { type: 'propose-publication', question: '周末窗口开门吗？', answer: '开门。', personalDataRemoved: true },
  'approve-publication': { type: 'approve-publication' },
  'reject-publication': { type: 'reject-publication', reason: '请写明时间' },
  'withdraw-publication': { type: 'withdraw-publication', reason: '时间有变动' },
  rate: { type: 'rate', grade: 'satisfied' },
}

function step(world: World, command: InquiryCommand, actor: Actor): World {
  const next = take(world, { procedure: 'inquiry', command, actor, now: morning(DAY) })
  if (isRefusal(next)) throw new Error(`${command.type} refused: ${next.refusal}`)
  return next
}

function received(inquiryType: InquiryType = 'inquiry', publicationConsent = true): World {
  const empty = blank(legalDate(DAY))
  const world: World = { ...empty, head: { ...empty.head, kind: 'inquiry' } }
  return step(world, { type: 'receive', unitId: OFFICE, inquiryType, channel: 'web', personId: null, title: '营业时间', text: '周末窗口开不开门？', publicationConsent }, ACTORS.intake)
}

function code(world: World, command: InquiryCommand, actor: Actor): string | undefined {
  const result = judge(world, { procedure: 'inquiry', command, actor, now: morning(DAY) })
  return isRefusal(result) ? result.refusal : undefined
}

const IN_STAGE: Record<Staged, () => World> = {
  received,
  returned: () => step(received(), COMMANDS['return-to-intake'], ACTORS.officer),
  answered: () => step(received(), COMMANDS.answer, ACTORS.officer),
  turned: () => step(received(), COMMANDS.turn, ACTORS.chief),
  'pointed-elsewhere': () => step(received(), COMMANDS['point-elsewhere'], ACTORS.chief),
}

const WAITING: readonly Staged[] = ['received', 'returned']
/** For an inquiry: what is answered, turned or pointed elsewhere is not decided anew; only an answer is published. */
const POSSIBLE_IN: Record<Exclude<Step, 'receive'>, readonly Staged[]> = {
  assign: WAITING, 'return-to-intake': ['received'], answer: WAITING, adopt: [], decline: [], thank: [], 'point-elsewhere': WAITING, turn: WAITING,
  'propose-publication': ['answered'], 'approve-publication': [], 'reject-publication': [], 'withdraw-publication': [], rate: ['answered', 'pointed-elsewhere'],
}
const WHO: Partial<Record<Step, Actor>> = { rate: ACTORS.consumer }

describe('each step in each stage', () => {
  const cells = (Object.keys(POSSIBLE_IN) as Exclude<Step, 'receive'>[]).flatMap((type) => (Object.keys(IN_STAGE) as Staged[]).map((stage) => [type, stage] as const))
  test.each(cells)('%s when %s', (type, stage) => {
    const result = code(IN_STAGE[stage](), COMMANDS[type], WHO[type] ?? ACTORS.chief)
    expect(result === undefined).toBe(POSSIBLE_IN[type].includes(stage))
  })
})

describe('each way of answering what people file', () => {
  const fits: Record<'answer' | 'adopt' | 'decline' | 'thank' | 'turn', readonly InquiryType[]> = {
    answer: ['inquiry', 'suggestion', 'supervision'], adopt: ['suggestion'], decline: ['suggestion'], thank: ['praise'], turn: ['inquiry', 'suggestion'],
  }
  test.each(Object.entries(fits).flatMap(([type, allowed]) => TYPES.map((filed) => [type as keyof typeof fits, filed, allowed.includes(filed)] as const)))('%s to %s: %s', (type, filed, allowed) => {
    expect(code(received(filed), COMMANDS[type], ACTORS.chief)).toBe(allowed ? undefined : 'inquiry.wrong-type')
  })
})

describe('supervision of the authority’s own staff', () => {
  test('goes to no office and no desk, whoever sends it', () => {
    const filed = received('supervision')
    for (const unitId of [OFFICE2, DESK]) expect(code(filed, { type: 'assign', unitId }, ACTORS.chief)).toBe('inquiry.confidential')
    expect(code(filed, COMMANDS['return-to-intake'], ACTORS.chief)).toBe('inquiry.confidential')
    expect(code(filed, { type: 'assign', unitId: OFFICE, officerId: ACTORS.chief.id }, ACTORS.chief)).toBeUndefined()
  })

  test('is never published', () => {
    const answered = step(received('supervision'), COMMANDS.answer, ACTORS.chief)
    expect(code(answered, COMMANDS['propose-publication'], ACTORS.chief)).toBe('inquiry.wrong-type')
  })
})

describe('publication', () => {
  const proposed = (by: Actor = ACTORS.officer) => step(IN_STAGE.answered(), COMMANDS['propose-publication'], by)

  test('needs the consent of whoever filed it', () => {
    const answered = step(received('inquiry', false), COMMANDS.answer, ACTORS.officer)
    expect(code(answered, COMMANDS['propose-publication'], ACTORS.officer)).toBe('inquiry.no-consent')
  })

  test('is approved by a chief who did not propose it', () => {
    expect(code(proposed(), COMMANDS['approve-publication'], ACTORS.officer)).toBe('inquiry.not-permitted')
    expect(code(proposed(ACTORS.chief), COMMANDS['approve-publication'], ACTORS.chief)).toBe('inquiry.own-proposal')
    expect(code(proposed(), COMMANDS['approve-publication'], ACTORS.chief)).toBeUndefined()
    expect(code(IN_STAGE.answered(), COMMANDS['approve-publication'], ACTORS.chief)).toBe('inquiry.nothing-proposed')
  })

  test('what was published is not proposed again until it is withdrawn', () => {
    const published = step(proposed(), COMMANDS['approve-publication'], ACTORS.chief)
    expect(code(published, COMMANDS['propose-publication'], ACTORS.officer)).toBe('inquiry.wrong-stage')
    const withdrawn = step(published, COMMANDS['withdraw-publication'], ACTORS.chief)
    expect(code(withdrawn, COMMANDS['propose-publication'], ACTORS.officer)).toBeUndefined()
  })

  test.each([['13881234567', 'phone'], ['０８３９－４２０００００', 'phone'], ['110105194912310O2X 不是', undefined], ['11010519491231002X', 'identity'], ['2026年4月28日买了300元', undefined]])('finds what is personal in %s', (text, found) => {
    expect(personalDataIn(text)).toBe(found)
  })

  test('a phone number left in is refused', () => {
    expect(code(IN_STAGE.answered(), { ...COMMANDS['propose-publication'], question: '请打13881234567' }, ACTORS.officer)).toBe('inquiry.personal-data')
  })
})

test('only a route of the list is pointed to', () => {
  expect(code(received(), { ...COMMANDS['point-elsewhere'], route: 'somewhere' }, ACTORS.chief)).toBe('inquiry.unknown-route')
})

test('an inquiry is rated once', () => {
  const rated = step(IN_STAGE.answered(), COMMANDS.rate, ACTORS.consumer)
  expect(code(rated, COMMANDS.rate, ACTORS.consumer)).toBe('inquiry.already-rated')
  expect(code(IN_STAGE.answered(), COMMANDS.rate, ACTORS.stranger)).toBe('inquiry.not-permitted')
})
