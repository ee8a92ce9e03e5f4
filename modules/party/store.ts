/** Persons, operators and place names in the database. */
import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { Queries, Transaction } from '#platform/db/database.ts'
import { recordset } from '#platform/db/recordset.ts'
import { foldAlias, type PlaceAlias, type PlaceWord } from './aliases.ts'
import { creditCodeIn, indexGrams, normaliseOperatorName, queryGrams, readOperatorName } from './operator-name.ts'
import type { Operator, Person } from './party.ts'
import { rankCandidates } from './ranking.ts'

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

const PERSON = {
  id: 'uuid', name: 'text', phone: 'text', address: 'text', idType: 'text', idNumber: 'text', createdAt: 'timestamptz',
} as const

/** Immutable; written in the statement that writes the files they belong to (`casefile`). */
export function personsInsert(persons: readonly Person[]): Sql {
  return sql`
    insert into party.person (id, name, phone, address, id_type, id_number, created_at)
    select id, name, phone, address, "idType", "idNumber", "createdAt" from ${recordset('stated', PERSON, persons)}`
}

export async function findPerson(db: Queries, id: string): Promise<Person | undefined> {
  if (!UUID.test(id)) return undefined
  return db.one<Person>(sql`
    select id, name, phone, address, id_type as "idType", id_number as "idNumber", created_at as "createdAt"
    from party.person where id = ${id}`)
}

export async function findPersons(db: Queries, ids: readonly string[]): Promise<readonly Person[]> {
  if (ids.length === 0) return []
  return db.rows<Person>(sql`
    select id, name, phone, address, id_type as "idType", id_number as "idNumber", created_at as "createdAt"
    from party.person where id = any(${ids}::uuid[])`)
}

/** How a person is like the one named: each is a person as stated in a file of its own. */
export interface AlikePerson {
  readonly id: string
  readonly sameName: boolean
  readonly samePhone: boolean
  readonly sameAddress: boolean
  readonly sameIdentity: boolean
  /** Equal for equal names, or equal documents; names nobody. */
  readonly key: string
}

/** Beyond it a telephone is a hotline and an address a street. */
const MOST_ALIKE = 2_000

/** Persons who stated the same telephone, address or document as one, that one among them. What came masked is like nothing. */
export async function personsAlike(db: Queries, id: string): Promise<AlikePerson[]> {
  return db.rows<AlikePerson>(sql`
    with one as (select id, name, nullif(phone, '') as phone, nullif(address, '') as address, id_number from party.person where id = ${id}),
    alike as (
      select p.* from one join party.person p on p.phone = one.phone and strpos(one.phone, '*') = 0
      union select p.* from one join party.person p on p.address = one.address and strpos(one.address, '*') = 0
      union select p.* from one join party.person p on p.id_number = one.id_number and strpos(one.id_number, '*') = 0
      union select p.* from one join party.person p on p.id = one.id
    )
    select a.id, a.name = one.name as "sameName", coalesce(a.phone = one.phone, false) as "samePhone", coalesce(a.address = one.address, false) as "sameAddress",
           coalesce(a.id_number = one.id_number, false) as "sameIdentity", md5(coalesce(a.id_number, a.name)) as key
      from alike a cross join one order by a.created_at desc, a.id limit ${MOST_ALIKE}`)
}

const OPERATOR = sql`id, credit_code as "creditCode", name, alias as aliases, address, area_code as "areaCode", town_code as "townCode",
  unit_id as "unitId", phone, industry, status, registered_on as "registeredOn"`

export async function findOperator(db: Queries, id: string): Promise<Operator | undefined> {
  if (!UUID.test(id)) return undefined
  return db.one<Operator>(sql`select ${OPERATOR} from party.operator where id = ${id}`)
}

export async function findOperatorByCreditCode(db: Queries, creditCode: string): Promise<Operator | undefined> {
  return db.one<Operator>(sql`select ${OPERATOR} from party.operator where credit_code = ${creditCode}`)
}

/** By normalised name within a county; undefined also where two operators answer to it, since neither may be guessed. */
export async function findOperatorByName(db: Queries, name: string, areaCode: string): Promise<Operator | undefined> {
  const found = await db.rows<Operator>(sql`
    select ${OPERATOR} from party.operator where normal_name = ${normaliseOperatorName(name)} and area_code = ${areaCode} limit 2`)
  return found.length === 1 ? found[0] : undefined
}

const BATCH = 2_000
/** Unit separator: parts of a list within one text parameter, since PostgreSQL arrays cannot be ragged. */
const SEPARATOR = '\u001F'

function joined(lists: readonly (readonly string[])[]): string[] {
  return lists.map((list) => list.join(SEPARATOR))
}

const COLUMNS = sql`id, credit_code, name, alias, address, area_code, town_code, unit_id, phone, industry, status, registered_on,
  normal_name, grams`

function batchInsert(rows: readonly Operator[]): Sql {
  return sql`
    insert into party.operator (${COLUMNS})
    select id, credit_code, name, string_to_array(alias, ${SEPARATOR}), address, area_code, town_code, unit_id, phone, industry, status,
      registered_on, normal_name, string_to_array(grams, ${SEPARATOR})
    from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.creditCode)}::text[], ${rows.map((row) => row.name)}::text[],
      ${joined(rows.map((row) => row.aliases))}::text[], ${rows.map((row) => row.address)}::text[],
      ${rows.map((row) => row.areaCode)}::text[],
      ${rows.map((row) => row.townCode)}::text[], ${rows.map((row) => row.unitId)}::uuid[], ${rows.map((row) => row.phone)}::text[],
      ${rows.map((row) => row.industry)}::text[], ${rows.map((row) => row.status)}::text[],
      ${rows.map((row) => row.registeredOn)}::date[],
      ${rows.map((row) => normaliseOperatorName(row.name))}::text[],
      ${joined(rows.map((row) => indexGrams([row.name, ...row.aliases], row.address)))}::text[])
      as given (${COLUMNS})`
}

/** The later row of an identity wins within a batch, as it would one after the other. */
function lastOf(rows: readonly Operator[], key: (row: Operator) => string): Operator[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()]
}

async function upsertBy(db: Queries, rows: readonly Operator[], key: Sql): Promise<number> {
  let changed = 0
  for (let start = 0; start < rows.length; start += BATCH) {
    changed += await db.run(sql`${batchInsert(rows.slice(start, start + BATCH))}
      on conflict (${key}) do update set
        name = excluded.name, alias = excluded.alias, address = excluded.address, area_code = excluded.area_code,
        town_code = excluded.town_code, unit_id = excluded.unit_id, phone = excluded.phone,
        industry = excluded.industry, status = excluded.status,
        registered_on = excluded.registered_on, normal_name = excluded.normal_name, grams = excluded.grams
      where (operator.name, operator.alias, operator.address, operator.area_code, operator.town_code, operator.unit_id, operator.phone,
          operator.industry, operator.status, operator.registered_on, operator.grams)
        is distinct from (excluded.name, excluded.alias, excluded.address, excluded.area_code, excluded.town_code, excluded.unit_id,
          excluded.phone, excluded.industry, excluded.status, excluded.registered_on, excluded.grams)`)
  }
  return changed
}

/**
 * Adds operators and brings those known by credit code (by id, where they have none) up to date; an operator
 * known keeps its id. Gives the number of rows added or changed: 0 for the same again.
 */
export async function upsertOperators(db: Queries, operators: readonly Operator[]): Promise<number> {
  const coded = lastOf(operators.filter((row) => row.creditCode !== null), (row) => row.creditCode ?? '')
  const others = lastOf(operators.filter((row) => row.creditCode === null), (row) => row.id)
  return await upsertBy(db, coded, sql`credit_code`) + await upsertBy(db, others, sql`id`)
}

export interface OperatorSearch {
  readonly query: string
  /** GB/T 2260 code of a county, or of the prefecture or province above. */
  readonly areaCode?: string | undefined
  readonly limit: number
}

/** Rows looked at by the ranking; beyond it a query is too common for its order to mean anything. */
const CANDIDATES = 100
/** Characters of a name that the search for near names looks at. */
const LONGEST_GUESS = 12

/**
 * Begins with `start`, as a range: a LIKE whose pattern is a parameter cannot use the index in a generic plan.
 * Compares bytes, as `text_pattern_ops` does.
 */
function beginsWith(column: Sql, start: string): Sql {
  return sql`${column} ~>=~ ${start} and ${column} ~<~ ${`${start}\u{10FFFF}`}`
}

function withinArea(areaCode: string | undefined): Sql {
  return areaCode ? sql`and area_code like ${`${areaCode.replace(/(?:00){1,2}$/, '')}%`}` : empty
}

/** Two cheap ways in, so that the very name is a candidate however common its parts are. */
function byText(search: OperatorSearch, grams: readonly string[]): Sql {
  const area = withinArea(search.areaCode)
  const sameStart = beginsWith(sql`normal_name`, readOperatorName(search.query).stem)
  return sql`
    (select ${OPERATOR} from party.operator where ${sameStart} ${area} order by normal_name using ~<~ limit ${CANDIDATES})
    union all (select ${OPERATOR} from party.operator where grams @> ${grams}::text[] ${area} limit ${CANDIDATES})`
}

function byCode(search: OperatorSearch, code: string): Sql {
  return sql`
    select ${OPERATOR} from party.operator where ${beginsWith(sql`credit_code`, code)} ${withinArea(search.areaCode)} limit ${CANDIDATES}`
}

/** Every gram but those of one character must be there: finds names with one character wrong, missing or added. */
function byAllButOne(search: OperatorSearch): Sql {
  const characters = Array.from(readOperatorName(search.query).stem).slice(0, LONGEST_GUESS)
  const arms = characters.slice(1, -1).map((_, index) => {
    const parts = [characters.slice(0, index + 1), characters.slice(index + 2)].filter((part) => part.length > 1)
    const grams = parts.flatMap((part) => queryGrams(part.join('')))
    return sql`grams @> ${grams}::text[]`
  })
  return sql`select ${OPERATOR} from party.operator where (${join(arms, ' or ')}) ${withinArea(search.areaCode)} limit ${CANDIDATES}`
}

async function candidates(db: Queries, search: OperatorSearch): Promise<Operator[]> {
  const code = creditCodeIn(search.query)
  if (code) return db.rows<Operator>(byCode(search, code))
  const grams = queryGrams(search.query)
  if (grams.length === 0) return []
  const found = await db.rows<Operator>(byText(search, grams))
  if (found.length > 0) return [...new Map(found.map((row) => [row.id, row])).values()]
  return Array.from(readOperatorName(search.query).stem).length < 4 ? [] : db.rows<Operator>(byAllButOne(search))
}

/** Best first. Finds by part of the name or sign (one character is enough), by address, and by credit code or its beginning. */
export async function searchOperators(db: Queries, search: OperatorSearch): Promise<Operator[]> {
  return rankCandidates(search.query, await candidates(db, search)).slice(0, search.limit).map(({ row }) => row)
}

/** Adds place names of a county, or replaces the support of those known; what a person has settled stays. */
export async function upsertAliases(db: Queries, areaCode: string, aliases: readonly PlaceAlias[]): Promise<number> {
  if (aliases.length === 0) return 0
  const rows = [...new Map(aliases.map((row) => [`${row.alias}\n${row.unitId}`, row])).values()].filter((row) => foldAlias(row.alias) !== '')
  return db.run(sql`
    insert into party.place_alias (area_code, alias, name, unit_id, support)
    select ${areaCode}, * from unnest(
      ${rows.map((row) => row.alias)}::text[], ${rows.map((row) => foldAlias(row.alias))}::text[], ${rows.map((row) => row.unitId)}::uuid[], ${rows.map((row) => row.support)}::int[])
    on conflict (area_code, alias, unit_id, entered_by) do update set support = excluded.support where place_alias.support is distinct from excluded.support`)
}

/** Place names of a county that stand in some of the texts, folded as `foldAlias` does. */
export async function findAliases(db: Queries, areaCode: string, ...texts: readonly string[]): Promise<PlaceWord[]> {
  return db.rows<PlaceWord>(sql`
    select alias, unit_id as "unitId", support from party.place_alias
     where area_code = ${areaCode} and strpos(${texts.map(foldAlias).join('\n')}, name) > 0 order by alias, unit_id`)
}

/** When a person last entered a word on a name, as ISO 8601; null where nobody has. Others who settle it wait for this transaction. */
export async function lockPlaceWord(tx: Transaction, areaCode: string, name: string): Promise<string | null> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`party.place_alias ${areaCode} ${name}`}, 0))`)
  const row = await tx.one<{ at: Date | null }>(sql`
    select max(entered_at) as at from party.place_alias where area_code = ${areaCode} and name = ${name} and support is null`)
  return row?.at?.toISOString() ?? null
}

/** What a person says of a name of a county; without a unit, that it tells nothing. */
export interface EnteredWord {
  readonly alias: string
  readonly unitId: string | null
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** Puts a person's word in the place of all that was entered on the name; null takes back what was. What was learned stays below it. */
export async function savePlaceWord(tx: Transaction, areaCode: string, name: string, word: EnteredWord | null): Promise<void> {
  await tx.run(sql`delete from party.place_alias where area_code = ${areaCode} and name = ${name} and support is null`)
  if (word === null) return
  await tx.run(sql`
    insert into party.place_alias (area_code, alias, name, unit_id, support, reason, entered_by, entered_at)
    values (${areaCode}, ${word.alias}, ${name}, ${word.unitId}, null, ${word.reason}, ${word.by}, ${word.at})`)
}
