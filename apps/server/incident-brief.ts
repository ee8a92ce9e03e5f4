/** The brief of an incident as an official letter: numbered, sealed, verifiable (GB/T 9704-2012). */
import type { Transaction } from '#platform/db/database.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { chineseDate, type Block, type Cell, type Issue } from '#modules/document/blocks.ts'
import { issuePaper, type DocumentServer } from '#modules/document/server.ts'
import type { Brief, IssuedPaper } from '#modules/incident/index.ts'

type Part = Brief['blocks'][number]

function tableOf({ head, rows }: Extract<Part, { kind: 'table' }>): Block {
  const cells = (row: readonly string[], label: boolean): readonly Cell[] => row.map((text) => ({ text: chineseDate(text), label }))
  return { kind: 'table', widths: head.map(() => 12 / head.length), rows: [cells(head, true), ...rows.map((row) => cells(row, false))] }
}

function drawn(part: Part): readonly Block[] {
  const heading: readonly Block[] = part.heading === null ? [] : [{ kind: 'heading', text: part.heading }]
  if (part.kind === 'table') return part.rows.length === 0 ? [] : [...heading, tableOf(part)]
  return [...heading, { kind: 'paragraph', text: part.text }]
}

/** What is counted over the files follows the seal, as an annex. */
function briefBlocks({ title, recipient, blocks }: Brief, issue: Issue, authority: string): readonly Block[] {
  const parts = Map.groupBy(blocks, ({ kind }) => kind)
  return [
    { kind: 'letterhead', style: 'letter', authority }, { kind: 'number', text: issue.number }, { kind: 'title', text: title }, { kind: 'addressee', text: `${recipient}：` },
    ...(parts.get('paragraph') ?? []).flatMap(drawn), { kind: 'seal', authority, date: chineseDate(issue.date) }, { kind: 'verification', address: issue.address, code: issue.code },
    ...(parts.get('table') ?? []).flatMap(drawn),
  ]
}

export function printBrief(server: Pick<DocumentServer, 'desk' | 'origin' | 'renderer'>) {
  return async (tx: Transaction, incidentId: string, areaCode: string, brief: Brief): Promise<IssuedPaper | undefined> => {
    const documentId = server.desk.newId()
    const issued = await issuePaper(server, tx, {
      ownerId: incidentId, areaCode, documentId, template: 'situation-brief', blocks: (issue, authority) => briefBlocks(brief, issue, authority),
    })
    return isRefusal(issued) ? undefined : { documentId, ...issued }
  }
}
