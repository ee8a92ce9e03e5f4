/** Texts of the page of the knowledge base. */
export const zh = {
  'nav.knowledge': '知识库', 'nav.knowledge.short': '知识库', 'knowledge.lead': '答复咨询用的现成答案。公众在网页上查到的是当日有效、已发布的说法。', 'knowledge.write': '新写一条', 'knowledge.search': '问题、答案或关键词',
  'knowledge.state': '状态', 'knowledge.state.any': '全部状态', 'knowledge.topic': '类别', 'knowledge.topic.any': '全部类别', 'knowledge.empty': '知识库里还没有条目', 'knowledge.empty.filtered': '没有符合条件的条目', 'knowledge.empty.hint': '写好一条，由县局负责人审核后发布。',
  'knowledge.question': '问题', 'knowledge.answer': '答案', 'knowledge.basis': '依据', 'knowledge.keywords': '关键词', 'knowledge.valid': '有效期', 'knowledge.author': '编写', 'knowledge.from': '{from}起', 'knowledge.span': '{from}至{to}',
  'knowledge.by': '编写：{author}', 'knowledge.decidedBy': '审核：{approver}', 'knowledge.remark': '说明：{remark}', 'knowledge.count': '{count} 条', 'knowledge.version': '第 {version} 稿', 'knowledge.history': '各稿（新的在前）', 'knowledge.entry': '知识库条目',
  'knowledge.edit': '修改', 'knowledge.revise': '另写一稿', 'knowledge.question.hint': '按群众平常的问法写。', 'knowledge.basis.hint': '法律名称和条款，例如《消费者权益保护法》第二十四条；输入后按回车，可以填写多条。', 'knowledge.keywords.hint': '群众可能用到的其他说法；输入后按回车。',
  'knowledge.validFrom': '生效日', 'knowledge.validTo': '失效日', 'knowledge.validTo.hint': '最后一个有效的日子；一直有效的不填。', 'knowledge.save': '保存草稿', 'knowledge.saved': '草稿已保存', 'knowledge.done': '“{step}”已记录',
  'knowledge.reason': '理由', 'knowledge.publish.sure': '发布后任何人都能看到，并且不能再改；要改，另写一稿。', 'knowledge.withdraw.sure': '撤下后任何一天都不再显示这一稿。', 'knowledge.closed': '现在没有您可以办理的事项。',
} as const

export const en: Record<keyof typeof zh, string> = {
  'nav.knowledge': 'Knowledge base', 'nav.knowledge.short': 'Knowledge', 'knowledge.lead': 'Ready answers to inquiries. The public finds those that are published and valid on the day.', 'knowledge.write': 'Write an entry', 'knowledge.search': 'Question, answer or keyword',
  'knowledge.state': 'State', 'knowledge.state.any': 'All states', 'knowledge.topic': 'Topic', 'knowledge.topic.any': 'All topics', 'knowledge.empty': 'No entries yet', 'knowledge.empty.filtered': 'No entry fits', 'knowledge.empty.hint': 'Write one; the chief of the county publishes it.',
  'knowledge.question': 'Question', 'knowledge.answer': 'Answer', 'knowledge.basis': 'Basis', 'knowledge.keywords': 'Keywords', 'knowledge.valid': 'Valid', 'knowledge.author': 'Written by', 'knowledge.from': 'from {from}', 'knowledge.span': '{from} to {to}',
  'knowledge.by': 'Written by {author}', 'knowledge.decidedBy': 'Decided by {approver}', 'knowledge.remark': 'Remark: {remark}', 'knowledge.count': '{count} entries', 'knowledge.version': 'Wording {version}', 'knowledge.history': 'Wordings, newest first', 'knowledge.entry': 'Entry',
  'knowledge.edit': 'Edit', 'knowledge.revise': 'Write a new wording', 'knowledge.question.hint': 'As people ask it.', 'knowledge.basis.hint': 'Law and article, such as 《消费者权益保护法》第二十四条; press Enter after each.', 'knowledge.keywords.hint': 'Other words people may use; press Enter after each.',
  'knowledge.validFrom': 'First day', 'knowledge.validTo': 'Last day', 'knowledge.validTo.hint': 'The last day on which it is the answer; empty while it stays so.', 'knowledge.save': 'Save draft', 'knowledge.saved': 'Draft saved', 'knowledge.done': '“{step}” recorded',
  'knowledge.reason': 'Reason', 'knowledge.publish.sure': 'Everyone can then read it, and it is changed only by a new wording.', 'knowledge.withdraw.sure': 'This wording is then shown for no day.', 'knowledge.closed': 'There is nothing for you to do here now.',
}
