import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, photographsWanted, readConfig, testServerVersion } from './index.ts'

describe('settings', () => {
  test('have defaults that start on this machine only', () => {
    expect(readConfig({}, {}, {})).toEqual({ port: 12_315, host: '127.0.0.1', dataFolder: resolve('data'), logLevel: 'info', trustProxy: false, rateFactor: 1 })
  })

  test('come from the environment, and the command line outranks it', () => {
    const env = {
      HONGDUN_PORT: '8080', PORT: '9090', HONGDUN_HOST: '0.0.0.0', HONGDUN_DATA: '/srv/hongdun', DATABASE_URL: 'postgresql://db/hongdun',
      HONGDUN_LOG: 'warn', HONGDUN_ORIGIN: 'https://12315.example.cn/', HONGDUN_TRUST_PROXY: 'true',
      HONGDUN_RATE_FACTOR: '2.5',
    }
    const expected = {
      port: 8080, host: '0.0.0.0', dataFolder: '/srv/hongdun', databaseUrl: 'postgresql://db/hongdun', logLevel: 'warn',
      publicOrigin: 'https://12315.example.cn', trustProxy: true, rateFactor: 2.5,
    }
    expect(readConfig({}, {}, env)).toEqual(expected)
    expect(readConfig({ port: '7070' }, { port: '6060', logLevel: 'debug' }, env)).toEqual({ ...expected, port: 7070 })
    expect(readConfig({}, { port: '6060' }, { PORT: '' }).port).toBe(6060)
    expect(readConfig({}, {}, { PORT: '9090' }).port).toBe(9090)
  })

  test.each([
    ['HONGDUN_PORT', '0'], ['HONGDUN_PORT', '65536'], ['PORT', '80a'], ['PORT', '1e3'], ['PORT', ' 80'], ['DATABASE_URL', 'mysql://root:secret@db'],
    ['HONGDUN_LOG', 'loud'], ['HONGDUN_ORIGIN', '12315.example.cn'], ['HONGDUN_ORIGIN', 'ftp://12315.example.cn'], ['HONGDUN_TRUST_PROXY', 'perhaps'],
    ['HONGDUN_SMS', 'smpp://secret@sms.example.cn'], ['HONGDUN_SMS', 'http://sms.example.cn/cgi-bin/sendsms'], ['HONGDUN_SMS', 'ftp://a:secret@b:21'], ['HONGDUN_SMS', 'secret'],
    ['HONGDUN_SMS_SENDER', '12315a'], ['HONGDUN_SMS_SIGNATURE', '旺苍市监'], ['HONGDUN_SMS_CALLBACK', '10.0.0.1'], ['HONGDUN_MAIL', 'mail.example.cn'], ['HONGDUN_MAIL_FROM', 'nobody'],
    ['HONGDUN_RATE_FACTOR', '0'], ['HONGDUN_RATE_FACTOR', '-1'], ['HONGDUN_RATE_FACTOR', 'many'],
  ])('%s=%s is refused by name, in both languages, without repeating the value', (name, value) => {
    const wrong = () => readConfig({}, {}, { [name]: value })
    expect(wrong).toThrow(ConfigError)
    expect(wrong).toThrow(name)
    expect(wrong).toThrow(/应.*。 [a-z ]+/)
    expect(wrong).not.toThrow('secret')
  })

  test('channels are off until named, and a mail server needs a mailbox to send from', () => {
    const env = {
      HONGDUN_SMS: 'smpp://bureau:secret@10.0.0.9:2775', HONGDUN_SMS_SENDER: '10690012315', HONGDUN_SMS_SIGNATURE: '【旺苍市监】', HONGDUN_SMS_CALLBACK: 'http://10.0.0.2:12315/',
      HONGDUN_MAIL: 'smtps://bureau:secret@mail.example.cn', HONGDUN_MAIL_FROM: '12315@example.cn',
    }
    expect(readConfig({}, {}, env)).toMatchObject({
      smsGateway: env.HONGDUN_SMS, smsSender: '10690012315', smsSignature: '【旺苍市监】', smsCallback: 'http://10.0.0.2:12315', mailServer: env.HONGDUN_MAIL, mailFrom: '12315@example.cn',
    })
    expect(() => readConfig({}, {}, { HONGDUN_MAIL: env.HONGDUN_MAIL })).toThrow('HONGDUN_MAIL_FROM')
  })

  test('several wrong ones are told at once', () => {
    expect(() => readConfig({}, {}, { PORT: 'x', HONGDUN_LOG: 'y' })).toThrow(/PORT[\s\S]*HONGDUN_LOG/)
  })
})

test('tests run on the newest server unless told otherwise', () => {
  expect(testServerVersion({})).toBe('18')
  expect(testServerVersion({ HONGDUN_TEST_PG: '15' })).toBe('15')
  expect(() => testServerVersion({ HONGDUN_TEST_PG: '9' })).toThrow('15')
})

test('photographs are kept where they are asked for', () => {
  expect([{}, { HONGDUN_PHOTOGRAPHS: '' }, { HONGDUN_PHOTOGRAPHS: '1' }].map((env) => photographsWanted(env))).toEqual([false, false, true])
})
