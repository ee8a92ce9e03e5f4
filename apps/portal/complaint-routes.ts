/** A complaint: its form, its receipt, and files sent one by one by the script. */
import type { FastifyInstance } from 'fastify'
import { firmFilingRoutes } from './firm-filing.ts'
import { pageField, parseComplaint } from './forms.ts'
import { readForm } from './multipart.ts'
import type { PortalServices } from './services.ts'
import { stageFile, submissionKey } from './uploads.ts'
import { single } from './values.ts'
import { openVisit, rememberFile } from './visit.ts'

export function complaintRoutes(app: FastifyInstance, services: PortalServices): void {
  firmFilingRoutes(app, services, {
    of: 'complaint', firm: 'respondent', parse: parseComplaint, fieldOf: pageField, submit: (input) => services.submitComplaint(input),
    showForm: async (visit, { values, errors, staged, top, status = 200, answered = true }) => {
      const [categories, limits] = await Promise.all([services.problemCategories(), services.limits()])
      const page = {
        form: { values, errors }, top, answered, staged, categories, limits, today: services.today(), submissionKey: submissionKey(values, services),
      }
      return visit.send('complaintForm', page, { status, path: '/complaint/form' })
    },
    showReceipt: (visit, receipt, reply) => {
      rememberFile(reply, services, { number: receipt.number, code: receipt.queryCode })
      if (receipt.report) rememberFile(reply, services, { number: receipt.report.number, code: receipt.report.queryCode }, 'report')
      return visit.send('receipt', { receipt }, { status: 201 })
    },
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
