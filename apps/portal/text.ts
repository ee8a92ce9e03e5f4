/** The portal's texts in one language, and the names that other modules own. Pure. */
import { en as complaintEn, zh as complaintZh } from '#modules/complaint/index.ts'
import { en as inquiryEn, zh as inquiryZh } from '#modules/inquiry/index.ts'
import { en as knowledgeEn, zh as knowledgeZh } from '#modules/knowledge/index.ts'
import { en as mediationEn, zh as mediationZh } from '#modules/mediation/index.ts'
import { en as reportEn, zh as reportZh } from '#modules/report/index.ts'
import { fill, type Language } from '#platform/pure/text.ts'
import { en as fileTextsEn, zh as fileTextsZh } from './messages-file.ts'
import { en as inquiryTextsEn, zh as inquiryTextsZh } from './messages-inquiry.ts'
import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export type TextKey = keyof typeof zh | keyof typeof inquiryTextsZh | keyof typeof fileTextsZh

export type TextModule = 'complaint' | 'inquiry' | 'knowledge' | 'mediation' | 'report'

type Params = Readonly<Record<string, string | number>>

export type Translate = (key: TextKey, params?: Params) => string

const tables = { zh: { ...zh, ...inquiryTextsZh, ...fileTextsZh }, en: { ...en, ...inquiryTextsEn, ...fileTextsEn } } as const
const moduleTables: Record<TextModule, Record<Language, Readonly<Record<string, string>>>> = {
  complaint: { zh: complaintZh, en: complaintEn },
  inquiry: { zh: inquiryZh, en: inquiryEn },
  knowledge: { zh: knowledgeZh, en: knowledgeEn },
  mediation: { zh: mediationZh, en: mediationEn },
  report: { zh: reportZh, en: reportEn },
}

export function translator(language: Language): Translate {
  return (key, params) => fill(tables[language][key], params)
}

/** True where `key` is a text of the portal, for keys built from codes of other modules. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(tables.zh, key)
}

/** A name that a module owns, such as `stage.accepted`; undefined where it has none. */
export function moduleText(module: TextModule, key: string, language: Language): string | undefined {
  const table = moduleTables[module][language]
  return Object.hasOwn(table, key) ? table[key] : undefined
}
