/** Everything a template may ask for, as text; lists have one item a line. Pure. */
export const FIELDS = [
  'authority', 'authorityAddress', 'authorityPhone', 'unit', 'officer', 'fileNumber', 'receivedOn', 'channel', 'order', 'basis', 'notes',
  'complainantName', 'complainantPhone', 'complainantIdType', 'complainantIdNumber', 'complainantAddress', 'jointComplainants', 'representatives', 'agents', 'complainantSigners', 'publicationConsent', 'entrustConsent',
  'respondentName', 'respondentAddress', 'respondentPhone', 'respondentCreditCode', 'respondentRepresentative',
  'reporterName', 'reporterPhone', 'reporterIdType', 'reporterIdNumber', 'reporterAddress', 'realName', 'violation', 'clues', 'result', 'resultReason', 'decidedOn',
  'category', 'goods', 'orderNumber', 'online', 'occurredOn', 'facts', 'claims', 'amount', 'evidence',
  'mediateLimit', 'ground', 'groundArticle', 'reason', 'otherRoutes', 'otherRoutesArticle',
  'sessionTime', 'sessionMode', 'sessionPlace', 'mediators', 'terms', 'agreedOn', 'endedOn',
  'recipientUnit', 'dispatchReason', 'deadline', 'papers', 'mediationBody', 'matters', 'suspicion', 'transferFacts', 'transferReason',
  'briefTitle', 'situation', 'measures', 'assessment', 'nextSteps',
] as const
export type FieldName = (typeof FIELDS)[number]
export type Fields = Readonly<Partial<Record<FieldName, string>>>

/** How a person fills in what the file does not know. */
export type Entry = 'line' | 'area' | 'date'
const DATES: ReadonlySet<FieldName> = new Set(['receivedOn', 'occurredOn', 'decidedOn', 'agreedOn', 'endedOn', 'deadline'])
const AREAS: ReadonlySet<FieldName> = new Set([
  'violation', 'clues', 'resultReason', 'facts', 'claims', 'evidence', 'reason', 'terms', 'dispatchReason', 'papers', 'matters', 'suspicion', 'transferFacts', 'transferReason', 'situation', 'measures',
  'assessment', 'nextSteps',
])

export function entryOf(name: FieldName): Entry {
  if (DATES.has(name)) return 'date'
  return AREAS.has(name) ? 'area' : 'line'
}

/** Fields that only the file and the law may fill in; nobody types them: a decision is not in a document before it was taken on the file. */
export const FROM_FILE: ReadonlySet<FieldName> = new Set([
  'authority', 'unit', 'fileNumber', 'receivedOn', 'order', 'basis', 'notes', 'otherRoutes', 'otherRoutesArticle',
  'decidedOn', 'mediateLimit', 'ground', 'groundArticle', 'reason', 'sessionTime', 'sessionMode', 'sessionPlace', 'agreedOn', 'terms', 'endedOn', 'result', 'realName', 'reporterName',
  'jointComplainants', 'representatives', 'agents', 'complainantSigners',
])
