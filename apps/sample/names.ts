/** Invented names of people and brands. */
import { below, chance, pick, type Random } from './random.ts'

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志成永春梅琴小婷慧颖佳鑫宇浩然子轩梓涵雨欣思琪俊凯东海波斌鹏飞云龙雪莲蓉清泉德福安康宁远']
const BRAND_FIRST = [...'鑫金福旺兴盛华恒永泰安宏瑞祥吉康润丰聚汇天广佳美雅乐欣诚信和顺百千万新']
const BRAND_SECOND = [...'源达隆昌盛茂发通泰和利丰嘉诚祥瑞华兴旺美佳业汇康益顺德家缘惠邦悦']

export function personName(random: Random): string {
  const given = pick(random, GIVEN)
  return pick(random, SURNAMES) + (chance(random, 0.22) ? given : given + pick(random, GIVEN))
}

/** How shop owners are called on signs: 老王, 小张, 刘二. */
export function nickname(random: Random): string {
  return `${pick(random, ['老', '小', '胖', '幺'])}${pick(random, SURNAMES)}`
}

export function brandName(random: Random): string {
  const first = pick(random, BRAND_FIRST)
  const second = pick(random, BRAND_SECOND)
  return first === second ? `${first}之${BRAND_SECOND[below(random, 4)] ?? ''}` : first + second
}

/** Prefixes that no operator has been given, so that a sample number rings nowhere. */
const UNASSIGNED = ['154', '160', '161', '163', '164', '168', '169', '179']

/** A mobile number that belongs to nobody, different for every index below 800 million. */
export function mobileNumber(index: number): string {
  const line = (index * 48_271 + 12_345_678) % 100_000_000
  const prefix = UNASSIGNED[(index + Math.floor(index / 100_000_000)) % UNASSIGNED.length] ?? '154'
  return prefix + String(line).padStart(8, '0')
}
