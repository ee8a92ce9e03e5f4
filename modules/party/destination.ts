/** Where a filing goes: the firm it is about, the office that handles it, the intake desk of its county. */
import sql from 'sql-template-tag'
import type { Database } from '#platform/db/database.ts'
import type { LegalDate } from '#platform/pure/date.ts'

/** Where a filing goes: the firm it is about, the office that handles it, the intake desk of its county. */
export interface Destination {
  readonly operator: { readonly id: string; readonly name: string; readonly address: string; readonly creditCode: string | null } | null
  /** Supervises the firm and is open; null where the firm is not known or its office has closed. */
  readonly officeId: string | null
  readonly desk: { readonly id: string; readonly areaCode: string } | null
}

/** What follows the county in the name of its regulator, and the county at the end of what is left: 广元市利州区市场监督管理局 → 利州区. */
const [AUTHORITY, COUNTY] = ['(市场监督管理|工商行政管理|工商|食品药品监督管理).*$', '[^省市]+[县区市旗]$']

/**
 * Read at once, because every filing waits for it. The county is that of the firm, else that of the first of `units`, the
 * taker's own; an office's code is that of its town. Without either it is the county that `place`, the address as stated,
 * names; where it names none, the desk that was set up first takes it in and passes it on.
 */
export async function findDestination(db: Database, today: LegalDate, operatorId: string | null, units: readonly string[], place: string): Promise<Destination> {
  const row = await db.one<DestinationRow>(sql`
    select o.id, o.name, o.address, o.credit_code, u.id as office_id, d.id as desk_id, d.area_code as desk_area
      from (values (${operatorId}::uuid, ${units}::uuid[], ${today}::date, ${place}::text)) as asked (operator_id, units, today, place)
      left join party.operator_view o on o.id = asked.operator_id
      left join access.unit_view u on u.id = o.unit_id and u.level in ('desk', 'office', 'station') and (u.valid_to is null or u.valid_to >= asked.today)
      left join lateral (
        select own.id, own.area_code from access.unit_view own
          left join access.unit_view county on county.id = own.parent_id
         where own.level = 'desk' and (own.valid_to is null or own.valid_to >= asked.today)
         order by (own.area_code = coalesce(o.area_code, (
           select left(v.area_code, 6) from access.unit_view v where v.id = any(asked.units) order by length(v.area_code), v.id limit 1
         ), '')) desc,
           coalesce(position(substring(regexp_replace(coalesce(county.name, own.name), ${AUTHORITY}, '') from ${COUNTY}) in asked.place) > 0, false) desc, own.valid_from, own.id limit 1
      ) d on true`)
  return {
    operator: row?.id ? { id: row.id, name: row.name, address: row.address, creditCode: row.credit_code } : null,
    officeId: row?.office_id ?? null, desk: row?.desk_id ? { id: row.desk_id, areaCode: row.desk_area } : null,
  }
}

interface DestinationRow {
  readonly id: string | null
  readonly name: string
  readonly address: string
  readonly credit_code: string | null
  readonly office_id: string | null
  readonly desk_id: string | null
  readonly desk_area: string
}
