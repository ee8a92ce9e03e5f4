/** Clocks as a table for a terminal, in Chinese; columns line up where a Chinese character is two cells wide. */
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { type Clock, type ClockReading, refusalMessage, type RulesRefusal, rulesText } from '#modules/rules/index.ts'

const HEAD = ['期限', '起算', '届满', '长度', '已用', '剩余', '中止', '状态', '依据'] as const

/** One answer with a line that names its facts before it and a blank line after it. */
export function clocksTable(answer: ClockReading | Refusal<RulesRefusal>, facts: unknown): string {
  const { receivedOn = '—', asOf = '—' } = (typeof facts === 'object' ? facts ?? {} : {}) as { receivedOn?: unknown; asOf?: unknown }
  const title = `收到 ${String(receivedOn)}，截至 ${String(asOf)}`
  if (isRefusal(answer)) return `${title}\n  ${refusalMessage(answer, 'zh')}\n\n`
  const rows = [HEAD, ...answer.clocks.map(cells)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => cellsWide(row[column] ?? ''))))
  const lines = rows.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ').trimEnd())
  return `${title}，适用 ${answer.pack}\n${lines.map((line) => `  ${line}\n`).join('')}\n`
}

function cells(clock: Clock): readonly string[] {
  const unit = rulesText('zh', `unit.${clock.unit}`)
  const state = clock.late ? `${rulesText('zh', 'state.met')}（逾期）` : rulesText('zh', `state.${clock.state}`)
  return [
    rulesText('zh', `clock.${clock.id}`), clock.startsOn, clock.dueOn ? `${clock.dueOn}${clock.provisional ? '（暂定）' : ''}` : '未定',
    `${clock.length}${unit}${clock.extension ? '（已延长）' : ''}`, String(clock.usedDays), clock.leftDays === null ? '—' : String(clock.leftDays), String(clock.suspendedDays), state, clock.article,
  ]
}

/** Terminal cells a text takes: two for each character outside the Latin range. */
function cellsWide(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u2000' ? 2 : 1), 0)
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - cellsWide(text))
}
