/** The four platforms: what the address of the page names, and the plot of the counts. Pure. */
import type { EChartsCoreOption } from 'echarts/core'
import { PLATFORMS } from '#modules/inquiry/index.ts'
import { colors } from '#apps/ui/tokens.ts'
import { axisText, legend, still, valueAxis } from '../worklist/charts.ts'

export type Platform = (typeof PLATFORMS)[number]
export const STATES = ['open', 'closed'] as const
export type State = (typeof STATES)[number]

export type Counts = Readonly<Record<State, number>> & { readonly platform: Platform }

/** Which list the page shows; undefined where the address names none. */
export function listNamed(params: URLSearchParams): { readonly platform: Platform; readonly state: State } | undefined {
  const platform = PLATFORMS.find((candidate) => candidate === params.get('platform'))
  const state = STATES.find((candidate) => candidate === params.get('state'))
  return platform && state && { platform, state }
}

export function listAddress(platform: Platform, state: State): string {
  return `/platforms?platform=${platform}&state=${state}`
}

export function platformOption(counts: readonly Counts[], names: Readonly<Record<State | Platform, string>>): EChartsCoreOption {
  const shown = counts.toReversed()
  const bar = (state: State, color: string) => ({ name: names[state], type: 'bar', stack: 'all', barMaxWidth: 20, itemStyle: { color }, data: shown.map((count) => count[state]) })
  return {
    ...still,
    legend,
    grid: { left: 4, right: 24, top: 8, bottom: 40, containLabel: true },
    xAxis: valueAxis,
    yAxis: {
      type: 'category', data: shown.map(({ platform }) => names[platform]), axisLabel: axisText, axisTick: { show: false }, axisLine: { lineStyle: { color: colors['slate-300'] } },
    },
    series: [bar('open', colors.info), bar('closed', colors['slate-300'])],
  }
}
