/** Sentences with slots, cut apart once and filled many times. */
import { between, chance, pick, type Random } from './random.ts'
import { tellDay, tellMoment, tellSpan, tellSum, type Told } from './wording.ts'

/** What one text speaks of; the same sum and thing throughout, told in changing words. */
export interface Subject {
  readonly random: Random
  /** 市民, 诉求人 or 我. */
  readonly speaker: string
  readonly told: Told
  readonly shop: string
  readonly place: string
  readonly item: string
  readonly yuan: number
  readonly part: number
}

const SHOP_REACTIONS = [
  '商家不予理会', '商家一直推脱', '对方拒绝退款', '老板让找厂家', '店家说已经超过时间了', '对方态度非常恶劣', '对方直接拉黑了', '商家说要走法律程序随便告',
  '沟通多次没有结果', '打电话不接', '店员说做不了主，老板不在', '只同意退一半', '多次联系商家无果', '说等几天，现在没有下文', '拒绝履行相关义务',
] as const

type Part = string | ((subject: Subject) => string)

const SLOTS: Readonly<Record<string, (subject: Subject) => string>> = {
  I: (subject) => subject.speaker,
  d: (subject) => tellDay(subject.random, subject.told),
  a: (subject) => tellSum(subject.random, subject.yuan),
  b: (subject) => tellSum(subject.random, subject.part),
  s: (subject) => (chance(subject.random, 0.05) ? '该店' : subject.shop),
  p: (subject) => subject.place,
  i: (subject) => subject.item,
  n: (subject) => String(between(subject.random, 2, 9)),
  t: (subject) => tellSpan(subject.random),
  D: (subject) => tellMoment(subject.random, subject.told),
  r: (subject) => pick(subject.random, SHOP_REACTIONS),
}

export type Template = readonly Part[]

/** Cuts `…{slot}…` into its parts; an unknown slot is a bug of the word list. */
function compile(text: string): Template {
  return text.split(/[{}]/).map((part, index) => {
    if (index % 2 === 0) return part
    const slot = SLOTS[part]
    if (!slot) throw new RangeError(`unknown slot {${part}} in: ${text}`)
    return slot
  })
}

export function compileAll(texts: readonly string[]): readonly Template[] {
  return texts.map(compile)
}

export function render(template: Template, subject: Subject): string {
  let text = ''
  for (const part of template) text += typeof part === 'string' ? part : part(subject)
  return text
}
