/** Texts of the screens between offices and agencies. */
export const zh = {
  'dispatch.title': '分送与管辖', 'dispatch.suggestion': '建议的承办单位', 'dispatch.suggestion.none': '没有依据可以建议，请按地址人工判断。',
  'dispatch.conflict': '“{name}”以往分送过{offices}，不作建议，请人工判断。', 'dispatch.conflict.settle': '去定归属',
  'dispatch.dispute': '与{counterpart}的管辖争议（{date}）', 'dispatch.transfers': '移送', 'dispatch.receiptOutstanding': '等待收件回执，应于{date}前收到', 'dispatch.receiptBy': '{by}于{date}收到',
  'dispatch.returned': '已退回：{reason}', 'dispatch.letters': '协查函', 'dispatch.answerOutstanding': '等待答复，请对方于{date}前答复', 'dispatch.answered': '{date}答复：{text}',
  'actions.group.dispatch': '管辖、移送与协查',
  'field.reason': '理由', 'field.taker': '由谁处理', 'field.counterpart': '对方市场监管局', 'field.counterpart.hint': '写全称。协商期间投诉举报仍由本单位办理，期限照常计算。',
  'field.agreedNote': '协商结果', 'field.designation': '指定管辖文书', 'field.recipient': '移送去向', 'field.recipient.hint': '移送有处理权限的市场监管局，登记收件回执后，这件投诉在本局办结为“已移送”。移送其他部门或者12345的，仍由本局决定是否受理。', 'field.toBody': '接收单位', 'field.letter': '移送函文号',
  'field.transferReason.hint': '写明为什么不由本局处理。', 'field.receiptBy': '应收到回执的日期', 'field.receivedOn': '收到日期', 'field.receivedBy': '收件单位和收件人',
  'field.returnResult': '怎样处理', 'field.askedBody': '协查单位', 'field.question': '请求协查的内容', 'field.question.hint': '只写协查需要的内容，不写投诉人、举报人的个人信息。', 'field.answerBy': '请于何日前答复',
  'field.letterAnswered': '答复哪一份协查函', 'field.helpAnswer': '答复内容',
} as const

export const en: Record<keyof typeof zh, string> = {
  'dispatch.title': 'Dispatch and jurisdiction', 'dispatch.suggestion': 'Suggested office', 'dispatch.suggestion.none': 'Nothing to base a suggestion on. Judge by the address.',
  'dispatch.conflict': '“{name}” went to {offices} before, so nothing is suggested. Decide yourself.', 'dispatch.conflict.settle': 'Settle it',
  'dispatch.dispute': 'Jurisdiction disputed with {counterpart} ({date})', 'dispatch.transfers': 'Transfers', 'dispatch.receiptOutstanding': 'Receipt outstanding, expected by {date}', 'dispatch.receiptBy': 'Received by {by} on {date}',
  'dispatch.returned': 'Came back: {reason}', 'dispatch.letters': 'Help letters', 'dispatch.answerOutstanding': 'Answer outstanding, asked by {date}', 'dispatch.answered': 'Answer of {date}: {text}',
  'actions.group.dispatch': 'Jurisdiction, transfer, help',
  'field.reason': 'Reason', 'field.taker': 'Who handles it', 'field.counterpart': 'The other regulator', 'field.counterpart.hint': 'Full name. Until it is settled the file stays here and its clocks run on.',
  'field.agreedNote': 'What was agreed', 'field.designation': 'Document of designation', 'field.recipient': 'Sent to', 'field.recipient.hint': 'Once the regulator that has the power has received it, the complaint ends here as transferred. Sent to another department or to 12345, it is still yours to accept or refuse.', 'field.toBody': 'Receiving body', 'field.letter': 'Number of the letter',
  'field.transferReason.hint': 'Why it is not for your bureau.', 'field.receiptBy': 'Receipt expected by', 'field.receivedOn': 'Day of receipt', 'field.receivedBy': 'Received by',
  'field.returnResult': 'What is done about it', 'field.askedBody': 'Body asked', 'field.question': 'What is asked', 'field.question.hint': 'Only what is needed; no personal data of complainant or reporter.', 'field.answerBy': 'Answer asked by',
  'field.letterAnswered': 'Letter that is answered', 'field.helpAnswer': 'Answer',
}
