/** What officers and consumers write as a file goes its way. */
import { below, cumulate, drawIndex, pick, type Random } from './random.ts'

const REFUSALS: Readonly<Record<string, readonly string[]>> = {
  'out-of-remit': ['经核查，所反映事项属住建部门职责，不属于市场监督管理部门职责，已告知投诉人向主管部门反映。', '该事项系劳动报酬争议，不属本部门职责，建议向人社部门劳动监察大队反映。'],
  'handled-elsewhere': ['该纠纷已由人民法院立案受理，本所依法不再受理。', '该纠纷已由消费者委员会组织调解完毕，投诉人就同一事实再次投诉，不予受理。'],
  'not-consumption': ['经核查，投诉人短期内多次购买同类商品并批量投诉，明显超出合理消费需要，不属于为生活消费需要。', '投诉人未能证明与被投诉人之间存在消费者权益争议，购买记录与其本人不符。'],
  'time-barred': ['投诉人自知道权益受到侵害之日起已超过三年，依法不予受理。'],
  'papers-missing': ['投诉人未提供真实姓名和被投诉人名称地址，经告知补正后仍未提供，不予受理。'],
  'identity-refused': ['经核验，投诉人系冒用他人名义，且拒绝配合核验身份，不予受理。'],
}
const REFUSED = [
  '经初查，投诉不符合受理条件，已向投诉人说明理由及其他维权途径。', '投诉材料不符合规定的受理条件，建议通过诉讼或者仲裁途径解决，已电话告知。',
] as const

const TERMINATIONS: Readonly<Record<string, readonly string[]>> = {
  'limit-passed': ['自受理之日起至调解期限届满，双方未能达成调解协议，依法终止调解。'],
  'withdrawn-or-settled': ['双方自行和解，投诉人撤回投诉，终止调解。'],
  'absent-or-refused': ['被投诉人经通知无正当理由不参加调解，终止调解。', '被投诉人明确表示拒绝调解，终止调解。', '被投诉人门店已关闭，经营者电话无法接通，未到场参加调解。'],
  'no-agreement': ['双方分歧较大，均表示无法达成一致，终止调解。', '投诉人坚持退一赔三，经营者只同意退货，双方明确表示不能达成协议。'],
  'ground-found-later': ['受理后发现投诉人已就同一纠纷向人民法院起诉，终止调解。'],
  'party-extinct': ['被投诉人已办理注销登记，主体资格灭失，终止调解。'],
  'test-dispute': ['双方对检测费用由谁承担无法协商一致，致使无法检测，终止调解。'],
}
const TERMINATED = ['经调解双方未能达成一致意见，终止调解，告知可向人民法院起诉。', '调解中出现应当终止调解的情形，终止调解，已告知双方。'] as const

/** How often a ground is met; those not named are rare. */
const REFUSAL_WEIGHTS: Readonly<Record<string, number>> = {
  'out-of-remit': 36, 'not-consumption': 26, 'handled-elsewhere': 14, 'papers-missing': 12, 'time-barred': 5, 'identity-refused': 4,
}

const RETURNS = ['经核实，被投诉人实际经营地不在本所辖区，请重新分派。', '经现场核查，该地址无此商家，实际经营地在其他乡镇，退回分派。', '非本所管辖，退回12315中心。'] as const
const ASSIGNMENTS = ['按经营地分派', '按属地管辖分派', '经电话核实商家地址后分派', '根据事发地分派，请按时初查'] as const
const NAMINGS = ['临近期限，指定专人办理', '原承办人外出培训，由你接办', '涉及多人投诉，请重点办理'] as const
const MATERIALS = ['补充付款截图和聊天记录。', '补充一下：商家刚才又打电话来威胁我。', '小票找到了，金额和我说的一致。', '我有录音，需要的话可以提供', '补充商家微信号和收款码照片', '商家电话换了，新号码在门口贴着的。'] as const
const WITHDRAWALS = ['商家已经退款，撤回投诉', '双方已自行和解', '问题已解决，谢谢', '不想追究了', '商家同意换货了', '考虑后决定走法律途径'] as const
const NOTES_WILLING = ['同意调解', '愿意配合，时间可以', '表示可以协商', '电话已通知，愿意参加'] as const
const NOTES_UNWILLING = ['明确拒绝调解', '表示让投诉人去起诉', '称与其无关，不参加', '拒绝沟通，挂断电话'] as const
const RECORDS = [
  '双方到场，核对了购买凭证。投诉人要求退款，经营者陈述了销售经过，经讲解相关法律规定，双方意见逐步接近。', '通过电话分别与双方沟通，经营者承认服务存在瑕疵，愿意协商处理。',
  '调解员宣读了双方权利义务。投诉人出示付款记录、聊天记录，经营者对事实无异议，对金额有异议。', '现场查看了商品，经营者认为系使用不当造成，投诉人不认可，经反复做工作，双方同意继续协商。',
] as const
const ABSENT_RECORDS = ['被投诉人经通知未到场，投诉人陈述了诉求。', '被投诉人未接听电话，本次调解未能进行。'] as const
const DUTIES = ['退还消费者货款', '退还卡内余额', '免费维修至正常使用', '更换同型号商品', '赔偿消费者损失', '退还多收费用', '退货退款，运费由经营者承担', '上门整改并恢复原状'] as const
const SUMMARIES = {
  agreed: ['经调解，双方达成一致，投诉人表示满意。', '商家已履行调解协议，投诉办结。', '双方达成协议并当场履行，予以办结。', '退款已到账，电话回访投诉人认可处理结果。'],
  terminated: ['调解终止，已告知双方可通过诉讼或仲裁途径解决，予以办结。', '双方未达成一致，终止调解并书面告知，办结。', '已终止调解，投诉人表示将向法院起诉。'],
  withdrawn: ['投诉人撤回投诉，予以办结。', '双方自行和解，投诉人撤回，办结。'],
} as const
const COMMENTS = ['处理很快，谢谢工作人员', '跑了几趟，终于解决了', '结果一般，商家态度还是不好', '没有完全解决', '工作人员很耐心', '希望以后加强监管'] as const
const PLACES = ['二楼调解室', '消费纠纷调解室', '一楼会议室', '办公室'] as const
const TEST_BODIES = ['市产品质量监督检验所', '第三方检测机构', '厂家授权鉴定中心', '市计量检定测试所', '双方共同选定的检测机构'] as const

function reason(random: Random, table: Readonly<Record<string, readonly string[]>>, ground: string, otherwise: readonly string[]): string {
  return pick(random, table[ground] ?? otherwise)
}

/** One of the grounds on offer, the usual ones more often. */
export function drawRefusalGround(random: Random, offered: readonly string[]): string | undefined {
  return offered[drawIndex(random, cumulate(offered.map((ground) => REFUSAL_WEIGHTS[ground] ?? 2)))]
}

export function refusalReason(random: Random, ground: string): string {
  return reason(random, REFUSALS, ground, REFUSED)
}

export function terminationReason(random: Random, ground: string): string {
  return reason(random, TERMINATIONS, ground, TERMINATED)
}

export function closingSummary(random: Random, outcome: keyof typeof SUMMARIES): string {
  return pick(random, SUMMARIES[outcome])
}

export function sessionRecord(random: Random, bothPresent: boolean): string {
  return pick(random, bothPresent ? RECORDS : ABSENT_RECORDS)
}

export function answerNote(random: Random, willing: boolean): string {
  return pick(random, willing ? NOTES_WILLING : NOTES_UNWILLING)
}

const PHRASES = {
  return: RETURNS, assign: ASSIGNMENTS, name: NAMINGS, material: MATERIALS, withdraw: WITHDRAWALS, duty: DUTIES, comment: COMMENTS, place: PLACES, 'test-body': TEST_BODIES,
} as const

export function phrase(random: Random, kind: keyof typeof PHRASES): string {
  return pick(random, PHRASES[kind])
}

/** One rating in three comes with words. */
export function maybeComment(random: Random): string | undefined {
  return below(random, 3) === 0 ? phrase(random, 'comment') : undefined
}
