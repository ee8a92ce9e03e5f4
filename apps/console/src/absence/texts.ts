/** Texts of absences, of standing in, and of handing files over. */
export const zh = {
  'nav.absences': '外出与移交', 'nav.absences.short': '外出', 'absences.lead': '登记请假、培训、病假和离岗，由同事代理；到期自动恢复。', 'absences.record': '登记外出', 'absences.calendar': '今后六周', 'absences.week': '{date}起',
  'absences.empty': '今后没有登记外出', 'absences.empty.hint': '登记后，代理人会在自己的清单里看到您的未办结文件。', 'absences.days': '{from} 至 {to}', 'absences.open': '{from} 起，结束日期待定',
  'absences.by': '代理人：{name}', 'absences.actsNow': '{named} 也外出，现由 {name} 代理', 'absences.running': '外出中', 'absences.coming': '未开始', 'absences.files': '名下未办结 {count} 件',
  'absences.end': '结束外出', 'absences.withdraw': '撤回', 'absences.end.sure': '结束后代理立即停止，文件仍归 {name}。确定吗？', 'absences.handOver': '移交文件', 'absences.handOver.other': '移交他人名下的文件', 'absences.handOver.choose': '选择人员', 'absences.departing': '已离岗，名下还有 {count} 件未办结。移交完成前，账号不能停用。',
  'absences.field.who': '谁外出', 'absences.field.reason': '事由', 'absences.field.from': '第一天', 'absences.field.to': '最后一天', 'absences.field.to.hint': '当天结束时代理停止。病假、离岗暂不知道的可以不填。', 'absences.field.substitute': '代理人',
  'absences.field.substitute.hint': '代理人可以办理外出人员名下的文件，每一步都记下是谁、代谁办的；须两个人分别做的审核不能由代理人审本人或被代理人的。', 'absences.submit': '登记', 'absences.recorded': '已登记',
  'absence.name': '{name}（外出）', 'absence.name.until': '{name}（外出至{date}）', 'absence.assign.warning': '这位同事今天外出，由{name}代理。仍可分送；也可以直接分送给代理人。',
  'absence.banner': '您正在代理 {names}', 'absence.banner.until': '{name}（至{date}）', 'absence.banner.open': '看我和被代理人的文件', 'absence.timeline': '{name}（代{absent}）',
  'handOver.title': '移交 {name} 名下的文件', 'handOver.lead': '逐件按同一规则判断；办不了的写明原因，仍留在原处。', 'handOver.none': '{name} 名下没有未办结文件', 'handOver.none.hint': '已经可以停用账号。', 'handOver.unit': '移交给哪个单位', 'handOver.to': '移交给谁',
  'handOver.to.hint': '选多人时按下面的顺序轮流分给他们。', 'handOver.note': '移交说明', 'handOver.note.hint': '写进每一件的办理过程，例如原件放在哪里、正在等什么。', 'handOver.go': '移交 {count} 件', 'handOver.chosen': '共 {total} 件，选 {count} 件', 'handOver.all': '全选',
  'handOver.column.file': '文件', 'handOver.column.due': '期限', 'handOver.column.to': '移交给', 'handOver.column.result': '结果', 'handOver.stays': '不移交', 'handOver.unchosen': '请先选择接收人', 'handOver.done': '已移交', 'handOver.again': '移交其余文件',
  'handOver.result': '已移交 {done} 件，未能移交 {refused} 件',
} as const

export const en: Record<keyof typeof zh, string> = {
  'nav.absences': 'Absences and hand-over', 'nav.absences.short': 'Absences', 'absences.lead': 'Record leave, training, illness and departure with who stands in; it ends by itself.', 'absences.record': 'Record an absence', 'absences.calendar': 'The next six weeks', 'absences.week': 'from {date}',
  'absences.empty': 'No absence is recorded', 'absences.empty.hint': 'Once one is, the substitute finds the open files in their own list.', 'absences.days': '{from} to {to}', 'absences.open': 'from {from}, end not known',
  'absences.by': 'Substitute: {name}', 'absences.actsNow': '{named} is absent too; {name} acts', 'absences.running': 'absent', 'absences.coming': 'not begun', 'absences.files': '{count} open files in hand',
  'absences.end': 'End the absence', 'absences.withdraw': 'Withdraw', 'absences.end.sure': 'The substitution ends at once; the files stay with {name}. Go on?', 'absences.handOver': 'Hand files over', 'absences.handOver.other': 'Hand over the files of', 'absences.handOver.choose': 'Choose a person', 'absences.departing': 'Has left, with {count} open files in hand. The account cannot be closed before they are handed over.',
  'absences.field.who': 'Who is absent', 'absences.field.reason': 'Reason', 'absences.field.from': 'First day', 'absences.field.to': 'Last day', 'absences.field.to.hint': 'The substitution stops when that day ends. For illness and departure it may be left open.', 'absences.field.substitute': 'Substitute',
  'absences.field.substitute.hint': 'May work on the files of whoever is absent; each step says who took it and for whom. What takes two persons is never reviewed by the substitute of whoever did it.', 'absences.submit': 'Record', 'absences.recorded': 'Recorded',
  'absence.name': '{name} (absent)', 'absence.name.until': '{name} (absent until {date})', 'absence.assign.warning': 'Absent today; {name} stands in. It can be given all the same, or to the substitute.',
  'absence.banner': 'You stand in for {names}', 'absence.banner.until': '{name} (until {date})', 'absence.banner.open': 'See my files and theirs', 'absence.timeline': '{name} (for {absent})',
  'handOver.title': 'Hand over the files of {name}', 'handOver.lead': 'Each file is judged by the same rules; what is refused says why and stays where it is.', 'handOver.none': '{name} has no open files', 'handOver.none.hint': 'The account can be closed.', 'handOver.unit': 'To which unit', 'handOver.to': 'To whom',
  'handOver.to.hint': 'Several get them in turn, in the order below.', 'handOver.note': 'Note', 'handOver.note.hint': 'Stands in the course of each file: where the papers are, what is waited for.', 'handOver.go': 'Hand over {count}', 'handOver.chosen': '{count} of {total} chosen', 'handOver.all': 'Choose all',
  'handOver.column.file': 'File', 'handOver.column.due': 'Due', 'handOver.column.to': 'To', 'handOver.column.result': 'Result', 'handOver.stays': 'stays', 'handOver.unchosen': 'Choose who gets them first', 'handOver.done': 'handed over', 'handOver.again': 'Hand over the rest',
  'handOver.result': '{done} handed over, {refused} refused',
}
