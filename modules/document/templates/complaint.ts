/** The forms of a complaint: registered, accepted or not, papers and proof of identity asked for. */
import { FORM_WIDTHS, numbered, pair, type Reader, type Template } from '../template.ts'
import type { Block, Cell } from '../blocks.ts'

const ABOUT = ['complainantName', 'respondentName', 'receivedOn'] as const

/** 你于…提出的对…的投诉（登记编号：…）收悉。 */
function received(value: Reader): string {
  return `你（单位）于${value.value('receivedOn')}提出的对${value.value('respondentName')}的投诉（登记编号：${value.value('fileNumber')}）收悉。`
}

export function addressed(value: Reader, name: 'complainantName' | 'respondentName' | 'reporterName' | 'recipientUnit' = 'complainantName'): Block {
  return { kind: 'addressee', text: `${value.value(name)}：` }
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}

/** Who complains beside the one named first, who represents them, and who acts for whom: a row each (Order 121 Art. 11 and 12). */
export function furtherRows(value: Reader): readonly (readonly Cell[])[] {
  return [
    ...value.lines('jointComplainants').map((line) => pair('共同投诉人', line)),
    ...value.known('representatives') === '' ? [] : [pair('推选代表人', value.known('representatives'))],
    ...value.lines('agents').map((line) => pair('委托代理人', line)),
  ]
}

/** A place for each complainant to sign; text that was stored before they were told apart has one for all. */
export function complainantPlaces(value: Reader, how: string): readonly string[] {
  const names = value.lines('complainantSigners')
  return names.length === 0 ? [`投诉人（${how}）`] : names.map((name) => `投诉人${name}（${how}）`)
}

/** Ways left open by Art. 39 of the Consumer Protection Law, as one paragraph. */
export function otherRoutes(value: Reader): readonly Block[] {
  const routes = value.lines('otherRoutes')
  if (routes.length === 0) return []
  return [paragraph(`根据《中华人民共和国消费者权益保护法》第三十九条的规定，你（单位）还可以通过下列途径解决消费者权益争议：${routes.map((route, index) => `（${'一二三四五六七八'.charAt(index)}）${route}`).join('；')}。`)]
}

function statementRows(value: Reader): readonly (readonly Cell[])[] {
  return [
    pair('商品（服务）', value.known('goods'), ['问题类别', value.known('category')]),
    pair('发生日期', value.known('occurredOn'), ['订单编号', value.known('orderNumber')]),
    pair('涉及金额', value.known('amount'), ['登记方式', value.known('channel')]),
    ...value.known('online') === '' ? [] : [pair('网络交易', value.known('online'))],
  ]
}

export const complaintRegistration: Template = {
  zh: '投诉登记表', en: 'Complaint registration', series: '投登', style: 'form', kinds: ['complaint'], audiences: ['complainant', 'unit'], sealed: false,
  needs: ['complainantName', 'complainantPhone', 'complainantAddress', 'respondentName', 'respondentAddress', 'receivedOn', 'facts', 'claims', 'publicationConsent', 'entrustConsent'],
  takes: ['complainantIdType', 'complainantIdNumber', 'jointComplainants', 'representatives', 'agents', 'complainantSigners', 'respondentPhone', 'respondentCreditCode', 'category', 'goods', 'orderNumber', 'online', 'occurredOn', 'amount', 'channel', 'evidence', 'officer'],
  body: (value) => [
    { kind: 'table', widths: FORM_WIDTHS, rows: [
      pair('登记单位', value.value('unit'), ['登记编号', value.value('fileNumber')]),
      pair('登记日期', value.value('receivedOn'), ['登记人', value.known('officer')]),
      pair('投诉人', value.value('complainantName'), ['联系电话', value.value('complainantPhone')]),
      pair('证件类型', value.known('complainantIdType'), ['证件号码', value.known('complainantIdNumber')]),
      pair('通讯地址', value.value('complainantAddress')),
      ...furtherRows(value),
      pair('同意公示投诉信息', value.value('publicationConsent'), ['同意委托调解', value.value('entrustConsent')]),
      pair('被投诉人', value.value('respondentName')),
      pair('联系电话', value.known('respondentPhone'), ['统一社会信用代码', value.known('respondentCreditCode')]),
      pair('地址', value.value('respondentAddress')),
      ...statementRows(value),
      pair('争议事实', value.value('facts')),
      pair('投诉请求', value.value('claims')),
      pair('提交的材料', value.known('evidence')),
    ] },
    paragraph(`依据：${value.value('basis')}。`),
    { kind: 'signers', places: [...complainantPlaces(value, '签名'), '登记人（签名）'] },
  ],
}

export const acceptance: Template = {
  zh: '受理决定书', en: 'Decision to accept', series: '受', style: 'form', kinds: ['complaint'], audiences: ['complainant'], sealed: true,
  needs: [...ABOUT, 'decidedOn', 'mediateLimit'], takes: ['officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    addressed(value),
    paragraph(`${received(value)}经审查，符合规定的受理条件。根据${value.value('basis')}的规定，${value.value('authority')}于${value.value('decidedOn')}决定予以受理。`),
    paragraph(`本局采用调解的方式处理投诉，调解须经你（单位）和被投诉人同意，调解期限为自受理之日起${value.value('mediateLimit')}。`),
  ],
}

export const nonAcceptance: Template = {
  zh: '不予受理决定书', en: 'Decision not to accept', series: '不受', style: 'form', kinds: ['complaint'], audiences: ['complainant'], sealed: true,
  needs: [...ABOUT, 'decidedOn', 'ground', 'groundArticle', 'reason', 'otherRoutes'], takes: ['officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    addressed(value),
    paragraph(`${received(value)}经审查，该投诉属于“${value.value('ground')}”的情形。理由如下：`),
    paragraph(value.value('reason')),
    paragraph(`根据${value.value('groundArticle')}的规定，${value.value('authority')}于${value.value('decidedOn')}决定不予受理，并按${value.value('basis')}的规定告知你（单位）。`),
    ...otherRoutes(value),
  ],
}

export const identityProof: Template = {
  zh: '限期提供身份证明材料通知书', en: 'Notice to prove identity', series: '证', style: 'form', kinds: ['complaint'], audiences: ['complainant'], sealed: true,
  needs: [...ABOUT, 'deadline', 'papers'], takes: ['officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    addressed(value),
    paragraph(`${received(value)}为核验真实身份信息，根据${value.value('basis')}的规定，请你（单位）于${value.value('deadline')}前提供下列身份证明材料：`),
    ...numbered(value.lines('papers')),
  ],
}

export const missingPapers: Template = {
  zh: '补正投诉材料通知书', en: 'Notice of missing papers', series: '补', style: 'form', kinds: ['complaint'], audiences: ['complainant'], sealed: true,
  needs: [...ABOUT, 'deadline', 'papers'], takes: ['officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    addressed(value),
    paragraph(`${received(value)}经审查，你（单位）提供的材料不齐全。根据${value.value('basis')}的规定，请你（单位）于${value.value('deadline')}前补充下列材料：`),
    ...numbered(value.lines('papers')),
  ],
}
