/** The one mapping from a refusal to status, code, text and article. */
import { fill, type Language } from '#platform/pure/text.ts'
import type { Refusal, RefusalRow } from '#platform/pure/refusal.ts'
import { en as accessEn, refusalTexts as access, zh as accessZh } from '#modules/access/messages.ts'
import { refusalTexts as casefile } from '#modules/casefile/messages.ts'
import { en as complaintEn, refusalTexts as complaint, zh as complaintZh } from '#modules/complaint/messages.ts'
import { en as dispatchEn, refusalTexts as dispatch, zh as dispatchZh } from '#modules/dispatch/messages.ts'
import { en as documentEn, refusalTexts as document, zh as documentZh } from '#modules/document/messages.ts'
import { en as enforcementEn, refusalTexts as enforcement, zh as enforcementZh } from '#modules/enforcement/messages.ts'
import { refusalTexts as exchange } from '#modules/exchange/messages.ts'
import { en as incidentEn, refusalTexts as incident, zh as incidentZh } from '#modules/incident/messages.ts'
import { en as inquiryEn, refusalTexts as inquiry, zh as inquiryZh } from '#modules/inquiry/messages.ts'
import { en as knowledgeEn, refusalTexts as knowledge, zh as knowledgeZh } from '#modules/knowledge/messages.ts'
import { en as mediationEn, refusalTexts as mediation, zh as mediationZh } from '#modules/mediation/messages.ts'
import { refusalTexts as notify } from '#modules/notify/messages.ts'
import { refusalTexts as party } from '#modules/party/messages.ts'
import { en as reportEn, refusalTexts as report, zh as reportZh } from '#modules/report/messages.ts'
import { en as rulesEn, refusalTexts as rules, zh as rulesZh } from '#modules/rules/messages.ts'
import { refusalTexts as worklist } from '#modules/worklist/messages.ts'
import { en as conductEn, refusalTexts as conduct, zh as conductZh } from '#modules/conduct/messages.ts'
import { en as spotcheckEn, refusalTexts as spotcheck, zh as spotcheckZh } from '#modules/spotcheck/messages.ts'
import { en as supervisionEn, refusalTexts as supervision, zh as supervisionZh } from '#modules/supervision/messages.ts'
import { formatDate, formatInstant } from '#apps/ui/format.ts'
import { refusalTexts as request } from './messages.ts'

const REGISTRY: Readonly<Record<string, RefusalRow>> = {
  ...request,
  ...access,
  ...casefile,
  ...complaint,
  ...conduct,
  ...dispatch,
  ...document,
  ...enforcement,
  ...exchange,
  ...incident,
  ...inquiry,
  ...knowledge,
  ...mediation,
  ...notify,
  ...party,
  ...report,
  ...rules,
  ...spotcheck,
  ...supervision,
  ...worklist,
}

/** Values of placeholders that are themselves message keys, by module: the stage and step names. */
const NAMES: Readonly<Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  zh: {
    access: accessZh,
    complaint: complaintZh,
    conduct: conductZh,
    dispatch: dispatchZh,
    document: documentZh,
    enforcement: enforcementZh,
    incident: incidentZh,
    inquiry: inquiryZh,
    knowledge: knowledgeZh,
    mediation: mediationZh,
    report: reportZh,
    rules: rulesZh,
    spotcheck: spotcheckZh,
    supervision: supervisionZh,
    casefile: {
      ...inquiryZh,
      ...documentZh,
      ...spotcheckZh,
      ...supervisionZh,
      ...conductZh,
      ...dispatchZh,
      ...enforcementZh,
      ...mediationZh,
      ...complaintZh,
      ...reportZh,
    },
  },
  en: {
    access: accessEn,
    complaint: complaintEn,
    conduct: conductEn,
    dispatch: dispatchEn,
    document: documentEn,
    enforcement: enforcementEn,
    incident: incidentEn,
    inquiry: inquiryEn,
    knowledge: knowledgeEn,
    mediation: mediationEn,
    report: reportEn,
    rules: rulesEn,
    spotcheck: spotcheckEn,
    supervision: supervisionEn,
    casefile: {
      ...inquiryEn,
      ...documentEn,
      ...spotcheckEn,
      ...supervisionEn,
      ...conductEn,
      ...dispatchEn,
      ...enforcementEn,
      ...mediationEn,
      ...complaintEn,
      ...reportEn,
    },
  },
}

export interface RefusalBody {
  readonly refusal: string
  readonly message: string
  readonly article?: string | undefined
  /** A rule of this system, not an article, forbids the step. */
  readonly own?: true | undefined
  readonly field?: string | undefined
  readonly params?: Readonly<Record<string, string | number>> | undefined
}

export function refusalRow(code: string): RefusalRow {
  const row = REGISTRY[code]
  if (!row) throw new Error(`refusal ${code} is in no registry`)
  return row
}

/** The sentence for people, with its placeholders filled; `unitName` turns a unit id into its name. */
export function refusalText(refusal: Refusal, language: Language, unitName: (id: string) => string | undefined): string {
  const names = NAMES[language][refusal.refusal.split('.')[0] ?? ''] ?? {}
  const shown = (name: string, value: string | number) => {
    if (name === 'unit') return unitName(String(value)) ?? (language === 'zh' ? '受理单位' : 'the office')
    if (name === 'until') return formatInstant(String(value), language)
    if (Object.hasOwn(names, String(value))) return plain(names[String(value)] ?? '')
    return typeof value === 'string' ? plain(formatDate(value, language)) : value
  }
  const params = Object.fromEntries(Object.entries(refusal.params ?? {}).map(([name, value]) => [name, shown(name, value)]))
  return fill(refusalRow(refusal.refusal)[language], params)
}

/** A sentence of the timeline named inside another sentence loses its own placeholders. */
function plain(text: string): string {
  return text.replace(/[（(：:]?\s*\{\w+\}[）)]?/g, '')
}

export function refusalBody(refusal: Refusal, language: Language, unitName: (id: string) => string | undefined): RefusalBody {
  const { refusal: code, article, field, params } = refusal
  const own = article === undefined ? refusalRow(code).own : undefined
  return { refusal: code, message: refusalText(refusal, language, unitName), article, own, field, params }
}
