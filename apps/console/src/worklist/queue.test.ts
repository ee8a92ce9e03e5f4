import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STAGES } from '#modules/complaint/index.ts'
import { findText } from '../texts.ts'
import { TABS } from '#modules/worklist/index.ts'
import { filterOf, moved, paramsOf, queryOf, settledBy, stageKeyOf, toneOf } from './queue.ts'

describe('to-do list', () => {
  test('days left: overdue, nearly due up to three days, calm, none', () => {
    expect([-1, 0, 3, 4, null].map(toneOf)).toEqual(['overdue', 'soon', 'soon', 'calm', 'none'])
  })
  test('a filter survives the address', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TABS),
        fc.option(fc.constantFrom('complaint' as const, 'report' as const, 'inquiry' as const), { nil: undefined }),
        fc.option(fc.uuid(), { nil: undefined }),
        fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
        (tab, kind, unitId, text) => {
          const filter = { tab, kind, stage: kind && 'received', unitId, officer: unitId, text }
          expect(filterOf(new URLSearchParams(paramsOf(filter).toString()))).toEqual(filter)
        },
      ),
    )
  })
  test('each tab asks for its own files', () => {
    const asked = TABS.map((tab) => JSON.stringify(queryOf({ tab })))
    expect(new Set(asked).size).toBe(TABS.length)
    expect(queryOf({ tab: 'overdue', unitId: 'u', text: '  冰箱 ' }, 'next')).toMatchObject({
      due: 'overdue',
      unitId: 'u',
      text: '冰箱',
      after: 'next',
      state: 'open',
    })
    expect(queryOf({ tab: 'all', text: ' ' }).text).toBeUndefined()
  })
  test('a tab settles its own fields, the controls the others', () => {
    expect(queryOf({ tab: 'received', kind: 'report', stage: 'verifying' })).toMatchObject({ kind: 'complaint', stage: 'received' })
    expect(settledBy('received')).toEqual(new Set(['kind', 'stage']))
    expect(queryOf({ tab: 'awaiting', kind: 'report', officer: 'none' })).toMatchObject({ awaiting: 'chief', kind: 'report', officer: 'none' })
    expect(queryOf({ tab: 'all', stage: 'received' }).stage).toBeUndefined()
  })
  test('an unknown tab in the address is the whole list', () => {
    expect(filterOf(new URLSearchParams('tab=nonsense')).tab).toBe('all')
  })
  test('every stage a row can show has a name', () => {
    const inside = [null, 'none', 'open', 'suspended', 'agreed', 'terminated', 'told']
    for (const stage of STAGES) {
      for (const mediationStage of inside) {
        const key = stageKeyOf({ kind: 'complaint', stage, mediationStage })
        expect(findText('zh', key), key).toBeDefined()
        expect(findText('en', key), key).toBeDefined()
      }
    }
    expect(stageKeyOf({ kind: 'complaint', stage: 'accepted', mediationStage: 'suspended' })).toBe('mediation.stage.suspended')
    expect(stageKeyOf({ kind: 'complaint', stage: 'closed', mediationStage: 'agreed' })).toBe('complaint.stage.closed')
  })
  test('keys move within the list', () => {
    expect(moved(-1, 3, 'j')).toBe(0)
    expect(moved(2, 3, 'ArrowDown')).toBe(2)
    expect(moved(0, 3, 'k')).toBe(0)
    expect(moved(1, 3, 'End')).toBe(2)
    expect(moved(1, 3, 'x')).toBeUndefined()
    expect(moved(-1, 0, 'j')).toBeUndefined()
  })
})
