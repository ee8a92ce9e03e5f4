/** A report by name, and a step on it that says the name. */
import sql from 'sql-template-tag'
import { routes } from '#modules/report/index.ts'
import { newKey, type Client, type StaffName, type TestSystem } from '../testing.ts'

export const NAME = '孟浩然'

export async function namedReport(client: Client, system: TestSystem): Promise<string> {
  const { bakery } = system.county.firms
  const { id } = await client.get('anonymous', routes.submit, {
    key: newKey(), reporter: { realName: true, name: NAME, phone: '13987659999', address: '旺苍县东河镇南街99号' }, target: { operatorId: bakery.id, name: bakery.name, address: bakery.address },
    category: 'quality', facts: '后厨使用过期面粉，保质期到今年三月。',
  })
  return id
}

export async function versionOf(system: TestSystem, id: string): Promise<number> {
  return (await system.database.one<{ version: number }>(sql`select version from casefile.file where id = ${id}`))?.version ?? 1
}

/** The report with a case opened on it. */
export async function reportWithCase(client: Client, system: TestSystem): Promise<string> {
  const id = await namedReport(client, system)
  const { officer, colleague } = system.county.staff
  const steps: readonly (readonly [StaffName, object])[] = [
    ['officer', { type: 'start-verification' }],
    ['officer', { type: 'propose-decision', decision: 'file', conditions: ['violation-shown', 'punishable', 'own-jurisdiction', 'within-limitation'], reason: '查到过期面粉，符合立案条件' }],
    ['chief', { type: 'approve-decision', caseOfficers: [officer.id, colleague.id] }],
  ]
  for (const [who, command] of steps) await client.get(who, routes.command, { id, key: newKey(), version: await versionOf(system, id), command })
  return id
}
