/** Every refusal of the dispatch module, and the names of its steps, stages and reasons. */
export const refusalTexts = {
  'dispatch.not-permitted': { status: 403, own: true, zh: '您的岗位或所在单位不能办理这一步。需要时请联系{unit}。', en: 'Your role or office may not take this step. If it is needed, contact {unit}.' },
  'dispatch.wrong-stage': { status: 409, own: true, zh: '现在不能“{step}”。请刷新页面查看最新进展。', en: '“{step}” is not possible now. Reload to see the latest state.' },
  'dispatch.never-forward': { status: 403, own: true, zh: '承办机构不得自行移送。没有处理权限的，请退回分送机构，由其移送。', en: 'A handling unit never forwards a file itself. Return it to intake, which transfers it.' },
  'dispatch.report-apart': { status: 409, own: true, zh: '举报不在这里移送：没有处理权限的告知举报人；食品安全问题请用举报办理中的书面移交。', en: 'A report is not transferred here: the reporter is told; food matters are handed over in writing in the report procedure.' },
  'dispatch.no-transfer': { status: 409, own: true, zh: '没有等待处理的移送，请刷新页面。', en: 'There is no transfer waiting. Reload the page.' },
  'dispatch.day-in-past': { status: 422, zh: '日期不能早于今天，请选择以后的日期。', en: 'The day lies in the past. Choose a later one.' },
  'dispatch.day-in-future': { status: 422, zh: '收到日期不能早于发出日期，也不能晚于今天。', en: 'The day of receipt lies between the day it was sent and today.' },
  'dispatch.unknown-letter': { status: 404, zh: '没有找到这份协查函，或者您没有查看它的权限。', en: 'No such help letter, or you may not see it.' },
  'dispatch.already-answered': { status: 409, own: true, zh: '这份协查函已经答复过了。', en: 'This letter has been answered already.' },
  'dispatch.file-ended': { status: 409, own: true, zh: '这份投诉已经办结，不再提出管辖争议、移送或者协查。', en: 'This complaint has ended: nothing is disputed, transferred or asked any more.' },
  'dispatch.no-superior': { status: 409, own: true, zh: '系统里没有设置上级市场监管局，不能报请指定。请联系系统管理员补充单位。', en: 'No regulator above yours is set up, so nothing can be referred to it. Ask the administrator to add the unit.' },
  'dispatch.places-not-permitted': { status: 403, own: true, zh: '地名归属由本县的收件人员和县局负责人处理。需要改动时请联系他们。', en: 'Place names are settled by the intake staff and the head of the county. Ask them for a change.' },
  'dispatch.categories-not-permitted': { status: 403, own: true, zh: '只有本县局的负责人可以设定类别归口。需要时请联系负责人。', en: 'Only the head of the county gives categories to units. If it is needed, ask the head.' },
  'dispatch.unknown-office': { status: 422, zh: '请选择本县现有的单位。', en: 'Choose an open unit of the county.' },
  'dispatch.unknown-category': { status: 422, zh: '请从问题类别表中选择。', en: 'Choose from the list of problem categories.' },
  'dispatch.place-empty': { status: 422, zh: '地名至少要有两个字，不能只有空格和符号。', en: 'A place name has at least two characters beside blanks and marks.' },
  'dispatch.place-changed': { status: 409, own: true, zh: '“{name}”刚刚被别人处理过。请刷新页面，看过结果再决定。', en: '“{name}” has just been settled by somebody else. Reload the page and look before you decide.' },
} as const

export const zh = {
  'stage.none': '没有争议', 'stage.disputed': '协商管辖', 'stage.referred': '报请指定', 'stage.settled': '管辖已定',
  'step.dispute': '提出管辖争议', 'step.agree': '记录协商结果', 'step.refer': '报请共同上级指定', 'step.designate': '记录指定结果', 'step.transfer-out': '移送投诉',
  'step.record-receipt': '登记收件回执', 'step.take-back': '登记退回', 'step.settle-return': '处理退回', 'step.ask-help': '发协查函', 'step.answer-help': '登记协查答复',
  'event.dispatch.disputed': '与{counterpart}发生管辖争议：{reason}', 'event.dispatch.agreed': '管辖协商一致，{taker}：{note}', 'event.dispatch.referred': '协商不成，报请{superior}指定管辖：{reason}',
  'event.dispatch.designated': '{superior}指定管辖，{taker}（{document}）', 'event.dispatch.transferred-out': '移送{body}（{letter}）：{reason}',
  'event.dispatch.receipt-recorded': '{receivedBy}于{receivedOn}收到移送', 'event.dispatch.taken-back': '移送被退回：{reason}', 'event.dispatch.return-settled': '退回事项已处理：{result}',
  'event.dispatch.help-asked': '向{body}发协查函，请于{answerBy}前答复', 'event.dispatch.help-answered': '收到协查答复：{text}',
  'reason.register': '登记册记载由其监管', 'reason.learned': '“{name}”以往分送该单位（{support}次）', 'reason.town': '地址在其辖区（{name}）',
  'reason.entered': '“{name}”已定为该单位辖区', 'reason.category': '“{name}”类问题归该单位',
  'step.settle-place': '确定地名归属', 'step.withdraw-place': '撤销地名归属', 'step.settle-category': '设定类别归口',
  'taker.us': '由本局处理', 'taker.them': '由对方处理', 'recipient.department': '其他部门', 'recipient.12345': '12345 热线',
} as const

export const en: Record<keyof typeof zh, string> = {
  'stage.none': 'no dispute', 'stage.disputed': 'being agreed', 'stage.referred': 'referred for designation', 'stage.settled': 'settled',
  'step.dispute': 'dispute jurisdiction', 'step.agree': 'record the agreement', 'step.refer': 'refer to the common superior', 'step.designate': 'record the designation', 'step.transfer-out': 'transfer the complaint',
  'step.record-receipt': 'record the receipt', 'step.take-back': 'record that it came back', 'step.settle-return': 'deal with what came back', 'step.ask-help': 'send a help letter', 'step.answer-help': 'record the answer',
  'event.dispatch.disputed': 'Jurisdiction disputed with {counterpart}: {reason}', 'event.dispatch.agreed': 'Jurisdiction agreed, {taker}: {note}', 'event.dispatch.referred': 'No agreement; referred to {superior}: {reason}',
  'event.dispatch.designated': '{superior} designated, {taker} ({document})', 'event.dispatch.transferred-out': 'Transferred to {body} ({letter}): {reason}',
  'event.dispatch.receipt-recorded': 'Receipt by {receivedBy} on {receivedOn}', 'event.dispatch.taken-back': 'The transfer came back: {reason}', 'event.dispatch.return-settled': 'What came back is dealt with: {result}',
  'event.dispatch.help-asked': 'Help letter to {body}, answer asked by {answerBy}', 'event.dispatch.help-answered': 'Answer to the help letter: {text}',
  'reason.register': 'supervises the firm by the register', 'reason.learned': '“{name}” went there before ({support} times)', 'reason.town': 'the address lies in its area ({name})',
  'reason.entered': '“{name}” has been settled as its place', 'reason.category': 'matters of “{name}” are its',
  'step.settle-place': 'settle a place name', 'step.withdraw-place': 'take back a place name', 'step.settle-category': 'give a category to a unit',
  'taker.us': 'we handle it', 'taker.them': 'they handle it', 'recipient.department': 'another department', 'recipient.12345': '12345 hotline',
}
