/** What detection is told of each kind of file, and the check of incidents against their events. */
import { hash } from 'node:crypto'
import { canonicalJson } from '#platform/pure/canonical.ts'
import type { AnyEvent } from '#modules/casefile/casefile.ts'
import type { Desk } from '#modules/casefile/desk.ts'
import { foldFile } from '#modules/casefile/engine.ts'
import { findFile, readEvents } from '#modules/casefile/store.ts'
import { chainFindings, type Finding } from '#modules/casefile/verify.ts'
import type { ComplaintState } from '#modules/complaint/index.ts'
import { fold, listStored, readIncidentEvents, rowOf } from '#modules/incident/store.ts'
import type { IncidentServer } from '#modules/incident/server.ts'
import type { Settings } from '#modules/incident/index.ts'
import { findOperatorByName, findPerson } from '#modules/party/store.ts'
import type { DocumentServer } from '#modules/document/server.ts'
import { printBrief } from './incident-brief.ts'
import { statedOf } from './stated.ts'

function addedText(event: AnyEvent): string {
  return event.type.endsWith('.material-added') && 'text' in event && typeof event.text === 'string' ? event.text : ''
}

/** Tells complainants apart without keeping who they are. */
async function complainantKey({ database }: Desk, personId: string, fileId: string): Promise<string> {
  const person = await findPerson(database, personId)
  const known = person?.phone || person?.name
  return known ? hash('sha256', `complainant ${known}`, 'hex').slice(0, 32) : fileId
}

export function incidentServer(desk: Desk, usual: Settings, paper: Pick<DocumentServer, 'desk' | 'origin' | 'renderer'>): IncidentServer {
  return {
    printBrief: printBrief(paper),
    database: desk.database, clock: () => desk.clock(), newId: () => desk.newId(), usual,
    tell: async (fileId) => {
      const head = await findFile(desk.database, fileId)
      if (!head || head.kind === 'inquiry') return undefined
      const recorded = await readEvents(desk.database, fileId)
      const folded = foldFile(desk.practice, recorded, head)
      const stated = statedOf(head.kind, folded.states)
      if (!stated) return undefined
      const { operatorId, name } = stated.firm
      const complaint = head.kind === 'complaint' ? folded.states['complaint'] as ComplaintState : undefined
      const people = complaint?.statement ? [complaint.statement.personId, ...complaint.group.joint] : []
      const operator = operatorId ?? (await findOperatorByName(desk.database, name, head.areaCode))?.id
      return {
        kind: head.kind, areaCode: head.areaCode, subject: name, subjectKey: operator ?? name, receivedOn: head.receivedOn, open: folded.standing.open,
        // A reporter is matched with nobody, not even with the complaint of the same person (Order 121 Art. 36).
        complainants: complaint ? await Promise.all(people.map((personId) => complainantKey(desk, personId, fileId))) : [fileId],
        amountFen: complaint?.statement?.amountFen ?? null, text: [stated.facts, ...recorded.map(({ event }) => addedText(event))].join('\n'),
      }
    },
  }
}

const PAGE = 200

/** Where stored incidents differ from their events: the chain, or the row. */
export async function auditIncidents({ database }: Desk): Promise<{ incidents: number; events: number; findings: readonly Finding[] }> {
  const findings: Finding[] = []
  let [incidents, events] = [0, 0]
  for (let after: string | null = null; ;) {
    const page = await listStored(database, after, PAGE)
    for (const stored of page) {
      const list = await readIncidentEvents(database, stored.id)
      const broken = chainFindings({ head: stored, hash: stored.hash, events: list.map(({ hash: kept, ...recorded }) => ({ recorded, hash: kept })) })
      findings.push(...broken)
      events += list.length
      if (broken.length > 0) continue
      const is = {
        level: stored.level, stage: stored.stage, leadUnitId: stored.leadUnitId, leadOfficerId: stored.leadOfficerId, closedAt: stored.closedAt?.toISOString() ?? null,
        reportDueAt: stored.reportDueAt?.toISOString() ?? null, files: stored.files,
      }
      if (canonicalJson(is) !== canonicalJson(rowOf(fold(list)))) findings.push({ number: stored.number, what: 'row', seq: null, detail: 'incident' })
    }
    incidents += page.length
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE) return { incidents, events, findings }
  }
}
