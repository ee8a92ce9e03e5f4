import { describe, expect, test } from 'vitest'
import { en as complaintEn, zh as complaintZh } from '#modules/complaint/index.ts'
import { en as mediationEn, zh as mediationZh } from '#modules/mediation/index.ts'
import { actionText } from './access/audit.ts'
import { sentenceOf } from './file/sentences.ts'
import { en as casesEn, zh as casesZh } from './enforcement/texts.ts'
import { en as documentsEn, zh as documentsZh } from './document/texts.ts'
import { en as incidentsEn, zh as incidentsZh } from './incident/texts.ts'
import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'
import { en as noticesEn, zh as noticesZh } from './notify/texts.ts'
import { en as notifyEn, zh as notifyZh } from '#modules/notify/index.ts'
import { zh as rulesZh } from '#modules/rules/index.ts'
import { findText, refusalText } from './texts.ts'
import { en as spotcheckEn, zh as spotcheckZh } from '#modules/spotcheck/index.ts'
import { en as spotChecksEn, zh as spotChecksZh } from './spotcheck/texts.ts'
import { en as supervisionEn, zh as supervisionZh } from '#modules/supervision/index.ts'
import { en as inquiryEn, zh as inquiryZh } from './inquiry/texts.ts'
import { en as worklistEn, zh as worklistZh } from './worklist/texts.ts'

const grounds = { refusal: [], termination: [], suspension: [{ id: 'testing', article: '第二十二条', zh: '检测', en: 'Testing' }] }
function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([whole]) => whole).toSorted()
}

describe('texts', () => {
  test('both languages have the same keys and placeholders', () => {
    for (const [name, chinese, english] of [
      ['console', zh, en],
      ['worklist', worklistZh, worklistEn],
      ['inquiry', inquiryZh, inquiryEn],
      ['incidents', incidentsZh, incidentsEn],
      ['cases', casesZh, casesEn],
      ['documents', documentsZh, documentsEn],
      ['notices', noticesZh, noticesEn],
      ['notify', notifyZh, notifyEn],
      ['supervision', supervisionZh, supervisionEn],
      ['spotcheck', spotcheckZh, spotcheckEn],
      ['spot checks', spotChecksZh, spotChecksEn],
      ['complaint', complaintZh, complaintEn],
      ['mediation', mediationZh, mediationEn],
    ] as const) {
      expect(Object.keys(english), name).toEqual(Object.keys(chinese))
      for (const [key, text] of Object.entries(chinese))
        expect(placeholders((english as Record<string, string>)[key] ?? ''), key).toEqual(placeholders(text))
    }
  })
  test('every clock and every fact that starts one has a name', () => {
    const clocks = ['complaint.accept', 'complaint.mediate', 'complaint.mediate.overlay', 'complaint.tell-termination']
    const facts = ['receivedOn', 'acceptedOn', 'refusedOn', 'withdrawnOn', 'agreedOn', 'terminatedOn', 'toldTerminationOn']
    const ofRules = Object.keys(rulesZh).filter((key) => key.startsWith('clock.'))
    expect(ofRules).toContain('clock.mediation.perform')
    for (const key of [...clocks.map((id) => `clock.${id}`), ...facts.map((fact) => `fact.${fact}`), ...ofRules])
      for (const language of ['zh', 'en'] as const) expect(findText(language, key), key).toBeDefined()
  })
  test('an event is a sentence; values that are keys are named', () => {
    expect(sentenceOf('zh', { type: 'complaint.received', params: { channel: 'channel.phone' } }, grounds)).toBe('收到投诉（电话）')
    expect(
      sentenceOf('zh', { type: 'mediation.party-answered', params: { party: 'party.respondent', answer: 'answer.willing' } }, grounds),
    ).toBe('被投诉人同意调解')
    expect(
      sentenceOf(
        'en',
        { type: 'mediation.suspended', params: { reason: 'suspension.testing', from: '2026-05-11', body: '市质检院' } },
        grounds,
      ),
    ).toContain('Testing')
    expect(sentenceOf('zh', { type: 'complaint.closed', params: { summary: '退款2980元' } }, grounds)).toBe('办结：退款2980元')
  })
  test('every event of the modules reads as a sentence', () => {
    for (const key of [...Object.keys(complaintZh), ...Object.keys(mediationZh), ...Object.keys(supervisionZh), ...Object.keys(spotcheckZh)].filter((candidate) => candidate.startsWith('event.'))) {
      const type = key.slice('event.'.length)
      expect(sentenceOf('zh', { type, params: {} }, grounds), type).not.toBe(type)
    }
  })
  test('an unknown event shows its type rather than nothing', () => {
    expect(sentenceOf('zh', { type: 'goods.recalled', params: {} }, grounds)).toBe('goods.recalled')
  })
  test('the words of the server come first, the registry fills in', () => {
    expect(refusalText('zh', { refusal: 'complaint.not-found', message: '服务器的话' })).toBe('服务器的话')
    expect(refusalText('en', { refusal: 'complaint.wrong-stage', params: { stage: 'closed', step: 'accept' } })).toContain('closed')
    expect(refusalText('zh', { refusal: 'unknown.code' })).toBe('unknown.code')
  })
  test('audited actions are named by whoever knows them', () => {
    expect(actionText('zh', 'access.sign-in')).toBe('登录')
    expect(actionText('zh', 'complaint.accept')).toBe('受理')
    expect(actionText('zh', 'complaint.unmask')).toBe('查看完整个人信息')
    for (const kind of ['complaint', 'report', 'inquiry']) expect(actionText('zh', `${kind}.read`)).toBe('查看文件')
    expect(['incident.open', 'incident.close', 'knowledge.revise', 'report.unmask'].map((action) => actionText('zh', action))).toEqual(['登记', '总结并办结', '修改', '查看完整个人信息'])
    expect(actionText('zh', 'x.y')).toBe('x.y')
  })
})
