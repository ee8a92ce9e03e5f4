import { useQuery } from '@tanstack/react-query'
import { routes, type UnitRow } from '#modules/access/index.ts'
import { call } from '../client.ts'

const NO_UNITS: readonly UnitRow[] = []
export type Officer = (typeof routes)['listOfficers']['output']['_zod']['output']['officers'][number]
const NO_OFFICERS: readonly Officer[] = []

export function useUnits(): readonly UnitRow[] {
  const query = useQuery({ queryKey: ['units'], queryFn: () => call(routes.listUnits, { closed: false }), staleTime: 300_000 })
  return query.data?.units ?? NO_UNITS
}

/** Units that handle files: an office, or the desk itself. */
export function useHandlingUnits(): readonly UnitRow[] {
  return useUnits().filter((unit) => unit.level === 'office' || unit.level === 'desk')
}

export function useOfficers(unitId: string | undefined): readonly Officer[] {
  const query = useQuery({
    queryKey: ['units', unitId, 'officers'],
    queryFn: () => call(routes.listOfficers, { id: unitId ?? '' }),
    enabled: unitId !== undefined,
    staleTime: 60_000,
  })
  return query.data?.officers ?? NO_OFFICERS
}
