/** What a file says, put into the fields of documents: full names, because these are official documents. */
import { legalDay } from '#platform/pure/date.ts'
import type { Database, Queries } from '#platform/db/database.ts'
import { accountName, unitNames } from '#modules/access/directory.ts'
import type { FileHead } from '#modules/casefile/casefile.ts'
import type { Folded } from '#modules/casefile/engine.ts'
import { zh as complaintZh } from '#modules/complaint/messages.ts'
import { holders, type ComplaintState } from '#modules/complaint/index.ts'
import { chineseDate } from '#modules/document/blocks.ts'
import type { Fields } from '#modules/document/fields.ts'
import type { TemplateId } from '#modules/document/templates.ts'
import { zh as mediationZh } from '#modules/mediation/messages.ts'
import type { MediationState } from '#modules/mediation/index.ts'
import { findPerson, findPersons } from '#modules/party/store.ts'
import type { IdType, Person } from '#modules/party/party.ts'
import type { Code, OtherRoutes } from '#modules/rules/code-lists.ts'
import { zh as reportZh } from '#modules/report/messages.ts'
import type { ReportState } from '#modules/report/index.ts'
import { zh as rulesZh } from '#modules/rules/messages.ts'
import type { Limit, RulePack } from '#modules/rules/rules.ts'

const ID_TYPES: Record<IdType, string> = { 'id-card': '居民身份证', passport: '护照', 'hk-macao-permit': '港澳居民来往内地通行证', 'taiwan-permit': '台湾居民来往大陆通行证', 'foreign-residence': '外国人永久居留身份证' }

function named(table: Readonly<Record<string, string>>, key: string): string {
  return table[key] ?? ''
}

function money(fen: number | null): string {
  return fen === null ? '' : `${(fen / 100).toFixed(2)}元`
}

/** 2026年5月11日10时00分, in Asia/Shanghai. */
function instant(iso: string): string {
  const day = legalDay(new Date(iso))
  const time = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(11, 16).replace(':', '时')
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日${time}分`
}

/** Articles stand in packs with or without the name of the order; a document always names it. */
function cited(article: string, pack: RulePack): string {
  return article.startsWith('《') ? article : `《${pack.zh.replace(/（.*）$/, '')}》${article}`
}

interface Sources {
  readonly categories: readonly Code[]
  readonly otherRoutes: OtherRoutes
}

/** Everything is read once for all templates: names of units and people from `database`, the rest within the transaction `db`. */
export function gatherFields(database: Database, { categories, otherRoutes }: Sources) {
  return async (db: Queries, { head, folded }: { readonly head: FileHead; readonly folded: Folded }, pack: RulePack): Promise<(template: TemplateId) => Fields> => {
    const unit = (await unitNames(database)).get(head.unitId) ?? ''
    const officer = head.officerId ? await accountName(database, head.officerId) ?? '' : ''
    const category = categories.find(({ code }) => code === folded.standing.category)?.zh ?? ''
    const common: Fields = { unit, officer, category, respondentName: folded.standing.subject }
    if (head.kind === 'report') {
      const state = folded.states['report'] as ReportState
      const person = state.statement?.personId ? await findPerson(db, state.statement.personId) : undefined
      return (template) => ({ ...common, ...reportFields(state, person, template) })
    }
    if (head.kind !== 'complaint') return () => common
    const state = folded.states['complaint'] as ComplaintState
    const [stated, parties] = [await statementFields(db, state), await partyFields(db, state)]
    return (template) => ({
      ...common, ...stated, ...parties(template), ...decisionFields(state, pack, template), ...mediationFields(folded.states['mediation'] as MediationState, pack, template),
      otherRoutes: otherRoutes.zh.join('\n'), otherRoutesArticle: pack.otherRoutesArticle ?? otherRoutes.article,
    })
  }
}

/** 平台上的网店（某平台），公示地址：… */
function onlineText({ online }: NonNullable<ComplaintState['statement']>): string {
  if (!online) return ''
  return `${named(complaintZh, `sale.${online.kind}`)}（${online.platform}）${online.publishedAddress ? `，平台公示的地址：${online.publishedAddress}` : ''}`
}

async function statementFields(db: Queries, { statement }: ComplaintState): Promise<Fields> {
  if (!statement) return {}
  const person = await findPerson(db, statement.personId)
  const { respondent } = statement
  return {
    complainantPhone: person?.phone ?? '', complainantAddress: person?.address ?? '',
    complainantIdType: person?.idType ? ID_TYPES[person.idType] : '', complainantIdNumber: person?.idNumber ?? '',
    respondentName: respondent.name, respondentAddress: respondent.address, respondentPhone: respondent.phone ?? '', respondentCreditCode: respondent.creditCode ?? '',
    channel: named(complaintZh, `channel.${statement.channel}`), goods: statement.goods ?? '', orderNumber: statement.orderNumber ?? '', online: onlineText(statement), occurredOn: statement.occurredOn ?? '',
    facts: statement.facts, claims: [...statement.claims.map((claim) => named(complaintZh, `claim.${claim}`)), ...(statement.claimText ? [statement.claimText] : [])].join('；'),
    amount: money(statement.amountFen), publicationConsent: statement.publicationConsent ? '同意' : '不同意', entrustConsent: statement.entrustConsent ? '同意' : '不同意',
  }
}

/** Forms with a row for each complainant; what is addressed to all of them names the first of many. */
const ROW_EACH: ReadonlySet<TemplateId> = new Set(['complaint-registration', 'agreement'])
const MOST_NAMES = 3

/** Everyone who complains and who acts for them: in the rows of a form, in an addressee, where they sign. */
async function partyFields(db: Queries, state: ComplaintState): Promise<(template: TemplateId) => Fields> {
  const complainants = holders(state).map(({ personId }) => personId)
  const acting = state.group.agents.filter(({ endedOn }) => endedOn === null)
  const people = await findPersons(db, [...complainants, ...acting.map(({ agentId }) => agentId)])
  const known = new Map(people.map((person) => [person.id, person]))
  const nameOf = (personId: string) => known.get(personId)?.name ?? ''
  const reached = (personId: string) => [nameOf(personId), ...(known.get(personId)?.phone ? [`电话${known.get(personId)?.phone}`] : [])].join('，')
  const [first = '', ...others] = complainants
  const all = complainants.length > MOST_NAMES ? `${nameOf(first)}等${complainants.length}人` : complainants.map(nameOf).join('、')
  const fields: Fields = {
    jointComplainants: others.map((personId) => [reached(personId), ...(known.get(personId)?.address ? [known.get(personId)?.address] : [])].join('，')).join('\n'),
    representatives: state.group.representatives.map(nameOf).join('、'),
    agents: acting.map(({ agentId, principalId, powers, matters, until }) => `${reached(agentId)}，代理${nameOf(principalId)}，${named(complaintZh, `powers.${powers}`)}（${matters}），至${chineseDate(until)}`).join('\n'),
    complainantSigners: complainants.map((personId) => {
      const agents = acting.filter(({ principalId }) => principalId === personId)
      return agents.length === 0 ? nameOf(personId) : `${nameOf(personId)}或者其委托代理人${agents.map(({ agentId }) => nameOf(agentId)).join('、')}`
    }).join('\n'),
  }
  return (template) => ({ ...fields, complainantName: ROW_EACH.has(template) ? nameOf(first) : all })
}

/** An anonymous report is registered as one; it has nobody to be told of the result. */
function reportFields({ statement, decision }: ReportState, person: Person | undefined, template: TemplateId): Fields {
  if (!statement) return {}
  const { target, realName } = statement
  return {
    reporterName: person?.name ?? (template === 'report-registration' ? '（匿名）' : ''), reporterPhone: person?.phone ?? '',
    reporterIdType: person?.idType ? ID_TYPES[person.idType] : '', reporterIdNumber: person?.idNumber ?? '', reporterAddress: person?.address ?? '', realName: named(reportZh, realName ? 'name.real' : 'name.anonymous'),
    respondentName: target.name, respondentAddress: target.address, respondentCreditCode: target.creditCode ?? '', channel: named(reportZh, `channel.${statement.channel}`),
    violation: statement.facts, occurredOn: statement.occurredOn ?? '',
    ...(decision && { decidedOn: decision.on, result: named(reportZh, decision.filed ? 'decision.file' : 'decision.decline'), resultReason: decision.reason }),
  }
}

function lengthOf(limit: Limit | undefined): string {
  return limit ? `${limit.length}${named(rulesZh, `unit.${limit.unit}`)}` : ''
}

function decisionFields(state: ComplaintState, pack: RulePack, template: TemplateId): Fields {
  if (template === 'acceptance' && state.refusal === null && state.decidedOn) {
    const [own, other] = ['complaint.mediate', 'complaint.mediate.overlay'].map((wanted) => pack.limits.find(({ id }) => id === wanted))
    return { decidedOn: state.decidedOn, mediateLimit: `${lengthOf(own)}${other ? `，并且不超过${lengthOf(other)}（${other.article}）` : ''}` }
  }
  if (template !== 'non-acceptance' || !state.refusal) return {}
  const ground = pack.refusalGrounds.find(({ id }) => id === state.refusal?.ground)
  return { decidedOn: state.refusal.on, ground: ground?.zh ?? '', groundArticle: cited(state.refusal.article, pack), reason: state.refusal.reason }
}

function mediationFields(state: MediationState, pack: RulePack, template: TemplateId): Fields {
  // What was called off is no session; an agreement names those who mediated.
  const session = state.sessions.findLast(({ held, cancelled }) => cancelled === null && (template !== 'agreement' || held))
  const sessions: Fields = session ? {
    sessionTime: instant(session.startsAt), sessionMode: named(mediationZh, `mode.${session.mode}`), sessionPlace: session.place, mediators: session.mediators.join('、'),
  } : {}
  if (template === 'termination' && state.termination) {
    const ground = pack.terminationGrounds.find(({ id }) => id === state.termination?.ground)
    const { on, article, reason } = state.termination
    // A higher law's limit that ran out first is told in its own words.
    const higher = pack.limits.find((limit) => limit.id === 'complaint.mediate.overlay' && limit.article === article)
    return { endedOn: on, ground: higher ? `自投诉受理之日起${lengthOf(higher)}内未能达成调解协议` : ground?.zh ?? '', groundArticle: cited(article, pack), reason }
  }
  if (template !== 'agreement' || !state.agreement) return sessions
  const terms = state.agreement.terms.map(({ party, duty, dueOn, amountFen }) => {
    const [year, month, day] = dueOn.split('-').map(Number)
    return `${named(mediationZh, `party.${party}`)}于${year}年${month}月${day}日前${duty}${amountFen === null ? '' : `（${money(amountFen)}）`}`
  })
  return { ...sessions, agreedOn: state.agreement.on, terms: terms.join('\n') }
}
