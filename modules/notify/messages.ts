/** Every refusal of notify, the names of stages, reasons and wordings. */
export const refusalTexts = {
  'notify.not-permitted': { status: 403, zh: '发送告知由承办单位的工作人员进行。您的岗位或所在单位不能发送；需要时请联系{unit}。', en: 'Notices are sent by the staff of the office in charge. Your role or office may not; if it is needed, contact {unit}.' },
  'notify.unknown-message': { status: 404, zh: '没有找到这条通知，请刷新页面。', en: 'No such notice. Reload the page.' },
  'notify.still-sending': { status: 409, zh: '这条通知还在发送，请等它有结果后再发一次。', en: 'This notice is still being sent. Wait for its result before sending it again.' },
  'notify.no-gateway': { status: 409, zh: '本系统没有接通短信网关或者邮件服务器，没有发送。请用其他方式告知并记录。', en: 'No SMS gateway or mail server is set up, so nothing was sent. Tell by other means and record it.' },
  'notify.nobody': { status: 422, zh: '这个文件没有留下可以告知的人（例如匿名），没有发送。', en: 'Nobody to be told stands on this file (it may be anonymous), so nothing was sent.' },
} as const

export const zh = {
  'stage.queued': '等待发送', 'stage.sending': '正在发送', 'stage.sent': '网关已接收', 'stage.delivered': '已送达', 'stage.failed': '发送失败', 'stage.given-up': '已放弃重试',
  'reason.landline': '留的是固定电话，不能收短信，请改用电话告知', 'reason.no-address': '没有留下手机号码或者邮箱，请用其他方式告知',
  'reason.bad-number': '号码不是有效的大陆手机号码，请核对后用其他方式告知', 'reason.bad-mailbox': '邮箱地址不正确，请核对', 'reason.not-configured': '没有接通短信网关或者邮件服务器',
  'reason.unreachable': '连接不上网关或者邮件服务器', 'reason.login': '网关或者邮件服务器不认本系统的账号，请管理员检查配置', 'reason.busy': '网关或者邮件服务器忙，稍后再试',
  'reason.refused': '网关或者邮件服务器拒绝发送', 'reason.undelivered': '运营商报告没有送到手机（停机、关机过久、空号等）', 'reason.broken': '网关的回答无法理解', 'reason.not-needed': '到期时已经不需要提醒，没有发送',
  'channel.sms': '短信', 'channel.mail': '邮件',
  'recipient.complainant': '投诉人', 'recipient.respondent': '被投诉人', 'recipient.reporter': '举报人', 'recipient.asker': '提交人', 'recipient.addressee': '收件单位',
  'kind.complaint-accepted': '受理告知', 'kind.complaint-refused': '不予受理告知', 'kind.papers-asked': '补充材料通知', 'kind.session-invited': '调解通知', 'kind.session-invited-firm': '调解通知',
  'kind.session-cancelled': '取消调解通知', 'kind.session-cancelled-firm': '取消调解通知', 'kind.agreement': '达成协议告知', 'kind.agreement-firm': '达成协议告知',
  'kind.mediation-ended': '终止调解告知', 'kind.mediation-ended-firm': '终止调解告知', 'kind.complainant-code': '共同投诉人的查询码', 'kind.performance-asked': '询问协议是否履行', 'kind.complaint-closed': '办结告知', 'kind.inquiry-answered': '答复告知', 'kind.report-told': '举报告知',
  'kind.document-complainant': '文书送达', 'kind.document-reporter': '文书送达', 'kind.document-firm': '文书送达', 'kind.document-addressee': '文书送达',
  'kind.news-complainant': '进展提示', 'kind.news-reporter': '进展提示', 'kind.news-asker': '进展提示', 'kind.call-complainant': '请联系承办机构', 'kind.call-reporter': '请联系承办机构', 'kind.call-asker': '请联系承办机构',
  'byHand.news': '进展提示', 'byHand.call': '请联系承办机构',
} as const

export const en: Record<keyof typeof zh, string> = {
  'stage.queued': 'waiting', 'stage.sending': 'being sent', 'stage.sent': 'accepted by the gateway', 'stage.delivered': 'delivered', 'stage.failed': 'failed', 'stage.given-up': 'given up',
  'reason.landline': 'A landline receives no SMS; call instead', 'reason.no-address': 'No mobile number or mailbox was given; tell by other means',
  'reason.bad-number': 'Not a valid mainland mobile number; check it and tell by other means', 'reason.bad-mailbox': 'Not a valid mailbox', 'reason.not-configured': 'No SMS gateway or mail server is set up',
  'reason.unreachable': 'The gateway or mail server cannot be reached', 'reason.login': 'The gateway or mail server refuses our account; have the administrator check the settings', 'reason.busy': 'The gateway or mail server is busy; tried again later',
  'reason.refused': 'The gateway or mail server refuses the message', 'reason.undelivered': 'The operator reports that it did not reach the phone', 'reason.broken': 'The answer of the gateway makes no sense', 'reason.not-needed': 'No longer needed when its day came; not sent',
  'channel.sms': 'SMS', 'channel.mail': 'mail',
  'recipient.complainant': 'complainant', 'recipient.respondent': 'firm', 'recipient.reporter': 'reporter', 'recipient.asker': 'asker', 'recipient.addressee': 'addressee',
  'kind.complaint-accepted': 'accepted', 'kind.complaint-refused': 'not accepted', 'kind.papers-asked': 'papers asked for', 'kind.session-invited': 'mediation session', 'kind.session-invited-firm': 'mediation session',
  'kind.session-cancelled': 'session called off', 'kind.session-cancelled-firm': 'session called off', 'kind.agreement': 'agreement', 'kind.agreement-firm': 'agreement',
  'kind.mediation-ended': 'mediation terminated', 'kind.mediation-ended-firm': 'mediation terminated', 'kind.complainant-code': 'query code of a joint complainant', 'kind.performance-asked': 'asked whether the agreement was performed', 'kind.complaint-closed': 'closed', 'kind.inquiry-answered': 'answered', 'kind.report-told': 'told of the report',
  'kind.document-complainant': 'document', 'kind.document-reporter': 'document', 'kind.document-firm': 'document', 'kind.document-addressee': 'document',
  'kind.news-complainant': 'progress', 'kind.news-reporter': 'progress', 'kind.news-asker': 'progress', 'kind.call-complainant': 'please contact us', 'kind.call-reporter': 'please contact us', 'kind.call-asker': 'please contact us',
  'byHand.news': 'progress', 'byHand.call': 'please contact the office',
}
