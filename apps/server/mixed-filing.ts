/** A filing that is complaint and report at once is handled as two (Order 121 Art. 9): what the complaint asks of the report. */
import { isRefusal, refuse } from '#platform/pure/refusal.ts'
import { shareInsert } from '#modules/casefile/attachments.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import type { Companion } from '#modules/complaint/server.ts'
import { openRequest, receiptOf, type ReportServer } from '#modules/report/server.ts'
import { zReportRegistration } from '#modules/report/index.ts'

/** The report half: the same person where a name is given, the same firm; of the evidence, which is the complaint's, what was chosen is the report's as well. */
export function companionOf(reports: ReportServer): Companion {
  return {
    open: async (input, actor, key) => {
      const { report, consumer, respondent } = input
      const { attachments } = report
      if (!attachments.every((id) => input.attachments.includes(id))) return refuse<CasefileRefusal>('casefile.unknown-attachment', { field: 'report.attachments' })
      const { operatorId, name, address, creditCode } = respondent
      const filed = zReportRegistration.parse({
        key: input.key, channel: input.channel, category: input.category, facts: report.facts, occurredOn: input.occurredOn,
        receivedOn: input.receivedOn, receivedReason: input.receivedReason,
        target: { operatorId, name, address, creditCode }, reporter: report.realName ? { realName: true, ...consumer } : { realName: false },
      })
      const request = await openRequest(reports, filed, actor, `${key}:report`)
      if (isRefusal(request) || !request.id || attachments.length === 0) return request
      const command = { ...request.command, attachments }
      return { ...request, command, beside: [...request.beside ?? [], shareInsert(request.id, attachments, reports.desk.clock())] }
    },
    receipt: (head) => receiptOf(reports, head),
  }
}
