import { expect, test } from 'vitest'
import { randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import { fixedClock, testDatabase } from '#platform/testing/index.ts'
import { auditFiles } from './audit-files.ts'
import { fillSample } from './commands.ts'
import { buildParts, loadRules } from './parts.ts'
import { ROOT } from './testing.ts'

test('the sample county has a group complaint in hand, found by detection', async () => {
  const store = await testDatabase()
  try {
    const clock = fixedClock('2026-04-28T01:00:00Z')
    const parts = await buildParts({ database: store.database, ...loadRules(ROOT), clock: () => clock.now() })
    const access = { database: store.database, clock: () => clock.now(), randomBytes, newId: () => parts.desk.newId() }
    const fill = () => fillSample({ parts, access }, ROOT, { seed: 12_315, files: 20, reports: false, incident: true, password: 'sample-county-12315', onProgress: () => undefined })
    await fill()
    await fill()
    const incidents = await store.owner.rows(sql`
      select i.level, count(m.*)::int as files from incident.incident i join incident.member m on m.incident_id = i.id group by i.id`)
    expect(incidents).toEqual([{ level: 3, files: 6 }])
    expect((await auditFiles(parts.desk, () => undefined)).findings).toEqual([])
  } finally {
    await store.close()
  }
})
