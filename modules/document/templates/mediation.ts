/** The forms of a mediation: notice, termination, agreement, and the letter that entrusts it. */
import { FORM_WIDTHS, numbered, pair, type Template } from '../template.ts'
import { complainantPlaces, furtherRows, otherRoutes, paragraph } from './complaint.ts'

export const mediationNotice: Template = {
  zh: '调解通知书', en: 'Notice of mediation', series: '调通', style: 'form', kinds: ['complaint'], audiences: ['complainant', 'respondent'], sealed: true,
  needs: ['complainantName', 'respondentName', 'sessionTime', 'sessionMode', 'sessionPlace', 'mediators'], takes: ['officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    { kind: 'addressee', text: `${value.value('complainantName')}、${value.value('respondentName')}：` },
    paragraph(`${value.value('complainantName')}与${value.value('respondentName')}之间的消费者权益争议（登记编号：${value.value('fileNumber')}），${value.value('authority')}已经受理。根据${value.value('basis')}的规定，现将调解事项通知如下：`),
    paragraph(`一、调解时间：${value.value('sessionTime')}`),
    paragraph(`二、调解方式：${value.value('sessionMode')}`),
    paragraph(`三、调解地点：${value.value('sessionPlace')}`),
    paragraph(`四、调解人员：${value.value('mediators')}`),
    paragraph('请携带身份证明和与争议有关的材料按时参加；委托他人参加的，提交授权委托书和受托人身份证明。认为调解人员与争议有利害关系的，可以申请回避。'),
  ],
}

export const termination: Template = {
  zh: '终止调解决定书', en: 'Decision to terminate mediation', series: '终', style: 'form', kinds: ['complaint'], audiences: ['complainant', 'respondent'], sealed: true,
  needs: ['complainantName', 'respondentName', 'receivedOn', 'endedOn', 'ground', 'groundArticle', 'reason', 'otherRoutes'], takes: ['officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    { kind: 'addressee', text: `${value.value('complainantName')}、${value.value('respondentName')}：` },
    paragraph(`${value.value('complainantName')}于${value.value('receivedOn')}提出的对${value.value('respondentName')}的投诉（登记编号：${value.value('fileNumber')}），因“${value.value('ground')}”，根据${value.value('groundArticle')}的规定，${value.value('authority')}于${value.value('endedOn')}决定终止调解。具体情况如下：`),
    paragraph(value.value('reason')),
    paragraph(`本决定按${value.value('basis')}的规定告知双方。`),
    ...otherRoutes(value),
  ],
}

export const agreement: Template = {
  zh: '调解书', en: 'Mediation agreement', series: '调', style: 'form', kinds: ['complaint'], audiences: ['complainant', 'respondent'], sealed: true,
  needs: ['complainantName', 'complainantPhone', 'complainantAddress', 'respondentName', 'respondentAddress', 'facts', 'claims', 'agreedOn', 'terms', 'mediators'],
  takes: ['jointComplainants', 'representatives', 'agents', 'complainantSigners', 'respondentRepresentative', 'respondentPhone', 'respondentCreditCode', 'officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    { kind: 'table', widths: FORM_WIDTHS, rows: [
      pair('投诉人', value.value('complainantName'), ['联系电话', value.value('complainantPhone')]),
      pair('通讯地址', value.value('complainantAddress')),
      ...furtherRows(value),
      pair('被投诉人', value.value('respondentName'), ['联系电话', value.known('respondentPhone')]),
      pair('法定代表人（负责人）', value.known('respondentRepresentative'), ['统一社会信用代码', value.known('respondentCreditCode')]),
      pair('经营场所', value.value('respondentAddress')),
      pair('承办机构', value.value('unit'), ['登记编号', value.value('fileNumber')]),
    ] },
    paragraph(`争议事实：${value.value('facts')}`),
    paragraph(`投诉请求：${value.value('claims')}`),
    paragraph(`根据${value.value('basis')}的规定，经${value.value('authority')}（调解人员：${value.value('mediators')}）主持调解，双方于${value.value('agreedOn')}自愿达成如下协议：`),
    ...numbered(value.lines('terms')),
    paragraph(`本调解书一式${value.lines('jointComplainants').length + 3}份，投诉人、被投诉人各执一份，本局存档一份，自双方签字或者盖章之日起生效。`),
    { kind: 'signers', places: [...complainantPlaces(value, '签名或者盖章'), '被投诉人（签名或者盖章）', '调解人员（签名）'] },
  ],
}

export const entrustingLetter: Template = {
  zh: '委托调解函', en: 'Letter entrusting mediation', series: '委', style: 'letter', kinds: ['complaint'], audiences: ['agency'], sealed: true,
  needs: ['mediationBody', 'complainantName', 'complainantPhone', 'respondentName', 'respondentAddress', 'receivedOn', 'facts', 'claims', 'deadline'], takes: ['jointComplainants', 'representatives', 'agents', 'respondentPhone', 'officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    { kind: 'addressee', text: `${value.value('mediationBody')}：` },
    paragraph(`${value.value('complainantName')}于${value.value('receivedOn')}提出的对${value.value('respondentName')}的投诉（登记编号：${value.value('fileNumber')}），本局已经受理。根据${value.value('basis')}的规定，现委托你单位调解。`),
    { kind: 'heading', text: '一、双方当事人' },
    paragraph(`投诉人：${value.value('complainantName')}，电话：${value.value('complainantPhone')}`),
    ...value.lines('jointComplainants').map((line) => paragraph(`共同投诉人：${line}`)),
    ...(value.known('representatives') ? [paragraph(`推选的代表人：${value.known('representatives')}`)] : []),
    ...value.lines('agents').map((line) => paragraph(`委托代理人：${line}`)),
    paragraph(`被投诉人：${value.value('respondentName')}，地址：${value.value('respondentAddress')}${value.known('respondentPhone') ? `，电话：${value.known('respondentPhone')}` : ''}`),
    { kind: 'heading', text: '二、争议事实和请求' },
    paragraph(value.value('facts')),
    paragraph(`投诉请求：${value.value('claims')}`),
    { kind: 'heading', text: '三、要求' },
    paragraph(`请在委托范围内以本局名义进行调解，不得再委托其他组织或者个人，并于${value.value('deadline')}前将调解结果和有关材料函复本局。`),
  ],
}

