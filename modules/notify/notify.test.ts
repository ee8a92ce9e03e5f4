import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encoded, headerOf, partsOf } from './channels/parts.ts'
import { detailOf } from './channels/channel.ts'
import { afterFailure, mailboxOf, maskMailbox, mobileOf } from './notify.ts'
import { en, zh } from './messages.ts'
import { NOTICE_KINDS, word, WORDINGS } from './templates.ts'

const VALUES = { number: '151082120260428000042', link: 'https://12315.wangcang.gov.cn/track', startsAt: '2026-05-11T02:00:00Z', mode: 'on-site', dueOn: '2026-05-06', code: '7KQ2M9XD' } as const

describe('a wording', () => {
  test.each(NOTICE_KINDS)('%s fits into two parts with its signature, has its number, and names no placeholder', (kind) => {
    const text = `【旺苍县市场监管局】${word(kind, VALUES)}`
    expect(partsOf(text).length).toBeLessThanOrEqual(2)
    expect(text).toContain(VALUES.number)
    expect(text).not.toMatch(/[{}]/)
  })

  test('says day and time as people here say them', () => {
    expect(word('session-invited-firm', VALUES)).toBe('贵单位有一件消费投诉（151082120260428000042）定于5月11日10:00以现场方式调解，请准时参加，地点等安排以承办机构通知为准。')
    expect(word('papers-asked', VALUES)).toContain('请在5月6日前提供')
    expect(() => word('papers-asked', { number: '1', link: 'x' })).toThrow('papers-asked')
  })

  test('of a report gives no content away on a locked screen', () => {
    for (const kind of NOTICE_KINDS.filter((name) => WORDINGS[name].to === 'reporter')) expect(word(kind, VALUES)).not.toMatch(/举报|立案|违法|奖励|核查|处罚/)
  })

  test('has a name in both languages', () => {
    for (const kind of NOTICE_KINDS) expect([zh[`kind.${kind}`], en[`kind.${kind}`]].every(Boolean)).toBe(true)
  })
})

describe('a text cut into parts', () => {
  test('is whole again when they are joined, and no part is too long or begins in the middle of a character', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('受', '理', 'a', '😀', '𠮷', '，'), maxLength: 400 }), (text) => {
      const parts = partsOf(text)
      expect(parts.join('')).toBe(text)
      for (const part of parts) {
        expect(part.isWellFormed()).toBe(true)
        expect(encoded(part).length + (parts.length > 1 ? headerOf(1, parts.length, 1).length : 0)).toBeLessThanOrEqual(140)
      }
    }))
  })
})

describe('a try that failed', () => {
  const created = new Date('2026-04-28T01:00:00Z')
  const busy = { accepted: false, final: false, reason: 'busy', detail: null } as const

  test('is repeated later and later, and given up after a day', () => {
    let now = created
    const waits: number[] = []
    let next = afterFailure({ attempts: 1, createdAt: created }, busy, now)
    while (next.stage === 'queued') {
      waits.push((next.dueAt.getTime() - now.getTime()) / 1000)
      now = next.dueAt
      next = afterFailure({ attempts: waits.length + 1, createdAt: created }, busy, now)
    }
    expect(next).toMatchObject({ stage: 'given-up', reason: 'busy' })
    expect(waits.slice(0, 6)).toEqual([30, 120, 480, 1920, 7200, 7200])
    expect(waits.reduce((sum, wait) => sum + wait)).toBeLessThanOrEqual(86_400)
    expect(waits.length).toBeLessThan(20)
  })

  test('that can never succeed is not repeated', () => {
    expect(afterFailure({ attempts: 1, createdAt: created }, { ...busy, final: true, reason: 'refused' }, created)).toMatchObject({ stage: 'failed', reason: 'refused' })
  })
})

describe('an address', () => {
  test.each([
    ['13881234567', { number: '13881234567' }], ['+86 138 8123 4567', { number: '13881234567' }], ['0839-4200000', { reason: 'landline' }], ['400-123-4567', { reason: 'landline' }],
    ['12315', { reason: 'landline' }], ['1388123456', { reason: 'bad-number' }], ['没有', { reason: 'bad-number' }], ['', { reason: 'no-address' }], [null, { reason: 'no-address' }],
  ])('%s', (phone, expected) => expect(mobileOf(phone)).toEqual(expected))

  test('of a mail is one mailbox and cannot smuggle in another', () => {
    expect(mailboxOf('shop@example.cn')).toEqual({ mailbox: 'shop@example.cn' })
    for (const wrong of ['a@b.cn,c@d.cn', 'a b@c.cn', '<a@b.cn>', 'a@b.cn\nbcc: c@d.cn', '@b.cn', 'a@']) expect(mailboxOf(wrong)).toEqual({ reason: 'bad-mailbox' })
    expect(maskMailbox('zhang@example.cn')).toBe('z**@example.cn')
  })

  test('and what a gateway says is shown on one line, short and without control characters', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }), (units) => {
      const detail = detailOf(String.fromCharCode(...units)) ?? ''
      expect(detail.length).toBeLessThanOrEqual(121)
      expect(detail).not.toMatch(/[\p{Cc}\n]/u)
    }))
  })
})
