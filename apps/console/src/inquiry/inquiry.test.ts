import { describe, expect, test } from 'vitest'
import { PLATFORMS, routes } from '#modules/inquiry/index.ts'
import { listAddress, listNamed, platformOption, STATES } from './platforms.ts'
import { placeOf, turnInput } from './turn.ts'

const HEAD = { id: '00000000-0000-4000-8000-000000000001', key: 'key-12345678', version: 1 }
const TYPED = {
  asker: { name: undefined, phone: undefined, address: undefined }, respondent: { operatorId: '', name: '强身健身房', address: '东河镇新华街9号' },
  into: 'complaint', category: 'contract', claims: ['refund'], facts: '办卡后老板不退钱，请求退还余额。',
}

describe('turning into a complaint or a report', () => {
  test('a firm typed by hand and an asker left out are what the contract takes', () => {
    expect(routes.turn.input.safeParse({ ...turnInput(TYPED), ...HEAD })).toMatchObject({ success: true, data: { asker: { name: '', phone: '' }, respondent: { name: '强身健身房' } } })
  })
  test('a report demands nothing, and is by name only where that is ticked', () => {
    const parsed = routes.turn.input.safeParse({ ...turnInput({ ...TYPED, into: 'report' }), ...HEAD })
    expect(parsed.data).toMatchObject({ into: 'report', realName: false })
    expect(parsed.data).not.toHaveProperty('claims')
  })
  test('an empty form names each field where the form holds it', () => {
    const parsed = routes.turn.input.safeParse({ ...turnInput({ into: 'complaint', claims: [], respondent: { operatorId: '' } }), ...HEAD })
    expect(parsed.error?.issues.map(({ path }) => placeOf(path.join('.')).join('.'))).toEqual(['respondent.name', 'respondent.address', 'category', 'claims', 'facts'])
  })
  test('what the complaint refuses is told at the field of the asker or the firm', () => {
    expect(['consumer.phone', 'respondent.operatorId', 'asker.name', 'claims.0', 'reporter.phone', 'target.operatorId'].map(placeOf)).toEqual([['asker', 'phone'], ['respondent', 'name'], ['asker', 'name'], ['claims'], ['asker', 'phone'], ['respondent', 'name']])
  })
})

describe('the four platforms', () => {
  test('each figure names its list in the address, and the page reads it back', () => {
    for (const platform of PLATFORMS) {
      for (const state of STATES) expect(listNamed(new URL(listAddress(platform, state), 'https://x').searchParams)).toEqual({ platform, state })
    }
    expect(listNamed(new URLSearchParams('platform=voice&state=any'))).toBeUndefined()
  })
  test('the plot holds the figures of the table, first platform on top', () => {
    const names = { information: '信息交流', voice: '民声民意', supervision: '群众监督', solved: '解决问题', open: '办理中', closed: '已办结' }
    const { yAxis, series } = platformOption([{ platform: 'information', open: 2, closed: 5 }, { platform: 'voice', open: 0, closed: 1 }], names)
    expect(yAxis).toMatchObject({ data: ['民声民意', '信息交流'] })
    expect(series).toMatchObject([{ name: '办理中', data: [0, 2] }, { name: '已办结', data: [1, 5] }])
  })
})
