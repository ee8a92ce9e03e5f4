import { describe, expect, test } from 'vitest'
import { zReportRegistration } from '#modules/report/index.ts'
import { parse } from '../file/steps.ts'
import { reportInputOf, reportPathOf } from './register.ts'

const typed = {
  channel: 'letter', category: 'quality', facts: '冷柜里有好几桶没有标签的奶油，做成蛋糕卖。', occurredOn: '', attachments: [],
  reporter: { realName: true, name: '李敏', phone: '13890125678', address: '', idType: undefined, idNumber: '' },
  respondent: { operatorId: '', name: '红星面包店', address: '红星街128号', creditCode: '' },
}

describe('registering a report', () => {
  test('untouched fields are absent, the firm is the target', () => {
    const parsed = parse(zReportRegistration, reportInputOf(typed, 'key-12345678'))
    expect(parsed).toMatchObject({ value: { channel: 'letter', target: { name: '红星面包店' }, reporter: { realName: true, name: '李敏', address: '' } } })
    expect(parsed).not.toHaveProperty('value.occurredOn')
    expect(parsed).not.toHaveProperty('value.target.operatorId')
  })
  test('the day of receipt and why it is late go on where they are given', () => {
    const parsed = parse(zReportRegistration, reportInputOf({ ...typed, receivedOn: '2026-04-20', receivedReason: '周末来信' }, 'key-12345678'))
    expect(parsed).toMatchObject({ value: { receivedOn: '2026-04-20', receivedReason: '周末来信' } })
    expect(parse(zReportRegistration, reportInputOf({ ...typed, receivedOn: '' }, 'key-12345678'))).not.toHaveProperty('value.receivedOn')
  })
  test('of an anonymous reporter nothing goes on', () => {
    const parsed = parse(zReportRegistration, reportInputOf({ ...typed, reporter: { ...typed.reporter, realName: false } }, 'key-12345678'))
    expect(parsed).toHaveProperty('value.reporter', { realName: false })
  })
  test('an empty form names each field where the form holds it', () => {
    const parsed = parse(zReportRegistration, reportInputOf({ channel: 'phone' }, 'key-12345678'))
    const paths = 'issues' in parsed ? parsed.issues.map((issue) => reportPathOf(issue.path).join('.')) : []
    expect(paths).toEqual(['reporter.realName', 'respondent.name', 'respondent.address', 'category', 'facts'])
    expect(['target.creditCode', 'target.operatorId', 'attachments.0', 'reporter.phone'].map((path) => reportPathOf(path).join('.')))
      .toEqual(['respondent.creditCode', 'respondent.name', 'attachments', 'reporter.phone'])
  })
})
