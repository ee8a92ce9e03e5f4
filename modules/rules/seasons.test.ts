/** The vectors together leave no limit of no order untried by the seasons that go wrong: holidays, make-up weekends, suspensions at their edges. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isRefusal } from '#platform/pure/refusal.ts'
import { readClocks } from './clocks.ts'
import { loadLaw } from './load.ts'
import type { Clock } from './rules.ts'
import { readVectors } from './testing.ts'

type Days = Readonly<Record<string, string>>

const law = loadLaw('rules')
const years = readdirSync('rules/calendar').map((name) => parse(readFileSync(`rules/calendar/${name}`, 'utf8')) as { holidays: Days; workingDays: Days })
const HOLIDAYS = new Map(years.flatMap(({ holidays }) => Object.entries(holidays)))
const MADE_UP = new Set(years.flatMap(({ workingDays }) => Object.keys(workingDays)))
const LAST_SPRING_FESTIVAL = [...HOLIDAYS].filter(([, name]) => name === '春节').map(([day]) => day).toSorted().at(-1) ?? ''

function between(days: Iterable<string>, after: string, to: string): boolean {
  return [...days].some((day) => day > after && day <= to)
}

function named(name: string): readonly string[] {
  return [...HOLIDAYS].filter(([, holiday]) => holiday.includes(name)).map(([day]) => day)
}

/** What a reckoned clock tries. */
function seasonsOf(clock: Clock): readonly string[] {
  const end = clock.dueOn ?? clock.startsOn
  return [
    ...between(named('春节'), clock.startsOn, end) ? ['across Spring Festival'] : [],
    ...between(named('国庆'), clock.startsOn, end) ? ['across National Day'] : [],
    ...between(MADE_UP, clock.startsOn, end) ? ['across a make-up weekend'] : [],
    ...clock.suspensions.flatMap(({ from, to }) => [
      ...HOLIDAYS.has(from) ? ['suspended from a holiday on'] : [],
      ...to !== null && HOLIDAYS.has(to) ? ['suspended until a holiday'] : [],
      ...to !== null && !HOLIDAYS.has(to) && !HOLIDAYS.has(from) && between(HOLIDAYS.keys(), from, to) ? ['suspended across a holiday'] : [],
    ]),
  ]
}

const tried = new Map<string, Set<string>>()
for (const { facts, switches, pack } of readVectors()) {
  const reading = isRefusal(facts) ? facts : readClocks({ ...law, switches: { ...law.switches, ...switches } }, facts)
  if (isRefusal(facts) || isRefusal(reading) || pack === undefined) continue
  for (const clock of reading.clocks) {
    const key = `${pack} ${facts.kind} ${clock.id}`
    tried.set(key, new Set([...tried.get(key) ?? [], ...seasonsOf(clock)]))
  }
}

const ALWAYS = ['across National Day', 'across a make-up weekend']
const SUSPENDED = ['suspended from a holiday on', 'suspended until a holiday', 'suspended across a holiday']
/** Overlays run beside the orders they stand over. */
const limits = [...law.packs, ...law.overlays.flatMap((overlay) => overlay.over.map((id) => ({ ...overlay, id })))]
  .flatMap(({ id, kind, validFrom, limits: own }) => own.map((limit) => ({ key: `${id} ${kind} ${limit.id}`, validFrom, suspendable: limit.suspendable })))

describe('every limit of every order', () => {
  test.each(limits)('$key', ({ key, validFrom, suspendable }) => {
    const spring = validFrom <= LAST_SPRING_FESTIVAL ? ['across Spring Festival'] : []
    const wanted = [...spring, ...ALWAYS, ...suspendable ? SUSPENDED : []]
    expect(wanted.filter((season) => !tried.get(key)?.has(season))).toEqual([])
  })

  test('the day before Order 121 took force and the day itself, for both kinds', () => {
    const days = readVectors().filter(({ facts }) => !isRefusal(facts)).map(({ facts, pack }) => `${JSON.stringify(facts).includes('"kind":"report"') ? 'report' : 'complaint'} ${isRefusal(facts) ? '' : facts.receivedOn} ${pack}`)
    for (const kind of ['complaint', 'report']) expect(days).toEqual(expect.arrayContaining([`${kind} 2026-04-14 samr-20`, `${kind} 2026-04-15 samr-121`]))
  })
})
