/** `hongdun start` and `hongdun demo`: run until told to stop. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig, type Config } from '#platform/config/index.ts'
import { startServer, type Running } from '#apps/server/start.ts'
import { createFirstInvitation } from '#modules/access/server.ts'
import { DEMO_PASSWORD, DEMO_SEED, fillDemo } from './demo.ts'

export interface ServeIo {
  out(text: string): void
  error(text: string): void
  readonly root: string
}

function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

function configFrom(args: readonly string[], overrides: Readonly<Record<string, string>> = {}): Config {
  const { values } = parseArgs({ args: [...args], options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } } })
  return readConfig({ ...overrides, ...(values.port ? { port: values.port } : {}), ...(values.host ? { host: values.host } : {}), ...(values.data ? { dataFolder: values.data } : {}) })
}

/** Waits for the first stop signal, then closes in order; a second one ends at once. */
async function untilStopped(running: Running): Promise<number> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  await running.stop()
  return 0
}

export async function start(args: readonly string[], io: ServeIo): Promise<number> {
  const config = configFrom(args)
  const running = await startServer(config, { root: io.root, version: versionOf(io.root) })
  const origin = config.publicOrigin ?? running.url
  io.out(`红盾已启动  Hongdun is running\n  群众入口 Portal   ${origin}/\n  工作台   Console  ${origin}/console/\n`)
  const token = await createFirstInvitation(running.access)
  if (token) {
    io.out(`\n还没有任何账号。请用下面的一次性链接设置系统管理员（24 小时内有效）：\nThere is no account yet. Set up the administrator with this one-time link (24 hours):\n  ${origin}/console/invitation#${token}\n`)
  }
  return untilStopped(running)
}

export async function demo(args: readonly string[], io: ServeIo): Promise<number> {
  const config = configFrom(args, { dataFolder: join(io.root, 'data', 'demo'), logLevel: 'warn' })
  const running = await startServer(config, { root: io.root, version: versionOf(io.root) })
  const logins = await fillDemo(running, io)
  io.out([
    '', '红盾演示已启动（示例县，数据为虚构）  The demo is running (an invented county)',
    `  群众入口 Portal   ${running.url}/`, `  工作台   Console  ${running.url}/console/`, '',
    `  账号 Logins（密码 password: ${DEMO_PASSWORD}，seed ${DEMO_SEED}）`,
    ...logins.map(({ login, role, unit, name }) => `    ${login.padEnd(14)} ${role}　${unit}　${name}`), '',
    '  按 Ctrl+C 停止  Press Ctrl+C to stop', '',
  ].join('\n'))
  return untilStopped(running)
}
