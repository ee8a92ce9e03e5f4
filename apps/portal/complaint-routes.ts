/** Choosing the firm, the complaint form, and its receipt. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isRefusal } from '#platform/pure/refusal.ts'
import { pageField, parseComplaint, type FieldErrors } from './forms.ts'
import { readForm } from './multipart.ts'
import type { PortalServices, StagedAttachment } from './services.ts'
import { stageFile, submissionKey, takeForm, type FormWithFiles } from './uploads.ts'
import { isUuid, single, withValues, type FormValues } from './values.ts'
import { openVisit, queryText, rememberFile, type Visit } from './visit.ts'

const MOST_HITS = 20
const SHORTEST_QUERY = 2

export function complaintRoutes(app: FastifyInstance, services: PortalServices): void {
  app.get('/complaint', async (request, reply) => {
    const query = queryText(request, 'q')
    const hits = query.length >= SHORTEST_QUERY ? (await services.searchOperators(query)).slice(0, MOST_HITS) : undefined
    return openVisit(request, reply, services).send('search', { of: 'complaint', query, hits, most: MOST_HITS })
  })

  app.get('/complaint/form', async (request, reply) => {
    const visit = openVisit(request, reply, services)
    const id = queryText(request, 'operator')
    const operator = isUuid(id) ? await services.findOperator(id) : undefined
    const values: FormValues = operator
      ? {
          'respondent.operatorId': operator.id, 'respondent.name': operator.name, 'respondent.address': operator.address,
          'respondent.creditCode': operator.creditCode ?? '',
        }
      : { 'respondent.name': queryText(request, 'name') }
    return showForm(visit, services, { values, errors: {}, staged: [], answered: false, ...(id && !operator ? { top: visit.t('form.notFound') } : {}) })
  })

  app.post('/complaint/form', async (request, reply) => {
    const received = await readForm(request)
    const chosen = single(received.values, 'switchLanguage')
    const visit = openVisit(request, reply, services, chosen)
    const form = await takeForm(received, visit.visitor, services, visit.language)
    if (chosen || single(form.values, 'changeFirm')) return showUnsent(visit, services, form)
    return submit(visit, services, form, reply)
  })

  app.post('/complaint/attachments', async (request, reply) => {
    const visit = openVisit(request, reply, services)
    const form = await readForm(request)
    const [file] = form.files
    if (!file) return reply.code(400).send({ message: visit.t('problem.400.text') })
    if (services.csrf.verify(single(form.values, 'token'), visit.visitor) === 'invalid') {
      return reply.code(403).send({ message: visit.t('upload.failed', { name: file.name }) })
    }
    const result = await stageFile(file, services, visit.language)
    return 'staged' in result ? reply.code(201).send(result.staged) : reply.code(422).send({ message: result.problem })
  })
}

interface ShownForm {
  readonly values: FormValues
  readonly errors: FieldErrors
  readonly staged: readonly StagedAttachment[]
  readonly top?: string | undefined
  readonly status?: number
  readonly answered?: boolean
}

async function showForm(visit: Visit, services: PortalServices, shown: ShownForm): Promise<FastifyReply> {
  const [categories, limits] = await Promise.all([services.problemCategories(), services.limits()])
  const { values, errors, staged, top, status = 200, answered = true } = shown
  const page = {
    form: { values, errors }, top, answered, staged, categories, limits, today: services.today(), submissionKey: submissionKey(values, services),
  }
  return visit.send('complaintForm', page, { status, path: '/complaint/form' })
}

/** The language or the firm was changed in mid-form: everything typed comes back, nothing is judged yet. */
function showUnsent(visit: Visit, services: PortalServices, form: FormWithFiles): Promise<FastifyReply> {
  const values = single(form.values, 'changeFirm') ? withValues(form.values, { 'respondent.operatorId': undefined }) : form.values
  return showForm(visit, services, { values, errors: {}, staged: form.staged, top: form.problems.join(' ') || undefined })
}

async function submit(visit: Visit, services: PortalServices, form: FormWithFiles, reply: FastifyReply): Promise<FastifyReply> {
  const { values, staged } = form
  if (form.token !== 'ok') {
    const top = [visit.t(form.token === 'expired' ? 'form.expired' : 'form.invalidToken'), ...form.problems].join(' ')
    return showForm(visit, services, { values, errors: {}, staged, top, status: 403 })
  }
  const options = {
    language: visit.language, key: submissionKey(values, services), today: services.today(), categories: await services.problemCategories(),
  }
  const parsed = parseComplaint(values, options)
  const problems: FieldErrors = form.problems.length > 0 ? { files: form.problems.join(' ') } : {}
  if (!parsed.ok || form.problems.length > 0) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...problems }
    return showForm(visit, services, { values, errors, staged, status: 422 })
  }
  const answer = await services.submitComplaint(parsed.input)
  if (isRefusal(answer)) {
    const text = services.refusalText(answer, visit.language)
    const field = pageField(answer.field)
    return showForm(visit, services, { values, staged, status: 422, ...(field ? { errors: { [field]: text } } : { errors: {}, top: text }) })
  }
  rememberFile(reply, services, { number: answer.number, code: answer.queryCode })
  if (answer.report) rememberFile(reply, services, { number: answer.report.number, code: answer.report.queryCode }, 'report')
  return visit.send('receipt', { receipt: answer }, { status: 201 })
}
