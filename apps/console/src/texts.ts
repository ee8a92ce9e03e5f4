/** Every text of the console by key: its own, and the terms and sentences that the modules publish. Pure. */
import { fill, type Language } from '#platform/pure/text.ts'
import type { Refusal } from '#platform/pure/refusal.ts'
import { en as accessEn, refusalTexts as accessRefusals, zh as accessZh } from '#modules/access/index.ts'
import { en as complaintEn, refusals as complaintRefusals, zh as complaintZh } from '#modules/complaint/index.ts'
import { en as conductEn, refusals as conductRefusals, zh as conductZh } from '#modules/conduct/index.ts'
import { en as dispatchEn, refusals as dispatchRefusals, zh as dispatchZh } from '#modules/dispatch/index.ts'
import { en as documentEn, refusals as documentRefusals, zh as documentZh } from '#modules/document/index.ts'
import { en as enforcementEn, refusals as enforcementRefusals, zh as enforcementZh } from '#modules/enforcement/index.ts'
import { en as incidentEn, refusals as incidentRefusals, zh as incidentZh } from '#modules/incident/index.ts'
import { en as inquiryEn, refusals as inquiryRefusals, zh as inquiryZh } from '#modules/inquiry/index.ts'
import { en as knowledgeEn, refusals as knowledgeRefusals, zh as knowledgeZh } from '#modules/knowledge/index.ts'
import { en as mediationEn, refusals as mediationRefusals, zh as mediationZh } from '#modules/mediation/index.ts'
import { en as notifyEn, refusals as notifyRefusals, zh as notifyZh } from '#modules/notify/index.ts'
import { en as spotcheckEn, refusals as spotcheckRefusals, zh as spotcheckZh } from '#modules/spotcheck/index.ts'
import { en as supervisionEn, refusals as supervisionRefusals, zh as supervisionZh } from '#modules/supervision/index.ts'
import { en as reportModuleEn, refusals as reportRefusals, zh as reportModuleZh } from '#modules/report/index.ts'
import { refusals as worklistRefusals } from '#modules/worklist/index.ts'
import { en as rulesEn, zh as rulesZh } from '#modules/rules/index.ts'
import { en as reportEn, zh as reportZh } from './report/texts.ts'
import { en as inquiryTextsEn, zh as inquiryTextsZh } from './inquiry/texts.ts'
import { en as knowledgeTextsEn, zh as knowledgeTextsZh } from './knowledge/texts.ts'
import { en as spotcheckTextsEn, zh as spotcheckTextsZh } from './spotcheck/texts.ts'
import { en as conductTextsEn, zh as conductTextsZh } from './conduct/texts.ts'
import { en as absenceEn, zh as absenceZh } from './absence/texts.ts'
import { en as worklistEn, zh as worklistZh } from './worklist/texts.ts'
import { en as dispatchTextsEn, zh as dispatchTextsZh } from './dispatch/messages.ts'
import { en as placesEn, zh as placesZh } from './places/texts.ts'
import { en as documentsEn, zh as documentsZh } from './document/texts.ts'
import { en as casesEn, zh as casesZh } from './enforcement/texts.ts'
import { en as incidentsEn, zh as incidentsZh } from './incident/texts.ts'
import { en as noticesEn, zh as noticesZh } from './notify/texts.ts'
import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export type Key =
  | keyof typeof zh
  | keyof typeof dispatchTextsZh
  | keyof typeof placesZh
  | keyof typeof inquiryTextsZh
  | keyof typeof knowledgeTextsZh
  | keyof typeof worklistZh
  | keyof typeof absenceZh
  | keyof typeof conductTextsZh
  | keyof typeof spotcheckTextsZh
  | keyof typeof reportZh
  | keyof typeof incidentsZh
  | keyof typeof casesZh
  | keyof typeof documentsZh
  | keyof typeof noticesZh
  | `access.${keyof typeof accessZh}`
  | `complaint.${keyof typeof complaintZh}`
  | `conduct.${keyof typeof conductZh}`
  | `dispatch.${keyof typeof dispatchZh}`
  | `document.${keyof typeof documentZh}`
  | `enforcement.${keyof typeof enforcementZh}`
  | `incident.${keyof typeof incidentZh}`
  | `inquiry.${keyof typeof inquiryZh}`
  | `knowledge.${keyof typeof knowledgeZh}`
  | `mediation.${keyof typeof mediationZh}`
  | `notify.${keyof typeof notifyZh}`
  | `report.${keyof typeof reportModuleZh}`
  | `spotcheck.${keyof typeof spotcheckZh}`
  | `supervision.${keyof typeof supervisionZh}`
export type Params = Readonly<Record<string, string | number>>

const tables: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    ...ofClocks(rulesZh),
    ...zh,
    ...dispatchTextsZh,
    ...placesZh,
    ...inquiryTextsZh,
    ...knowledgeTextsZh,
    ...worklistZh,
    ...absenceZh,
    ...conductTextsZh,
    ...spotcheckTextsZh,
    ...reportZh,
    ...incidentsZh,
    ...casesZh,
    ...documentsZh,
    ...noticesZh,
    ...under('access', accessZh),
    ...under('complaint', complaintZh),
    ...under('conduct', conductZh),
    ...under('dispatch', dispatchZh),
    ...under('document', documentZh),
    ...under('enforcement', enforcementZh),
    ...under('incident', incidentZh),
    ...under('inquiry', inquiryZh),
    ...under('knowledge', knowledgeZh),
    ...under('mediation', mediationZh),
    ...under('notify', notifyZh),
    ...under('report', reportModuleZh),
    ...under('spotcheck', spotcheckZh),
    ...under('supervision', supervisionZh),
  },
  en: {
    ...ofClocks(rulesEn),
    ...en,
    ...dispatchTextsEn,
    ...placesEn,
    ...inquiryTextsEn,
    ...knowledgeTextsEn,
    ...worklistEn,
    ...absenceEn,
    ...conductTextsEn,
    ...spotcheckTextsEn,
    ...reportEn,
    ...incidentsEn,
    ...casesEn,
    ...documentsEn,
    ...noticesEn,
    ...under('access', accessEn),
    ...under('complaint', complaintEn),
    ...under('conduct', conductEn),
    ...under('dispatch', dispatchEn),
    ...under('document', documentEn),
    ...under('enforcement', enforcementEn),
    ...under('incident', incidentEn),
    ...under('inquiry', inquiryEn),
    ...under('knowledge', knowledgeEn),
    ...under('mediation', mediationEn),
    ...under('notify', notifyEn),
    ...under('report', reportModuleEn),
    ...under('spotcheck', spotcheckEn),
    ...under('supervision', supervisionEn),
  },
}

/** The names of clocks and of the days they run between, where the console has none of its own. */
function ofClocks(table: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(table).filter(([key]) => /^(?:clock|fact)\./.test(key)))
}

function under(prefix: string, table: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([key, text]) => [`${prefix}.${key}`, text]))
}

export function text(language: Language, key: Key, params: Params = {}): string {
  return fill(tables[language][key] ?? key, params)
}

/** The text of a key that comes with the data (a code of a list, the type of an event); undefined where there is none. */
export function findText(language: Language, key: string, params: Params = {}): string | undefined {
  const found = tables[language][key]
  return found === undefined ? undefined : fill(found, params)
}

/** Every stage that a kind of file can be in, with its name. */
export function stagesOf(language: Language, kind: string): { value: string; label: string }[] {
  const prefix = `${kind}.stage.`
  return Object.entries(tables[language]).filter(([key]) => key.startsWith(prefix)).map(([key, label]) => ({ value: key.slice(prefix.length), label }))
}

const refusals: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ...accessRefusals,
  ...complaintRefusals,
  ...conductRefusals,
  ...dispatchRefusals,
  ...documentRefusals,
  ...enforcementRefusals,
  ...incidentRefusals,
  ...inquiryRefusals,
  ...knowledgeRefusals,
  ...mediationRefusals,
  ...notifyRefusals,
  ...reportRefusals,
  ...worklistRefusals,
  ...spotcheckRefusals,
  ...supervisionRefusals,
}

/** A refusal as people read it: the message the server wrote in the language it was asked in, else the registry's text. */
export function refusalText(language: Language, refusal: Pick<Refusal, 'refusal' | 'params'> & { readonly message?: string }): string {
  if (refusal.message) return refusal.message
  const row = refusals[refusal.refusal]
  return row ? fill(row[language], refusal.params) : refusal.refusal
}
