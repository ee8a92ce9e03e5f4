/** Refusals of the knowledge base, and its names as people read them. */
export const refusalTexts = {
  'knowledge.not-found': { status: 404, zh: '知识库里没有这一条，或者它已经撤下。请重新查找。', en: 'The knowledge base has no such entry, or it was withdrawn. Search again.' },
  'knowledge.not-permitted': { status: 403, zh: '知识库条目由接线和办理人员编写，由县局负责人审核发布。请联系他们。', en: 'Entries are written by intake and officers and published by the chief of the county. Ask them.' },
  'knowledge.wrong-stage': { status: 409, zh: '这一条现在是“{stage}”，不能“{step}”。请刷新后再看。', en: 'The entry is now “{stage}”, so “{step}” is not possible. Reload.' },
  'knowledge.own-wording': { status: 409, zh: '自己编写的条目要由另一位负责人审核发布。', en: 'Your own wording is for another chief to publish.' },
  'knowledge.bad-dates': { status: 422, zh: '失效日不能早于生效日。', en: 'The last day cannot be before the first.' },
  'knowledge.being-edited': { status: 409, zh: '这一条已经有一份修改稿，请先处理那一份。', en: 'A new wording of this entry is being worked on; deal with that one first.' },
} as const

export type KnowledgeRefusal = keyof typeof refusalTexts

export const zh = {
  'stage.draft': '草稿', 'stage.proposed': '待审核', 'stage.published': '已发布', 'stage.withdrawn': '已撤下',
  'step.propose': '提交审核', 'step.publish': '发布', 'step.send-back': '退回修改', 'step.withdraw': '撤下',
  'topic.rights': '消费者权利与赔偿', 'topic.prepaid': '预付卡与订金', 'topic.online': '网络购物', 'topic.food': '食品', 'topic.goods': '商品质量',
  'topic.services': '服务消费', 'topic.procedure': '投诉举报怎么办理', 'topic.elsewhere': '归哪里管',
} as const

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'stage.draft': 'draft', 'stage.proposed': 'waits for approval', 'stage.published': 'published', 'stage.withdrawn': 'withdrawn',
  'step.propose': 'send for approval', 'step.publish': 'publish', 'step.send-back': 'send back', 'step.withdraw': 'withdraw',
  'topic.rights': 'Rights and damages', 'topic.prepaid': 'Prepaid cards and deposits', 'topic.online': 'Buying online', 'topic.food': 'Food', 'topic.goods': 'Quality of goods',
  'topic.services': 'Services', 'topic.procedure': 'How complaints and reports are handled', 'topic.elsewhere': 'Who is in charge',
}
