/**
 * `hongdun clocks [--facts FILE|-] [--json]`: facts in (one object, an array, or NDJSON), clocks out in the same
 * form and order. Facts that cannot be read give their refusal in their place and stop no other.
 */
import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { type ClockReading, type Law, parseFacts, readClocks, refusalMessage, type RulesRefusal } from '#modules/rules/index.ts'
import { clocksTable } from './clocks-table.ts'
import type { CommandInput } from './workdays.ts'

const USAGE = '用法：hongdun clocks [--facts 文件|-] [--json]\n'
const BAD_INPUT = 2

/** Exit code 0 where the input was read through, refusals among the answers or not; 2 where it could not be read at all. */
export async function clocks(args: readonly string[], io: CommandInput): Promise<number> {
  let options: { facts?: string | undefined; json?: boolean | undefined }
  try {
    options = parseArgs({ args: [...args], options: { facts: { type: 'string' }, json: { type: 'boolean' } } }).values
  } catch {
    io.error(`参数不对：只能使用 --facts 和 --json。\n${USAGE}`)
    return BAD_INPUT
  }
  const { facts = '-', json = false } = options
  const stream = facts === '-' ? io.stdin : createReadStream(facts)
  stream.setEncoding('utf8')
  try {
    const law = io.law()
    return await answer(linesOf(stream), law, { json, io })
  } catch (error) {
    if (!isFileError(error)) throw error
    io.error(`读不了“${facts}”：${error.code === 'ENOENT' ? '没有这个文件' : error.message}。\n${USAGE}`)
    return BAD_INPUT
  }
}

interface Output {
  readonly json: boolean
  readonly io: CommandInput
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
}

/** The lines of a stream, a byte order mark and blank lines left out. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of stream) {
    const parts = (rest + String(chunk)).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) if (line.trim()) yield line.replace(/^\uFEFF/, '')
  }
  if (rest.trim()) yield rest.replace(/^\uFEFF/, '')
}

/**
 * The first line tells the form: one that is whole JSON, or no JSON at all, begins NDJSON, which streams; one that
 * opens an array or an object without closing it belongs to a document that has to be read to its end.
 */
async function answer(lines: AsyncGenerator<string>, law: Law, output: Output): Promise<number> {
  const first = await lines.next()
  if (first.done) {
    output.io.error(`没有输入：请给出一个 JSON 对象、一个数组，或者每行一个对象。\n${USAGE}`)
    return BAD_INPUT
  }
  const head = first.value
  if (!isArrayStart(head) && (isObject(parseJson(head)) || !head.trimStart().startsWith('{'))) {
    answerLine(head, law, output)
    for await (const line of lines) answerLine(line, law, output)
    return 0
  }
  const all = [head]
  for await (const line of lines) all.push(line)
  return answerDocument(all, law, output)
}

function isArrayStart(line: string): boolean {
  return line.trimStart().startsWith('[')
}

function answerDocument(lines: readonly string[], law: Law, output: Output): number {
  const document = parseJson(lines.join('\n'))
  if (Array.isArray(document)) {
    const answers = document.map((facts: unknown) => read(law, facts))
    if (output.json) output.io.out(`[${answers.map((one) => JSON.stringify(shown(one))).join(',\n')}]\n`)
    else answers.forEach((one, index) => output.io.out(clocksTable(one, document[index])))
    return 0
  }
  if (isObject(document)) {
    write(read(law, document), document, output)
    return 0
  }
  if (lines.some((line) => isObject(parseJson(line)))) {
    for (const line of lines) answerLine(line, law, output)
    return 0
  }
  output.io.error('输入不是有效的 JSON：请给出一个对象、一个数组，或者每行一个对象。\n')
  return BAD_INPUT
}

function answerLine(line: string, law: Law, output: Output): void {
  const facts = parseJson(line)
  write(facts === undefined ? NOT_JSON : read(law, facts), facts, output)
}

type Answer = ClockReading | Refusal<RulesRefusal>

const NOT_JSON: Answer = refuse('rules.bad-facts', { field: 'facts', params: { field: 'fact.whole', problem: 'problem.not-json' } })

function read(law: Law, input: unknown): Answer {
  const facts = parseFacts(input)
  return isRefusal(facts) ? facts : readClocks(law, facts)
}

function write(one: Answer, facts: unknown, { json, io }: Output): void {
  io.out(json ? `${JSON.stringify(shown(one))}\n` : clocksTable(one, facts))
}

function shown(one: Answer): ClockReading | { readonly refusal: string; readonly message: string } {
  return isRefusal(one) ? { refusal: one.refusal, message: refusalMessage(one, 'zh') } : one
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
