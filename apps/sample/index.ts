/** A plausible county for demo, tests and benchmarks: the same seed and last day give the same bytes. */
import { legalDate } from '#platform/pure/date.ts'
import { makeDays } from './calendar.ts'
import { makeConsumers } from './consumers.ts'
import type { Family } from './families/family.ts'
import { FAMILIES } from './families.ts'
import { makeOperators } from './operators.ts'
import { makePlaceAliases, makePlaces } from './places.ts'
import { cumulate, stream, unit } from './random.ts'
import { tellReports } from './reports.ts'
import { makeSchedule } from './schedule.ts'
import { tellStories, type Topic, type World } from './stories.ts'
import type { County, CountyOptions, Grounds, SampleOperator } from './types.ts'
import { ANCHOR, makeAccounts, makeUnits } from './units.ts'

export { nationalRows } from './national.ts'
export { townsOf } from './towns.ts'
export type { County, CountyOptions, ReportStory, Step, Story } from './types.ts'

/** What a firm sells: what its sign or name says, else all that its trade sells. */
function itemsOf(family: Family, operator: SampleOperator): readonly string[] {
  const named = Object.entries(family.bySign ?? {}).find(([key]) => operator.name.includes(key) || operator.aliases[0]?.includes(key))
  return named?.[1] ?? family.items[operator.industry] ?? [family.id]
}

function topicsOf(seed: number, operators: readonly SampleOperator[]): Topic[] {
  const luck = operators.map((_, index) => unit(stream(seed, 'operator', -1 - index)))
  return FAMILIES.flatMap((family) => {
    const found = operators.flatMap((operator, index) => (family.items[operator.industry] ? [index] : []))
    const items = new Map(found.flatMap((index) => operators.slice(index, index + 1).map((operator) => [index, itemsOf(family, operator)])))
    return found.length === 0 ? [] : [{ family, items, operators: found.toSorted((a, b) => (luck[a] ?? 0) - (luck[b] ?? 0)) }]
  })
}

function topicSums(topics: readonly Topic[]): Float64Array[] {
  return Array.from({ length: 12 }, (_, month) => cumulate(topics.map(({ family }) => family.weight * (family.months?.[month] ?? 1))))
}

/** Grounds are asked for once a day at most. */
function remembered(grounds: CountyOptions['grounds']): CountyOptions['grounds'] {
  const known = new Map<string, Grounds>()
  return (day) => {
    const found = known.get(day) ?? grounds(day)
    known.set(day, found)
    return found
  }
}

/** Builds units, accounts, register and place names at once; the stories are told on demand. */
export function makeCounty(options: CountyOptions): County {
  const { seed, endDay } = options
  const area = options.county ?? ANCHOR
  const days = makeDays(seed, endDay, options.isWorkday)
  const units = makeUnits(options)
  const accounts = makeAccounts(seed, units)
  const places = makePlaces(options, units)
  const operators = makeOperators(options, places)
  const topics = topicsOf(seed, operators)
  const rushTopic = topics.find((topic) => topic.family.id === 'prepaid')
  const world: World = {
    seed, days, operators, placeOf: new Map(places.map((place) => [place.town.code, place])), topics, rushTopic, areaCode: area.code, county: area.name, topicSums: topicSums(topics),
    unitIds: units.map((unit) => unit.id), accountIds: accounts.map((account) => account.id), accountNames: accounts.map((account) => account.name),
    officers: units.map((_, unit) => accounts.flatMap((account, index) => (account.role === 'officer' && account.unitIndex === unit ? [index] : []))),
    intake: accounts.flatMap((account, index) => (account.role === 'intake' ? [index] : [])),
    chief: accounts.findIndex((account) => account.role === 'chief'), grounds: remembered(options.grounds),
  }
  return {
    areaCode: area.code, firstDay: days.text[0] ?? legalDate(endDay), endDay, units, accounts, operators,
    placeAliases: makePlaceAliases(options, places, operators, units),
    stories(amount) {
      const schedule = makeSchedule(seed, days, amount, rushTopic?.operators ?? [])
      return tellStories(world, makeConsumers(seed, area, places, schedule.count), schedule)
    },
    reports: (complaints) => tellReports(world, complaints),
  }
}
