/** Every refusal of the incident module, as people read it, and the names of its states and events. */
export const refusalTexts = {
  'incident.not-found': { status: 404, zh: '没有找到这起事件，或者您没有查看它的权限。', en: 'No such incident, or you may not see it.' },
  'incident.not-permitted': { status: 403, zh: '您的岗位不能做这一步。需要时请联系{unit}的负责人。', en: 'Your role may not do this. If it is needed, ask the head of {unit}.' },
  'incident.settings-not-permitted': { status: 403, zh: '只有本县局的负责人可以设定分级标准。需要时请联系负责人。', en: 'Only the head of the county may settle the levels. If it is needed, ask the head.' },
  'incident.unknown-signal': { status: 404, zh: '没有找到这条提示，或者它已经有人处理。请刷新页面。', en: 'No such suggestion, or someone has settled it. Reload the page.' },
  'incident.unknown-file': { status: 422, zh: '有文件没有找到，或者不在这起事件里。请刷新后重新选择。', en: 'A file was not found, or is not in this incident. Reload and choose again.' },
  'incident.already-gathered': { status: 409, zh: '这些文件已经在这起事件里。', en: 'These files are in this incident already.' },
  'incident.two-counties': { status: 422, zh: '一起事件只能汇集同一个县的文件。外县的请按程序移送或协查。', en: 'An incident gathers files of one county. Hand those of another over.' },
  'incident.unknown-lead': { status: 422, zh: '牵头单位或牵头人不对，请从列表中选择。', en: 'The lead unit or officer is wrong. Choose from the list.' },
  'incident.closed': { status: 409, zh: '这起事件已经办结，不能再改动。', en: 'This incident is closed and stays as it is.' },
  'incident.version-conflict': { status: 409, zh: '刚刚有人改动了这里的内容。您填写的内容还在，请刷新查看后再决定。', en: 'Someone has just changed this. What you typed is kept: reload, look, then decide.' },
  'incident.same-level': { status: 409, zh: '现在就是这个响应级别，不用调整。', en: 'This is the present level; nothing changes.' },
  'incident.in-future': { status: 422, zh: '上报时间不能晚于现在，也不能早于事件登记。请核对。', en: 'The time of the report lies in the future or before the incident was opened. Check it.' },
  'incident.unknown-brief': { status: 404, zh: '没有找到这一版情况报告。请刷新页面。', en: 'No such version of the brief. Reload the page.' },
  'incident.already-issued': { status: 409, zh: '这一版情况报告已经签发。有新情况请另拟一版。', en: 'This version has been issued. Draft another for what is new.' },
  'incident.no-authority': { status: 409, zh: '本县的发文机关还没有设置，情况报告不能编号印发。请联系管理员。', en: 'The authority of this county is not set up, so the brief cannot be numbered. Ask the administrator.' },
  'incident.not-reported': { status: 409, zh: '还没有向{to}上报。请先上报并记录，再办结。', en: 'It has not been reported to {to}. Report and record it before closing.' },
  'incident.files-open': { status: 409, zh: '还有 {count} 份文件没有办结。请先办完，或者移出并说明理由。', en: '{count} files are still open. Finish them, or take them out with a reason.' },
  'incident.levels-not-rising': { status: 422, zh: '人数标准不对：级别越高，人数应当越多；每个级别只能有一条。', en: 'The head counts are wrong: a graver level needs more people, and each level stands once.' },
} as const

export const zh = {
  'stage.open': '处置中', 'stage.closed': '已办结', 'level.1': 'Ⅰ级', 'level.2': 'Ⅱ级', 'level.3': 'Ⅲ级', 'level.4': 'Ⅳ级',
  'to.county-head': '局负责人', 'to.party-government': '县委、县政府', 'to.city-bureau': '市局', 'by.phone': '电话', 'by.writing': '书面',
  'measure.inspection': '现场检查', 'measure.seal': '查封扣押', 'measure.public-notice': '发布公告', 'measure.mediation-site': '设现场调解点', 'measure.medical': '协助就医', 'measure.other': '其他措施',
  'reason.complainants': '{days} 天内 {count} 人投诉同一经营者', 'reason.injury': '{count} 份文件提到人身伤害', 'reason.prepaid': '{count} 份文件提到预付式商家停业', 'reason.words': '{count} 份文件出现“{words}”',
  'step.add-files': '汇集文件', 'step.remove-file': '移出文件', 'step.set-level': '调整响应级别', 'step.name-lead': '指定牵头', 'step.report-up': '记录上报', 'step.add-log': '记录情况',
  'step.take-measure': '记录措施', 'step.state-facts': '补充基本情况', 'step.draft-brief': '拟情况报告', 'step.issue-brief': '签发情况报告', 'step.close': '总结并办结',
  'event.incident.opened': '登记事件，{level}响应：{reason}', 'event.incident.files-added': '汇集 {count} 份文件：{reason}', 'event.incident.file-removed': '移出 {number}：{reason}',
  'event.incident.level-set': '响应级别由{from}调整为{to}：{reason}', 'event.incident.lead-named': '指定{unit}牵头', 'event.incident.reported-up': '{by}向{to}上报：{note}',
  'event.incident.logged': '{text}', 'event.incident.measure-taken': '{measure}：{text}', 'event.incident.facts-stated': '补充基本情况：受伤 {injured} 人', 'event.incident.brief-drafted': '拟出第 {version} 版情况报告',
  'event.incident.brief-issued': '签发第 {version} 版情况报告{number}', 'event.incident.closed': '总结并办结',
} as const

export const en: Record<keyof typeof zh, string> = {
  'stage.open': 'open', 'stage.closed': 'closed', 'level.1': 'Level I', 'level.2': 'Level II', 'level.3': 'Level III', 'level.4': 'Level IV',
  'to.county-head': 'the head of the bureau', 'to.party-government': 'county party committee and government', 'to.city-bureau': 'the city bureau', 'by.phone': 'by phone', 'by.writing': 'in writing',
  'measure.inspection': 'Inspection', 'measure.seal': 'Sealing or seizure', 'measure.public-notice': 'Public notice', 'measure.mediation-site': 'Mediation on site', 'measure.medical': 'Medical help', 'measure.other': 'Other measure',
  'reason.complainants': '{count} people complained of one firm within {days} days', 'reason.injury': '{count} files tell of an injury', 'reason.prepaid': '{count} files tell of a prepaid shop closing', 'reason.words': '{count} files hold “{words}”',
  'step.add-files': 'gather files', 'step.remove-file': 'take a file out', 'step.set-level': 'change the level', 'step.name-lead': 'name the lead', 'step.report-up': 'record a report-up', 'step.add-log': 'write the log',
  'step.take-measure': 'record a measure', 'step.state-facts': 'state the facts', 'step.draft-brief': 'draft a brief', 'step.issue-brief': 'issue the brief', 'step.close': 'review and close',
  'event.incident.opened': 'Opened at {level}: {reason}', 'event.incident.files-added': '{count} files gathered: {reason}', 'event.incident.file-removed': '{number} taken out: {reason}',
  'event.incident.level-set': '{from} changed to {to}: {reason}', 'event.incident.lead-named': '{unit} takes the lead', 'event.incident.reported-up': 'Reported {by} to {to}: {note}',
  'event.incident.logged': '{text}', 'event.incident.measure-taken': '{measure}: {text}', 'event.incident.facts-stated': 'Facts stated: {injured} injured', 'event.incident.brief-drafted': 'Brief, version {version}, drafted',
  'event.incident.brief-issued': 'Brief, version {version}, issued{number}', 'event.incident.closed': 'Reviewed and closed',
}

/** The situation brief, an official Chinese document. */
export const briefTexts = {
  title: '关于{subject}群体投诉事件的情况报告', recipient: '县委、县人民政府',
  basics: '一、基本情况', situation: '{opened}，我局登记{subject}群体投诉事件（编号 {number}），启动{level}响应。截至目前共汇集投诉 {complaints} 件、其他线索 {others} 件，涉及投诉人 {people} 人，投诉金额合计 {amount} 元{place}，受伤 {injured} 人。',
  place: '，发生地点为{place}', cause: '登记原因：{reason}', progress: '二、处理进展', settled: '已办结 {closed} 件，正在办理 {open} 件。',
  measures: '三、已采取的措施', noMeasures: '正在组织核查，暂无需报告的措施。', requests: '四、请求事项', noRequests: '暂无。',
  trend: '附表一：每日收到件数', day: '日期', count: '件数', places: '附表二：按办理单位统计', unit: '办理单位', measureRow: '{at} {measure}：{text}',
} as const
