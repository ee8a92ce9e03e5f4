/** Every refusal of the mediation module, as people read it. */
export const refusalTexts = {
  'mediation.not-permitted': { status: 403, zh: '您的岗位或所在单位不能主持这份投诉的调解。需要时请联系{unit}。', en: 'Your role or office may not conduct this mediation. If it is needed, contact {unit}.' },
  'mediation.wrong-stage': { status: 409, zh: '调解现在是“{stage}”，不能“{step}”。请刷新页面查看最新进展。', en: 'The mediation is now “{stage}”, so “{step}” is not possible. Reload to see the latest state.' },
  'mediation.unknown-session': { status: 422, zh: '没有找到这次调解安排，请刷新后重新选择。', en: 'No such session. Reload and choose again.' },
  'mediation.session-held': { status: 409, zh: '这次调解已经有记录，不能重复记录。', en: 'This session has been recorded already.' },
  'mediation.session-in-past': { status: 422, zh: '调解时间已经过去，请选择以后的时间。', en: 'The time of the session has passed. Choose a later one.' },
  'mediation.session-not-begun': { status: 409, zh: '还没有到约定的调解时间，不能记录。', en: 'The session has not begun; it cannot be recorded yet.' },
  'mediation.session-open': { status: 409, zh: '还有一次调解没有记录，请先记录它。', en: 'A session is still unrecorded. Record it first.' },
  'mediation.unknown-reason': { status: 422, zh: '“{reason}”不是{pack}规定可以扣除期限的事由，请从列表中选择。', en: '“{reason}” does not stop the clock under {pack}. Choose a reason from the list.' },
  'mediation.bad-suspension': { status: 422, zh: '扣除期限的日期不对：开始不能早于受理日（{accepted}），也不能晚于今天；结束不能早于开始，也不能晚于今天。', en: 'The days are wrong: a suspension begins no earlier than acceptance ({accepted}) and no later than today, and ends no earlier than it begins and no later than today.' },
  'mediation.not-willing': { status: 409, zh: '有一方不同意调解，不能再安排调解。请按规定终止调解。', en: 'One party declined mediation; no session can be arranged. Terminate the mediation.' },
  'mediation.term-in-past': { status: 422, zh: '协议的履行期限不能早于今天；当场已履行的请选择“即时履行”。', en: 'A duty cannot fall due before today; if it was performed at once choose that form.' },
  'mediation.unknown-ground': { status: 422, zh: '“{ground}”不是{pack}规定的终止调解情形，请从列表中选择。', en: '“{ground}” is not a ground of termination under {pack}. Choose one from the list.' },
  'mediation.limit-not-passed': { status: 409, zh: '调解期限到 {due} 才届满，现在不能以期限届满终止调解。', en: 'The limit ends on {due}; mediation cannot be terminated on that ground before.' },
  'mediation.already-told': { status: 409, zh: '这一方已经告知过了。', en: 'This party has been told already.' },
  'mediation.consent-needed': { status: 409, zh: '还有 {count} 位投诉人没有同意达成协议。请先在“投诉人”里逐一记录同意。', en: '{count} complainants have not consented to an agreement. Record the consent of each first.' },
  'mediation.already-open': { status: 409, zh: '这份投诉已经在调解。', en: 'This complaint is in mediation already.' },
} as const

export const zh = {
  'stage.none': '未开始', 'stage.open': '调解中', 'stage.suspended': '期限中止', 'stage.agreed': '达成协议', 'stage.terminated': '已终止，待告知', 'stage.told': '已终止并告知',
  'step.open': '启动调解', 'step.invite': '安排调解', 'step.record-answer': '记录是否同意调解', 'step.hold-session': '记录调解过程', 'step.suspend': '中止期限', 'step.resume': '恢复期限',
  'step.record-agreement': '记录调解协议', 'step.terminate': '终止调解', 'step.tell': '告知当事人',
  'event.mediation.opened': '启动调解', 'event.mediation.invited': '邀请双方于{startsAt}调解（{mode}，{place}）', 'event.mediation.party-answered': '{party}{answer}调解',
  'event.mediation.session-held': '进行调解：{record}', 'event.mediation.suspended': '{reason}，期限自{from}起停止计算（{body}）', 'event.mediation.resumed': '恢复计算期限，{lastDay}为最后一个不计入的日子',
  'event.mediation.agreed': '达成调解协议（{form}）', 'event.mediation.terminated': '终止调解：{reason}', 'event.mediation.told': '已告知{party}', 'event.mediation.ended-at-source': '已在全国12315平台办结，本地调解不再继续',
  'mode.on-site': '现场', 'mode.phone': '电话', 'mode.audio': '音频', 'mode.video': '视频', 'mode.internet': '互联网',
  'form.written': '制作调解书', 'form.waived': '双方同意不制作调解书', 'form.performed': '即时履行',
  'party.consumer': '投诉人', 'party.respondent': '被投诉人', 'party.both': '双方', 'answer.willing': '同意', 'answer.unwilling': '不同意',
} as const

export const en: Record<keyof typeof zh, string> = {
  'stage.none': 'not begun', 'stage.open': 'in mediation', 'stage.suspended': 'clock stopped', 'stage.agreed': 'agreement reached', 'stage.terminated': 'terminated, parties to be told', 'stage.told': 'terminated and told',
  'step.open': 'open mediation', 'step.invite': 'arrange a session', 'step.record-answer': 'record consent', 'step.hold-session': 'record the session', 'step.suspend': 'stop the clock', 'step.resume': 'resume the clock',
  'step.record-agreement': 'record the agreement', 'step.terminate': 'terminate', 'step.tell': 'tell the parties',
  'event.mediation.opened': 'Mediation opened', 'event.mediation.invited': 'Both parties invited for {startsAt} ({mode}, {place})', 'event.mediation.party-answered': 'The {party} is {answer} to mediate',
  'event.mediation.session-held': 'Session held: {record}', 'event.mediation.suspended': '{reason}: clock stopped from {from} ({body})', 'event.mediation.resumed': 'Clock resumed; {lastDay} was the last day not counted',
  'event.mediation.agreed': 'Agreement reached ({form})', 'event.mediation.terminated': 'Mediation terminated: {reason}', 'event.mediation.told': 'Told: {party}', 'event.mediation.ended-at-source': 'Ended on the national platform; mediation here goes no further',
  'mode.on-site': 'on site', 'mode.phone': 'phone', 'mode.audio': 'audio', 'mode.video': 'video', 'mode.internet': 'internet',
  'form.written': 'written agreement', 'form.waived': 'both waived the written form', 'form.performed': 'performed at once',
  'party.consumer': 'complainant', 'party.respondent': 'respondent', 'party.both': 'both', 'answer.willing': 'willing', 'answer.unwilling': 'unwilling',
}
