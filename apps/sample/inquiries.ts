/** Inquiries, suggestions, praise and supervision of the sample county: what was asked, how it went. Pure data. */
import type { InquiryCommandInput, InquiryInput } from '#modules/inquiry/contract.ts'

type Role = 'intake' | 'chief' | 'asker'

interface SampleStep {
  /** Days after receipt. */
  readonly after: number
  readonly by: Role
  readonly command: InquiryCommandInput | { readonly type: 'rate'; readonly grade: 'very-satisfied' | 'satisfied' | 'fair' | 'unsatisfied'; readonly comment?: string }
}

export interface SampleInquiry {
  /** Days between receipt and the last day of the sample. */
  readonly ago: number
  readonly type: InquiryInput['type']
  readonly channel: InquiryInput['channel']
  readonly title: string
  readonly text: string
  readonly name?: string
  readonly phone?: string
  readonly consent: boolean
  readonly steps: readonly SampleStep[]
}

function answer(text: string, after = 1, by: Role = 'intake'): SampleStep {
  return { after, by, command: { type: 'answer', text, told: 'portal' } }
}

function published(question: string, text: string): readonly SampleStep[] {
  return [
    { after: 3, by: 'intake', command: { type: 'propose-publication', question, answer: text, personalDataRemoved: true } },
    { after: 4, by: 'chief', command: { type: 'approve-publication' } },
  ]
}

function rated(grade: 'very-satisfied' | 'satisfied' | 'fair' | 'unsatisfied', comment?: string): SampleStep {
  return { after: 5, by: 'asker', command: { type: 'rate', grade, ...(comment ? { comment } : {}) } }
}

const CARD = '可以先和经营者协商，要求退还没有消费的余额；协商不成的，带上办卡的凭证向我们投诉，我们组织调解。'
const LICENSE = '个体工商户可以在政务服务大厅市场监管窗口办理，也可以在网上申请；请准备身份证明和经营场所证明。'
const SCALE = '已经采纳。从下周起在三个农贸市场各设一台公平秤，市场管理人员每天核对。'
const HOURS = '窗口周末轮班的人手目前不够，暂时做不到；我们先把预约办理的时间延长到工作日晚上七点，有条件后再开放周末。'

export const INQUIRIES: readonly SampleInquiry[] = [
  {
    ago: 96, type: 'inquiry', channel: 'web', title: '健身卡不想用了能退吗', text: '去年办的健身卡还剩大半年，现在搬家了去不了，老板说概不退款，这样合法吗？', consent: true,
    steps: [answer(CARD), ...published('办了健身卡，搬家去不了，商家说概不退款，能退吗？', CARD), rated('very-satisfied', '说得很清楚。')],
  },
  {
    ago: 61, type: 'inquiry', channel: 'phone', title: '开小吃店要办什么证', text: '想在老街开一家小吃店，营业执照和食品方面的手续在哪里办？', name: '何晓兰', phone: '19900000101', consent: true,
    steps: [answer(LICENSE), ...published('开小吃店，营业执照在哪里办？', LICENSE)],
  },
  { ago: 33, type: 'inquiry', channel: 'web', title: '小区物业费涨价归谁管', text: '物业没有和业主商量就把物业费涨了，这个归市场监管局管吗？', consent: false, steps: [
    { after: 2, by: 'intake', command: { type: 'point-elsewhere', route: 'other-department', text: '物业服务合同和收费的纠纷由住房和城乡建设部门负责，可以拨打 12345 转办。', told: 'portal' } }, rated('satisfied'),
  ] },
  { ago: 2, type: 'inquiry', channel: 'web', title: '网购七天无理由退货的运费谁出', text: '网上买的鞋子不合脚，想七天无理由退货，来回运费应该谁承担？', consent: true, steps: [] },
  { ago: 0, type: 'inquiry', channel: 'web', title: '电动车电池三包期多久', text: '电动自行车的电池用了十个月就不行了，还在三包期里吗？', name: '杨建军', phone: '19900000102', consent: false, steps: [] },
  {
    ago: 74, type: 'suggestion', channel: 'letter', title: '菜市场多放几台公平秤', text: '城里几个菜市场只有一台公平秤，离得远，买菜的人多半不去复秤。建议多放几台，放在显眼的地方。', name: '罗桂芳', phone: '19900000103', consent: true,
    steps: [{ after: 4, by: 'chief', command: { type: 'adopt', text: SCALE, told: 'phone' } }, { after: 5, by: 'intake', command: { type: 'propose-publication', question: '建议菜市场多放几台公平秤。', answer: SCALE, personalDataRemoved: true } }, { after: 6, by: 'chief', command: { type: 'approve-publication' } }],
  },
  { ago: 40, type: 'suggestion', channel: 'web', title: '办证窗口周末能不能开', text: '平时要上班，请假办证不方便，希望周末也能开一个窗口。', consent: true, steps: [{ after: 3, by: 'chief', command: { type: 'decline', text: HOURS, told: 'portal' } }] },
  { ago: 1, type: 'suggestion', channel: 'web', title: '多讲讲怎么识别老年人保健品骗局', text: '村里老人总被会销骗，建议到村里多讲几次，发点图多字大的小册子。', consent: true, steps: [] },
  {
    ago: 52, type: 'praise', channel: 'web', title: '感谢帮我要回装修定金', text: '装修公司拖着定金不退，所里的同志跑了三趟，最后帮我要回来了，非常感谢。', name: '蒲勇', phone: '19900000104', consent: true,
    steps: [{ after: 2, by: 'intake', command: { type: 'thank', text: '谢谢您的肯定，已经转告承办的同志，我们会继续努力。', told: 'portal' } }, ...published('表扬：帮助要回装修定金。', '谢谢肯定，已经转告承办的同志，我们会继续努力。')],
  },
  { ago: 9, type: 'praise', channel: 'window', title: '窗口同志很耐心', text: '我不会用手机，窗口的小姑娘一步一步教我办完，很有耐心。', consent: false, steps: [{ after: 1, by: 'intake', command: { type: 'thank', text: '谢谢您，欢迎常来。', told: 'window' } }] },
  { ago: 27, type: 'supervision', channel: 'web', title: '打电话没人接', text: '上班时间给所里打了三次电话都没有人接，跑过去门也锁着，等了一个小时。', consent: false, steps: [answer('经核实，当天全所外出检查，没有安排值班。已经批评教育，今后外出必须留人值守并公布手机号码。', 4, 'chief'), rated('satisfied')] },
  { ago: 1, type: 'supervision', channel: 'web', title: '检查时态度不好', text: '来店里检查的人说话很冲，问一句就嫌烦，希望改一改。', consent: false, steps: [] },
]
