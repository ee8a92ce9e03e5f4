import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { mailCarrier } from './mail.ts'

const LETTER = { id: '00000000-0000-4000-8000-000000000001', address: 'shop@example.cn', subject: '文书送达：旺市监〔受〕第1号', body: '贵单位有一份文书送达，请打开查看并签收：\nhttps://12315.example.cn/papers/abc' }

const open: { close(): void | Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
})

interface Post {
  readonly port: number
  readonly mails: ParsedMail[]
}

async function parseInto(stream: Parameters<typeof simpleParser>[0], mails: ParsedMail[], done: () => void): Promise<void> {
  mails.push(await simpleParser(stream))
  done()
}

/** A real mail server on loopback; `refuse` answers every recipient with this code. */
async function startPost(refuse?: number): Promise<Post> {
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'], authOptional: true, logger: false,
    onAuth: ({ username, password }, _session, done) => (username === '12315@example.cn' && password === 'p:w@d' ? done(null, { user: username }) : done(new Error('no'))),
    onRcptTo: (_address, _session, done) => done(refuse ? Object.assign(new Error('not here'), { responseCode: refuse }) : null),
    onData: (stream, _session, done) => void parseInto(stream, mails, done),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) })
  return { port: (server.server.address() as AddressInfo).port, mails }
}

function carrier(port: number, user = '12315%40example.cn:p%3Aw%40d@') {
  const made = mailCarrier({ url: `smtp://${user}127.0.0.1:${port}`, from: '12315@example.cn' })
  open.push(made)
  return made
}

describe('a mail', () => {
  test('arrives in Chinese as it was written, to the one it is for', async () => {
    const { port, mails } = await startPost()
    expect(await carrier(port).send(LETTER)).toEqual({ accepted: true, ids: [] })
    expect(mails.map(({ subject, text, to, from }) => [subject, text?.trim(), to && !Array.isArray(to) && to.text, from?.text])).toEqual([[LETTER.subject, LETTER.body, 'shop@example.cn', '12315@example.cn']])
    expect(mails[0]?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  test('that the server refuses for good is not repeated, one it cannot take now is', async () => {
    expect(await carrier((await startPost(550)).port).send(LETTER)).toMatchObject({ accepted: false, final: true, reason: 'refused', detail: '550 not here' })
    expect(await carrier((await startPost(451)).port).send(LETTER)).toMatchObject({ accepted: false, final: false, reason: 'busy' })
  })

  test('waits for a server that is down, and for an account that is put right', async () => {
    expect(await carrier(1).send(LETTER)).toMatchObject({ accepted: false, final: false, reason: 'unreachable' })
    expect(await carrier((await startPost()).port, '12315%40example.cn:wrong@').send(LETTER)).toMatchObject({ accepted: false, final: false, reason: 'login' })
  })
})
