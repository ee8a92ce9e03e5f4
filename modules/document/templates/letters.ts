/** What goes to offices and other authorities: dispatch, help, police, the brief for party committee and government. */
import { numbered, type Template } from '../template.ts'
import { addressed, paragraph } from './complaint.ts'

export const dispatchNotice: Template = {
  zh: '分送通知书', en: 'Dispatch notice', series: '分', style: 'form', kinds: ['complaint', 'report'], audiences: ['unit'], sealed: true,
  needs: ['recipientUnit', 'respondentName', 'respondentAddress', 'receivedOn', 'dispatchReason'], takes: ['category', 'authorityAddress', 'authorityPhone', 'officer'],
  body: (value) => [
    addressed(value, 'recipientUnit'),
    paragraph(`${value.value('receivedOn')}收到的对${value.value('respondentName')}（地址：${value.value('respondentAddress')}）的投诉举报（登记编号：${value.value('fileNumber')}${value.known('category') ? `，类别：${value.known('category')}` : ''}），根据${value.value('basis')}的规定，现分送你单位处理。`),
    paragraph(`分送理由：${value.value('dispatchReason')}`),
    paragraph('请按规定期限办理；你单位不具备处理权限的，请及时反馈本局统一接收投诉举报的工作机构，不得自行移送。'),
  ],
}

export const helpLetter: Template = {
  zh: '协查函', en: 'Letter of request for help', series: '协', style: 'letter', kinds: ['complaint', 'report'], audiences: ['agency'], sealed: true,
  needs: ['recipientUnit', 'respondentName', 'receivedOn', 'matters', 'deadline'], takes: ['respondentAddress', 'respondentCreditCode', 'officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    addressed(value, 'recipientUnit'),
    paragraph(`本局正在办理${value.value('receivedOn')}收到的登记编号为${value.value('fileNumber')}的事项，需要你单位协助。根据${value.value('basis')}的规定，商请协助调查。`),
    { kind: 'heading', text: '一、协查对象' },
    paragraph([value.value('respondentName'), value.known('respondentAddress'), value.known('respondentCreditCode')].filter((text) => text !== '').join('，')),
    { kind: 'heading', text: '二、协查事项' },
    ...numbered(value.lines('matters')),
    { kind: 'heading', text: '三、答复' },
    paragraph(`请于${value.value('deadline')}前将协查结果和相关证据材料函复本局；不属于你单位职权范围的，请及时告知。`),
  ],
}

export const policeTransfer: Template = {
  zh: '案件线索移送函', en: 'Transfer of a clue to the police', series: '移', style: 'letter', kinds: ['complaint', 'report'], audiences: ['agency'], sealed: true,
  needs: ['recipientUnit', 'receivedOn', 'suspicion', 'evidence'], takes: ['respondentName', 'officer', 'authorityAddress', 'authorityPhone'],
  body: (value) => [
    addressed(value, 'recipientUnit'),
    paragraph(`本局在处理${value.value('receivedOn')}收到的投诉举报（登记编号：${value.value('fileNumber')}）过程中，发现下列涉嫌违法犯罪的线索。根据${value.value('basis')}的规定，现移送你单位依法处理。`),
    { kind: 'heading', text: '一、线索情况' },
    ...(value.known('respondentName') ? [paragraph(`涉及的经营者：${value.known('respondentName')}`)] : []),
    paragraph(value.value('suspicion')),
    { kind: 'heading', text: '二、移送材料' },
    ...numbered(value.lines('evidence')),
    paragraph('请将受理和处理情况函告本局。'),
  ],
}

export const situationBrief: Template = {
  zh: '情况专报', en: 'Situation brief', series: '专报', style: 'letter', kinds: ['complaint', 'report', 'inquiry'], audiences: ['superior'], sealed: true,
  needs: ['recipientUnit', 'briefTitle', 'situation', 'measures', 'nextSteps'], takes: ['assessment', 'officer', 'authorityPhone'],
  body: (value) => [
    addressed(value, 'recipientUnit'),
    { kind: 'heading', text: '一、基本情况' }, paragraph(value.value('situation')),
    { kind: 'heading', text: '二、已采取的措施' }, ...numbered(value.lines('measures')),
    ...(value.known('assessment') ? [{ kind: 'heading', text: '三、分析研判' } as const, paragraph(value.known('assessment'))] : []),
    { kind: 'heading', text: `${value.known('assessment') ? '四' : '三'}、下一步工作` }, ...numbered(value.lines('nextSteps')),
    paragraph(`依据：${value.value('basis')}。登记编号：${value.value('fileNumber')}。`),
  ],
}
