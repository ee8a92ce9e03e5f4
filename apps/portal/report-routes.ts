/** A report: its form and its receipt. */
import type { FastifyInstance } from 'fastify'
import { firmFilingRoutes } from './firm-filing.ts'
import { parseReport, REPORT_FIELDS, reportField } from './report-forms.ts'
import type { PortalServices } from './services.ts'
import { submissionKey } from './uploads.ts'
import { rememberFile } from './visit.ts'

export function reportRoutes(app: FastifyInstance, services: PortalServices): void {
  firmFilingRoutes(app, services, {
    of: 'report', firm: 'target', parse: parseReport, submit: (input) => services.reports.submit(input),
    fieldOf: (path = '') => REPORT_FIELDS.find((name) => name === reportField(path)),
    showForm: async (visit, { values, errors, staged, top, status = 200 }) => {
      const [categories, limit] = await Promise.all([services.problemCategories(), services.reports.verifyLimit()])
      const page = { form: { values, errors }, top, staged, categories, limit, today: services.today(), submissionKey: submissionKey(values, services) }
      return visit.send('reportForm', page, { status, path: '/report/form' })
    },
    showReceipt: (visit, receipt, reply) => {
      rememberFile(reply, services, { number: receipt.number, code: receipt.queryCode }, 'report')
      return visit.send('reportReceipt', { receipt }, { status: 201 })
    },
  })
}
