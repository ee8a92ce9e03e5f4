import fc from 'fast-check'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '#modules/rules/load.ts'
import { clocks } from './clocks.ts'
import { workdays } from './workdays.ts'

const law = loadLaw('rules')
type Command = typeof clocks

async function run(command: Command, args: readonly string[], input: string | readonly string[] = ''): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', '']
  const stdin = Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input.map((chunk) => Buffer.from(chunk)))
  const code = await command(args, { stdin, out: (text) => { out += text }, error: (text) => { error += text }, law: () => law })
  return { code, out, error }
}

const facts = { kind: 'complaint', receivedOn: '2026-04-28', asOf: '2026-04-30' }
const line = JSON.stringify(facts)
const due = { pack: 'samr-121', clocks: [{ id: 'complaint.accept', dueOn: '2026-05-11', unit: 'working-day', length: 7, suspendedDays: 0, state: 'running' }] }

describe('hongdun clocks', () => {
  test('one object gives one object, on one line or on many, with a byte order mark or without', async () => {
    for (const input of [line, `\uFEFF${line}\n`, JSON.stringify(facts, null, 2)]) {
      const { code, out } = await run(clocks, ['--json'], input)
      expect(code).toBe(0)
      expect(JSON.parse(out)).toMatchObject(due)
    }
  })

  test('an array gives an array, a bad member its refusal in place', async () => {
    const { code, out } = await run(clocks, ['--json', '--facts', '-'], JSON.stringify([facts, 7, { kind: 'inquiry', receivedOn: '2014-03-14', asOf: '2014-03-14' }, facts], null, 1))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject([due, { refusal: 'rules.bad-facts' }, { refusal: 'rules.no-pack' }, due])
    expect(JSON.parse((await run(clocks, ['--json'], '[]')).out)).toEqual([])
  })

  test('reports: verification, extended, and the reporter to be told; a fact of complaints is refused by name', async () => {
    const report = { kind: 'report', receivedOn: '2026-04-14', extendedOn: '2026-05-08', decidedOn: '2026-05-20', realName: true, acceptedOn: null, asOf: '2026-05-21' }
    const { code, out } = await run(clocks, ['--json'], `${JSON.stringify(report)}\n${JSON.stringify({ ...report, acceptedOn: '2026-04-20' })}\n`)
    expect(code).toBe(0)
    const [read, refused] = out.trimEnd().split('\n').map((answer) => JSON.parse(answer) as unknown)
    expect(read).toMatchObject({
      pack: 'samr-20',
      clocks: [
        { id: 'report.verify', dueOn: '2026-05-28', length: 30, extension: { on: '2026-05-08', length: 15 }, state: 'met', late: false },
        { id: 'report.tell-reporter', startsOn: '2026-05-20', dueOn: '2026-05-27', length: 5, state: 'running' },
      ],
    })
    expect(refused).toEqual({ refusal: 'rules.bad-facts', message: '“acceptedOn”填写有误：这一类业务没有这一项，请核对类型。' })
    expect((await run(clocks, [], JSON.stringify(report))).out).toMatch(/核查期限 .*30个工作日（已延长）.*已完成.*《市场监督管理行政处罚程序规定》第十八条第一款/)
  })

  test('NDJSON: a bad line gives its refusal with a Chinese message and stops no other', async () => {
    const { code, out } = await run(clocks, ['--json'], `${line}\n\nno json\n${JSON.stringify({ ...facts, receivedOn: '2026-02-30' })}\r\n${line}`)
    expect(code).toBe(0)
    const answers = out.trimEnd().split('\n').map((answer) => JSON.parse(answer) as unknown)
    expect(answers).toMatchObject([due, { refusal: 'rules.bad-facts' }, { refusal: 'rules.bad-facts' }, due])
    expect(answers[2]).toEqual({ refusal: 'rules.bad-facts', message: '“receivedOn”填写有误：不是真实的日期，应当写成 2026-04-28 的样子。' })
  })

  test('NDJSON may begin with a bad line, even one that looks like the start of an object', async () => {
    for (const bad of ['no json', '{"kind":"complaint",']) {
      const { out } = await run(clocks, ['--json'], `${bad}\n${line}\n`)
      expect(out.trimEnd().split('\n').map((answer) => JSON.parse(answer) as unknown)).toMatchObject([{ refusal: 'rules.bad-facts' }, due])
    }
  })

  test('NDJSON keeps its order, however the stream is cut', async () => {
    const cut = fc.record({
      days: fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 2, maxLength: 12 }), size: fc.integer({ min: 1, max: 90 }),
    })
    await fc.assert(fc.asyncProperty(cut, async ({ days, size }) => {
      const text = days.map((day) => `${JSON.stringify({ ...facts, receivedOn: `2026-04-${String(day).padStart(2, '0')}` })}\n`).join('')
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size))
      const { out } = await run(clocks, ['--json'], chunks)
      const starts = out.trimEnd().split('\n').map((answer) => (JSON.parse(answer) as typeof due & { clocks: { startsOn: string }[] }).clocks[0]?.startsOn)
      expect(starts).toEqual(days.map((day) => `2026-04-${String(day).padStart(2, '0')}`))
    }), { numRuns: 30 })
  })

  test('answers come while the input is still open: the second line is sent only after the first answer', async () => {
    const first = Promise.withResolvers<void>()
    let answers = 0
    async function* lines(): AsyncGenerator<Buffer> {
      yield Buffer.from(`${line}\n`)
      await first.promise
      yield Buffer.from(`${line}\n`)
    }
    const out = (): void => {
      answers += 1
      first.resolve()
    }
    await clocks(['--json'], { stdin: Readable.from(lines()), out, error: () => undefined, law: () => law })
    expect(answers).toBe(2)
  })

  test('reads a file, and prints a table in Chinese without --json', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'clocks-')), 'facts.json')
    writeFileSync(file, JSON.stringify([{ ...facts, acceptedOn: '2026-04-30' }, { ...facts, receivedOn: '2013-01-04' }]))
    const { code, out } = await run(clocks, ['--facts', file])
    expect(code).toBe(0)
    expect(out).toContain('收到 2026-04-28，截至 2026-04-30，适用 samr-121')
    expect(out).toMatch(/受理期限 {2}2026-04-28 {2}2026-05-11 {2}7个工作日 .*已完成.*《市场监督管理投诉举报处理办法》第十五条/)
    expect(out).toContain('没有可以适用的规则')
  })

  test('input that cannot be read at all: exit code 2 and why, in Chinese', async () => {
    expect(await run(clocks, ['--json'], ' \n')).toMatchObject({ code: 2, out: '', error: expect.stringContaining('没有输入') as string })
    expect(await run(clocks, ['--json'], '[{"kind":')).toMatchObject({ code: 2, error: expect.stringContaining('不是有效的 JSON') as string })
    expect(await run(clocks, ['--facts', '/no/such/file'])).toMatchObject({ code: 2, error: expect.stringContaining('没有这个文件') as string })
    expect(await run(clocks, ['--yaml'])).toMatchObject({ code: 2, error: expect.stringContaining('--facts') as string })
  })
})

describe('hongdun workdays', () => {
  test('prints the day; negative numbers go back', async () => {
    expect(await run(workdays, ['--from', '2026-04-28', '--add', '7'])).toEqual({ code: 0, out: '2026-05-11\n', error: '' })
    expect((await run(workdays, ['--add', '-7', '--from', '2026-05-11'])).out).toBe('2026-04-28\n')
    expect((await run(workdays, ['--from=2026-05-11', '--add=-7', '--json'])).out).toBe('{"from":"2026-05-11","add":-7,"date":"2026-04-28","provisional":false}\n')
  })

  test('warns where the notice of a year is not loaded', async () => {
    const { code, out, error } = await run(workdays, ['--from', '2026-12-28', '--add', '7'])
    expect([code, out]).toEqual([0, '2027-01-06\n'])
    expect(error).toContain('还没有国务院放假通知')
  })

  test.each([
    [[]], [['--from', '2026-02-30', '--add', '1']], [['--from', '2026-04-28']], [['--from', '2026-04-28', '--add', 'seven']],
    [['--from', '2026-04-28', '--add', '1.5']], [['--from', '2026-04-28', '--add', '99999']], [['--from', '2026-04-28', '--add', '1', '--by', '2']],
    [['2026-04-28', '7']],
  ])('%j is bad input: exit code 2 and a Chinese message', async (args) => {
    const { code, out, error } = await run(workdays, args)
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(/\p{Script=Han}/u)
  })
})
