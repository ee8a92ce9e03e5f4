/** Following a file by number and query code, and the steps its consumer may take. The code never enters an address. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { TrackingView } from '#modules/complaint/index.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { FILE_FORMS, type FileFormName } from './components/file-frame.tsx'
import { FILE_FIELDS, paperIds, PAPERS, parseAgent, parseConsent, parseLeaving, parseNoticeAnswer, parsePerformance, parseSettled, parseSettlementAnswer } from './file-forms.ts'
import { pageField, parseMaterial, parseRating, parseTracking, parseWithdrawal, type FieldErrors, type Parsed } from './forms.ts'
import { isInquiryNumber, rateInquiry, showInquiry } from './inquiry-tracking.ts'
import { readForm } from './multipart.ts'
import { CARRY, type CarriedForm } from './pages/TrackPage.tsx'
import type { ConsumerCommand, Paper, PortalServices, StagedAttachment, TrackingKey } from './services.ts'
import { fileProblems, submissionKey, takeForm, type FormWithFiles } from './uploads.ts'
import { several, single, type FormValues } from './values.ts'
import { forgetFile, openVisit, queryText, rememberFile, tokenFault, type Visit } from './visit.ts'

export function trackRoutes(app: FastifyInstance, services: PortalServices): void {
  app.get('/track', async (request, reply) => openVisit(request, reply, services).send('track', { form: { values: {}, errors: {} } }))

  app.post('/track', async (request, reply) => {
    const visit = openVisit(request, reply, services)
    const { values } = await readForm(request)
    return lookUp(visit, services, values, reply)
  })

  app.get('/track/file', async (request, reply) => {
    const visit = openVisit(request, reply, services)
    if (typeof visit.tracking !== 'object') return askAgain(visit, visit.tracking === 'stale' ? visit.t('track.expired') : undefined)
    if (isInquiryNumber(visit.tracking.number)) return openInquiry(visit, services, visit.tracking, queryText(request, 'done') === 'rating', reply)
    const view = await services.track(visit.tracking.number, visit.tracking.code)
    if (isRefusal(view)) return askAgain(visit, services.refusalText(view, visit.language))
    // Each look renews the time for which this browser may follow the file.
    rememberFile(reply, services, visit.tracking)
    const done = FILE_FORMS.find((name) => name === queryText(request, 'done'))
    const { number, code } = visit.tracking
    return showFile(visit, services, view, { done, papers: await services.papers.list(number, code) })
  })

  app.post('/track/leave', async (_request, reply) => {
    forgetFile(reply)
    return reply.redirect('/track', 303)
  })

  app.post('/track/inquiry/rating', async (request, reply) => {
    const { values } = await readForm(request)
    const visit = openVisit(request, reply, services)
    if (typeof visit.tracking !== 'object') return askAgain(visit, visit.t('track.expiredTyped'), { name: 'rating', values })
    const faults = await rateInquiry(visit, services, visit.tracking, values)
    if (!faults) return reply.redirect('/track/file?done=rating', 303)
    const view = await services.trackInquiry(visit.tracking.number, visit.tracking.code)
    if (isRefusal(view)) return askAgain(visit, services.refusalText(view, visit.language), { name: 'rating', values })
    const shown = isRefusal(faults) ? { sent: { values, errors: {}, top: services.refusalText(faults, visit.language) }, status: 422 } : faults
    return showInquiry(visit, services, view, shown)
  })

  for (const name of FILE_FORMS) {
    app.post(`/track/file/${name}`, async (request, reply) => {
      const received = await readForm(request)
      const visit = openVisit(request, reply, services)
      const form = await takeForm(received, visit.visitor, services, visit.language)
      if (typeof visit.tracking !== 'object') return askAgain(visit, visit.t('track.expiredTyped'), { name, values: form.values })
      return takeStep(visit, services, visit.tracking, name, form, reply)
    })
  }
}

async function openInquiry(visit: Visit, services: PortalServices, tracking: TrackingKey, rated: boolean, reply: FastifyReply): Promise<FastifyReply> {
  const view = await services.trackInquiry(tracking.number, tracking.code)
  if (isRefusal(view)) return askAgain(visit, services.refusalText(view, visit.language))
  rememberFile(reply, services, tracking)
  return showInquiry(visit, services, view, { rated })
}

/** The tracking form again, with the reason, carrying what was typed elsewhere. */
function askAgain(visit: Visit, top: string | undefined, carried?: CarriedForm): FastifyReply {
  return visit.send('track', { form: { values: {}, errors: {} }, top, carried }, { path: '/track' })
}

async function lookUp(visit: Visit, services: PortalServices, values: FormValues, reply: FastifyReply): Promise<FastifyReply> {
  const carried = carriedForm(values)
  const token = services.csrf.verify(single(values, 'token'), visit.visitor)
  const show = (errors: FieldErrors, top: string | undefined, status: number) =>
    visit.send('track', { form: { values, errors }, top, carried }, { status })
  if (token !== 'ok') return show({}, tokenFault(visit, token), 403)
  const parsed = parseTracking(values, visit.language)
  if (!parsed.ok) return show(parsed.errors, undefined, 422)
  const inquiry = isInquiryNumber(parsed.input.number) ? await services.trackInquiry(parsed.input.number, parsed.input.code) : undefined
  const view = inquiry ?? await services.track(parsed.input.number, parsed.input.code)
  if (isRefusal(view)) {
    // Whoever filed both has two numbers; the one of the report is as good here.
    if (inquiry || isRefusal(await services.reports.track(parsed.input.number, parsed.input.code))) return show({}, services.refusalText(view, visit.language), 404)
    rememberFile(reply, services, parsed.input, 'report')
    return reply.redirect('/report/file', 303)
  }
  rememberFile(reply, services, parsed.input)
  if (!carried) return reply.redirect('/track/file', 303)
  if ('turnedNumber' in view) return showInquiry(visit, services, view, { sent: { values: carried.values, errors: {}, top: visit.t('file.continue') } })
  const sent = { name: carried.name, values: carried.values, errors: {}, top: visit.t('file.continue') }
  return showFile(visit, services, view, { sent, staged: await services.findStaged([...several(carried.values, 'attachments'), ...PAPERS.flatMap((paper) => paperIds(carried.values, paper))]) })
}

function carriedForm(values: FormValues): CarriedForm | undefined {
  const name = FILE_FORMS.find((candidate) => candidate === single(values, `${CARRY}form`))
  if (!name) return undefined
  const kept = Object.entries(values).filter(([key]) => key.startsWith(CARRY) && key !== `${CARRY}form`)
  return { name, values: Object.fromEntries(kept.map(([key, value]) => [key.slice(CARRY.length), value])) }
}

interface ShownFile {
  readonly done?: FileFormName | undefined
  readonly sent?: { readonly name: FileFormName; readonly values: FormValues; readonly errors: FieldErrors; readonly top?: string | undefined }
  readonly staged?: readonly StagedAttachment[]
  readonly papers?: readonly Paper[]
  readonly status?: number
}

function showFile(visit: Visit, services: PortalServices, view: TrackingView, shown: ShownFile): FastifyReply {
  const { done, sent, staged = [], papers = [], status = 200 } = shown
  const key = (name: FileFormName) => submissionKey(sent?.name === name ? sent.values : {}, services)
  return visit.send('file', {
    view, staged, papers, keys: Object.fromEntries(FILE_FORMS.map((name) => [name, key(name)])) as Record<FileFormName, string>,
    sent: sent ? { name: sent.name, form: { values: sent.values, errors: sent.errors }, top: sent.top } : undefined,
    done: done ? `${done}.done` : undefined,
    groundText: (ground) => services.groundText(view.pack.id, ground, visit.language),
  }, { status, path: '/track/file' })
}

async function takeStep(
  visit: Visit, services: PortalServices, tracking: TrackingKey, name: FileFormName, form: FormWithFiles, reply: FastifyReply,
): Promise<FastifyReply> {
  const { values, staged } = form
  const showAgain = async (errors: FieldErrors, top: string | undefined, status: number) => {
    const view = await services.track(tracking.number, tracking.code)
    if (isRefusal(view)) return askAgain(visit, services.refusalText(view, visit.language), { name, values })
    return showFile(visit, services, view, { sent: { name, values, errors, top }, staged, status })
  }
  if (form.token !== 'ok') return showAgain({}, tokenFault(visit, form.token, form.problems), 403)
  const parsed = parseStep(name, values, visit, services)
  if (!parsed.ok) return showAgain({ ...parsed.errors, ...fileProblems(form) }, undefined, 422)
  if (form.problems.length > 0) return showAgain(fileProblems(form), undefined, 422)
  const answer = await services.command(tracking.number, tracking.code, submissionKey(values, services), parsed.input)
  if (!isRefusal(answer) && name === 'leave') {
    // Their code opens nothing any more.
    forgetFile(reply)
    return visit.send('track', { form: { values: {}, errors: {} }, top: visit.t('leave.done') }, { path: '/track' })
  }
  if (!isRefusal(answer)) return reply.redirect(`/track/file?done=${name}`, 303)
  const text = services.refusalText(answer, visit.language)
  const field = pageField(answer.field, FILE_FIELDS)
  return field ? showAgain({ [field]: text }, undefined, 422) : showAgain({}, text, 409)
}

function parseStep(name: FileFormName, values: FormValues, { language, t }: Visit, services: PortalServices): Parsed<ConsumerCommand> {
  switch (name) {
    case 'material': return parseMaterial(values, language, t('material.filesOnly'))
    case 'withdraw': return parseWithdrawal(values, language)
    case 'rating': return parseRating(values, language)
    case 'notice': return parseNoticeAnswer(values, language, t('notice.filesOnly'))
    case 'allow': return { ok: true, input: { type: 'allow-settlement' }, values }
    case 'proposal': return parseSettlementAnswer(values, language)
    case 'settled': return parseSettled(values, language)
    case 'agent': return parseAgent(values, language, services.today())
    case 'consent': return parseConsent(values, language)
    case 'leave': return parseLeaving(values, language)
    case 'performance': return parsePerformance(values, language, services.today())
  }
}
