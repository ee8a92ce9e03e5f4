/** The organisation tree and the people in it. */
import { personName } from './names.ts'
import { between, chance, stream, uuid } from './random.ts'
import type { CountyOptions, SampleAccount, SampleUnit, Town } from './types.ts'

export const ANCHOR = { code: '510821', name: '旺苍县', city: '广元市', province: '四川省' } as const

/** Positions of the units above the offices. */
const PROVINCE = 0
export const CITY = 1
export const COUNTY = 2
export const DESK = 3
export const FIRST_OFFICE = 4

/** 嘉川镇 → 嘉川. */
export function bareName(name: string): string {
  return name.length > 2 ? name.replace(/(街道办事处|街道|镇|乡)$/u, '') : name
}

/** The seat has an office of its own; the other towns share the rest, neighbours (by code) together. */
function townsByOffice(towns: readonly Town[]): Town[][] {
  const [seat, ...rest] = towns
  if (!seat) throw new RangeError('a county needs a town')
  const offices = Math.min(rest.length, Math.max(1, Math.min(10, Math.round(rest.length / 2.6))))
  const shares: Town[][] = Array.from({ length: offices }, () => [])
  for (const [index, town] of rest.entries()) shares[Math.floor((index * offices) / rest.length)]?.push(town)
  return [[seat], ...shares]
}

export function makeUnits(options: CountyOptions): SampleUnit[] {
  const { code, name, city, province } = options.county ?? ANCHOR
  const authority = '市场监督管理局'
  const upper: Omit<SampleUnit, 'id'>[] = [
    { level: 'province', name: province + authority, shortName: '省局', parent: null, areaCode: `${code.slice(0, 2)}0000`, towns: [] },
    { level: 'city', name: city + authority, shortName: '市局', parent: PROVINCE, areaCode: `${code.slice(0, 4)}00`, towns: [] },
    { level: 'county', name: name + authority, shortName: '县局', parent: CITY, areaCode: code, towns: [] },
    { level: 'desk', name: `${name}${authority}12315投诉举报中心`, shortName: '12315中心', parent: COUNTY, areaCode: code, towns: [] },
  ]
  const offices = townsByOffice(options.towns).map((towns): Omit<SampleUnit, 'id'> => {
    const shortName = `${bareName(towns[0]?.name ?? '')}市场监督管理所`
    return { level: 'office', name: `${name}${authority}${shortName}`, shortName, parent: COUNTY, areaCode: code, towns: towns.map((town) => town.code) }
  })
  return [...upper, ...offices].map((unit, index) => ({ id: uuid(stream(options.seed, 'unit', index)), ...unit }))
}

type Post = readonly [role: SampleAccount['role'], login: string, unitIndex: number]

function posts(seed: number, units: readonly SampleUnit[]): Post[] {
  const draw = stream(seed, 'account', -1)
  const list: Post[] = [
    ['chief', 'chief01', COUNTY], ['administrator', 'admin', COUNTY], ['security-officer', 'security', COUNTY], ['auditor', 'auditor', COUNTY],
    ['viewer', 'viewer01', CITY], ['viewer', 'viewer02', PROVINCE], ['intake', 'intake01', DESK], ['intake', 'intake02', DESK],
  ]
  if (chance(draw, 0.6)) list.push(['intake', 'intake03', DESK])
  let officers = 0
  for (let office = FIRST_OFFICE; office < units.length; office += 1) {
    const staff = office === FIRST_OFFICE ? 4 : between(draw, 2, 4)
    for (let place = 0; place < staff; place += 1) {
      officers += 1
      list.push(['officer', `officer${String(officers).padStart(2, '0')}`, office])
    }
  }
  return list
}

export function makeAccounts(seed: number, units: readonly SampleUnit[]): SampleAccount[] {
  return posts(seed, units).map(([role, login, unitIndex], index) => {
    const random = stream(seed, 'account', index)
    return { id: uuid(random), login, name: personName(random), role, unitIndex }
  })
}
