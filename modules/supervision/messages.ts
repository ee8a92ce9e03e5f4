/** Every refusal of the supervision module, as people read it. */
export const refusalTexts = {
  'supervision.not-permitted': { status: 403, own: true, zh: '督办由上级负责人提出和认可，由承办单位答复。您的岗位或所在单位不能做这一步。需要时请联系{unit}。', en: 'A superior demands and accepts, the office answers. Your role or office may not take this step; if it is needed, contact {unit}.' },
  'supervision.wrong-stage': { status: 409, own: true, zh: '督办现在是“{stage}”，不能“{step}”。请刷新页面查看最新进展。', en: 'The supervision is now “{stage}”, so “{step}” is not possible. Reload to see the latest state.' },
  'supervision.nothing-to-approve': { status: 409, own: true, zh: '现在没有等待认可的督办答复。', en: 'No answer to a supervision is waiting to be accepted.' },
  'supervision.day-past': { status: 422, zh: '答复期限不能早于今天。', en: 'The day for the answer cannot be before today.' },
} as const

/** Names of stages and steps, and the sentences of the timeline. */
export const zh = {
  'stage.none': '未督办', 'stage.demanded': '等待答复', 'stage.answered': '已答复，等待认可', 'stage.accepted': '已认可', 'stage.lifted': '已撤销',
  'step.demand': '提出督办', 'step.answer': '答复督办', 'step.accept': '认可答复', 'step.demand-again': '再次督办', 'step.lift': '撤销督办',
  'event.supervision.demanded': '{importance}：{demand}（{dueOn}前答复）', 'event.supervision.answered': '{final}：{answer}',
  'event.supervision.accepted': '认可督办答复，督办结束', 'event.supervision.lifted': '撤销督办：{reason}',
  'importance.ordinary': '督办', 'importance.important': '重点督办', 'importance.urgent': '紧急督办', 'final.true': '督办答复（办理结果）', 'final.false': '督办答复（进展）',
} as const

export const en: Record<keyof typeof zh, string> = {
  'stage.none': 'not supervised', 'stage.demanded': 'awaiting an answer', 'stage.answered': 'answered, to be accepted', 'stage.accepted': 'accepted', 'stage.lifted': 'lifted',
  'step.demand': 'supervise', 'step.answer': 'answer the supervision', 'step.accept': 'accept the answer', 'step.demand-again': 'demand again', 'step.lift': 'lift the supervision',
  'event.supervision.demanded': '{importance}: {demand} (answer by {dueOn})', 'event.supervision.answered': '{final}: {answer}',
  'event.supervision.accepted': 'Answer accepted; the supervision ends', 'event.supervision.lifted': 'Supervision lifted: {reason}',
  'importance.ordinary': 'Supervised', 'importance.important': 'Supervised as important', 'importance.urgent': 'Supervised as urgent', 'final.true': 'Answered with the result', 'final.false': 'Answered with progress',
}
