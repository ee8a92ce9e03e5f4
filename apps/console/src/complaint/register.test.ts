import { describe, expect, test } from 'vitest'
import { zComplaintRegistration } from '#modules/complaint/index.ts'
import { inputOf, namePathOf } from './register.ts'
import { parse } from '../file/steps.ts'

const typed = {
  channel: 'window',
  category: 'quality',
  facts: '冰箱用了三天就不制冷，要求退货退款。',
  claims: ['return-goods'],
  claimText: '',
  yuan: '2980',
  occurredOn: '',
  publicationConsent: false,
  entrustConsent: true,
  attachments: [],
  consumer: { name: '张秀兰', phone: '13890125678', address: '旺苍县东河镇', idType: undefined, idNumber: '' },
  respondent: { operatorId: undefined, name: '红星电器', address: '红星街128号', creditCode: '', phone: '' },
}

describe('registering', () => {
  test('untouched fields are absent, the sum is in fen', () => {
    const parsed = parse(zComplaintRegistration, inputOf(typed, 'key-12345678'))
    expect(parsed).toHaveProperty('value.amountFen', 298_000)
    expect(parsed).not.toHaveProperty('value.respondent.creditCode')
    expect(parsed).not.toHaveProperty('value.occurredOn')
    expect(parse(zComplaintRegistration, inputOf({ ...typed, receivedOn: '2026-04-20', receivedReason: '周末来信' }, 'key-12345678'))).toMatchObject({ value: { receivedOn: '2026-04-20', receivedReason: '周末来信' } })
    expect(parse(zComplaintRegistration, inputOf({ ...typed, receivedOn: '' }, 'key-12345678'))).not.toHaveProperty('value.receivedOn')
    expect(parsed).toHaveProperty('value.channel', 'window')
  })
  test('an empty form names each field where the form holds it', () => {
    const parsed = parse(
      zComplaintRegistration,
      inputOf({ channel: 'phone', claims: [], publicationConsent: false, entrustConsent: false }, 'key-12345678'),
    )
    const paths = 'issues' in parsed ? parsed.issues.map((issue) => namePathOf(issue.path).join('.')) : []
    expect(paths).toEqual([
      'consumer.name',
      'consumer.phone',
      'consumer.address',
      'respondent.name',
      'respondent.address',
      'category',
      'facts',
      'claims',
    ])
  })
  test('bought online is stated only where the form says of whom', () => {
    expect(parse(zComplaintRegistration, inputOf({ ...typed, online: { kind: undefined, platform: '某购物平台' } }, 'key-12345678'))).not.toHaveProperty('value.online')
    const online = { kind: 'platform-seller', platform: '某购物平台', publishedAddress: '' }
    expect(parse(zComplaintRegistration, inputOf({ ...typed, online }, 'key-12345678'))).toHaveProperty('value.online', { kind: 'platform-seller', platform: '某购物平台' })
    const missing = parse(zComplaintRegistration, inputOf({ ...typed, online: { kind: 'platform' } }, 'key-12345678'))
    expect('issues' in missing && missing.issues.map(({ path }) => namePathOf(path))).toEqual([['online', 'platform']])
  })
  test('a report is filed with it only where it was ticked, and then says what and in which manner', () => {
    const report = { facts: '货架上还有十几台没有认证标志的同款。', realName: false }
    expect(parse(zComplaintRegistration, inputOf({ ...typed, report }, 'key-12345678'))).not.toHaveProperty('value.report')
    expect(parse(zComplaintRegistration, inputOf({ ...typed, report, alsoReport: true }, 'key-12345678'))).toHaveProperty('value.report', { ...report, attachments: [] })
    const file = { id: '00000000-0000-4000-8000-000000000001', name: 'a.jpg', size: 1, mediaType: 'image/jpeg' }
    expect(parse(zComplaintRegistration, inputOf({ ...typed, attachments: [file], report, alsoReport: true, reportEvidence: true }, 'key-12345678'))).toHaveProperty('value.report.attachments', [file.id])
    const missing = parse(zComplaintRegistration, inputOf({ ...typed, alsoReport: true }, 'key-12345678'))
    expect('issues' in missing ? missing.issues.map((issue) => namePathOf(issue.path).join('.')) : []).toEqual(['report.facts', 'report.realName'])
  })
  test('fields of the contract that the form names otherwise', () => {
    expect(namePathOf('amountFen')).toEqual(['yuan'])
    expect(namePathOf('claims.0')).toEqual(['claims'])
    expect(namePathOf('respondent.operatorId')).toEqual(['respondent', 'name'])
  })
})
