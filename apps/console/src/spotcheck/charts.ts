/** The options of the charts of spot checks. Pure. */
import type { EChartsCoreOption } from 'echarts/core'
import { colors } from '#apps/ui/tokens.ts'
import { axisText, legend, still, valueAxis } from '../worklist/charts.ts'
import { COUNTS, type Count } from './shape.ts'

const FILLS: Readonly<Record<Count, string>> = {
  inOrder: colors.jade, faults: colors.seal, correcting: '#d99a2b', drawn: colors.info, waiting: colors['slate-300'], lifted: colors['slate-500'],
}

const ROW = 41
/** Room for the legend: on a phone it takes three lines. */
const BELOW = { wide: 40, narrow: 88, none: 8 } as const

/** Files of each draw: in order, at fault, being put right, still to be checked, taken out. */
export function progressOption(draws: readonly { readonly name: string; readonly counts: Readonly<Record<Count, number>> }[], names: Readonly<Record<Count, string>>, narrow: boolean): EChartsCoreOption {
  const shown = draws.toReversed()
  return {
    ...still, legend, grid: { left: 4, right: 24, top: 8, bottom: BELOW[narrow ? 'narrow' : 'wide'], containLabel: true }, xAxis: valueAxis, yAxis: categories(shown.map(({ name }) => name)),
    series: COUNTS.map((count) => ({ name: names[count], type: 'bar', stack: 'files', barMaxWidth: 18, itemStyle: { color: FILLS[count] }, data: shown.map(({ counts }) => counts[count]) })),
  }
}

/** Counts by kind, the first on top. */
export function countsOption(rows: readonly { readonly name: string; readonly count: number }[], color: string): EChartsCoreOption {
  const shown = rows.toReversed()
  return {
    ...still, grid: { left: 4, right: 24, top: 8, bottom: BELOW.none, containLabel: true }, xAxis: valueAxis, yAxis: categories(shown.map(({ name }) => name)),
    series: [{ type: 'bar', barMaxWidth: 18, itemStyle: { color }, data: shown.map(({ count }) => count) }],
  }
}

export function heightOf(rows: number, legendBelow: keyof typeof BELOW): number {
  return rows * ROW + BELOW[legendBelow] + 30
}

function categories(data: readonly string[]) {
  return { type: 'category', data, axisLabel: axisText, axisTick: { show: false }, axisLine: { lineStyle: { color: colors['slate-300'] } } }
}
