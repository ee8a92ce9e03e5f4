/** Texts of what is told by SMS and mail. */
export const zh = {
  'notices.title': '通知记录', 'notices.none': '还没有发送过短信或者邮件。', 'notices.off': '没有接通短信网关，系统不会发送短信。选择“短信”告知的，请自行发送并留存。',
  'notices.to': '{recipient} {address}', 'notices.noAddress': '（发送时查号码）', 'notices.tries': '已试 {count} 次', 'notices.again': '{at}再试', 'notices.resend': '再发一次', 'notices.resent': '已放入发送队列',
  'notices.resendOf': '再发一次：{kind}，{recipient}', 'notices.tell': '通知提交人', 'notices.text': '内容',
  'told.system': '系统会自动发送短信，送达情况见“通知记录”。', 'told.self': '没有接通短信网关：系统不会发送，请您自行发短信告知，并留存发送记录。',
  'announce.title': '批量告知（{count} 件）', 'announce.go': '发送给 {count} 件的提交人', 'announce.choose': '批量告知', 'announce.what': '告知内容', 'announce.preview': '短信预览（编号和网址按每件填写）',
  'announce.lead': '发给每件的投诉人、举报人或者提交人；共同投诉的，每位投诉人都会收到。', 'announce.result': '已放入发送队列 {done} 件，未能发送 {refused} 件，等待 {waiting} 件', 'announce.number': '编号', 'announce.link': '（查询网址）',
} as const

export const en: Record<keyof typeof zh, string> = {
  'notices.title': 'Notices', 'notices.none': 'No SMS or mail has been sent yet.', 'notices.off': 'No SMS gateway is set up: the system sends nothing. Where you choose “SMS”, send it yourself and keep a record.',
  'notices.to': '{recipient} {address}', 'notices.noAddress': '(looked up when sent)', 'notices.tries': 'tried {count} times', 'notices.again': 'again at {at}', 'notices.resend': 'Send again', 'notices.resent': 'Queued',
  'notices.resendOf': 'Send again: {kind}, {recipient}', 'notices.tell': 'Tell the filer', 'notices.text': 'Text',
  'told.system': 'The system sends the SMS; see Notices for its delivery.', 'told.self': 'No SMS gateway is set up: the system sends nothing. Send the SMS yourself and keep a record.',
  'announce.title': 'Tell the filers of {count} files', 'announce.go': 'Send to the filers of {count} files', 'announce.choose': 'Tell the filers', 'announce.what': 'What is told', 'announce.preview': 'Preview (number and address are filled in for each file)',
  'announce.lead': 'Goes to the complainant, reporter or asker of each file; of a joint complaint to every complainant.', 'announce.result': '{done} queued, {refused} not sent, {waiting} waiting', 'announce.number': 'number', 'announce.link': '(address)',
}
