/** What the portal asks for, put together from the modules. */
import { randomBytes, randomUUID } from 'node:crypto'
import { legalDay } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { listIntakeDesks } from '#modules/access/directory.ts'
import { findStaged, stageAttachment } from '#modules/casefile/attachments.ts'
import { consumerCommand, submit, track } from '#modules/complaint/server.ts'
import * as inquiries from '#modules/inquiry/server.ts'
import { search as searchKnowledge } from '#modules/knowledge/server.ts'
import { findVerified } from '#modules/document/store.ts'
import { TEMPLATES } from '#modules/document/templates.ts'
import type { Operator } from '#modules/party/party.ts'
import { findOperator, searchOperators } from '#modules/party/store.ts'
import * as reports from '#modules/report/server.ts'
import { packFor } from '#modules/rules/packs.ts'
import { zComplaintCommand } from '#modules/complaint/index.ts'
import { zMediationCommand } from '#modules/mediation/index.ts'
import type { LegalLimit, LegalLimits, OperatorHit, PortalServices, TrackingKey } from '#apps/portal/services.ts'
import { consumerMediation } from './mediation-step.ts'
import { paperServices } from './papers.ts'
import type { Parts } from './parts.ts'
import { refusalText } from './refusals.ts'
import { deriveKey, open, seal, signToken, verifyToken } from './seal.ts'
import { prepareUpload } from './uploads.ts'

const FORM_LIFE_MS = 4 * 3_600_000
const TRACK_LIFE_MS = 30 * 60_000
const SEARCH_LIMIT = 20

export interface PortalOptions {
  readonly authority: { readonly zh: string; readonly en: string }
  readonly secureCookies: boolean
  unitName(id: string): string | undefined
}

function hit(operator: Operator): OperatorHit {
  return {
    id: operator.id, name: operator.name, alias: operator.aliases[0] ?? null, address: operator.address, creditCode: operator.creditCode,
    active: operator.status === 'active',
  }
}

/** The rule pack in force today for a kind of file, and its limits by name. */
function lawToday(parts: Parts, kind: 'complaint' | 'report') {
  const today = legalDay(parts.desk.clock())
  const pack = packFor(parts.law, kind, today)
  if (isRefusal(pack)) throw new Error(`no rule pack is in force on ${today}`)
  const limit = (id: string): LegalLimit => {
    const found = pack.limits.find((candidate) => candidate.id === id)
    if (!found) throw new Error(`pack ${pack.id} has no limit ${id}`)
    return { length: found.length, unit: found.unit, article: found.article }
  }
  return { pack, limit }
}

function limitsToday(parts: Parts): LegalLimits {
  const { pack, limit } = lawToday(parts, 'complaint')
  return {
    pack: { zh: pack.zh, en: pack.en }, accept: limit('complaint.accept'), mediate: limit('complaint.mediate'),
    tellTermination: limit('complaint.tell-termination'),
  }
}

function isTrackingKey(value: unknown): value is TrackingKey & { until: number } {
  return typeof value === 'object' && value !== null && 'number' in value && 'code' in value && 'until' in value
}

type InquiryServices = Pick<PortalServices, 'filingCounties' | 'submitInquiry' | 'trackInquiry' | 'rateInquiry' | 'searchKnowledge' | 'publishedAnswers'>

/** What people ask, and where they find the answer first. */
function inquiryServices({ desk, inquiries: server, knowledge }: Parts): InquiryServices {
  return {
    filingCounties: async () => {
      const desks = await listIntakeDesks(desk.database, legalDay(desk.clock()))
      return [...new Map(desks.map(({ areaCode, countyName }) => [areaCode, { areaCode, name: countyName }])).values()]
    },
    submitInquiry: (input) => inquiries.submit(server, input),
    trackInquiry: (number, queryCode) => inquiries.track(server, { number, queryCode }),
    rateInquiry: (number, queryCode, key, rating) => inquiries.rate(server, { number, queryCode, key, ...rating }),
    searchKnowledge: async (q, topic) => (await searchKnowledge(knowledge, { q, topic })).answers,
    publishedAnswers: ({ q, type }) => inquiries.voice(server, { q, type }),
  }
}

/** Tokens of forms, and the cookie by which a browser follows a file. */
function sealing(secret: Buffer, time: () => number): Pick<PortalServices, 'csrf' | 'trackCookie'> {
  const formKey = deriveKey(secret, 'portal-form')
  const trackKey = deriveKey(secret, 'portal-track')
  return {
    csrf: {
      issue: (visitor) => signToken(formKey, visitor, time() + FORM_LIFE_MS),
      verify: (token, visitor) => verifyToken(formKey, token, visitor, time()),
    },
    trackCookie: {
      seal: ({ number, code }) => seal(trackKey, { number, code, until: time() + TRACK_LIFE_MS }, randomBytes(12)),
      open: (text) => {
        const value = open(trackKey, text)
        return isTrackingKey(value) && value.until > time() ? { number: value.number, code: value.code } : undefined
      },
    },
  }
}

export function portalServices(parts: Parts, options: PortalOptions): PortalServices {
  const { desk, complaints, law, categories } = parts
  const { database } = desk
  return {
    site: { authority: options.authority },
    searchOperators: async (text) => (await searchOperators(database, { query: text, limit: SEARCH_LIMIT })).map(hit),
    findOperator: async (id) => {
      const found = await findOperator(database, id)
      return found && hit(found)
    },
    submitComplaint: (input) => submit(complaints, input),
    track: (number, queryCode) => track(complaints, { number, queryCode }),
    command: async (number, queryCode, key, command) => {
      if (command.type !== 'say-performance') return consumerCommand(complaints, { number, queryCode, key, command: zComplaintCommand.parse(command) })
      const done = await consumerMediation(desk, complaints.secret, { number, queryCode, key, command: zMediationCommand.parse(command) })
      return isRefusal(done) ? done : track(complaints, { number, queryCode })
    },
    reports: {
      submit: (input) => reports.submit(parts.reports, input),
      track: (number, queryCode) => reports.track(parts.reports, { number, queryCode }),
      addMaterial: (number, queryCode, key, { text, attachments }) => reports.addMaterial(parts.reports, { number, queryCode, key, text, attachments: [...attachments] }),
      nameReporter: (number, queryCode, key, person) => reports.nameReporter(parts.reports, { number, queryCode, key, person }),
      verifyLimit: () => Promise.resolve(lawToday(parts, 'report').limit('report.verify')),
    },
    ...inquiryServices(parts),
    papers: paperServices(desk, complaints.secret),
    stageAttachment: async (content, name) => {
      const upload = await prepareUpload(content, name, randomUUID(), desk.clock())
      if (isRefusal(upload)) return upload
      await stageAttachment(database, upload)
      return { id: upload.id, name: upload.name, size: upload.content.length, mediaType: upload.mediaType }
    },
    findStaged: (ids) => findStaged(database, ids),
    verifyDocument: async (code) => {
      const found = await findVerified(database, code)
      if (!found) return undefined
      const { template, voidedAt, ...rest } = found
      return { ...rest, title: { zh: TEMPLATES[template].zh, en: TEMPLATES[template].en }, voided: voidedAt !== null }
    },
    problemCategories: () => Promise.resolve(categories),
    limits: () => Promise.resolve(limitsToday(parts)),
    groundText: (packId, ground, language) => {
      const pack = law.packs.find((candidate) => candidate.id === packId)
      return [...(pack?.refusalGrounds ?? []), ...(pack?.terminationGrounds ?? []), ...(pack?.suspensionReasons ?? [])]
        .find((candidate) => candidate.id === ground)?.[language]
    },
    refusalText: (refusal, language) => refusalText(refusal, language, options.unitName),
    ...sealing(complaints.secret, () => desk.clock().getTime()),
    newKey: () => randomUUID(),
    today: () => legalDay(desk.clock()),
    secureCookies: options.secureCookies,
  }
}
