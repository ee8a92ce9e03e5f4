/** What is neither complaint nor report: looking for the answer first, asking, what was answered in public. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { TYPES } from '#modules/inquiry/index.ts'
import { TOPICS } from '#modules/knowledge/index.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { FieldErrors } from './forms.ts'
import { isField, parseInquiry } from './inquiry-forms.ts'
import { readForm } from './multipart.ts'
import type { PortalServices } from './services.ts'
import { submissionKey } from './uploads.ts'
import { single, type FormValues } from './values.ts'
import { openVisit, queryText, rememberFile, tokenFault, type Visit } from './visit.ts'

export function inquiryRoutes(app: FastifyInstance, services: PortalServices): void {
  app.get('/answers', async (request, reply) => {
    const query = queryText(request, 'q')
    const topic = TOPICS.find((candidate) => candidate === queryText(request, 'topic'))
    const answers = await services.searchKnowledge(query, topic)
    return openVisit(request, reply, services).send('answers', { query, topic, answers, today: services.today() })
  })

  app.get('/voice', async (request, reply) => {
    const query = queryText(request, 'q')
    const type = TYPES.find((candidate) => candidate === queryText(request, 'type'))
    const found = await services.publishedAnswers({ q: query, type })
    return openVisit(request, reply, services).send('voice', { query, type, ...found })
  })

  app.get('/inquiry', async (request, reply) => {
    const values = { type: queryText(request, 'type'), title: queryText(request, 'title').slice(0, 60) }
    return showForm(openVisit(request, reply, services), services, { values, errors: {} })
  })

  app.post('/inquiry', async (request, reply) => {
    const { values } = await readForm(request)
    const chosen = single(values, 'switchLanguage')
    const visit = openVisit(request, reply, services, chosen)
    return chosen ? showForm(visit, services, { values, errors: {} }) : submit(visit, services, values, reply)
  })
}

interface ShownForm {
  readonly values: FormValues
  readonly errors: FieldErrors
  readonly top?: string
  readonly status?: number
}

async function showForm(visit: Visit, services: PortalServices, { values, errors, top, status = 200 }: ShownForm): Promise<FastifyReply> {
  const page = { form: { values, errors }, top, submissionKey: submissionKey(values, services), counties: await services.filingCounties() }
  return visit.send('inquiryForm', page, { status, path: '/inquiry' })
}

async function submit(visit: Visit, services: PortalServices, values: FormValues, reply: FastifyReply): Promise<FastifyReply> {
  const token = services.csrf.verify(single(values, 'token'), visit.visitor)
  if (token !== 'ok') return showForm(visit, services, { values, errors: {}, top: tokenFault(visit, token), status: 403 })
  const parsed = parseInquiry(values, { language: visit.language, key: submissionKey(values, services), counties: await services.filingCounties() })
  if (!parsed.ok) return showForm(visit, services, { values, errors: parsed.errors, status: 422 })
  const receipt = await services.submitInquiry(parsed.input)
  if (isRefusal(receipt)) {
    const text = services.refusalText(receipt, visit.language)
    const placed = receipt.field !== undefined && isField(receipt.field) ? { errors: { [receipt.field]: text } } : { errors: {}, top: text }
    return showForm(visit, services, { values, status: 422, ...placed })
  }
  rememberFile(reply, services, { number: receipt.number, code: receipt.queryCode })
  return visit.send('inquiryReceipt', { receipt }, { status: 201 })
}
