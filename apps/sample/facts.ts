/** The text of a complaint: what happened, in the manner of the channel it came through. */
import type { Family } from './families/family.ts'
import { FAMILIES } from './families.ts'
import { exclaim, roughen } from './noise.ts'
import { below, between, chance, pick, type Random } from './random.ts'
import { compileAll, render, type Subject, type Template } from './template.ts'
import { tellSum, tellDay } from './wording.ts'

interface Sentences {
  readonly bodies: readonly Template[]
  readonly details: readonly Template[]
  readonly asks: readonly Template[]
}

const COMPILED: ReadonlyMap<string, Sentences> = new Map(FAMILIES.map((family) => [family.id, {
  bodies: compileAll(family.bodies), details: compileAll(family.details), asks: compileAll(family.asks),
}]))

function sentencesOf(family: Family): Sentences {
  const sentences = COMPILED.get(family.id)
  if (!sentences) throw new RangeError(`unknown family: ${family.id}`)
  return sentences
}

/** How the text is put: by hotline staff, in the fields of a form, or in the consumer's own words. */
export type Manner = 'hotline' | 'form' | 'own'

const ASK_HEADS = ['主要诉求：', '诉求：', '主要诉求:', '希望相关部门', '市民诉求：', '要求：'] as const
const ENDINGS = ['请相关部门核实处理。', '希望尽快处理。', '请相关部门核查情况。', '望回复。', '请职能部门依法处理', '', '盼复'] as const
const OWN_ENDINGS = ['谢谢！', '拜托了', '', '', '请帮忙解决', '希望能给个说法', '我要求退赔。', '麻烦尽快联系我'] as const

/** Several demands in one breath. */
function demands(sentences: Sentences, subject: Subject): string {
  const { random } = subject
  const count = 1 + below(random, 10) % 3
  const start = below(random, sentences.asks.length)
  const parts: string[] = []
  for (let index = 0; index < Math.min(count, sentences.asks.length); index += 1) {
    const ask = sentences.asks[(start + index * 2) % sentences.asks.length]
    if (ask) parts.push(render(ask, subject))
  }
  if (parts.length > 1 && chance(random, 0.35)) return parts.map((part, index) => `${index + 1}.${part}`).join('；')
  return [...new Set(parts)].join(pick(random, ['，', '，并', '，另外', '、']))
}

function story(sentences: Sentences, subject: Subject): string {
  const { random } = subject
  let text = render(pick(random, sentences.bodies), subject)
  const extras = below(random, 4)
  const start = below(random, sentences.details.length)
  for (let index = 0; index < extras; index += 1) {
    const detail = sentences.details[(start + index) % sentences.details.length]
    if (detail) text += pick(random, ['，', '。', '；', '，']) + render(detail, subject)
  }
  return text + exclaim(random)
}

function formText(body: string, ask: string, subject: Subject): string {
  const { random, shop, place } = subject
  const heads = pick(random, [
    ['商户名称：', '商户：', '发生时间：', '消费金额：', '问题描述：'], ['商户地址及名称：', '', '事件发生时间：', '涉及金额：', '问题描述：'],
    ['店名：', ' 地址：', ' 时间：', ' 金额：', ' 情况说明：'],
  ] as const)
  const money = chance(random, 0.7) ? heads[3] + tellSum(random, subject.yuan) : ''
  return `${heads[0]}${shop}${heads[1]}${place}${heads[2]}${tellDay(random, subject.told)}${money}${heads[4]}${body}。主要诉求：${ask}。`
}

function hotlineText(body: string, ask: string, subject: Subject): string {
  const { random } = subject
  const head = pick(random, ['市民来电：', '来电内容：', '市民反映：', '', '市民来电反映，', '诉求人来电：', '市民称，'])
  return `${head}${body}。${pick(random, ASK_HEADS)}${ask}。${pick(random, ENDINGS)}`
}

/** Facts of 10 to about 450 characters, and the demands in them. */
export function writeFacts(family: Family, subject: Subject, manner: Manner): { facts: string; ask: string } {
  const sentences = sentencesOf(family)
  const { random } = subject
  const body = story(sentences, subject)
  const ask = demands(sentences, subject)
  const joint = pick(random, ['。', '，', '！', '，现在'])
  const own = (): string => `${body}${joint}${ask}${pick(random, ['，', '。', ''])}${pick(random, OWN_ENDINGS)}`
  const text = manner === 'own' ? own() : manner === 'form' ? formText(body, ask, subject) : hotlineText(body, ask, subject)
  return { facts: roughen(random, text).trim(), ask }
}

export function drawSum(random: Random, [low, high]: readonly [number, number]): number {
  return low * (high / low) ** ((between(random, 0, 10_000) + between(random, 0, 10_000)) / 20_000)
}
