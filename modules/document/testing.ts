/** For tests and the bench: every field filled in, so that each document shows all it can show; and what a PDF of ours says. */
import { unzlibSync } from 'fflate'
import type { Fields } from './fields.ts'

export const FULL_FIELDS: Fields = {
  authority: '旺苍县市场监督管理局', authorityAddress: '旺苍县东河镇兴旺大道88号', authorityPhone: '0839-4212315', unit: '东河市场监管所', officer: '李明',
  fileNumber: '151082120260428000017', receivedOn: '2026-04-28', channel: '窗口', order: '市场监督管理投诉举报处理办法（总局令第121号）',
  basis: '《市场监督管理投诉举报处理办法》第十五条', notes: '如不服本决定，可以依法申请行政复议。\n本文书一式两份。',
  complainantName: '赵小梅', complainantPhone: '13881234567', complainantIdType: '居民身份证', complainantIdNumber: '510821199003078822', complainantAddress: '旺苍县东河镇北街5号3单元201',
  jointComplainants: '李小山，电话13881230000，旺苍县东河镇南街8号\n何大勇，电话13881239999，旺苍县嘉川镇和平村3组', representatives: '赵小梅、李小山',
  agents: '周文，电话13881235555，代理何大勇，特别授权（代为和解、放弃投诉请求），至2026年7月31日', complainantSigners: '赵小梅\n李小山\n何大勇或者其委托代理人周文',
  publicationConsent: '同意', entrustConsent: '不同意', respondentName: '旺苍县香满园蛋糕店', respondentAddress: '旺苍县东河镇新华街12号', respondentPhone: '0839-4200000',
  respondentCreditCode: '92510821MA62ABCD1X', respondentRepresentative: '王香兰', reporterName: '孙立本', reporterPhone: '13990001111', reporterIdType: '居民身份证', reporterIdNumber: '510821197001011239', reporterAddress: '旺苍县嘉川镇和平村2组',
  realName: '实名', violation: '销售超过保质期的食品，并涂改生产日期。', clues: '购物小票一张\n照片三张', result: '予以立案', resultReason: '现场检查发现超过保质期的蛋糕6盒，符合立案条件。',
  decidedOn: '2026-05-08', category: '食品安全', goods: '八寸生日蛋糕', orderNumber: 'HT2026042000381', online: '平台上的网店（某购物平台），平台公示的地址：旺苍县东河镇红星路8号', occurredOn: '2026-04-20',
  facts: '4月20日购买的生日蛋糕内有塑料异物，孩子食用后腹泻，就诊花费126元。\n店家只同意退还一半货款，双方协商未果。', claims: '退赔费用；赔偿损失', amount: '288.00元', evidence: '支付记录一份\n就诊病历一份',
  mediateLimit: '60日', ground: '投诉人知道或者应当知道自己的权益受到被投诉人侵害之日起超过三年', groundArticle: '《市场监督管理投诉举报处理办法》第十六条第四项',
  reason: '所购商品的交付日期为2022年3月1日，购买当日即已知道包装破损，至投诉之日已超过三年。', otherRoutes: '与经营者协商和解\n请求消费者协会或者依法成立的其他调解组织调解\n根据与经营者达成的仲裁协议提请仲裁机构仲裁\n向人民法院提起行政诉讼以外的民事诉讼',
  otherRoutesArticle: '《消费者权益保护法》第三十九条', sessionTime: '2026年5月11日上午10时00分', sessionMode: '现场', sessionPlace: '东河所调解室', mediators: '李明、周芳',
  terms: '被投诉人于2026年5月20日前退还投诉人货款288元\n被投诉人于2026年5月20日前赔偿投诉人就诊费126元\n投诉人不再就本争议提出其他请求', agreedOn: '2026-05-11', endedOn: '2026-05-12',
  recipientUnit: '青川县市场监督管理局', dispatchReason: '被投诉人实际经营地在你单位辖区。', deadline: '2026-05-20', papers: '居民身份证正反面复印件\n购物凭证',
  mediationBody: '旺苍县消费者协会', matters: '核实该批次蛋糕的进货来源\n提供供货者的许可证件和出厂检验记录', suspicion: '投诉人涉嫌以夹带异物的方式向多家经营者索赔，三十日内同类投诉九件，所附照片为同一来源。',
  transferFacts: '举报反映该店使用的散装面粉来自无证种植合作社的自产小作坊，仓库内有无标签面粉二十袋。', transferReason: '食用农产品种植环节的质量安全由农业农村部门负责。',
  briefTitle: '关于东河镇一预付式消费门店关停有关情况的专报', situation: '截至4月28日，共收到对同一健身门店的投诉37件，涉及预付金额约21万元，未发生人员聚集。',
  measures: '成立工作专班，逐件登记核实\n约谈经营者，要求提交退费方案', assessment: '涉及人数可能继续增加，存在集中反映诉求的风险。', nextSteps: '商请公安机关协助查找经营者\n集中组织调解并公布办理进展',
}

/** What a reader sees in a PDF of ours: its streams inflated, glyphs read back through the fonts' own tables. */
export function pdfText(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const bodies = new Map([...raw.matchAll(/(?:^|\n)(\d+) 0 obj/g)].map(({ 0: mark, 1: id = '', index }): [string, string] => [id, bodyAt(pdf, raw, index + mark.length)]))
  const at = (id: string) => bodies.get(id) ?? ''
  const tables = new Map<string, ReadonlyMap<string, string>>()
  for (const [id, body] of bodies) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1]
    if (map) tables.set(id, glyphs(at(map)))
  }
  return [...bodies.values()].filter((body) => /\/Type \/Page\b/.test(body)).map((page) => {
    const fonts = /\/Font <<([^>]*)>>/.exec(page)?.[1] ?? ''
    const names = new Map([...fonts.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(({ 1: name = '', 2: id = '' }) => [name, tables.get(id)]))
    return shown(at(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? ''), names)
  }).join('')
}

/** An object with its stream, inflated where it is packed. */
function bodyAt(pdf: Buffer, raw: string, start: number): string {
  const head = raw.slice(start, raw.indexOf('endobj', start)).split(/stream\r?\n/)[0] ?? ''
  const length = /\/Length (\d+)/.exec(head)?.[1]
  if (!length || !raw.startsWith('stream', start + head.length)) return head
  const from = raw.indexOf('\n', start + head.length) + 1
  const stream = pdf.subarray(from, from + Number(length))
  return head + Buffer.from(head.includes('/FlateDecode') && !head.includes('/Image') ? unzlibSync(stream) : stream).toString('latin1')
}

function glyphs(cmap: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  const decode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const { 1: block = '' } of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const { 1: from = '', 2: to = '' } of block.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/gi)) table.set(from.toLowerCase(), decode(to))
  }
  for (const { 1: block = '' } of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const { 1: from = '', 2: to = '', 3: start = '' } of block.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*<([\da-f]+)>/gi)) {
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1) {
        const unicode = Number.parseInt(start, 16) + code - Number.parseInt(from, 16)
        table.set(code.toString(16).padStart(from.length, '0'), decode(unicode.toString(16).padStart(4, '0')))
      }
    }
  }
  return table
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function shown(stream: string, names: ReadonlyMap<string, ReadonlyMap<string, string> | undefined>): string {
  let font: ReadonlyMap<string, string> | undefined
  let text = ''
  for (const { 1: name, 2: hex, 3: literalText } of stream.matchAll(/\/(f\d+) [\d.]+ Tf|<([\da-fA-F]+)>|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)/g)) {
    if (name) font = names.get(name)
    const codes = hex?.toLowerCase() ?? Buffer.from((literalText ?? '').replace(/\\(\d{1,3}|[\s\S])/g, (_, escaped: string) => (
      /^\d/.test(escaped) ? String.fromCodePoint(Number.parseInt(escaped, 8)) : ESCAPES[escaped] ?? escaped)), 'latin1').toString('hex')
    for (let index = 0; index < codes.length; index += 4) text += font?.get(codes.slice(index, index + 4)) ?? ''
  }
  return text
}

/** Without the spaces and line ends that setting adds. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u3000]/g, '')
}
