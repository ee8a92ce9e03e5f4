/** What the import asks of casework: a row opens a complaint, a changed row updates it, results go back. */
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { openFile, transact } from '#modules/casefile/desk.ts'
import { SYSTEM } from '#modules/casefile/engine.ts'
import { findFile } from '#modules/casefile/store.ts'
import type { ComplaintCommand, Statement } from '#modules/complaint/index.ts'
import { readableUnits } from '#modules/access/policy.ts'
import { findIntakeDesk, findUnitNamed } from '#modules/access/directory.ts'
import { findByNationalNumber, listResults, type DecidedRow } from '#modules/complaint/store.ts'
import type { ExchangeServer, Result } from '#modules/exchange/server.ts'
import { areaInNumber, type NationalRow, type NationalStatus } from '#modules/exchange/index.ts'
import type { Known } from '#modules/exchange/versions.ts'
import type { Operator } from '#modules/party/party.ts'
import { findOperatorByName, personsInsert } from '#modules/party/store.ts'
import type { Parts } from './parts.ts'

const RESULT_COLUMNS = [
  { header: '登记编号', width: 28 }, { header: '企业名称', width: 28 }, { header: '初查受理状态', width: 14 }, { header: '决定日期', width: 12 },
  { header: '不予受理情形', width: 34 }, { header: '调解结果', width: 14 }, { header: '办结日期', width: 12 }, { header: '反馈内容', width: 60 },
] as const

/** As the platform words them, and how far each brings a file there. */
const STAGES: Readonly<Record<string, { readonly zh: string; readonly status: NationalStatus }>> = {
  accepted: { zh: '受理', status: 'accepted' }, refused: { zh: '不予受理', status: 'refused' }, withdrawn: { zh: '撤回', status: 'finished' },
  closed: { zh: '受理', status: 'finished' },
}
const SUBSTAGE_WORDS: Readonly<Record<string, string>> = { agreed: '调解成功', terminated: '终止调解', told: '终止调解' }

/** The table does not say whether something was bought online. */
type Stated = Omit<Statement, 'personId' | 'attachments' | 'online'>

interface Surroundings {
  readonly desk: { readonly id: string; readonly areaCode: string }
  readonly operator: Operator | undefined
}

/** The desk of the county that the number names, or of the only county there is; the firm by its name in that county. */
async function surroundingsOf({ desk: { database, clock } }: Parts, row: NationalRow): Promise<Surroundings | Refusal> {
  const desk = await findIntakeDesk(database, legalDay(clock()), areaInNumber(row.number))
  return desk ? { desk, operator: await findOperatorByName(database, row.operatorName, desk.areaCode) } : { refusal: 'complaint.no-office' }
}

function statementOf(parts: Parts, row: NationalRow, operator: Operator | undefined): Stated {
  const category = parts.categories.find((candidate) => candidate.zh === row.category) ?? parts.categories.find((candidate) => row.category.startsWith(candidate.zh))
  return {
    // In the order in which the database gives the members back: whether a respondent changed is judged by its text.
    channel: 'national', respondent: {
      name: row.operatorName, phone: null, address: row.operatorAddress || operator?.address || '', creditCode: operator?.creditCode ?? null,
      operatorId: operator?.id ?? null,
    },
    category: category?.code ?? 'other', goods: null, orderNumber: null, facts: row.facts, claims: row.claims, claimText: row.problem || null,
    amountFen: null, occurredOn: null, publicationConsent: false, entrustConsent: false, nationalNumber: row.number,
  }
}

/**
 * The unit the platform names, else the one in whose register the firm stands, else the intake desk, which dispatches
 * it. Place names only suggest a unit to people; they decide nothing here.
 */
async function unitOf(parts: Parts, row: NationalRow, { desk, operator }: Surroundings): Promise<string> {
  const names = [row.departmentName, row.unitName].filter((name) => name !== '')
  const named = names.length > 0 ? await findUnitNamed(parts.desk.database, names) : undefined
  return named?.id ?? operator?.unitId ?? desk.id
}

async function open(parts: Parts, row: NationalRow, actor: Actor): Promise<{ fileId: string; created: boolean } | Refusal> {
  const { desk } = parts
  const known = await findByNationalNumber(desk.database, row.number)
  if (known) return { fileId: known, created: false }
  const around = await surroundingsOf(parts, row)
  if (isRefusal(around)) return around
  const [unitId, personId] = [await unitOf(parts, row, around), desk.newId()]
  const command: ComplaintCommand = { type: 'receive', unitId, ...statementOf(parts, row, around.operator), personId, attachments: [] }
  const opened = await openFile(desk, {
    kind: 'complaint', areaCode: around.desk.areaCode, unitId, receivedOn: row.receivedOn ?? legalDay(desk.clock()), key: `national:${row.number}`, actor,
    procedure: 'complaint', command, attachments: [],
    beside: [personsInsert([{
      id: personId, name: '（见全国12315平台）', phone: '', address: '', idType: null, idNumber: null, createdAt: desk.clock(),
    }])],
  })
  return isRefusal(opened) ? opened : { fileId: opened.head.id, created: !opened.repeated }
}

async function update(parts: Parts, fileId: string, { newest, furthest }: Known): Promise<boolean | Refusal> {
  const { desk } = parts
  const around = await surroundingsOf(parts, newest.row)
  if (isRefusal(around)) return around
  const { respondent, category, facts, claims, claimText } = statementOf(parts, newest.row, around.operator)
  const command: ComplaintCommand = {
    type: 'update-source', statement: { respondent, category, facts, claims, claimText }, status: furthest.status, feedback: furthest.feedback,
  }
  const before = (await findFile(desk.database, fileId))?.version
  const done = await transact(desk, { fileId, key: `national:${desk.newId()}`, actor: SYSTEM, procedure: 'complaint', command })
  return isRefusal(done) ? done : done.version !== before
}

/** Grounds of refusal as the rule packs word them. */
function groundNames({ law }: Parts): ReadonlyMap<string, string> {
  return new Map(law.packs.flatMap((pack) => pack.refusalGrounds.map(({ id, zh }) => [id, zh])))
}

function resultOf(row: DecidedRow, grounds: ReadonlyMap<string, string>): Result | undefined {
  const stage = STAGES[row.stage]
  return stage && {
    fileId: row.fileId, version: row.version, status: stage.status,
    cells: [
      row.nationalNumber, row.respondentName, stage.zh, row.decidedOn ?? '', row.ground ? grounds.get(row.ground) ?? row.ground : '',
      SUBSTAGE_WORDS[row.substage ?? ''] ?? '', row.closedOn ?? '', row.feedback,
    ],
  }
}

async function results(parts: Parts, actor: Actor): Promise<readonly Result[]> {
  const grounds = groundNames(parts)
  const rows = await listResults(parts.desk.database, readableUnits(actor))
  return rows.map((row) => resultOf(row, grounds)).filter((result) => result !== undefined)
}

export function exchangeServer(parts: Parts): ExchangeServer {
  const { database, clock, newId } = parts.desk
  return {
    database, clock, newId, resultColumns: RESULT_COLUMNS,
    open: (row, actor) => open(parts, row, actor),
    update: (fileId, known) => update(parts, fileId, known),
    results: (actor) => results(parts, actor),
  }
}
