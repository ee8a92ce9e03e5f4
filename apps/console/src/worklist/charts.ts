/** The options of the two charts of the overview. Pure. */
import type { EChartsCoreOption } from 'echarts/core'
import { colors, fontFamily } from '#apps/ui/tokens.ts'
import type { DayRow, OfficeRow } from './overview.ts'

export const axisText = { color: colors['slate-700'], fontFamily, fontSize: 12 }
/** Drawn still: a moving chart says nothing more, and a photograph must show it whole. */
export const still = { animation: false, textStyle: { fontFamily }, aria: { enabled: false } }
export const legend = { bottom: 0, left: 0, icon: 'rect', itemWidth: 12, itemHeight: 8, itemGap: 18, textStyle: axisText }
export const valueAxis = { type: 'value', minInterval: 1, axisLabel: axisText, splitLine: { lineStyle: { color: colors['slate-200'] } } }

/** Open files of each office: overdue, nearly due, the rest. */
export function officeOption(offices: readonly OfficeRow[], names: { overdue: string; soon: string; calm: string }): EChartsCoreOption {
  const shown = offices.toReversed()
  const bar = (name: string, color: string, value: (office: OfficeRow) => number) => ({
    name,
    type: 'bar',
    stack: 'open',
    barMaxWidth: 18,
    itemStyle: { color },
    data: shown.map(value),
  })
  return {
    ...still,
    legend,
    grid: { left: 4, right: 24, top: 8, bottom: 40, containLabel: true },
    xAxis: valueAxis,
    yAxis: {
      type: 'category',
      data: shown.map((office) => office.unit.name),
      axisLabel: axisText,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors['slate-300'] } },
    },
    series: [
      bar(names.overdue, colors.seal, (office) => office.overdue),
      bar(names.soon, AMBER_FILL, (office) => office.soon),
      bar(names.calm, colors['slate-300'], (office) => Math.max(0, office.open - office.overdue - office.soon)),
    ],
  }
}

const AMBER_FILL = '#d99a2b'

/** Files received and closed on each day. */
export function dayOption(days: readonly DayRow[], names: { received: string; closed: string }): EChartsCoreOption {
  const line = (name: string, color: string, dashed: boolean, value: (day: DayRow) => number) => ({
    name,
    type: 'line',
    symbol: 'none',
    itemStyle: { color },
    lineStyle: { color, width: 2, type: dashed ? 'dashed' : 'solid' },
    data: days.map(value),
  })
  return {
    ...still,
    legend: { ...legend, icon: 'roundRect', itemHeight: 3 },
    grid: { left: 4, right: 16, top: 12, bottom: 40, containLabel: true },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: days.map((day) => day.day.slice(5)),
      axisLabel: axisText,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colors['slate-300'] } },
    },
    yAxis: valueAxis,
    series: [line(names.received, colors.info, false, (day) => day.received), line(names.closed, colors.jade, true, (day) => day.closed)],
  }
}
