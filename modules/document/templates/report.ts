/** The forms of a report. None of them is for the firm (Order 121 Art. 37). */
import { FORM_WIDTHS, pair, type Template } from '../template.ts'
import { addressed, paragraph } from './complaint.ts'

export const reportRegistration: Template = {
  zh: '举报登记表', en: 'Report registration', series: '举登', style: 'form', kinds: ['report'], audiences: ['reporter', 'unit'], sealed: false,
  needs: ['reporterName', 'realName', 'respondentName', 'respondentAddress', 'receivedOn', 'violation'],
  takes: ['reporterPhone', 'reporterIdType', 'reporterIdNumber', 'reporterAddress', 'respondentCreditCode', 'category', 'occurredOn', 'channel', 'clues', 'officer'],
  body: (value) => [
    { kind: 'table', widths: FORM_WIDTHS, rows: [
      pair('登记单位', value.value('unit'), ['登记编号', value.value('fileNumber')]),
      pair('登记日期', value.value('receivedOn'), ['登记人', value.known('officer')]),
      pair('举报人', value.value('reporterName'), ['是否实名', value.value('realName')]),
      pair('联系电话', value.known('reporterPhone'), ['登记方式', value.known('channel')]),
      pair('证件类型', value.known('reporterIdType'), ['证件号码', value.known('reporterIdNumber')]),
      pair('通讯地址', value.known('reporterAddress')),
      pair('被举报人', value.value('respondentName'), ['统一社会信用代码', value.known('respondentCreditCode')]),
      pair('被举报人地址', value.value('respondentAddress')),
      pair('问题类别', value.known('category'), ['行为发生日期', value.known('occurredOn')]),
      pair('涉嫌违法行为', value.value('violation')),
      pair('线索和事实依据', value.known('clues')),
    ] },
    paragraph(`依据：${value.value('basis')}。举报人信息和举报处理情况依法保密。`),
    { kind: 'signers', places: ['举报人（签名）', '登记人（签名）'] },
  ],
}

export const reportResult: Template = {
  zh: '举报处理结果告知书', en: 'Notice of the result of a report', series: '举告', style: 'form', kinds: ['report'], audiences: ['reporter'], sealed: true,
  needs: ['reporterName', 'respondentName', 'receivedOn', 'decidedOn', 'result', 'resultReason'], takes: ['officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    addressed(value, 'reporterName'),
    paragraph(`你（单位）于${value.value('receivedOn')}提出的对${value.value('respondentName')}的举报（登记编号：${value.value('fileNumber')}）收悉。经核查，${value.value('authority')}于${value.value('decidedOn')}决定：${value.value('result')}。具体情况如下：`),
    paragraph(value.value('resultReason')),
    paragraph(`根据${value.value('basis')}的规定，现予告知。`),
  ],
}
