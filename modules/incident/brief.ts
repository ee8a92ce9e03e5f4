/** The situation brief for party committee and government 情况报告, drafted from what is recorded. It names no complainant and no reporter. */
import { legalDay } from '#platform/pure/date.ts'
import { fill } from '#platform/pure/text.ts'
import type { Brief } from './contract.ts'
import type { IncidentState } from './incident.ts'
import { briefTexts as text, zh } from './messages.ts'

export interface BriefFigures {
  readonly number: string
  readonly perDay: readonly { readonly day: string; readonly count: number }[]
  readonly perUnit: readonly { readonly unit: string; readonly count: number }[]
  /** Different complainants; a report is not counted among them. */
  readonly complainants: number
  readonly amountFen: number
  readonly open: number
}

/** What its author writes over the draft. */
export interface BriefWords {
  readonly title: string
  readonly recipient: string
  readonly situation: string
  readonly requests: string
}

/** The words with which a draft begins. */
export function draftWords(state: IncidentState, figures: BriefFigures): BriefWords {
  const complaints = state.files.filter(({ kind }) => kind === 'complaint').length
  return {
    title: fill(text.title, { subject: state.subject }), recipient: text.recipient, requests: state.requests,
    situation: fill(text.situation, {
      opened: legalDay(new Date(state.openedAt)), subject: state.subject, number: figures.number, level: zh[`level.${state.level}`], complaints,
      others: state.files.length - complaints, people: figures.complainants, amount: (figures.amountFen / 100).toFixed(2),
      place: state.place && fill(text.place, { place: state.place }), injured: state.injured,
    }),
  }
}

/** The whole brief as a title, a recipient, paragraphs and tables, for whatever renders it. */
export function briefOf(state: IncidentState, figures: BriefFigures, words: BriefWords = draftWords(state, figures)): Brief {
  const measures = state.measures.map(({ at, measure, text: what }) => fill(text.measureRow, { at: legalDay(new Date(at)), measure: zh[`measure.${measure}`], text: what }))
  return {
    title: words.title, recipient: words.recipient, number: figures.number,
    blocks: [
      { kind: 'paragraph', heading: text.basics, text: words.situation },
      { kind: 'paragraph', heading: null, text: fill(text.cause, { reason: state.reason }) },
      { kind: 'paragraph', heading: text.progress, text: fill(text.settled, { closed: state.files.length - figures.open, open: figures.open }) },
      { kind: 'paragraph', heading: text.measures, text: measures.join('\n') || text.noMeasures },
      { kind: 'paragraph', heading: text.requests, text: words.requests || text.noRequests },
      { kind: 'table', heading: text.trend, head: [text.day, text.count], rows: figures.perDay.map(({ day, count }) => [day, String(count)]) },
      { kind: 'table', heading: text.places, head: [text.unit, text.count], rows: figures.perUnit.map(({ unit, count }) => [unit, String(count)]) },
    ],
  }
}
