/** Reporting a firm: choosing it, the form, and the receipt. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { FieldErrors } from './forms.ts'
import { readForm } from './multipart.ts'
import { parseReport, REPORT_FIELDS, reportField } from './report-forms.ts'
import type { PortalServices, StagedAttachment } from './services.ts'
import { submissionKey, takeForm, type FormWithFiles } from './uploads.ts'
import { isUuid, single, withValues, type FormValues } from './values.ts'
import { openVisit, queryText, rememberFile, type Visit } from './visit.ts'

const MOST_HITS = 20
const SHORTEST_QUERY = 2

export function reportRoutes(app: FastifyInstance, services: PortalServices): void {
  app.get('/report', async (request, reply) => {
    const query = queryText(request, 'q')
    const hits = query.length >= SHORTEST_QUERY ? (await services.searchOperators(query)).slice(0, MOST_HITS) : undefined
    return openVisit(request, reply, services).send('search', { of: 'report', query, hits, most: MOST_HITS })
  })

  app.get('/report/form', async (request, reply) => {
    const visit = openVisit(request, reply, services)
    const id = queryText(request, 'operator')
    const operator = isUuid(id) ? await services.findOperator(id) : undefined
    const values: FormValues = operator
      ? { 'target.operatorId': operator.id, 'target.name': operator.name, 'target.address': operator.address, 'target.creditCode': operator.creditCode ?? '' }
      : { 'target.name': queryText(request, 'name') }
    return showForm(visit, services, { values, errors: {}, staged: [], ...(id && !operator ? { top: visit.t('form.notFound') } : {}) })
  })

  app.post('/report/form', async (request, reply) => {
    const received = await readForm(request)
    const chosen = single(received.values, 'switchLanguage')
    const visit = openVisit(request, reply, services, chosen)
    const form = await takeForm(received, visit.visitor, services, visit.language)
    return chosen || single(form.values, 'changeFirm') ? showUnsent(visit, services, form) : submit(visit, services, form, reply)
  })
}

interface ShownForm {
  readonly values: FormValues
  readonly errors: FieldErrors
  readonly staged: readonly StagedAttachment[]
  readonly top?: string | undefined
  readonly status?: number
}

async function showForm(visit: Visit, services: PortalServices, { values, errors, staged, top, status = 200 }: ShownForm): Promise<FastifyReply> {
  const [categories, limit] = await Promise.all([services.problemCategories(), services.reports.verifyLimit()])
  const page = { form: { values, errors }, top, staged, categories, limit, today: services.today(), submissionKey: submissionKey(values, services) }
  return visit.send('reportForm', page, { status, path: '/report/form' })
}

/** The language or the firm was changed in mid-form: everything typed comes back, nothing is judged yet. */
function showUnsent(visit: Visit, services: PortalServices, form: FormWithFiles): Promise<FastifyReply> {
  const values = single(form.values, 'changeFirm') ? withValues(form.values, { 'target.operatorId': undefined }) : form.values
  return showForm(visit, services, { values, errors: {}, staged: form.staged, top: form.problems.join(' ') || undefined })
}

async function submit(visit: Visit, services: PortalServices, form: FormWithFiles, reply: FastifyReply): Promise<FastifyReply> {
  const { values, staged } = form
  if (form.token !== 'ok') {
    const top = [visit.t(form.token === 'expired' ? 'form.expired' : 'form.invalidToken'), ...form.problems].join(' ')
    return showForm(visit, services, { values, errors: {}, staged, top, status: 403 })
  }
  const options = { language: visit.language, key: submissionKey(values, services), today: services.today(), categories: await services.problemCategories() }
  const parsed = parseReport(values, options)
  if (!parsed.ok || form.problems.length > 0) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...(form.problems.length > 0 ? { files: form.problems.join(' ') } : {}) }
    return showForm(visit, services, { values, errors, staged, status: 422 })
  }
  const answer = await services.reports.submit(parsed.input)
  if (isRefusal(answer)) {
    const text = services.refusalText(answer, visit.language)
    const field = REPORT_FIELDS.find((name) => name === reportField(answer.field ?? ''))
    return showForm(visit, services, { values, staged, status: 422, ...(field ? { errors: { [field]: text } } : { errors: {}, top: text }) })
  }
  rememberFile(reply, services, { number: answer.number, code: answer.queryCode }, 'report')
  return visit.send('reportReceipt', { receipt: answer }, { status: 201 })
}
