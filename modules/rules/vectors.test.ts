import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { readClocks } from './clocks.ts'
import { parseFacts } from './facts.ts'
import { loadLaw } from './load.ts'
import { zh } from './messages.ts'
import type { Clock, ClockReading } from './rules.ts'

/** The words of the vectors, as a lawyer writes them. */
const FACTS = {
  类型: 'kind', 收到: 'receivedOn', 受理: 'acceptedOn', 不予受理: 'refusedOn', 撤回: 'withdrawnOn', 达成协议: 'agreedOn', 终止调解: 'terminatedOn',
  告知: 'toldTerminationOn', 延长: 'extendedOn', 合并: 'mergedOn', 决定: 'decidedOn', 告知举报人: 'toldReporterOn', 实名: 'realName', 截至: 'asOf', 中止: 'suspensions',
} as const
const SUSPENSION = { 自: 'from', 至: 'to', 因: 'reason' } as const
const CLOCK = {
  起算: 'startsOn', 届满: 'dueOn', 状态: 'state', 扣除: 'suspendedDays', 已用: 'usedDays', 剩余: 'leftDays', 完成: 'metOn', 逾期: 'late', 暂定: 'provisional', 长度: 'length',
} as const

interface Vector {
  readonly name: string
  readonly why: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly pack?: string
  readonly clocks?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly refusal?: string
}

const law = loadLaw('rules')

function renamed(words: Readonly<Record<string, string>>, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([word, value]) => {
    const name = words[word]
    if (!name) throw new Error(`unknown word in a vector: ${word}`)
    return [name, value]
  }))
}

function factsOf({ facts }: Vector): Record<string, unknown> {
  const named: Record<string, unknown> = { kind: 'complaint', ...renamed(FACTS, facts) }
  const { suspensions = [] } = named as { suspensions?: readonly Record<string, unknown>[] }
  return { ...named, suspensions: suspensions.map((one) => renamed(SUSPENSION, one)) }
}

function inWords(clock: Clock): Record<string, unknown> {
  return { ...clock, state: zh[`state.${clock.state}`] }
}

function readingOf(vector: Vector): ClockReading | Refusal {
  const facts = parseFacts(factsOf(vector))
  return isRefusal(facts) ? facts : readClocks(law, facts)
}

const files = readdirSync('rules/vectors').filter((file) => file.endsWith('.yaml'))

function vectorsOf(file: string): readonly Vector[] {
  return parse(readFileSync(`rules/vectors/${file}`, 'utf8')) as readonly Vector[]
}

describe.each(files)('%s', (file) => {
  const vectors = vectorsOf(file)

  test.each(vectors.filter(({ refusal }) => !refusal))('$name', (vector) => {
    expect(vector.why.length).toBeGreaterThan(4)
    const reading = readingOf(vector)
    if (isRefusal(reading)) throw new Error(`refused: ${JSON.stringify(reading)}`)
    expect(reading.pack).toBe(vector.pack)
    const byName = Object.fromEntries(reading.clocks.map((clock) => [zh[`clock.${clock.id}`], inWords(clock)]))
    const wanted = Object.fromEntries(Object.entries(vector.clocks ?? {}).map(([name, values]) => [name, renamed(CLOCK, values)]))
    expect(Object.keys(byName).toSorted()).toEqual(Object.keys(wanted).toSorted())
    expect(byName).toMatchObject(wanted)
  })
})

const refused = files.flatMap((file) => vectorsOf(file).filter(({ refusal }) => refusal))

test.each(refused)('refused: $name', (vector) => {
  expect(vector.why.length).toBeGreaterThan(4)
  expect(readingOf(vector)).toMatchObject({ refusal: vector.refusal })
})
