/** The handlers of absences: record, end, and show who is away and who acts for them. */
import { addDays, legalDay, type LegalDate } from '#platform/pure/date.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { Transaction } from '#platform/db/database.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { absenceFault, actingName, runsOn, type Absence } from './absence.ts'
import {
  countOpenFiles, findAbsence, insertAbsence, lockAbsences, readAbsences, readActors, readColleagues, storeEnd, type StoredAbsence,
} from './absence-store.ts'
import { audited } from './audit.ts'
import type { routes } from './contract.ts'
import type { AccessDeps, Caller } from './deps.ts'
import type { AccessRefusal } from './messages.ts'
import { mayRecordAbsence, mayStandIn, workUnits } from './policy.ts'

type Input<Name extends keyof typeof routes> = (typeof routes)[Name]['input']['_zod']['output']
type Output<Name extends keyof typeof routes> = (typeof routes)[Name]['output']['_zod']['output']
type Done = Record<string, never>

function rowOf(absence: StoredAbsence, all: readonly StoredAbsence[], open: ReadonlyMap<string, number>, caller: Actor, today: LegalDate): Output<'listAbsences'>['absences'][number] {
  const running = runsOn(absence, today)
  return {
    id: absence.id, accountId: absence.accountId, name: absence.name, substituteName: absence.substituteName, reason: absence.reason,
    from: absence.from, to: absence.to, running, actsNow: running ? actingName(absence, all, today) : null,
    openFiles: open.get(absence.accountId) ?? 0, own: absence.accountId === caller.id,
  }
}

/** Units whose people are the caller's colleagues, or under the caller as chief. */
function unitsConcerned(actor: Actor): readonly string[] {
  return [...workUnits(actor), ...actor.grants.flatMap(({ role, reach }) => (role === 'chief' ? reach : []))]
}

/** Absences of those whom the caller may record them for, and of those the caller was named to stand in for. */
export async function listAbsences(_input: Input<'listAbsences'>, deps: AccessDeps, { actor }: Caller): Promise<Output<'listAbsences'>> {
  const now = deps.clock()
  const today = legalDay(now)
  const [people, all] = await Promise.all([readColleagues(deps.database, unitsConcerned(actor), now), readAbsences(deps.database, today)])
  const manages = (id: string, unitId: string) => mayRecordAbsence(actor, id, [unitId]) === undefined
  const managed = new Set(people.filter(({ id, unitId }) => manages(id, unitId)).map(({ id }) => id))
  const shown = all.filter(({ accountId, substituteId }) => managed.has(accountId) || accountId === actor.id || substituteId === actor.id)
  const open = await countOpenFiles(deps.database, shown.map(({ accountId }) => accountId))
  return {
    today, people: people.map((person) => ({ ...person, managed: managed.has(person.id), own: person.id === actor.id })),
    absences: shown.map((absence) => rowOf(absence, all, open, actor, today)),
  }
}

export async function recordAbsence(input: Input<'recordAbsence'>, deps: AccessDeps, caller: Caller): Promise<{ id: string } | Refusal> {
  const id = deps.newId()
  const now = deps.clock()
  const act = { action: 'access.record-absence', objectKind: 'account', objectId: input.accountId, detail: { ...input, absenceId: id } }
  return audited(deps, caller, act, async (tx) => {
    await lockAbsences(tx)
    const people = await readActors(tx, [input.accountId, input.substituteId], now)
    const fault = personFault(input, people, caller.actor) ?? absenceFault(input, await readAbsences(tx, legalDay(now)), legalDay(now))
    if (fault) return fault
    await insertAbsence(tx, { ...input, id }, caller.actor.id, now)
    return { id }
  })
}

function personFault({ accountId, substituteId }: Pick<Absence, 'accountId' | 'substituteId'>, people: ReadonlyMap<string, Actor>, actor: Actor): Refusal<AccessRefusal> | undefined {
  const absent = people.get(accountId)
  const refused = mayRecordAbsence(actor, accountId, absent ? workUnits(absent) : [])
  if (refused || !absent) return refused
  const substitute = people.get(substituteId)
  return substitute ? mayStandIn(substitute, absent, actor) : refuse('access.unfit-substitute', { field: 'substituteId' })
}

/** Ends an absence as of today: the person is back. One that has not lasted a day is withdrawn. */
export async function endAbsence({ id }: Input<'endAbsence'>, deps: AccessDeps, caller: Caller): Promise<Done | Refusal> {
  const now = deps.clock()
  const act = { action: 'access.end-absence', objectKind: 'absence', objectId: id }
  return audited(deps, caller, act, async (tx) => {
    await lockAbsences(tx)
    return (await endFault(tx, id, caller.actor, now)) ?? {}
  })
}

async function endFault(tx: Transaction, id: string, actor: Actor, now: Date): Promise<Refusal<AccessRefusal> | undefined> {
  const today = legalDay(now)
  const absence = await findAbsence(tx, id)
  const absent = absence && (await readActors(tx, [absence.accountId], now)).get(absence.accountId)
  if (!absence) return refuse('access.unknown-absence')
  const refused = mayRecordAbsence(actor, absence.accountId, absent ? workUnits(absent) : [])
  if (refused) return refused
  if (absence.to !== null && absence.to < today) return refuse('access.absence-over')
  await storeEnd(tx, id, absence.from >= today ? null : addDays(today, -1), now)
  return undefined
}
