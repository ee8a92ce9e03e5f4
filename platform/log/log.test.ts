import { expect, test } from 'vitest'
import { fixedClock } from '#platform/testing/fixed.ts'
import { createLogger, type LoggerOptions } from './index.ts'

function logged(options: Partial<LoggerOptions> = {}) {
  const lines: string[] = []
  const { now } = fixedClock('2026-04-28T01:00:00Z')
  return { lines, log: createLogger({ level: 'info', pretty: false, clock: now, write: (line) => lines.push(line), ...options }) }
}

test('a line is one JSON object', () => {
  const { lines, log } = logged()
  log.info('import\nfinished', { rows: 12, run: '7' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^[^\n]+\n$/)
  expect(JSON.parse(lines[0] ?? '')).toEqual({ time: '2026-04-28T01:00:00.000Z', level: 'info', msg: 'import\nfinished', rows: 12, run: '7' })
})

test('what is below the level is left out', () => {
  const { lines, log } = logged({ level: 'warn' })
  log.debug('a')
  log.info('b')
  log.warn('c')
  log.error('d')
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['c', 'd'])
  expect(logged({ level: 'silent' }).lines).toEqual([])
})

test('no field passes itself off as the level', () => {
  const { lines, log } = logged()
  log.error('broken', { level: 'info', msg: 'all is well' })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', msg: 'broken' })
})

test('of a database error the code is told, never the values', () => {
  const { lines, log } = logged()
  const duplicate = Object.assign(new Error('duplicate key value violates unique constraint "person_phone"'), {
    code: '23505', constraint: 'person_phone', detail: 'Key (phone)=(13812345678) already exists.', parameters: ['13812345678'],
  })
  const malformed = Object.assign(new Error('invalid input syntax for type integer: "13812345678"'), { code: '22P02' })
  log.error('not stored', { error: duplicate })
  log.error('not stored', { error: malformed })
  expect(lines.join('')).not.toContain('13812345678')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: { code: '23505', constraint: 'person_phone' } })
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ error: { name: 'Error', code: '22P02' } })
})

test('a person at a terminal reads plain lines', () => {
  const { lines, log } = logged({ pretty: true })
  log.warn('slow', { ms: 1200n, unit: '东河所' })
  expect(lines).toEqual(['2026-04-28T01:00:00.000Z WARN  slow ms="1200" unit="东河所"\n'])
})
