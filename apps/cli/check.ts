/** `hongdun check uscc|id|ean13|licence VALUE`: whether a number can be right, and what it tells. */
import { readFileSync } from 'node:fs'
import { systemClock } from '#platform/clock.ts'
import { nameOf, parseAreas } from '#platform/pure/areas.ts'
import { legalDay, type LegalDate } from '#platform/pure/date.ts'
import {
  checkEan13, checkIdCard, checkLicence, checkUscc, type Ean13, type IdCard, type IdentifierRefusal, type LicenceNumber, type Uscc,
} from '#platform/pure/identifiers/index.ts'
import { refusalTexts } from '#platform/pure/identifiers/messages.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { fill } from '#platform/pure/text.ts'

export interface CheckOutput {
  /** Both write text as it is; line ends are part of it. */
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Day against which dates of birth and areas are judged; the system's by default. */
  readonly today?: LegalDate
}

const USAGE = `用法：hongdun check uscc|id|ean13|licence 号码
  uscc     统一社会信用代码（18 位）
  id       居民身份证号码（18 位）
  ean13    商品条码（13 位）
  licence  营业执照号码：统一社会信用代码，或旧的 15 位注册号
`
const WRONG = 1
const USAGE_ERROR = 2

const KINDS: Readonly<Record<Uscc['kind'], string>> = {
  company: '企业', 'individual-business': '个体工商户', cooperative: '农民专业合作社', 'state-organ': '机关', 'public-institution': '事业单位',
  association: '社会团体', other: '其他机构',
}

function areaText(code: string, today: LegalDate): string {
  const areas = parseAreas(readFileSync(new URL('../../rules/areas/counties.tsv', import.meta.url), 'utf8'))
  return `${code}（${nameOf(areas, code, today) ?? '现行区划表中没有，可能已撤销或变更'}）`
}

type Numbered = Ean13 | IdCard | LicenceNumber | Uscc

function describe(found: Numbered, today: LegalDate): string {
  if ('registeredInChina' in found) return found.registeredInChina ? '商品条码，在中国物品编码中心注册（不等于产地）' : '商品条码，在境外编码组织注册'
  if ('bornOn' in found) return `居民身份证号码，${found.sex === 'male' ? '男' : '女'}，${found.bornOn} 出生，发证地区划 ${areaText(found.areaCode, today)}`
  if ('kind' in found) return `统一社会信用代码，${KINDS[found.kind]}，登记机关区划 ${areaText(found.areaCode, today)}，组织机构代码 ${found.organisationCode}`
  return `营业执照注册号（15 位），登记机关区划 ${areaText(found.areaCode, today)}`
}

const CHECKS: Readonly<Record<string, (value: string, today: LegalDate) => Numbered | IdentifierRefusal>> = {
  uscc: checkUscc, id: checkIdCard, ean13: checkEan13, licence: checkLicence,
}

/** Exit code 0 with a short description, 1 with the reason on stderr, 2 for wrong usage. */
export function check(args: readonly string[], io: CheckOutput): number {
  const [kind = '', value, ...rest] = args
  const checkNumber = Object.hasOwn(CHECKS, kind) ? CHECKS[kind] : undefined
  if (!checkNumber || value === undefined || rest.length > 0) {
    io.error(checkNumber || kind === '' ? USAGE : `不认识“${kind}”。\n${USAGE}`)
    return USAGE_ERROR
  }
  const today = io.today ?? legalDay(systemClock())
  const found = checkNumber(value, today)
  if (isRefusal(found)) {
    io.error(`${fill(refusalTexts[found.refusal].zh, found.params)}\n`)
    return WRONG
  }
  io.out(`正确：${found.value}，${describe(found, today)}\n`)
  return 0
}
