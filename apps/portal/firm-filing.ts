/** What is filed against a firm, a complaint or a report: choosing the firm, the form, and the receipt. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import type { ComplaintFormOptions, FieldErrors, Parsed } from './forms.ts'
import { readForm } from './multipart.ts'
import type { PortalServices, StagedAttachment } from './services.ts'
import { fileProblems, submissionKey, takeForm, type FormWithFiles } from './uploads.ts'
import { isUuid, single, withValues, type FormValues } from './values.ts'
import { openVisit, queryText, tokenFault, type Visit } from './visit.ts'

const MOST_HITS = 20
const SHORTEST_QUERY = 2

/** The form as it is shown. */
export interface ShownForm {
  readonly values: FormValues
  readonly errors: FieldErrors
  readonly staged: readonly StagedAttachment[]
  readonly top?: string | undefined
  readonly status?: number
  /** False while nothing was sent yet. */
  readonly answered?: boolean
}

/** One kind of filing; it stands under `/<of>` and `/<of>/form`, and names the fields of the firm `<firm>.…`. */
export interface FirmFiling<Input, Receipt extends object> {
  readonly of: 'complaint' | 'report'
  readonly firm: 'respondent' | 'target'
  parse(values: FormValues, options: ComplaintFormOptions): Parsed<Input>
  /** The field of the page that a path of the contract is typed into, where there is one. */
  fieldOf(path: string | undefined): string | undefined
  submit(input: Input): Promise<Receipt | Refusal>
  showForm(visit: Visit, shown: ShownForm): Promise<FastifyReply>
  showReceipt(visit: Visit, receipt: Receipt, reply: FastifyReply): FastifyReply
}

export function firmFilingRoutes<Input, Receipt extends object>(app: FastifyInstance, services: PortalServices, filing: FirmFiling<Input, Receipt>): void {
  const { of, firm } = filing

  app.get(`/${of}`, async (request, reply) => {
    const query = queryText(request, 'q')
    const hits = query.length >= SHORTEST_QUERY ? (await services.searchOperators(query)).slice(0, MOST_HITS) : undefined
    return openVisit(request, reply, services).send('search', { of, query, hits, most: MOST_HITS })
  })

  app.get(`/${of}/form`, async (request, reply) => {
    const visit = openVisit(request, reply, services)
    const id = queryText(request, 'operator')
    const operator = isUuid(id) ? await services.findOperator(id) : undefined
    const values: FormValues = operator
      ? {
          [`${firm}.operatorId`]: operator.id, [`${firm}.name`]: operator.name, [`${firm}.address`]: operator.address,
          [`${firm}.creditCode`]: operator.creditCode ?? '',
        }
      : { [`${firm}.name`]: queryText(request, 'name') }
    return filing.showForm(visit, { values, errors: {}, staged: [], answered: false, ...(id && !operator ? { top: visit.t('form.notFound') } : {}) })
  })

  app.post(`/${of}/form`, async (request, reply) => {
    const received = await readForm(request)
    const chosen = single(received.values, 'switchLanguage')
    const visit = openVisit(request, reply, services, chosen)
    const form = await takeForm(received, visit.visitor, services, visit.language)
    return chosen || single(form.values, 'changeFirm') ? showUnsent(visit, filing, form) : submit(visit, services, filing, form, reply)
  })
}

/** The language or the firm was changed in mid-form: everything typed comes back, nothing is judged yet. */
function showUnsent<Input, Receipt extends object>(visit: Visit, filing: FirmFiling<Input, Receipt>, form: FormWithFiles): Promise<FastifyReply> {
  const values = single(form.values, 'changeFirm') ? withValues(form.values, { [`${filing.firm}.operatorId`]: undefined }) : form.values
  return filing.showForm(visit, { values, errors: {}, staged: form.staged, top: form.problems.join(' ') || undefined })
}

async function submit<Input, Receipt extends object>(
  visit: Visit, services: PortalServices, filing: FirmFiling<Input, Receipt>, form: FormWithFiles, reply: FastifyReply,
): Promise<FastifyReply> {
  const { values, staged } = form
  if (form.token !== 'ok') return filing.showForm(visit, { values, errors: {}, staged, top: tokenFault(visit, form.token, form.problems), status: 403 })
  const options = { language: visit.language, key: submissionKey(values, services), today: services.today(), categories: await services.problemCategories() }
  const parsed = filing.parse(values, options)
  if (!parsed.ok || form.problems.length > 0) {
    return filing.showForm(visit, { values, errors: { ...(parsed.ok ? {} : parsed.errors), ...fileProblems(form) }, staged, status: 422 })
  }
  const answer = await filing.submit(parsed.input)
  if (!isRefusal(answer)) return filing.showReceipt(visit, answer, reply)
  const text = services.refusalText(answer, visit.language)
  const field = filing.fieldOf(answer.field)
  return filing.showForm(visit, { values, staged, status: 422, ...(field ? { errors: { [field]: text } } : { errors: {}, top: text }) })
}
