/** What haste, habit and input methods do to a text. */
import { below, chance, pick, type Random } from './random.ts'

const TYPOS: readonly (readonly [string, string])[] = [
  ['已经', '以经'], ['联系', '连系'], ['赔偿', '陪偿'], ['账', '帐'], ['态度', '太度'], ['商家', '商加'], ['再', '在'], ['质量', '质良'],
  ['退款', '退宽'], ['老板', '老扳'], ['的时候', '得时候'], ['怀疑', '坏疑'], ['购买', '够买'], ['消费', '销费'], ['协调', '协条'], ['发现', '发觉'],
]
const TRADITIONAL: Readonly<Record<string, string>> = {
  买: '買', 钱: '錢', 说: '說', 发: '發', 现: '現', 这: '這', 个: '個', 没: '沒', 给: '給', 东: '東', 车: '車', 电: '電', 话: '話', 还: '還',
  过: '過', 来: '來', 时: '時', 间: '間', 问: '問', 题: '題', 关: '關', 门: '門', 处: '處', 请: '請', 质: '質', 单: '單', 价: '價', 费: '費', 后: '後',
}
const DIALECT = ['硬是不得退', '哪晓得遇到这种事', '老板凶得很', '简直不得行', '咋个办嘛', '太气人了', '搞了半天没得结果', '莫法了才打的电话', '扯了好几次皮'] as const
const EMOJI = ['😡', '😭', '🙏', '😤😤', '[流泪]', '[愤怒]', '！！！', '🙏🙏🙏'] as const
const CONTACT = /[，。；：、]/g

/** Some words of the region, or a mark of how the writer feels; mostly nothing. */
export function exclaim(random: Random): string {
  const draw = below(random, 100)
  if (draw < 9) return `，${pick(random, DIALECT)}`
  return draw < 12 ? pick(random, EMOJI) : ''
}

function dropMarks(random: Random, text: string): string {
  if (chance(random, 0.5)) return text.replace(CONTACT, ' ')
  return text.replace(CONTACT, '')
}

/** Roughens about one text in five. */
export function roughen(random: Random, text: string): string {
  const draw = below(random, 100)
  if (draw < 9) {
    const [right, wrong] = pick(random, TYPOS)
    return text.replace(right, wrong)
  }
  if (draw < 14) return dropMarks(random, text)
  if (draw < 16) return text.replace(/\p{Script=Han}/gu, (character) => TRADITIONAL[character] ?? character)
  if (draw < 19) return text.replace('，', ',').replace('。', '.')
  if (draw < 21) return text.replace('，', '，，').replace('。', '。。。')
  return text
}
