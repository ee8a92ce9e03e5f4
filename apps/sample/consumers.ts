/** The people who complain. Each is a function of an index, so that a pool of any size takes no memory. */
import type { ComplaintInput } from '#modules/complaint/contract.ts'
import { identityNumber } from './codes.ts'
import { mobileNumber, personName } from './names.ts'
import { townSums } from './operators.ts'
import type { Place } from './places.ts'
import { below, between, chance, drawIndex, pick, stream, unit, type Random } from './random.ts'

const ELSEWHERE = ['成都市青羊区', '广元市利州区', '巴中市南江县', '绵阳市涪城区', '重庆市渝北区', '汉中市宁强县', '广元市苍溪县', '杭州市余杭区', '东莞市长安镇'] as const
/** Consumers who complain again and again. */
const FREQUENT = 24

export interface Consumers {
  readonly seed: number
  readonly areaCode: string
  readonly county: string
  readonly places: readonly Place[]
  readonly sums: Float64Array
  readonly size: number
}

export function makeConsumers(seed: number, area: { readonly code: string; readonly name: string }, places: readonly Place[], stories: number): Consumers {
  const size = Math.max(FREQUENT * 2, Math.round(stories * 0.85))
  return { seed, areaCode: area.code, county: area.name, places, sums: townSums(places, 0.45), size }
}

/** Mostly anyone, sometimes one of the frequent ones. */
export function drawConsumer(random: Random, consumers: Consumers): number {
  return chance(random, 0.045) ? Math.floor(FREQUENT * unit(random) ** 2) : FREQUENT + below(random, consumers.size - FREQUENT)
}

function homeAddress(random: Random, consumers: Consumers): string {
  if (chance(random, 0.13)) return `${pick(random, ELSEWHERE)}${pick(random, ['人民路', '建设路', '解放街', '文化路'])}${between(random, 1, 400)}号`
  const place = consumers.places[drawIndex(random, consumers.sums)]
  if (!place) return consumers.county
  const villages = place.town.villages
  if (villages.length > 0 && chance(random, 0.45)) return `${consumers.county}${place.town.name}${pick(random, villages)}${between(random, 1, 9)}组`
  const flat = `${between(random, 1, 12)}栋${between(random, 1, 4)}单元${between(random, 1, 18)}0${between(random, 1, 4)}`
  return `${consumers.county}${place.town.name}${pick(random, place.estates)}${flat}`
}

/** The same person for the same index, whoever asks. */
export function consumerAt(consumers: Consumers, index: number): ComplaintInput['consumer'] {
  const random = stream(consumers.seed, 'consumer', index)
  const person = { name: personName(random), phone: mobileNumber(index), address: homeAddress(random, consumers) }
  return chance(random, 0.35) ? { ...person, idType: 'id-card', idNumber: identityNumber(random, consumers.areaCode) } : person
}
