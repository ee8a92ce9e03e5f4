/** Names of operators as people write them, brought to one form, and cut into the grams the register is searched by. */

export interface OperatorName {
  /** What distinguishes it: the name without place, legal form and branch. */
  readonly stem: string
  /** Branch marker: 上西店, 广元分公司. The same brand elsewhere is another operator. */
  readonly branch: string | null
}

/** Full-width to ASCII, small letters, no blanks or punctuation but brackets. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[〔【[]/g, '(').replace(/[〕】\]]/g, ')').replace(/[^\p{L}\p{N}()]/gu, '')
}

/** 市 of 超市 or 菜市 and that of 市场 or 市民 belong to the name; 区 of 小区 and 社区 too. */
const PLACE = [
  /^\p{Script=Han}{2,5}?(?:省|自治区|特别行政区)(?=.{2})/u,
  /^\p{Script=Han}{2,4}?(?<![超菜夜花书集门早晚街米农上])(?:市(?![场民政井集])|自治州)(?=.{2})/u,
  /^\p{Script=Han}{1,5}?(?<![小社校园景厂库专片])(?:县(?!城)|区(?!域)|自治旗)(?=.{2})/u,
]
const SOLE = /\((?:个体工商户|个人独资|普通合伙|特殊普通合伙|有限合伙|自然人独资)\)/g
const FORM = /(?:(?:股份|集团)?有限(?:责任)?公司|个体工商户|个人独资企业|(?:普通|有限)合伙企业|(?:农民)?专业合作社|经营部|经销部|营业部|门市部|公司|(?<![饭酒书药旅茶花])店)$/
const BRANCH = /^(.{2,}?)(?:\(([^()]*(?:店|公司|部|站|处|厂))\)|(?<=公司)(.+(?:店|公司|部|站|处|厂))|((?:第?[一二三四五六七八九十\d]+|\p{Script=Han}{2})分(?:店|公司)))$/u

function withoutPlace(name: string): string {
  return PLACE.reduce((rest, place) => rest.replace(place, ''), name)
}

function withoutForm(name: string): string {
  const stem = name.replace(FORM, '')
  return stem.length >= 2 ? stem : name
}

export function readOperatorName(name: string): OperatorName {
  const folded = withoutPlace(foldText(name).replace(SOLE, ''))
  const split = BRANCH.exec(folded)
  const branch = split?.[2] ?? split?.[3] ?? split?.[4] ?? null
  return { stem: withoutForm(split?.[1] ?? folded).replace(/[()]/g, ''), branch }
}

/** One form for names that mean the same operator in the same county; the branch stays part of it. */
export function normaliseOperatorName(name: string): string {
  const { stem, branch } = readOperatorName(name)
  return branch === null ? stem : `${stem}(${branch})`
}

/** The words of a text, folded, without place prefix and brackets. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').split(/[\s,，、;；。]+/)
    .map((word) => withoutPlace(foldText(word)).replace(/[()]/g, '')).filter((word) => word !== '')
}

/** Grams of two characters; of a single character, itself. */
function queryGramsOf(word: string): string[] {
  const characters = Array.from(word)
  return characters.length < 2 ? characters : characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)
}

/** What a row must have to hold every word of a query. */
export function queryGrams(query: string): string[] {
  return [...new Set(wordsOf(query).flatMap(queryGramsOf))]
}

/**
 * What a row is found by: the 1- and 2-character grams of its names and its address, each once. The province,
 * city and county of an address are left out: every row of a county has them.
 */
export function indexGrams(names: readonly string[], address = ''): string[] {
  const words = [...names.flatMap((name) => [...wordsOf(name), foldText(name).replace(/[()]/g, '')]), ...wordsOf(address)]
  return [...new Set(words.flatMap((word) => [...Array.from(word), ...queryGramsOf(word)]))]
}

/** Whether a text is a unified social credit code, or the beginning of one (6 characters or more). */
export function creditCodeIn(text: string): string | undefined {
  const code = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return /^[1-9AN][1-9A-Y]\d{4}[0-9A-HJ-NPQRTUWXY]{0,12}$/.test(code) ? code : undefined
}
