/** A filing that is complaint and report at once is handled as two (Order 121 Art. 9): what the complaint asks of the report. */
import type { Companion } from '#modules/complaint/server.ts'
import { openRequest, receiptOf, type ReportServer } from '#modules/report/server.ts'
import { zReportRegistration } from '#modules/report/index.ts'

/** The report half: the same person where a name is given, the same firm; evidence stays with the complaint, the officer asks for it. */
export function companionOf(reports: ReportServer): Companion {
  return {
    open: (input, actor, key) => {
      const { report, consumer, respondent } = input
      const { operatorId, name, address, creditCode } = respondent
      const filed = zReportRegistration.parse({
        key: input.key, channel: input.channel, category: input.category, facts: report.facts, occurredOn: input.occurredOn,
        receivedOn: input.receivedOn, receivedReason: input.receivedReason,
        target: { operatorId, name, address, creditCode }, reporter: report.realName ? { realName: true, ...consumer } : { realName: false },
      })
      return openRequest(reports, filed, actor, `${key}:report`)
    },
    receipt: (head) => receiptOf(reports, head),
  }
}
