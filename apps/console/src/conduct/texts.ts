/** Texts of what speaks against everyday consumption. */
export const zh = {
  'conductPanel.title': '是否生活消费（{article}）', 'conductPanel.lead': '以下只是从本局能查阅的投诉中数出来的情况，供办理人员判断。不自动认定，不影响受理、期限和分送；涉及人身伤害等紧急情况先处置。',
  'conductPanel.window': '统计范围：{days} 天以内。', 'conductPanel.proposed': '统计范围和提示数为建议值，本县尚未设定。', 'conductPanel.count': '{count} 件', 'conductPanel.persons': '涉及 {persons} 人', 'conductPanel.notable': '达到本县提示数',
  'conductPanel.none': '没有数到', 'conductPanel.own': '由办理人员判断', 'conductPanel.files': '这些投诉', 'conductPanel.month': '{date}起三十天：{count} 件', 'conductPanel.plot': '同一投诉人的投诉，每三十天的件数',
  'conductPanel.why.quantity': '同一投诉人就同一经营者、同类问题的投诉', 'conductPanel.why.repeated': '同一投诉人的全部投诉', 'conductPanel.why.colluding': '与本件同电话或者同地址的他人，就同一经营者、同类问题的投诉', 'conductPanel.why.unproved': '本件没有上传任何证据', 'conductPanel.why.shared-contact': '与本件同电话或者同地址的他人的投诉',
  'conductPanel.finding': '认定', 'conductPanel.by': '{name}于{date}提出', 'conductPanel.reviewed': '{name}复核', 'conductPanel.until': '有效期至{date}', 'conductPanel.expired': '有效期至{date}，已过期，不能再作为理由。', 'conductPanel.use': '需要不予受理时，由办理人员在“不予受理”中选择“不是为生活消费需要”并写明理由；认定本身不产生这一结果。',
  'actions.group.conduct': '是否生活消费', 'field.conductFactors': '依据的因素', 'field.conductReason': '认定理由', 'field.conductReason.hint': '写明具体事实：哪些投诉、数量和时间、与生活需要不符在哪里。', 'field.conductSendBack': '退回意见', 'field.conductLift': '撤销理由',
  'conductSettings.title': '非生活消费统计范围（{area}）', 'conductSettings.windowDays': '统计多少天以内的投诉', 'conductSettings.repeatedFrom': '同一人投诉达到几件时提示', 'conductSettings.sharedFrom': '共用电话或地址达到几人时提示', 'conductSettings.proposed': '现为建议值，保存后成为本县的设定。',
} as const

export const en: Record<keyof typeof zh, string> = {
  'conductPanel.title': 'Everyday consumption? ({article})', 'conductPanel.lead': 'Counted from complaints you may read, for an officer to judge. Nothing is found by itself; acceptance, limits and dispatch are untouched, and an emergency comes first.',
  'conductPanel.window': 'Counted: the last {days} days.', 'conductPanel.proposed': 'Window and numbers are a proposal; the county has settled none.', 'conductPanel.count': '{count} files', 'conductPanel.persons': '{persons} persons', 'conductPanel.notable': 'pointed out by the county',
  'conductPanel.none': 'none counted', 'conductPanel.own': 'for the officer to judge', 'conductPanel.files': 'The files', 'conductPanel.month': 'thirty days from {date}: {count}', 'conductPanel.plot': 'Complaints of the same person, by thirty days',
  'conductPanel.why.quantity': 'of the same person on the same operator and issue', 'conductPanel.why.repeated': 'all of the same person', 'conductPanel.why.colluding': 'of others with the same telephone or address, on the same operator and issue', 'conductPanel.why.unproved': 'no evidence came with this complaint', 'conductPanel.why.shared-contact': 'of others with the same telephone or address',
  'conductPanel.finding': 'Finding', 'conductPanel.by': 'by {name} on {date}', 'conductPanel.reviewed': 'reviewed by {name}', 'conductPanel.until': 'valid to {date}', 'conductPanel.expired': 'Valid to {date}: it has expired and is no reason any more.', 'conductPanel.use': 'A refusal stays a step of its own: choose the ground and give reasons there. The finding brings it about in no way.',
  'actions.group.conduct': 'Everyday consumption', 'field.conductFactors': 'Factors relied on', 'field.conductReason': 'Reason', 'field.conductReason.hint': 'Name facts: which complaints, how many and when, and what does not fit everyday needs.', 'field.conductSendBack': 'Why it is sent back', 'field.conductLift': 'Why it is lifted',
  'conductSettings.title': 'What is counted against everyday consumption ({area})', 'conductSettings.windowDays': 'Days looked back on', 'conductSettings.repeatedFrom': 'Complaints of one person from which they are pointed out', 'conductSettings.sharedFrom': 'Persons sharing telephone or address from which they are pointed out', 'conductSettings.proposed': 'A proposal at present; saving settles it for the county.',
}
