import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

function hongdun(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/hongdun.js', ...args], { cwd: root, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('the command', () => {
  test('tells its version', () => {
    const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string }
    expect(hongdun(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  test('tells what there is', () => {
    const { status, stdout } = hongdun(['--help'])
    expect(status).toBe(0)
    for (const name of ['start', 'demo', 'migrate', 'health', 'import national', 'audit verify', 'clocks', 'workdays', 'check']) expect(stdout).toContain(`hongdun ${name}`)
  })

  test.each([[[]], [['fly']], [['constructor']], [['__proto__']]])('%j: no such command, 2, and what there is', (args) => {
    const { status, stdout, stderr } = hongdun(args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('hongdun import national')
  })

  test.each([[['health', '--prot', '1']], [['start', '--port']], [['import', 'national', 'x.csv', '--fast']]])('%j: misuse is told in a sentence, 2', (args) => {
    const { status, stderr } = hongdun(args)
    expect(status).toBe(2)
    expect(stderr).toContain('参数不对')
    expect(stderr).not.toContain('    at ')
  })

  test('a wrong setting is told by its name, 1', () => {
    const { status, stderr } = hongdun(['health', '--port', 'abc'])
    expect(status).toBe(1)
    expect(stderr).toContain('HONGDUN_PORT')
    expect(stderr).not.toContain('    at ')
  })
})
