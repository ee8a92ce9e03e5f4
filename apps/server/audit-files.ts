/** `hongdun audit verify`: every file, its chain, its row and its projections, recomputed from its events. */
import { canonicalJson } from '#platform/pure/canonical.ts'
import type { FileHead } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import type { Folded } from '#modules/casefile/engine.ts'
import { listFileIds, readStored } from '#modules/casefile/store.ts'
import { verifyFile, type Finding } from '#modules/casefile/verify.ts'
import type { ComplaintState } from '#modules/complaint/index.ts'
import type { DocumentState } from '#modules/document/index.ts'
import { readStandings, standingsOf } from '#modules/document/store.ts'
import type { InquiryState } from '#modules/inquiry/index.ts'
import { projectionOf as inquiryProjectionOf, readProjections as readInquiries } from '#modules/inquiry/store.ts'
import { auditIncidents } from './incident-parts.ts'
import { projectionOf, readProjections } from '#modules/complaint/store.ts'
import type { ReportState } from '#modules/report/index.ts'
import { readReportProjections, reportProjectionOf } from '#modules/report/store.ts'
import { readFound } from '#modules/spotcheck/store.ts'
import { foundIn } from './spotcheck-parts.ts'

export interface AuditReport {
  readonly files: number
  readonly events: number
  readonly findings: readonly Finding[]
}

const PAGE = 500
const SHOWN = 100

/** What the row of its kind should be. */
function projectionFor({ id, kind }: FileHead, { states }: Folded): object | undefined {
  if (kind === 'report') return reportProjectionOf(id, states['report'] as ReportState)
  if (kind === 'inquiry') return inquiryProjectionOf(id, states['inquiry'] as InquiryState)
  return kind === 'complaint' ? projectionOf(id, states['complaint'] as ComplaintState) : undefined
}

/** Rows of documents in one order, so that two lists of them can be compared. */
function sorted(rows: ReturnType<typeof standingsOf> = []): string {
  return canonicalJson(rows.toSorted((one, other) => (String(one.document_id) < String(other.document_id) ? -1 : 1)))
}

/** What procedures that run on files of every kind keep beside the row of its kind. */
function besideFindings({ id, number }: FileHead, folded: Folded, standings: Awaited<ReturnType<typeof readStandings>>, checks: Awaited<ReturnType<typeof readFound>>): Finding[] {
  const same: readonly (readonly [string, boolean])[] = [
    ['documents', sorted(standings.get(id)) === sorted(standingsOf(id, folded.states['document'] as DocumentState))],
    ['spot check', canonicalJson(checks.get(id) ?? null) === canonicalJson(foundIn(id, folded) ?? null)],
  ]
  return same.filter(([, agrees]) => !agrees).map(([detail]) => ({ number, what: 'projection', seq: null, detail }))
}

export async function auditFiles(desk: Desk, onProgress: (done: number) => void): Promise<AuditReport> {
  const findings: Finding[] = []
  let files = 0
  let events = 0
  let after: string | null = null
  for (;;) {
    const ids: string[] = await listFileIds(desk.database, after, PAGE)
    if (ids.length === 0) {
      const incidents = await auditIncidents(desk)
      return { files, events: events + incidents.events, findings: [...findings, ...incidents.findings] }
    }
    const [stored, projections, reports, inquiries, standings, checks] = await Promise.all([
      readStored(desk.database, ids), readProjections(desk.database, ids), readReportProjections(desk.database, ids), readInquiries(desk.database, ids),
      readStandings(desk.database, ids), readFound(desk.database, ids),
    ])
    for (const whole of stored) {
      const { folded, findings: found } = verifyFile(desk.practice, whole)
      const wanted = folded && canonicalJson(projectionFor(whole.head, folded) ?? null)
      const is = canonicalJson(projections.get(whole.head.id) ?? reports.get(whole.head.id) ?? inquiries.get(whole.head.id) ?? null)
      const differs = wanted !== undefined && is !== wanted
      const projection: Finding[] = differs ? [{ number: whole.head.number, what: 'projection', seq: null, detail: whole.head.kind }] : []
      const beside = folded ? besideFindings(whole.head, folded, standings, checks) : []
      for (const finding of [...found, ...projection, ...beside]) if (findings.length < SHOWN) findings.push(finding)
      events += whole.events.length
    }
    files += stored.length
    after = ids.at(-1) ?? null
    onProgress(files)
  }
}
