/** Invented streets, malls and estates of the real towns, and the messy names people give them. */
import { below, between, chance, pick, stream, unit, type Random } from './random.ts'
import type { CountyOptions, PlaceAlias, SampleOperator, SampleUnit, Town } from './types.ts'
import { ANCHOR, bareName, FIRST_OFFICE } from './units.ts'

export interface Place {
  readonly town: Town
  readonly unitIndex: number
  readonly streets: readonly string[]
  readonly malls: readonly string[]
  readonly estates: readonly string[]
}

const STREET_FIRST = ['永宁', '桂花', '滨河', '兴业', '凤凰', '柳林', '迎宾', '老正', '朝阳', '红星', '文昌', '东升', '和谐', '金桥', '新民', '望江', '梨园', '青云']
const STREET_LAST = ['街', '路', '巷', '大道', '北路', '东街', '西街', '中路', '南街']
const MALL_FIRST = ['金凤', '旺达', '鼎盛', '嘉禾', '星悦', '米仓', '汇丰', '光华', '国泰']
const MALL_LAST = ['购物广场', '商贸城', '农贸市场', '步行街', '商业广场', '建材城', '超市广场', '综合市场']
const ESTATE_FIRST = ['锦绣', '阳光', '滨江', '翠屏', '御景', '金色', '幸福', '盛世', '清水', '龙潭']
const ESTATE_LAST = ['花园', '家园', '苑', '名城', '小区', '公馆', '新村', '首府']

function names(random: Random, count: number, first: readonly string[], last: readonly string[]): string[] {
  const found = new Set<string>()
  while (found.size < count) found.add(pick(random, first) + pick(random, last))
  return [...found]
}

export function makePlaces(options: CountyOptions, units: readonly SampleUnit[]): Place[] {
  return options.towns.map((town, index) => {
    const random = stream(options.seed, 'place', index)
    const seat = index === 0
    return {
      town,
      unitIndex: Math.max(FIRST_OFFICE, units.findIndex((unit) => unit.towns.includes(town.code))),
      streets: names(random, seat ? 26 : between(random, 2, 6), STREET_FIRST, STREET_LAST),
      malls: names(random, seat ? 9 : 1, MALL_FIRST, MALL_LAST),
      estates: names(random, seat ? 16 : 2, ESTATE_FIRST, ESTATE_LAST),
    }
  })
}

/** 新华街128号附3号. */
export function streetAddress(random: Random, place: Place): string {
  const number = between(random, 1, 398)
  const house = chance(random, 0.25) ? `${number}号附${between(random, 1, 18)}号` : `${number}号`
  return pick(random, place.streets) + house
}

/** An address as people leave it: half, with a landmark, without the county. */
export function halfAddress(random: Random, place: Place, county: string): string {
  const spot = pick(random, [pick(random, place.streets), pick(random, place.malls), `${pick(random, place.estates)}门口`])
  switch (below(random, 6)) {
    case 0: return `${place.town.name}${spot}`
    case 1: return `${county}${bareName(place.town.name)}${spot}${pick(random, ['对面', '旁边', '背后', '斜对面', '楼下'])}`
    case 2: return `${spot}${between(random, 1, 4)}楼${between(random, 1, 60)}号铺`
    case 3: return `${bareName(place.town.name)}${pick(random, ['老车站', '医院', '小学', '信用社', '桥头', '红绿灯'])}附近`
    case 4: return `${county.slice(0, 2)}${spot}`
    default: return spot + pick(random, ['', '路口', '口子上', '进去100米'])
  }
}

const DIRT = ['', '', '', ',', '*****', ' ', '，', '四川省', '（', '广元'] as const

function aliasesOf(random: Random, place: Place, county: string): string[] {
  const bare = bareName(place.town.name)
  const landmarks = ['老街', '车站', '农贸市场', '桥头', '中学', '街上'].filter(() => chance(random, 0.6)).map((end) => bare + end)
  const villages = place.town.villages.filter(() => chance(random, 0.5)).map((village) => (chance(random, 0.3) ? place.town.name + village : village))
  const built = [...place.streets, ...place.malls, ...place.estates]
    .map((name) => (chance(random, 0.4) ? pick(random, DIRT) + county + pick(random, ['', place.town.name]) + name : name))
  return [place.town.name, bare, `${county}${place.town.name}`, ...landmarks, ...villages, ...built]
}

/** What past dispatches teach, some of it contradictory: the same name sent to two offices. */
export function makePlaceAliases(options: CountyOptions, places: readonly Place[], operators: readonly SampleOperator[], units: readonly SampleUnit[]): PlaceAlias[] {
  const county = (options.county ?? ANCHOR).name
  const rows: PlaceAlias[] = []
  for (const [index, place] of places.entries()) {
    const random = stream(options.seed, 'alias', index)
    for (const name of aliasesOf(random, place, county)) rows.push(learned(random, name, place.unitIndex))
  }
  const random = stream(options.seed, 'alias', -1)
  for (const operator of operators) {
    const alias = operator.aliases[0]
    if (alias && chance(random, 0.12)) rows.push(learned(random, alias, operator.unitIndex))
  }
  const wrong = rows.filter(() => chance(random, 0.05)).map((row) => {
    const offices = units.length - FIRST_OFFICE
    const shifted = FIRST_OFFICE + ((row.unitIndex - FIRST_OFFICE + between(random, 1, Math.max(1, offices - 1))) % offices)
    return { name: row.name, unitIndex: shifted, support: between(random, 1, 3) }
  })
  return unique([...rows, ...wrong])
}

function learned(random: Random, name: string, unitIndex: number): PlaceAlias {
  return { name, unitIndex, support: chance(random, 0.1) ? 0 : 1 + Math.floor(20 * unit(random) ** 3) }
}

function unique(rows: readonly PlaceAlias[]): PlaceAlias[] {
  return [...new Map(rows.map((row) => [`${row.name}\n${row.unitIndex}`, row])).values()]
}
