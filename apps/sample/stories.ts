/** The stories of the county, one after the other in order of receipt. */
import type { ComplaintInput } from '#modules/complaint/contract.ts'
import { addDays, legalDate, type LegalDate } from '#platform/pure/date.ts'
import { instantText, secondsOf, type Days } from './calendar.ts'
import { writeSteps } from './complaint-steps.ts'
import { consumerAt, drawConsumer, type Consumers } from './consumers.ts'
import type { Scene } from './course.ts'
import { drawSum, writeFacts, type Manner } from './facts.ts'
import type { Family } from './families/family.ts'
import { nickname } from './names.ts'
import { halfAddress, type Place } from './places.ts'
import { below, between, chance, cumulate, drawIndex, pick, stream, unit, uuid, type Random } from './random.ts'
import type { Schedule } from './schedule.ts'
import type { Grounds, SampleOperator, Story } from './types.ts'
import { DESK, FIRST_OFFICE } from './units.ts'
import { roundSum } from './wording.ts'

/** A family with the firms it may be about, the most complained of first. */
export interface Topic {
  readonly family: Family
  readonly operators: readonly number[]
  /** What each of the operators sells, by its index. */
  readonly items: ReadonlyMap<number, readonly string[]>
}

export interface World {
  readonly seed: number
  readonly areaCode: string
  readonly county: string
  readonly days: Days
  readonly placeOf: ReadonlyMap<string, Place>
  readonly operators: readonly SampleOperator[]
  readonly topics: readonly Topic[]
  /** Running weights of the topics, by month from January. */
  readonly topicSums: readonly Float64Array[]
  readonly rushTopic: Topic | undefined
  readonly unitIds: readonly string[]
  /** Officers of each unit, as account indices. */
  readonly officers: readonly (readonly number[])[]
  readonly accountIds: readonly string[]
  readonly accountNames: readonly string[]
  readonly intake: readonly number[]
  readonly chief: number
  readonly grounds: (receivedOn: LegalDate) => Grounds
}

const CHANNELS: readonly ComplaintInput['channel'][] = ['phone', 'web', 'national', 'window', 'letter', 'sms', 'station']
const CHANNEL_SUMS = cumulate([38, 24, 17, 8, 4, 3, 6])
const TOLD: Readonly<Record<ComplaintInput['channel'], Scene['told']>> = {
  phone: 'phone', web: 'portal', national: 'sms', window: 'window', letter: 'post', sms: 'sms', station: 'phone',
}
const SPEAKERS = ['市民', '市民', '市民', '诉求人', '来电人', '消费者'] as const

function mannerOf(random: Random, channel: ComplaintInput['channel']): Manner {
  if (channel === 'phone' || channel === 'national') return chance(random, 0.7) ? 'hotline' : 'form'
  return channel === 'window' || channel === 'station' ? 'hotline' : 'own'
}

/** Office hours mostly, then the evening. */
function receiptSecond(random: Random): number {
  const draw = unit(random)
  if (draw < 0.66) return between(random, 9 * 3_600, 18 * 3_600)
  return draw < 0.92 ? between(random, 18 * 3_600, 22.5 * 3_600) : between(random, 7 * 3_600, 9 * 3_600)
}

/** What the story is about: topic, firm, and whether it is one of a rush. */
interface Matter {
  readonly family: Family
  readonly operator: SampleOperator
  readonly items: readonly string[]
  readonly place: Place
  readonly rush: boolean
}

function drawMatter(world: World, random: Random, month: number, rushOperator: number | undefined): Matter {
  const drawn = world.topics[drawIndex(random, world.topicSums[month - 1] ?? new Float64Array())]
  const topic = rushOperator === undefined ? drawn : world.rushTopic
  if (!topic) throw new RangeError('a county needs firms to complain about')
  const index = rushOperator ?? topic.operators[Math.floor(topic.operators.length * unit(random) ** 1.7)] ?? 0
  const operator = world.operators[index]
  const place = world.placeOf.get(operator?.townCode ?? '')
  if (!operator || !place) throw new RangeError(`no operator ${index}`)
  return { family: topic.family, operator, place, items: topic.items.get(index) ?? [topic.family.id], rush: rushOperator !== undefined }
}

/** The firm as the complainant names it: found in the register, or by its sign and half an address. */
function respondentOf(random: Random, world: World, matter: Matter, address: string): { respondent: ComplaintInput['respondent']; known: boolean } {
  const { operator, rush } = matter
  if (!rush && chance(random, 0.16)) {
    const name = chance(random, 0.25) ? `${nickname(random)}${operator.aliases[0]?.slice(-3) ?? '门市'}` : pick(random, operator.aliases)
    return { known: false, respondent: { name, address: chance(random, 0.1) ? world.county : address } }
  }
  const respondent = {
    operatorId: operator.id, name: operator.name, address: operator.address,
    ...(chance(random, 0.6) ? { phone: operator.phone } : {}), ...(chance(random, 0.7) ? { creditCode: operator.creditCode } : {}),
  }
  return { known: true, respondent }
}

interface Moment {
  readonly index: number
  readonly day: number
  readonly received: number
}

function occurred(random: Random, world: World, day: number, [low, high]: readonly [number, number]): { day: LegalDate; lag: number } {
  const lag = low + Math.floor((high - low + 1) * unit(random) ** 2)
  return { lag, day: world.days.text[day - lag] ?? addDays(world.days.text[0] ?? legalDate('2014-03-15'), day - lag) }
}

function orderNumber(random: Random, family: Family, day: LegalDate): string | undefined {
  if (!chance(random, family.id === 'online' ? 0.7 : 0.05)) return undefined
  return `${day.replaceAll('-', '')}${String(below(random, 1_000_000_000)).padStart(9, '0')}`
}

function inputOf(random: Random, world: World, consumers: Consumers, matter: Matter, moment: Moment): { input: ComplaintInput; known: boolean; yuan: number } {
  const { family, operator, place } = matter
  const channel = CHANNELS[drawIndex(random, CHANNEL_SUMS)] ?? 'phone'
  const manner = mannerOf(random, channel)
  const event = occurred(random, world, moment.day, family.lag)
  const yuan = roundSum(random, drawSum(random, family.yuan))
  const part = Math.max(1, roundSum(random, yuan * (0.2 + 0.6 * unit(random))))
  const item = pick(random, matter.items)
  const address = halfAddress(random, place, world.county)
  const received = world.days.text[moment.day] ?? event.day
  const { facts, ask } = writeFacts(family, {
    random, item, yuan, part, place: address, speaker: manner === 'own' ? '我' : pick(random, SPEAKERS),
    shop: chance(random, 0.25) ? operator.name : (operator.aliases[0] ?? operator.name),
    told: { day: event.day, lag: event.lag, weekday: world.days.weekdays[moment.day] ?? 1, year: received.slice(0, 4) },
  }, manner)
  const { respondent, known } = respondentOf(random, world, matter, address)
  const order = orderNumber(random, family, event.day)
  const input: ComplaintInput = {
    key: `sample-${world.seed}-${moment.index}`, channel, consumer: consumerAt(consumers, drawConsumer(random, consumers)), respondent,
    category: pick(random, family.categories), goods: item, facts, claims: [...pick(random, family.claims)],
    ...(chance(random, 0.7) ? { claimText: ask } : {}), ...(chance(random, 0.85) ? { amountFen: Math.round(yuan * 100) } : {}),
    ...(chance(random, 0.75) ? { occurredOn: event.day } : {}), ...(order === undefined ? {} : { orderNumber: order }),
    publicationConsent: chance(random, 0.72), entrustConsent: chance(random, 0.58), attachments: [],
  }
  return { input, known, yuan }
}

/** Unit of arrival: the desk for firms nobody knows, seldom a wrong office, else the one that supervises the firm. */
function arrivalOf(random: Random, world: World, office: number, known: boolean): number {
  const offices = world.unitIds.length - FIRST_OFFICE
  if (!known) return DESK
  if (offices < 2 || !chance(random, 0.04)) return office
  return FIRST_OFFICE + ((office - FIRST_OFFICE + between(random, 1, offices - 1)) % offices)
}

function makeStory(world: World, consumers: Consumers, moment: Moment, rushOperator: number | undefined): Story {
  const random = stream(world.seed, 'story', moment.index)
  const receivedOn = world.days.text[moment.day] ?? legalDate('2014-03-15')
  const matter = drawMatter(world, random, Number(receivedOn.slice(5, 7)), rushOperator)
  const { input, known, yuan } = inputOf(random, world, consumers, matter, moment)
  const office = matter.operator.unitIndex
  const arrival = arrivalOf(random, world, office, known)
  const officer = pick(random, world.officers[office] ?? [])
  const steps = writeSteps({
    random, days: world.days, grounds: world.grounds(receivedOn), received: moment.received, told: TOLD[input.channel], yuan,
    appraisal: matter.family.appraisal, rush: matter.rush, unitIds: world.unitIds, arrival, office, desk: DESK, officer,
    officerId: world.accountIds[officer] ?? '', officerName: world.accountNames[officer] ?? '',
    arrivalOfficer: arrival === DESK ? officer : pick(random, world.officers[arrival] ?? []),
    intake: pick(random, world.intake), chief: world.chief,
    sessionId: (round) => uuid(stream(world.seed, 'session', moment.index * 4 + round)),
  })
  const receivedAt = instantText(world.days, moment.received)
  return { index: moment.index, key: input.key, receivedAt, receivedOn, input, areaCode: world.areaCode, unitIndex: arrival, steps }
}

/** Streams the stories; only the moments of one day are held at a time. */
export function* tellStories(world: World, consumers: Consumers, schedule: Schedule): Generator<Story> {
  let index = 0
  for (let day = 0; day < world.days.count; day += 1) {
    const random = stream(world.seed, 'day', world.days.count + day)
    const rushes = schedule.rushes.get(day) ?? []
    const arrivals = Array.from({ length: (schedule.single[day] ?? 0) + rushes.length }, (_, place) => ({ second: receiptSecond(random), operator: rushes[place] }))
    for (const { second, operator } of arrivals.toSorted((a, b) => a.second - b.second)) {
      yield makeStory(world, consumers, { index, day, received: secondsOf(day, second) }, operator)
      index += 1
    }
  }
}
