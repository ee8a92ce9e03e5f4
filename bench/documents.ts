/** `node bin/node24.js bench/documents.ts [--documents 300]`: documents issued, beside what setting the same pages costs alone. See README.md. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { systemClock } from '#platform/clock.ts'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { transact } from '#modules/casefile/desk.ts'
import { staffCommand, submit } from '#modules/complaint/server.ts'
import type { DocumentCommandInput } from '#modules/document/index.ts'
import { complete } from '#modules/document/server.ts'
import { findDraft, type Draft } from '#modules/document/store.ts'
import { compose } from '#modules/document/template.ts'
import { TEMPLATES } from '#modules/document/templates.ts'
import { keyed, sampleInputs } from './casework/create.ts'
import { describeMachine, load, type Machine } from './casework/machine.ts'
import { contest, percentile, type Bounds, type Contest } from './casework/measure.ts'
import { besideServer, filledSystem } from './casework/setup.ts'
import type { System } from './casework/system.ts'

const ROUNDS = 5
/** The warm-up of a contest: so many documents more are signed beforehand. */
const WARM_UP = 40
const MIB = 2 ** 20

interface Signed {
  readonly fileId: string
  readonly documentId: string
}

interface DocumentsResult {
  readonly documents: number
  readonly date: string
  readonly command: string
  readonly machine: Machine
  readonly load: { readonly before: readonly number[]; readonly after: readonly number[] }
  readonly contest: Contest
  /** Milliseconds for which the process answered nobody at a stretch: the longest of each issue. */
  readonly blocked: { readonly p50: number; readonly p95: number; readonly max: number }
  /** MiB in memory after so many documents. */
  readonly memory: readonly { readonly after: number; readonly rss: number; readonly heap: number }[]
  readonly bytes: { readonly pdf: number; readonly docx: number }
}

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refusal} ${JSON.stringify(answer.params ?? {})}`)
  return answer
}

async function step({ parts }: System, fileId: string, command: DocumentCommandInput, actor: Actor): Promise<string> {
  const completed = done(complete(parts.documents, command, actor))
  done(await transact(parts.desk, { fileId, key: `bench:${fileId}:${command.type}`, actor, procedure: 'document', ...completed }))
  return (completed.command as { documentId?: string }).documentId ?? ''
}

/** An accepted complaint with its decision signed: all that is left is to issue it. */
async function signed(system: System, index: number, inputs: ReturnType<typeof sampleInputs>): Promise<Signed> {
  const { officer, chief, parts } = system
  const { id } = done(await submit(parts.complaints, keyed(inputs, index)))
  done(await staffCommand(parts.complaints, { id, key: `bench:accept:${id}`, version: 1, command: { type: 'accept', told: 'sms' } }, chief))
  const drafter: Actor = { ...chief, id: officer.id, name: officer.name }
  const documentId = await step(system, id, { type: 'draft', template: 'acceptance', given: {}, paragraphs: ['调解人员将于三个工作日内与你联系。'] }, drafter)
  await step(system, id, { type: 'submit', documentId }, drafter)
  await step(system, id, { type: 'approve', documentId }, chief)
  return { fileId: id, documentId }
}

/** The same pages, each with a number and a code of its own: the same source twice would be answered from memory. */
function pagesOf({ template, fields, paragraphs }: Draft, index: number) {
  const number = `旺市监受〔2026〕第${index + 1}号`
  const code = `BENCH${String(index).padStart(7, '0')}`
  return compose(TEMPLATES[template], fields, paragraphs, { number, date: '2026-06-30', code, address: `https://315.example.gov.cn/verify/${code}` })
}

async function measure(system: System, documents: number, command: string): Promise<DocumentsResult> {
  const inputs = sampleInputs(system)
  const waiting: Signed[] = []
  for (let index = 0; index < documents + WARM_UP; index += 1) waiting.push(await signed(system, index, inputs))
  const draft = await findDraft(system.database, waiting[0]?.fileId ?? '', waiting[0]?.documentId ?? '')
  if (!draft) throw new Error('nothing was drafted')
  const { renderer } = system.parts.documents
  const options = { title: '受理决定书', author: draft.fields.authority ?? '', at: systemClock(), draft: false }
  const blocked: number[] = []
  const memory: { after: number; rss: number; heap: number }[] = []
  const remember = (after: number) => memory.push({ after, rss: Math.round(process.memoryUsage.rss() / MIB), heap: Math.round(process.memoryUsage().heapUsed / MIB) })
  let issued = 0
  let rendered = 0
  const issue = async () => {
    const next = waiting.pop()
    if (!next) throw new Error('no document is left to issue')
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    await step(system, next.fileId, { type: 'issue', documentId: next.documentId }, system.chief)
    delay.disable()
    blocked.push(delay.max / 1e6)
    issued += 1
    if ((issued - WARM_UP) % 50 === 0 && issued >= WARM_UP) remember(issued - WARM_UP)
  }
  const before = load()
  const bounds: Bounds = { seconds: 600, operations: Math.floor(documents / ROUNDS) }
  const result = await contest([
    { name: 'issue', prepare: () => issue },
    { name: 'PDF alone', prepare: () => async () => renderer.pdf(pagesOf(draft, rendered += 1), options) },
    { name: 'DOCX alone', prepare: () => async () => renderer.docx(pagesOf(draft, rendered += 1), options) },
  ], 1, ROUNDS, bounds)
  const pages = pagesOf(draft, 0)
  return {
    documents, date: systemClock().toISOString(), command, machine: await describeMachine(system.database), load: { before, after: load() }, contest: result, memory,
    blocked: { p50: percentile(blocked.toSorted((a, b) => a - b), 0.5), p95: percentile(blocked.toSorted((a, b) => a - b), 0.95), max: Math.max(...blocked) },
    bytes: { pdf: renderer.pdf(pages, options).length, docx: (await renderer.docx(pages, options)).length },
  }
}

function markdown({ documents, contest: { results, ratios, spread }, blocked, memory, bytes, load: loads, date, command, machine }: DocumentsResult): string {
  const row = (name: string) => {
    const own = results[name]
    const range = spread[name]
    return `| ${name} | ${own?.perSecond.toFixed(1)} | ${own?.p50.toFixed(1)} | ${own?.p95.toFixed(1)} | ${range ? `${ratios[name]?.toFixed(2)} (${range[0]?.toFixed(2)}–${range.at(-1)?.toFixed(2)})` : ''} |`
  }
  return [
    '# Documents: measured', '',
    `${documents} decisions to accept, signed beforehand, issued one after the other: judged, numbered, set as PDF/A and as DOCX, stored and on disk before it is`,
    'answered. Beside it, in turns, the same pages set by Typst alone and as DOCX alone, each with another number and code.', '',
    '| what | per second | p50 ms | p95 ms | issue by that, median of the rounds (lowest–highest) |', '|---|--:|--:|--:|---|',
    ...['issue', 'PDF alone', 'DOCX alone'].map(row), '',
    `While one is issued the process answers nobody else for ${blocked.p50.toFixed(0)} ms at a stretch at the median, ${blocked.p95.toFixed(0)} ms at p95, ${blocked.max.toFixed(0)} ms at most.`,
    `A PDF has ${Math.round(bytes.pdf / 1024)} KiB, a DOCX ${Math.round(bytes.docx / 1024)} KiB.`, '',
    '| documents issued (as many PDF and DOCX again beside) | memory MiB | of it heap MiB |', '|--:|--:|--:|', ...memory.map(({ after, rss, heap }) => `| ${after} | ${rss} | ${heap} |`), '',
    `${date}, \`${command}\`, ${machine.cores} cores, PostgreSQL ${machine.postgresql} (${Object.entries(machine.settings).map(([name, value]) => `${name} ${value}`).join(', ')}), Node ${machine.node}; load before ${loads.before.join(' ')}, after ${loads.after.join(' ')}.`, '',
  ].join('\n')
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { documents: { type: 'string', default: '300' }, out: { type: 'string', default: 'bench/results' } } })
  await besideServer(undefined, async (url) => {
    const system = await filledSystem(url, { files: 0, operators: 1_000, connections: 16 })
    const result = await measure(system, Number(values.documents), `node bin/node24.js bench/documents.ts --documents ${values.documents}`)
    await system.close()
    mkdirSync(values.out, { recursive: true })
    writeFileSync(join(values.out, 'documents.json'), `${JSON.stringify(result, null, 1)}\n`)
    writeFileSync(join(values.out, 'documents.md'), markdown(result))
    console.log(markdown(result))
  })
}

await main()
