/** What the import asks of casework: a row opens a complaint, a changed row updates it, results go back. */
import { randomUUID } from 'node:crypto'
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { openFile, transact } from '#modules/casefile/desk.ts'
import { SYSTEM } from '#modules/casefile/engine.ts'
import { findFile } from '#modules/casefile/store.ts'
import type { Statement } from '#modules/complaint/index.ts'
import { readableUnits } from '#modules/complaint/index.ts'
import { findByNationalNumber, findIntakeDesk, findUnitNamed, listResults } from '#modules/complaint/store.ts'
import type { ExchangeServer, Result, SourceChange } from '#modules/exchange/server.ts'
import type { NationalRow } from '#modules/exchange/index.ts'
import { findOperatorByName, personsInsert } from '#modules/party/store.ts'
import type { Parts } from './parts.ts'

export const RESULT_COLUMNS = [
  { header: '登记编号', width: 28 }, { header: '企业名称', width: 28 }, { header: '初查受理状态', width: 14 }, { header: '决定日期', width: 12 },
  { header: '不予受理情形', width: 34 }, { header: '调解结果', width: 14 }, { header: '办结日期', width: 12 }, { header: '反馈内容', width: 60 },
] as const

const STAGE_WORDS: Readonly<Record<string, string>> = { accepted: '受理', refused: '不予受理', withdrawn: '撤回', closed: '受理' }
const SUBSTAGE_WORDS: Readonly<Record<string, string>> = { agreed: '调解成功', terminated: '终止调解', told: '终止调解' }

type Stated = Omit<Statement, 'personId' | 'attachments'>

async function statementOf(parts: Parts, row: NationalRow, areaCode: string): Promise<Stated> {
  const operator = await findOperatorByName(parts.desk.database, row.operatorName, areaCode)
  const category = parts.categories.find((candidate) => candidate.zh === row.category || row.category.startsWith(candidate.zh))
  return {
    channel: 'national', respondent: {
      operatorId: operator?.id ?? null, name: row.operatorName, address: row.operatorAddress || operator?.address || '', phone: null,
      creditCode: operator?.creditCode ?? null,
    },
    category: category?.code ?? 'other', goods: null, orderNumber: null, facts: row.facts, claims: row.claims, claimText: row.problem || null,
    amountFen: null, occurredOn: null, publicationConsent: false, entrustConsent: false, nationalNumber: row.number,
  }
}

async function open(parts: Parts, row: NationalRow, actor: Actor): Promise<string | Refusal> {
  const { desk } = parts
  const known = await findByNationalNumber(desk.database, row.number)
  if (known) return known
  const intake = await findIntakeDesk(desk.database, legalDay(desk.clock()))
  if (!intake) return { refusal: 'complaint.no-office' }
  const unit = await findUnitNamed(desk.database, [row.departmentName, row.unitName].filter((name) => name !== ''))
  const stated = await statementOf(parts, row, intake.areaCode)
  const personId = randomUUID()
  const opened = await openFile(desk, {
    kind: 'complaint', areaCode: intake.areaCode, unitId: unit?.id ?? intake.id, receivedOn: row.receivedOn, key: `national:${row.number}`, actor,
    procedure: 'complaint', command: { type: 'receive', unitId: unit?.id ?? intake.id, ...stated, personId, attachments: [] } as { type: string }, attachments: [],
    beside: [personsInsert([{
      id: personId, name: '（见全国12315平台）', phone: '', address: '', idType: null, idNumber: null, createdAt: desk.clock(),
    }])],
  })
  return isRefusal(opened) ? opened : opened.head.id
}

async function update(parts: Parts, fileId: string, { row, newest, status }: SourceChange): Promise<boolean | Refusal> {
  const { desk } = parts
  const intake = await findIntakeDesk(desk.database, legalDay(desk.clock()))
  const { respondent, category, facts, claims, claimText } = await statementOf(parts, row, intake?.areaCode ?? '')
  const statement = newest ? { respondent, category, facts, claims, claimText } : {}
  const command = { type: 'update-source', statement, status, feedback: row.feedback } as { type: string }
  const before = await versionOf(parts, fileId)
  const done = await transact(desk, { fileId, key: `national-update:${randomUUID()}`, actor: SYSTEM, procedure: 'complaint', command })
  return isRefusal(done) ? done : done.version !== before
}

async function versionOf(parts: Parts, fileId: string): Promise<number> {
  return (await findFile(parts.desk.database, fileId))?.version ?? 0
}

async function results(parts: Parts, actor: Actor): Promise<readonly Result[]> {
  const rows = await listResults(parts.desk.database, readableUnits(actor))
  return rows.map((row) => ({
    fileId: row.fileId, version: row.version,
    cells: [
      row.nationalNumber, row.respondentName, STAGE_WORDS[row.stage] ?? '', row.decidedOn ?? '', row.ground ?? '',
      SUBSTAGE_WORDS[row.substage ?? ''] ?? '', row.closedOn ?? '', row.feedback,
    ],
  }))
}

export function exchangeServer(parts: Parts): ExchangeServer {
  const { database, clock, newId } = parts.desk
  return {
    database, clock, newId: () => newId(), resultColumns: RESULT_COLUMNS,
    open: (row, actor) => open(parts, row, actor),
    update: (fileId, change) => update(parts, fileId, change),
    results: (actor) => results(parts, actor),
  }
}
