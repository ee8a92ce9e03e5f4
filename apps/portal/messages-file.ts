/** Texts of the portal about what a complainant does on the file: answers to notices, own settlement, an agent. */
export const zh = {
  'notice.title': '需要您提供材料', 'notice.open': '{matter}：{items}', 'notice.due': '请在{date}前提供。{article}', 'notice.which': '答复哪一项', 'notice.text': '说明', 'notice.textHint': '补了什么材料，或者为什么暂时提供不了',
  'notice.button': '提交答复', 'notice.filesOnly': '材料见附件。', 'notice.done': '答复已提交，承办人会看到。',
  'allow.title': '同意先由商家和您和解', 'allow.hint': '同意后，我们把投诉转给商家，由商家先和您协商。协商不成，投诉照常办理，不影响您的权利。', 'allow.button': '同意先行和解', 'allow.done': '已记录您的同意。',
  'proposal.title': '商家提出了和解方案', 'proposal.lead': '商家的方案：{answer}', 'proposal.question': '您接受这个方案吗？', 'proposal.yes': '接受，已经和解，投诉结束', 'proposal.no': '不接受，请继续办理',
  'proposal.note': '想说明的', 'proposal.button': '提交', 'proposal.done': '已记录您的答复。',
  'settled.title': '已经和商家自行和解', 'settled.hint': '您和商家自己谈好了，可以在这里告诉我们。提交后这件投诉的办理就结束了。', 'settled.reason': '怎样解决的', 'settled.reasonHint': '例如：商家已经退款 399 元',
  'settled.confirm': '我确认双方已经和解', 'settled.button': '报告已和解', 'settled.done': '已记录双方自行和解，办理结束。',
  'agent.title': '委托代理人', 'agent.lead': '可以委托别人代您投诉、参加调解。需要您签名的授权委托书原件（写明委托事项、权限和期限）和代理人的身份证明。',
  'form.agent.name': '代理人姓名', 'form.agent.phone': '代理人电话', 'form.agent.address': '代理人地址', 'form.powers': '代理权限', 'form.matters': '委托事项', 'form.until': '委托到哪一天', 'form.text': '说明', 'form.note': '想说明的', 'form.reason': '怎样解决的',
  'agent.powers.ordinary': '一般授权：和解、放弃请求仍要您本人同意', 'agent.powers.special': '特别授权：可以代您和解、变更或者放弃请求', 'agent.mattersHint': '与授权委托书上写的一致', 'agent.untilHint': '授权委托书上写的期限，例如 2026-12-31',
  'agent.authority': '授权委托书原件（照片或扫描件）', 'agent.identity': '代理人身份证明（照片或扫描件）', 'agent.staged': '已上传：{list}', 'agent.button': '提交委托', 'agent.done': '已登记您的代理人。承办人会核对材料。',
  'error.noticeMatter': '请选择答复哪一项', 'error.settled': '请写明怎样解决的', 'error.confirmSettled': '请勾选确认，再提交', 'error.settlementAgreed': '请选择是否接受', 'error.powers': '请选择代理权限',
  'error.until': '请填写委托到哪一天', 'error.untilPast': '这个日期已经过去，请填写今天或者以后的日期', 'error.authority': '请上传授权委托书原件', 'error.identity': '请上传代理人身份证明',
} as const

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'notice.title': 'We need something from you', 'notice.open': '{matter}: {items}', 'notice.due': 'Please bring it by {date}. {article}', 'notice.which': 'What you answer', 'notice.text': 'Explanation', 'notice.textHint': 'What you supply, or why you cannot yet',
  'notice.button': 'Send the answer', 'notice.filesOnly': 'See the attached files.', 'notice.done': 'Sent. The officer will see it.',
  'allow.title': 'Let the trader settle with you first', 'allow.hint': 'If you agree we pass the complaint to the trader, who talks with you first. If that fails it is handled as usual; you lose no right.', 'allow.button': 'Agree', 'allow.done': 'Your agreement was recorded.',
  'proposal.title': 'The trader proposes a settlement', 'proposal.lead': 'The proposal: {answer}', 'proposal.question': 'Do you accept?', 'proposal.yes': 'Yes, it is settled and the complaint ends', 'proposal.no': 'No, please go on',
  'proposal.note': 'Anything to add', 'proposal.button': 'Send', 'proposal.done': 'Your answer was recorded.',
  'settled.title': 'Settled with the trader', 'settled.hint': 'If you settled among yourselves, tell us here. The handling of this complaint then ends.', 'settled.reason': 'How it was settled', 'settled.reasonHint': 'For example: the trader refunded 399 yuan',
  'settled.confirm': 'I confirm that both sides have settled', 'settled.button': 'Report the settlement', 'settled.done': 'Recorded as settled. The handling has ended.',
  'agent.title': 'Name an agent', 'agent.lead': 'Someone else may act for you. We need the original authorisation you signed (matters, powers, term) and proof of who the agent is.',
  'form.agent.name': 'Name of the agent', 'form.agent.phone': 'Phone of the agent', 'form.agent.address': 'Address of the agent', 'form.powers': 'Powers', 'form.matters': 'Matters', 'form.until': 'Until which day', 'form.text': 'Explanation', 'form.note': 'Anything to add', 'form.reason': 'How it was settled',
  'agent.powers.ordinary': 'Ordinary: settling or giving up a claim still needs your word', 'agent.powers.special': 'Special: may settle, change or give up claims for you', 'agent.mattersHint': 'As the authorisation has them', 'agent.untilHint': 'The term in the authorisation, e.g. 2026-12-31',
  'agent.authority': 'The original authorisation (photo or scan)', 'agent.identity': 'Proof of identity of the agent (photo or scan)', 'agent.staged': 'Uploaded: {list}', 'agent.button': 'Submit', 'agent.done': 'Your agent was recorded. The officer will check the papers.',
  'error.noticeMatter': 'Choose what you answer', 'error.settled': 'Write how it was settled', 'error.confirmSettled': 'Tick the confirmation first', 'error.settlementAgreed': 'Choose whether you accept', 'error.powers': 'Choose the powers',
  'error.until': 'Give the last day of the authority', 'error.untilPast': 'That day has passed; give today or a later one', 'error.authority': 'Attach the original authorisation', 'error.identity': 'Attach proof of identity of the agent',
}
