/** Every text of the conduct module: refusals, names of stages and steps, sentences of the timeline. */
export const refusalTexts = {
  'conduct.not-permitted': { status: 403, own: true, zh: '认定由承办单位的办理人员提出、另一人复核。您的岗位或所在单位不能做这一步。需要时请联系{unit}。', en: 'An officer of the handling office finds, a second person reviews. Your role or office may not take this step; if it is needed, contact {unit}.' },
  'conduct.not-provided': { status: 409, own: true, zh: '本件适用《{pack}》，其中没有“综合认定是否为生活消费需要”的规定，不能作这项认定。', en: 'This complaint is governed by {pack}, which has no rule on weighing whether it is one of everyday consumption.' },
  'conduct.file-ended': { status: 409, own: true, zh: '本件已经办结，不再作这项认定。', en: 'This complaint has ended; nothing is found on it any more.' },
  'conduct.pending': { status: 409, own: true, zh: '已有一项认定等待复核。请先复核，或者撤回后重新提出。', en: 'A finding waits for review. Review it first, or withdraw it.' },
  'conduct.stands': { status: 409, own: true, zh: '已有一项认定，有效期至 {until}。需要改变时请先撤销。', en: 'A finding stands until {until}. Lift it first to change it.' },
  'conduct.nothing-to-lift': { status: 409, own: true, zh: '现在没有可以撤销的认定。', en: 'There is no finding to lift.' },
  'conduct.nothing-to-review': { status: 409, own: true, zh: '现在没有等待复核的认定。', en: 'No finding waits for review.' },
  'conduct.own-finding': { status: 409, own: true, zh: '不能复核自己提出的认定，也不能复核由您代理的同事提出的认定。请另一位同事复核。', en: 'Nobody reviews their own finding, nor that of a colleague they stand in for. Ask another person.' },
  'conduct.unknown-factor': { status: 422, zh: '请从本件适用的规定所列因素中选择。', en: 'Choose from the factors that the order names.' },
  'conduct.settings-not-permitted': { status: 403, own: true, zh: '只有本县局的负责人可以设定统计范围。', en: 'Only the head of the county may settle what is counted.' },
} as const

export const zh = {
  'stage.none': '未认定', 'stage.proposed': '等待复核', 'stage.approved': '已认定', 'stage.sent-back': '已退回', 'stage.lifted': '已撤销', 'stage.expired': '认定已过期',
  'step.propose-finding': '提出认定', 'step.approve-finding': '复核同意', 'step.send-back-finding': '退回认定', 'step.lift-finding': '撤销认定',
  'event.conduct.found': '提出认定“不是为生活消费需要”：{reason}', 'event.conduct.approved': '复核同意认定，有效期至{expiresOn}',
  'event.conduct.sent-back': '退回认定：{reason}', 'event.conduct.lifted': '撤销认定：{reason}',
} as const

export const en: Record<keyof typeof zh, string> = {
  'stage.none': 'nothing found', 'stage.proposed': 'to be reviewed', 'stage.approved': 'found', 'stage.sent-back': 'sent back', 'stage.lifted': 'lifted', 'stage.expired': 'expired',
  'step.propose-finding': 'find', 'step.approve-finding': 'agree after review', 'step.send-back-finding': 'send the finding back', 'step.lift-finding': 'lift the finding',
  'event.conduct.found': 'Found not to be everyday consumption: {reason}', 'event.conduct.approved': 'Finding agreed, valid to {expiresOn}',
  'event.conduct.sent-back': 'Finding sent back: {reason}', 'event.conduct.lifted': 'Finding lifted: {reason}',
}
