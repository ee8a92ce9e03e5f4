/** `hongdun start` and `hongdun demo`: run until told to stop. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig, type Config, type ConfigInput } from '#platform/config/index.ts'
import { fillSample, firstInvitation, type SampleLogin } from '#apps/server/commands.ts'
import { startServer, type Running } from '#apps/server/start.ts'
import { DEMO_FILES, DEMO_PASSWORD, DEMO_SEED, ROLE_NAMES } from './demo.ts'

export interface ServeIo {
  out(text: string): void
  error(text: string): void
  readonly root: string
}

const OPTIONS = { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } } as const

/** Command line over environment over defaults. */
export function configFrom(args: readonly string[], defaults: ConfigInput = {}): Config {
  const { values } = parseArgs({ args: [...args], options: OPTIONS })
  return readConfig({
    ...(values.port ? { port: values.port } : {}), ...(values.host ? { host: values.host } : {}), ...(values.data ? { dataFolder: values.data } : {}),
  }, defaults)
}

function startOptions(root: string) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { root, version }
}

/** Ctrl+C reaches the launcher and this process, and the launcher passes it on: within this time two signals are one. */
const SAME_SIGNAL_MS = 1_000

/** Waits for the first stop signal, then closes in order; one that comes later ends at once. */
async function untilStopped(running: Running): Promise<number> {
  let impatient = false
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (impatient) process.exit(130)
        resolve()
      })
    }
  })
  setTimeout(() => { impatient = true }, SAME_SIGNAL_MS).unref()
  await running.stop()
  return 0
}

export async function start(args: readonly string[], io: ServeIo): Promise<number> {
  const config = configFrom(args)
  const running = await startServer(config, startOptions(io.root))
  const origin = config.publicOrigin ?? running.url
  io.out(`红盾已启动  Hongdun is running\n  群众入口 Portal   ${origin}/\n  工作台   Console  ${origin}/console/\n`)
  const token = await firstInvitation(running)
  if (token) {
    io.out(`\n还没有任何账号。请在 24 小时内打开下面的一次性链接，设置系统管理员：\nThere is no account yet. Open this one-time link within 24 hours to set up the administrator:\n  ${origin}/console/invitation#${token}\n`)
  }
  return untilStopped(running)
}

function loginLine({ login, role, unit, name }: SampleLogin): string {
  return `    ${login.padEnd(12)} ${ROLE_NAMES[role] ?? role}　${unit}　${name}`
}

/** One login of each role, and one officer of each office: enough to try everything. */
function shownLogins(logins: readonly SampleLogin[]): readonly SampleLogin[] {
  const seen = new Set<string>()
  return logins.filter(({ role, unit }) => {
    const key = role === 'officer' ? `${role} ${unit}` : role
    return !seen.has(key) && seen.add(key)
  })
}

export async function demo(args: readonly string[], io: ServeIo): Promise<number> {
  const config = configFrom(args, { dataFolder: join(io.root, 'data', 'demo'), logLevel: 'warn' })
  const running = await startServer(config, startOptions(io.root))
  const logins = await fillSample(running, io.root, {
    seed: DEMO_SEED, files: DEMO_FILES, reports: true, incident: true, password: DEMO_PASSWORD, onProgress: (done) => io.error(`\r正在生成示例县数据 ${done}/${DEMO_FILES}`),
  })
  io.out([
    '', '红盾演示已启动（示例县，人物和企业均为虚构）  The demo is running (an invented county)',
    `  群众入口 Portal   ${running.url}/`, `  工作台   Console  ${running.url}/console/`, '',
    `  账号 Logins（密码 password: ${DEMO_PASSWORD}）`, ...shownLogins(logins).map(loginLine), '', '  按 Ctrl+C 停止  Press Ctrl+C to stop', '',
  ].join('\n'))
  return untilStopped(running)
}
