/** Texts of the staff's day: the list, its filters, supervision, reminders. */
export const zh = {
  'worklist.tab.awaiting': '待审批', 'worklist.tab.supervised': '督办', 'worklist.kind': '业务类型', 'worklist.kind.any': '全部类型',
  'worklist.kind.complaint': '投诉', 'worklist.kind.report': '举报', 'worklist.kind.inquiry': '咨询与建议',
  'worklist.stage': '状态', 'worklist.stage.any': '全部状态', 'worklist.officer': '办理人', 'worklist.officer.any': '全部办理人',
  'worklist.officer.me': '我自己', 'worklist.officer.none': '未指定办理人', 'worklist.supervised': '督办', 'worklist.awaiting': '待审批',
  'supervision.title': '督办', 'supervision.answerBy': '{date}前答复', 'actions.group.supervise': '督办', 'field.importance': '重要程度', 'field.demand': '督办要求', 'field.demand.hint': '写明要办成什么、要报告什么。',
  'field.answerBy': '答复期限', 'field.answer': '办理情况', 'field.answer.hint': '写明已经做了什么、结果如何；还没有结果的，写明下一步和时间。', 'field.answerFinal': '这次答复是', 'field.liftReason': '撤销理由',
  'reminders.title': '提醒', 'reminders.lead': '临近和已过的办理期限。打开文件即标为已读；办理完成的不再计数。', 'reminders.readAll': '全部标为已读', 'reminders.bell': '提醒，{count} 条未读',
  'reminders.empty': '没有提醒', 'reminders.empty.hint': '期限临近时会在这里提醒您。', 'reminders.overdue': '已超期', 'reminders.today': '今天到期', 'reminders.ahead': '还有 {days} 个工作日以内',
  'reminders.due': '{date}届满', 'reminders.done': '已办', 'practice.title': '本县办理约定（{area}）', 'practice.points': '什么时候提醒',
  'practice.points.hint': '提前量按工作日计算。提醒办理人；没有办理人、已超期或者督办的文件同时提醒负责人。', 'practice.approval': '不予受理须经负责人审批', 'practice.approval.hint': '打开后，办理人作出的不予受理先报负责人，批准后才生效并告知投诉人；受理期限照常计算。',
  'practice.save': '保存', 'practice.saved': '已保存',
  'worklist.count': '{count} 件', 'field.sendBackReason': '退回意见', 'overview.count.complaints': '投诉', 'overview.count.reports': '举报', 'overview.count.inquiries': '咨询',
  'overview.count.supervised': '督办', 'clock.supervision.answer': '督办答复期限', 'fact.setOn': '提出要求',
} as const

export const en: Record<keyof typeof zh, string> = {
  'worklist.tab.awaiting': 'To approve', 'worklist.tab.supervised': 'Supervised', 'worklist.kind': 'Kind', 'worklist.kind.any': 'All kinds',
  'worklist.kind.complaint': 'Complaints', 'worklist.kind.report': 'Reports', 'worklist.kind.inquiry': 'Inquiries and opinions',
  'worklist.stage': 'Stage', 'worklist.stage.any': 'All stages', 'worklist.officer': 'Officer', 'worklist.officer.any': 'All officers',
  'worklist.officer.me': 'Myself', 'worklist.officer.none': 'No officer yet', 'worklist.supervised': 'Supervised', 'worklist.awaiting': 'To approve',
  'supervision.title': 'Supervision', 'supervision.answerBy': 'answer by {date}', 'actions.group.supervise': 'Supervision', 'field.importance': 'Importance', 'field.demand': 'What is demanded', 'field.demand.hint': 'Say what is to be achieved and what to report.',
  'field.answerBy': 'Answer by', 'field.answer': 'What was done', 'field.answer.hint': 'What was done and with which result; without a result yet, what comes next and when.', 'field.answerFinal': 'This answer is', 'field.liftReason': 'Why it is lifted',
  'reminders.title': 'Reminders', 'reminders.lead': 'Limits that come near or have passed. Opening a file marks it as read; what is done no longer counts.', 'reminders.readAll': 'Mark all as read', 'reminders.bell': 'Reminders, {count} unread',
  'reminders.empty': 'No reminders', 'reminders.empty.hint': 'When a limit comes near you are told here.', 'reminders.overdue': 'overdue', 'reminders.today': 'due today', 'reminders.ahead': 'within {days} working days',
  'reminders.due': 'due {date}', 'reminders.done': 'done', 'practice.title': 'Practice of the county ({area})', 'practice.points': 'When to remind',
  'practice.points.hint': 'Counted in working days. The officer is reminded; the chief too where there is none, where it is overdue or supervised.', 'practice.approval': 'Refusals need the approval of the chief', 'practice.approval.hint': 'An officer\'s refusal then goes to the chief first and takes effect on approval; the limit to decide runs on.',
  'practice.save': 'Save', 'practice.saved': 'Saved',
  'worklist.count': '{count} files', 'field.sendBackReason': 'Why it is sent back', 'overview.count.complaints': 'Complaints', 'overview.count.reports': 'Reports', 'overview.count.inquiries': 'Inquiries',
  'overview.count.supervised': 'Supervised', 'clock.supervision.answer': 'Answer to the supervision due', 'fact.setOn': 'demand made',
}
