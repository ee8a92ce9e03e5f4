/** To which county a filing goes where several share the system. */
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#modules/complaint/index.ts'
import { routes as reports } from '#modules/report/index.ts'
import { findFile } from '#modules/casefile/store.ts'
import { complaintInput, newKey, serve, type Client, type TestSystem } from './testing.ts'

let system: TestSystem
let client: Client
beforeAll(() => serve('place', (served) => { ({ system, client } = served) }))

async function placeOf({ id }: { readonly id: string }) {
  const head = await findFile(system.database, id)
  return [head?.areaCode, head?.unitId]
}

describe('a firm that is not in the register', () => {
  const { desk, otherDesk } = { desk: () => ['510821', system.county.units.desk], otherDesk: () => ['510822', system.county.units.otherDesk] }

  test.each([
    ['青川县乔庄镇北街5号', otherDesk], ['四川省广元市青川县沙州镇', otherDesk], ['旺苍县东河镇北街5号', desk],
  ])('at %s: a complaint and a report go to the desk of the county that is named', async (address, where) => {
    const complaint = await client.get('anonymous', routes.submit, complaintInput(system.county, { respondent: { name: '路边小摊', address } }))
    expect(await placeOf(complaint)).toEqual(where())
    const report = await client.get('anonymous', reports.submit, {
      key: newKey(), target: { name: '路边小摊', address }, category: 'quality', facts: '卖没有标签的散装白酒，已经有好几个月。', reporter: { realName: false },
    })
    expect(await placeOf(report)).toEqual(where())
  })

  test.each(['北街5号', '四川省绵阳市江油市中坝镇'])('at %s, which names none of them, is taken in all the same', async (address) => {
    const taken = await client.get('anonymous', routes.submit, complaintInput(system.county, { respondent: { name: '路边小摊', address } }))
    expect([desk(), otherDesk()]).toContainEqual(await placeOf(taken))
  })

  test('what staff take down stays with their own county', async () => {
    const taken = await client.get('intake', routes.register, complaintInput(system.county, { channel: 'phone', respondent: { name: '路边小摊', address: '青川县乔庄镇北街5号' } }))
    expect(await placeOf(taken)).toEqual(desk())
  })
})
