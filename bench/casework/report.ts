/** The results as a table for people and as JSON for programs. */
import type { HttpFigures } from './http.ts'
import type { DiskProbe, Machine } from './machine.ts'
import type { Contest, Figures } from './measure.ts'
import type { Loaded } from './system.ts'

export interface SizeResult {
  readonly files: number
  readonly date: string
  readonly command: string
  readonly machine: Machine
  readonly operators: number
  readonly loaded: Loaded
  /** Load averages before the size was begun and after it was done. */
  readonly load: { readonly before: readonly number[]; readonly after: readonly number[] }
  readonly disk: DiskProbe
  readonly create: readonly Contest[]
  readonly http: readonly HttpFigures[]
  readonly open: readonly Contest[]
  readonly queueOffice: readonly Contest[]
  readonly queueCounty: readonly Contest[]
  readonly search: readonly Contest[]
}

const HEAD = ['| files | clients | path | operations | per second | p50 ms | p95 ms | p99 ms | ratio |', '|--:|--:|---|--:|--:|--:|--:|--:|--:|']

function ms(value: number): string {
  return value.toFixed(2)
}

function row(files: number, clients: number, name: string, { operations, perSecond, p50, p95, p99 }: Figures, ratio: string): string {
  return `| ${files} | ${clients} | ${name} | ${operations} | ${perSecond.toFixed(0)} | ${ms(p50)} | ${ms(p95)} | ${ms(p99)} | ${ratio} |`
}

/** The lowest and the highest round tell how far the median is to be trusted. */
function ratioOf({ ratios, spread }: Contest, name: string): string {
  const rounds = spread[name]
  if (!rounds) return ''
  return `${(ratios[name] ?? 0).toFixed(2)} (${(rounds[0] ?? 0).toFixed(2)}–${(rounds.at(-1) ?? 0).toFixed(2)})`
}

function contestRows(files: number, contest: Contest): string[] {
  return Object.entries(contest.results).map(([name, result]) => row(files, contest.clients, name, result, ratioOf(contest, name)))
}

type Contests = 'create' | 'open' | 'queueOffice' | 'queueCounty' | 'search'

function section(title: string, note: string, sizes: readonly SizeResult[], key: Contests): string[] {
  return [`## ${title}`, '', note, '', ...HEAD, ...sizes.flatMap((size) => size[key].flatMap((contest) => contestRows(size.files, contest))), '']
}

function httpSection(sizes: readonly SizeResult[]): string[] {
  const rows = sizes.flatMap((size) => size.http.map(({ clients, figures }) => row(size.files, clients, 'http', figures, '')))
  return ['## Create over HTTP', '', 'The whole server on loopback; its clients share the process, so this is a lower bound.', '', ...HEAD, ...rows, '']
}

function loadSection(sizes: readonly SizeResult[]): string[] {
  const rows = sizes.map(({ files, loaded, load, disk }) =>
    `| ${files} | ${loaded.seconds.toFixed(1)} | ${(loaded.files / loaded.seconds).toFixed(0)} | ${load.before.join(' ')} | ${load.after.join(' ')} | ${ms(disk.p50)} / ${ms(disk.p99)} |`)
  return [
    '## Loading through commands', '', 'Stories of the sample county, every step judged as a request is; beyond 100,000 files the rest are copies made in SQL. Load averages are those of the machine over 1, 5 and 15 minutes.', '',
    '| files | seconds | files per second | load before | load after | fdatasync p50 / p99 ms |', '|--:|--:|--:|---|---|--:|', ...rows, '',
  ]
}

/** Where and how a size was measured; sizes may come from different runs. */
function origin({ files, date, command, machine, operators }: SizeResult): string {
  const { cores, memoryGiB, node, postgresql, settings } = machine
  const durability = Object.entries(settings).map(([name, value]) => `${name} ${value}`).join(', ')
  return `- ${files} files: ${date}, \`${command}\`, ${cores} cores, ${memoryGiB} GiB, PostgreSQL ${postgresql} (${durability}), Node ${node}, ${operators} firms.`
}

/** A size measured anew takes the place of what was known of it. */
export function merged(known: readonly SizeResult[], fresh: readonly SizeResult[]): SizeResult[] {
  const kept = known.filter(({ files }) => fresh.every((result) => result.files !== files))
  return [...kept, ...fresh].toSorted((a, b) => a.files - b.files)
}

export function markdown(sizes: readonly SizeResult[]): string {
  return [
    '# Casework: measured', '', ...sizes.map(origin), '',
    'Ratio: speed of the real path divided by that of the path in the row, median of the rounds (lowest–highest).', '',
    ...loadSection(sizes),
    ...section('Create a file', '`submit` with all it writes, beside `twin` (a prepared insert a table in a transaction) and `at once` (all in one statement).', sizes, 'create'),
    ...httpSection(sizes),
    ...section('Open a file', '`read`: file, events folded, clocks, attachments, complainant, other files of the firm, an audit row on disk.', sizes, 'open'),
    ...section('To-do list of one office, 50 a page by due date', 'Pages 1 to 5 in turn.', sizes, 'queueOffice'),
    ...section('To-do list of the county, 50 a page by due date', 'Pages 1 to 5 in turn, every office of the county.', sizes, 'queueCounty'),
    ...section('Find a firm', 'By name, two to four characters of its sign, its street, the beginning of its credit code.', sizes, 'search'),
  ].join('\n')
}
