/** Following a report by number and query code, and adding to it. The code never enters an address. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ReportTracking } from '#modules/report/index.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { parseTracking, type FieldErrors } from './forms.ts'
import { readForm } from './multipart.ts'
import { parseReporterName, parseReportMaterial } from './report-forms.ts'
import type { Paper, PortalServices, StagedAttachment, TrackingKey } from './services.ts'
import { fileProblems, submissionKey, takeForm, type FormWithFiles } from './uploads.ts'
import { several, single, type FormValues } from './values.ts'
import { forgetFile, openVisit, queryText, rememberFile, tokenFault, type Visit } from './visit.ts'

/** What a page of the report may say was just done. */
const DONE = ['material', 'name'] as const

export function reportTrackRoutes(app: FastifyInstance, services: PortalServices): void {
  app.get('/report/track', async (request, reply) => openVisit(request, reply, services).send('reportTrack', { form: { values: {}, errors: {} } }))

  app.post('/report/track', async (request, reply) => {
    const visit = openVisit(request, reply, services)
    const { values } = await readForm(request)
    return lookUp(visit, services, values, reply)
  })

  app.get('/report/file', async (request, reply) => {
    const visit = openVisit(request, reply, services)
    if (typeof visit.report !== 'object') return askAgain(visit, visit.report === 'stale' ? visit.t('track.expired') : undefined)
    const view = await services.reports.track(visit.report.number, visit.report.code)
    if (isRefusal(view)) return askAgain(visit, services.refusalText(view, visit.language))
    // Each look renews the time for which this browser may follow the report.
    rememberFile(reply, services, visit.report, 'report')
    const papers = await services.papers.list(visit.report.number, visit.report.code)
    return showFile(visit, services, view, { done: DONE.find((one) => one === queryText(request, 'done')), papers })
  })

  app.post('/report/leave', async (_request, reply) => {
    forgetFile(reply, 'report')
    return reply.redirect('/report/track', 303)
  })

  app.post('/report/file/material', async (request, reply) => {
    const received = await readForm(request)
    const visit = openVisit(request, reply, services)
    const form = await takeForm(received, visit.visitor, services, visit.language)
    if (typeof visit.report !== 'object') return askAgain(visit, visit.t('report.expiredTyped'), form.values)
    return addMaterial(visit, services, visit.report, form, reply)
  })

  app.post('/report/file/name', async (request, reply) => {
    const visit = openVisit(request, reply, services)
    const { values } = await readForm(request)
    // Who somebody is goes back into no page that anyone may open.
    if (typeof visit.report !== 'object') return askAgain(visit, visit.t('track.expired'))
    return giveName(visit, services, visit.report, values, reply)
  })
}

/** The tracking form again, with the reason, carrying what was typed elsewhere. */
function askAgain(visit: Visit, top: string | undefined, carried?: FormValues): FastifyReply {
  return visit.send('reportTrack', { form: { values: {}, errors: {} }, top, carried }, { path: '/report/track' })
}

async function lookUp(visit: Visit, services: PortalServices, values: FormValues, reply: FastifyReply): Promise<FastifyReply> {
  const carried = carriedText(values)
  const show = (errors: FieldErrors, top: string | undefined, status: number) => visit.send('reportTrack', { form: { values, errors }, top, carried }, { status })
  const token = services.csrf.verify(single(values, 'token'), visit.visitor)
  if (token !== 'ok') return show({}, tokenFault(visit, token), 403)
  const parsed = parseTracking(values, visit.language)
  if (!parsed.ok) return show(parsed.errors, undefined, 422)
  const { number, code } = parsed.input
  const view = await services.reports.track(number, code)
  if (isRefusal(view)) {
    // Whoever filed both has two numbers; the one of the complaint is as good here.
    if (isRefusal(await services.track(number, code))) return show({}, services.refusalText(view, visit.language), 404)
    rememberFile(reply, services, parsed.input)
    return reply.redirect('/track/file', 303)
  }
  rememberFile(reply, services, parsed.input, 'report')
  if (!carried) return reply.redirect('/report/file', 303)
  return showFile(visit, services, view, { sent: { values: carried, errors: {}, top: visit.t('file.continue') }, staged: await services.findStaged(several(carried, 'attachments')) })
}

/** What was typed into the material form before its page ran out. */
function carriedText(values: FormValues): FormValues | undefined {
  const text = single(values, 'carried.text')
  const attachments = several(values, 'carried.attachments')
  return text || attachments.length > 0 ? { text, attachments } : undefined
}

interface ShownFile {
  readonly done?: (typeof DONE)[number] | undefined
  readonly naming?: { readonly values: FormValues; readonly errors: FieldErrors; readonly top?: string | undefined }
  readonly sent?: { readonly values: FormValues; readonly errors: FieldErrors; readonly top?: string | undefined }
  readonly staged?: readonly StagedAttachment[]
  readonly papers?: readonly Paper[]
  readonly status?: number
}

function showFile(visit: Visit, services: PortalServices, view: ReportTracking, { done, sent, naming, staged = [], papers = [], status = 200 }: ShownFile): FastifyReply {
  const form = { values: sent?.values ?? {}, errors: sent?.errors ?? {} }
  const submission = submissionKey((naming ?? form).values, services)
  return visit.send('reportFile', { view, done, form, opened: sent !== undefined, top: sent?.top, naming: naming && { form: { values: naming.values, errors: naming.errors }, top: naming.top }, staged, papers, submissionKey: submission }, { status, path: '/report/file' })
}

async function giveName(visit: Visit, services: PortalServices, { number, code }: TrackingKey, values: FormValues, reply: FastifyReply): Promise<FastifyReply> {
  const showAgain = async (errors: FieldErrors, top: string | undefined, status: number) => {
    const view = await services.reports.track(number, code)
    return isRefusal(view) ? askAgain(visit, services.refusalText(view, visit.language)) : showFile(visit, services, view, { naming: { values, errors, top }, status })
  }
  const token = services.csrf.verify(single(values, 'token'), visit.visitor)
  if (token !== 'ok') return showAgain({}, tokenFault(visit, token), 403)
  const parsed = parseReporterName(values, { language: visit.language, today: services.today() })
  if (!parsed.ok) return showAgain(parsed.errors, undefined, 422)
  const answer = await services.reports.nameReporter(number, code, submissionKey(values, services), parsed.input)
  return isRefusal(answer) ? showAgain({}, services.refusalText(answer, visit.language), 409) : reply.redirect('/report/file?done=name', 303)
}

async function addMaterial(visit: Visit, services: PortalServices, { number, code }: TrackingKey, form: FormWithFiles, reply: FastifyReply): Promise<FastifyReply> {
  const { values, staged } = form
  const showAgain = async (errors: FieldErrors, top: string | undefined, status: number) => {
    const view = await services.reports.track(number, code)
    if (isRefusal(view)) return askAgain(visit, services.refusalText(view, visit.language), values)
    return showFile(visit, services, view, { sent: { values, errors, top }, staged, status })
  }
  if (form.token !== 'ok') return showAgain({}, tokenFault(visit, form.token, form.problems), 403)
  const parsed = parseReportMaterial(values, visit.language)
  if (!parsed.ok || form.problems.length > 0) {
    return showAgain({ ...(parsed.ok ? {} : parsed.errors), ...fileProblems(form) }, undefined, 422)
  }
  const answer = await services.reports.addMaterial(number, code, submissionKey(values, services), parsed.input)
  return isRefusal(answer) ? showAgain({}, services.refusalText(answer, visit.language), 409) : reply.redirect('/report/file?done=material', 303)
}
