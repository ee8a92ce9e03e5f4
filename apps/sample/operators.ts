/** The firm register of the sample county: companies, individual businesses, cooperatives, chains with branches. */
import { INDUSTRIES, INDUSTRY_IDS, type Industry, type IndustryId } from './industries.ts'
import { brandName, mobileNumber, nickname, personName } from './names.ts'
import { streetAddress, type Place } from './places.ts'
import { below, chance, cumulate, drawIndex, pick, stream, unit, uuid, type Random } from './random.ts'
import type { CountyOptions, SampleOperator } from './types.ts'
import { ANCHOR, bareName } from './units.ts'
import { creditCode, type Registration } from './codes.ts'

const OPERATORS = 1_200
const INDUSTRY_SUMS = cumulate(INDUSTRY_IDS.map((id) => INDUSTRIES[id].weight))
const CHAINED: ReadonlySet<IndustryId> = new Set(['supermarket', 'pharmacy', 'phone-shop', 'drinks', 'hotel', 'car-dealer', 'training', 'telecom', 'gym'])

/** Shares of the towns: the seat has half of all firms, the others by the number of their villages. */
export function townSums(places: readonly Place[], seatShare: number): Float64Array {
  const others = places.slice(1).reduce((sum, place) => sum + 2 + place.town.villages.length, 0)
  return cumulate(places.map((place, index) => (index === 0 ? seatShare * Math.max(1, others) : (1 - seatShare) * (2 + place.town.villages.length))))
}

interface Draft {
  readonly name: string
  readonly sign: string
  readonly kind: SampleOperator['kind']
  readonly registration: Registration
}

function companyName(random: Random, industry: Industry, region: string): Draft {
  const brand = brandName(random)
  const form = pick(random, ['有限公司', '有限公司', '有限责任公司', '股份有限公司', '有限公司'])
  return { name: `${region}${brand}${pick(random, industry.trade)}${form}`, sign: `${brand}${pick(random, industry.shop)}`, kind: 'company', registration: 'company' }
}

function shopName(random: Random, industry: Industry, region: string): Draft {
  const brand = chance(random, 0.16) ? nickname(random) : brandName(random)
  const shop = pick(random, industry.shop)
  const kind = pick(random, ['', '', '', '（个体工商户）'])
  return { name: `${region}${brand}${shop}${kind}`, sign: brand + shop, kind: 'individual', registration: 'individual' }
}

function cooperativeName(random: Random, region: string): Draft {
  const brand = brandName(random)
  const crop = pick(random, ['茶叶', '核桃', '中药材', '生猪养殖', '水果', '农机'])
  return { name: `${region}${brand}${crop}专业合作社`, sign: `${brand}合作社`, kind: 'cooperative', registration: 'cooperative' }
}

function draftOf(random: Random, id: IndustryId, place: Place, county: string): Draft {
  const industry = INDUSTRIES[id]
  if (id === 'farm-inputs' && chance(random, 0.15)) return cooperativeName(random, county)
  if (!chance(random, industry.companies)) return shopName(random, industry, chance(random, 0.5) ? county + place.town.name : county)
  return companyName(random, industry, pick(random, [county, county, county, '广元市', '广元', '四川']))
}

function landline(random: Random): string {
  return `0839-4${String(below(random, 1_000_000)).padStart(6, '0')}`
}

interface Register {
  readonly options: CountyOptions
  readonly places: readonly Place[]
  readonly urban: Float64Array
  readonly rural: Float64Array
  readonly operators: SampleOperator[]
  /** Indices of the companies of a trade that have branches. */
  readonly heads: Map<IndustryId, number[]>
  readonly names: Set<string>
  readonly codes: Set<string>
}

function branchOf(random: Random, register: Register, id: IndustryId, place: Place): (Draft & { readonly parent: number }) | undefined {
  const heads = register.heads.get(id)
  if (!heads || !chance(random, 0.3)) return undefined
  const parent = pick(random, heads)
  const head = register.operators[parent]
  if (!head) return undefined
  const spot = pick(random, [...place.streets, ...place.malls, bareName(place.town.name)])
  return { name: `${head.name}${spot}店`, sign: `${head.aliases[0] ?? head.name}${spot}店`, kind: 'branch', registration: 'company', parent }
}

function aliasesOf(random: Random, draft: Draft, place: Place): string[] {
  const short = draft.sign.slice(0, 2)
  const names = [draft.sign, `${bareName(place.town.name)}${draft.sign}`, chance(random, 0.3) ? `“${short}”` : `${short}家`]
  return draft.kind === 'branch' ? [draft.sign, names[1] ?? ''] : names
}

function uniqueCode(random: Random, register: Register, registration: Registration, areaCode: string): string {
  let code = creditCode(random, registration, areaCode)
  while (register.codes.has(code)) code = creditCode(random, registration, areaCode)
  register.codes.add(code)
  return code
}

function makeOperator(register: Register, index: number): SampleOperator {
  const { options, places } = register
  const random = stream(options.seed, 'operator', index)
  const id = INDUSTRY_IDS[index] ?? INDUSTRY_IDS[drawIndex(random, INDUSTRY_SUMS)] ?? 'supermarket'
  const place = places[drawIndex(random, INDUSTRIES[id].urban ? register.urban : register.rural)]
  if (!place) throw new RangeError('a county needs a town')
  const { code: areaCode, name: county } = options.county ?? ANCHOR
  let draft: Draft & { readonly parent?: number }
  do draft = branchOf(random, register, id, place) ?? draftOf(random, id, place, county)
  while (register.names.has(draft.name))
  register.names.add(draft.name)
  return {
    id: uuid(random), name: draft.name, creditCode: uniqueCode(random, register, draft.registration, areaCode), kind: draft.kind, industry: id,
    aliases: aliasesOf(random, draft, place), legalRepresentative: personName(random),
    address: `${options.county?.province ?? ANCHOR.province}${county}${place.town.name}${streetAddress(random, place)}`,
    townCode: place.town.code, phone: unit(random) < 0.7 ? mobileNumber(700_000_000 + index) : landline(random),
    unitIndex: place.unitIndex, parent: draft.parent ?? null,
  }
}

/** Builds the register; each firm has its own stream, and a name that is taken already is drawn again. */
export function makeOperators(options: CountyOptions, places: readonly Place[]): SampleOperator[] {
  const register: Register = {
    options, places, urban: townSums(places, 0.78), rural: townSums(places, 0.42), operators: [], heads: new Map(), names: new Set(), codes: new Set(),
  }
  for (let index = 0; index < (options.operators ?? OPERATORS); index += 1) {
    const operator = makeOperator(register, index)
    register.operators.push(operator)
    if (operator.kind === 'company' && CHAINED.has(operator.industry)) {
      register.heads.set(operator.industry, [...(register.heads.get(operator.industry) ?? []), index])
    }
  }
  return register.operators
}
