/** Every text of the spot check: refusals, names of stages and steps, kinds of fault, sentences of the timeline. */
export const refusalTexts = {
  'spotcheck.not-permitted': { status: 403, own: true, zh: '抽查由没有经办本件的办理人员或者负责人检查，由承办单位整改。您的岗位或所在单位不能做这一步。需要时请联系{unit}。', en: 'Somebody of the office who did not handle the file checks it, the office puts it right. Your role or office may not take this step; if it is needed, contact {unit}.' },
  'spotcheck.draw-not-permitted': { status: 403, own: true, zh: '只有本单位或者上级单位的负责人可以抽取。需要抽查时请联系{unit}的负责人。', en: 'Only the chief of the unit, or one above, draws. If a spot check is needed, contact the chief of {unit}.' },
  'spotcheck.wrong-stage': { status: 409, own: true, zh: '抽查现在是“{stage}”，不能“{step}”。请刷新页面查看最新进展。', en: 'The spot check is now “{stage}”, so “{step}” is not possible. Reload to see the latest state.' },
  'spotcheck.nothing-drawn': { status: 409, own: true, zh: '本件没有被抽查。需要抽查时，由负责人在“抽查回访”中抽取。', en: 'This file has not been drawn. The chief draws under “Spot checks”.' },
  'spotcheck.file-open': { status: 409, own: true, zh: '本件又在办理，没有办结，不能抽查。请等办结以后再抽取。', en: 'This file is being handled again. It can be drawn once it has been closed.' },
  'spotcheck.own-work': { status: 409, own: true, zh: '不能检查自己经办的文件，也不能检查由您代理的同事经办的文件。请没有经办本件的同事检查。', en: 'Nobody checks a file they handled, nor one of a colleague they stand in for. Ask somebody who did not handle it.' },
  'spotcheck.own-check': { status: 409, own: true, zh: '提出整改的人不能自己报告整改结果。请由承办人员报告，您再认可。', en: 'Whoever asked for the correction does not report it. The office reports it, and you accept it.' },
  'spotcheck.faults-mismatch': { status: 422, own: true, zh: '查出问题的，每类问题填写一项，至少一项；没有问题的，不要填写问题和整改要求。', en: 'With faults, name at least one, each kind once; in order, name neither faults nor a correction.' },
  'spotcheck.day-needed': { status: 422, own: true, zh: '整改要求和整改期限要一起填写；不需要整改的，两项都不填。', en: 'Say what is to be put right and by which day, or leave both out.' },
  'spotcheck.day-past': { status: 422, own: true, zh: '期限不能早于今天。请改选今天或者以后的日期。', en: 'The day cannot be before today. Choose today or a later one.' },
  'spotcheck.bad-period': { status: 422, own: true, zh: '办结日期的起止不对：开始不能晚于结束，结束不能晚于今天，最长 {days} 天。请修改。', en: 'The period is wrong: it begins before it ends, ends today at the latest and is no longer than {days} days.' },
  'spotcheck.nothing-closed': { status: 422, own: true, zh: '这个范围内没有可以抽取的已办结文件。请放宽时间、类型或者处理结果；已经抽查过的不再抽取。', en: 'Nothing in this range can be drawn. Widen period, kinds or outcomes; what was drawn before is not drawn again.' },
  'spotcheck.too-many': { status: 422, own: true, zh: '一次最多抽取 {most} 件，可供抽取的最多 {population} 件。请减少比例或者缩短时间，分几次抽取。', en: 'At most {most} files are drawn at once, out of at most {population}. Lower the share or shorten the period.' },
  'spotcheck.unknown-checker': { status: 422, own: true, zh: '检查人不是这个单位的办理人员或者负责人。请重新选择，或者不指定。', en: 'The checker is neither officer nor chief of this unit. Choose another, or none.' },
  'spotcheck.not-found': { status: 404, own: true, zh: '没有这次抽查，或者不在您的查阅范围内。请回到“抽查回访”查看。', en: 'There is no such draw, or it is beyond your reach. Go back to “Spot checks”.' },
} as const

export const zh = {
  'stage.none': '未抽查', 'stage.drawn': '待检查', 'stage.correcting': '整改中', 'stage.corrected': '已整改，等待认可', 'stage.settled': '检查完毕', 'stage.lifted': '已移出样本',
  'step.record-check': '记录检查结果', 'step.record-correction': '报告整改结果', 'step.accept-correction': '认可整改', 'step.demand-again': '再次要求整改', 'step.lift': '移出样本',
  'verdict.in-order': '没有问题', 'verdict.faults': '发现问题',
  'fault.limit-missed': '超过期限', 'fault.not-told': '没有告知当事人', 'fault.wrong-ground': '适用情形或者条款不当', 'fault.papers-missing': '文书材料不全', 'fault.attitude': '服务态度',
  'fault.incomplete': '记录不完整', 'fault.other': '其他问题',
  'event.spotcheck.drawn': '抽中抽查，{dueOn}前检查', 'event.spotcheck.found-in-order': '抽查：没有问题', 'event.spotcheck.faults-found': '抽查发现问题 {count} 项',
  'event.spotcheck.correction-demanded': '要求整改：{demand}（{dueOn}前完成）', 'event.spotcheck.corrected': '报告整改结果：{result}', 'event.spotcheck.correction-accepted': '认可整改，抽查结束',
  'event.spotcheck.lifted': '移出抽查样本，未检查：{reason}',
} as const

export const en: Record<keyof typeof zh, string> = {
  'stage.none': 'not drawn', 'stage.drawn': 'to be checked', 'stage.correcting': 'being put right', 'stage.corrected': 'put right, to be accepted', 'stage.settled': 'checked', 'stage.lifted': 'taken out of the sample',
  'step.record-check': 'record the check', 'step.record-correction': 'report the correction', 'step.accept-correction': 'accept the correction', 'step.demand-again': 'demand again', 'step.lift': 'take out of the sample',
  'verdict.in-order': 'in order', 'verdict.faults': 'faults found',
  'fault.limit-missed': 'a limit was missed', 'fault.not-told': 'parties were not told', 'fault.wrong-ground': 'wrong ground or article', 'fault.papers-missing': 'papers are missing', 'fault.attitude': 'attitude',
  'fault.incomplete': 'the record is incomplete', 'fault.other': 'other',
  'event.spotcheck.drawn': 'Drawn for a spot check, to be made by {dueOn}', 'event.spotcheck.found-in-order': 'Spot check: in order', 'event.spotcheck.faults-found': 'Spot check: {count} faults found',
  'event.spotcheck.correction-demanded': 'To be put right by {dueOn}: {demand}', 'event.spotcheck.corrected': 'Put right: {result}', 'event.spotcheck.correction-accepted': 'Correction accepted; the spot check ends',
  'event.spotcheck.lifted': 'Taken out of the sample unchecked: {reason}',
}
