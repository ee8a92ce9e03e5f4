/** Commands that work on the database and end: migrate, health, import national, audit verify. */
import { accessSync, constants, statSync } from 'node:fs'
import { isRefusal } from '#platform/pure/refusal.ts'
import { chinese, importNational as importTable, migrateOnly, runAllClocks, verifyAudit } from '#apps/server/commands.ts'
import { configFrom, type ServeIo } from './serve.ts'

export async function migrate(args: readonly string[], io: ServeIo): Promise<number> {
  await migrateOnly(configFrom(args, { logLevel: 'warn' }), io.root)
  io.out('数据库结构已是最新。 The database schema is up to date.\n')
  return 0
}

/** Asks the running system; exit code 0 where it is live and ready. */
export async function health(args: readonly string[], io: ServeIo): Promise<number> {
  const config = configFrom(args)
  const ask = async (path: string) => {
    try {
      const response = await fetch(`http://${config.host}:${config.port}/health/${path}`, { signal: AbortSignal.timeout(5_000) })
      return { ok: response.ok, body: await response.text() }
    } catch (error) {
      return { ok: false, body: error instanceof Error ? error.message : String(error) }
    }
  }
  const [live, ready] = [await ask('live'), await ask('ready')]
  io.out(`live  ${live.ok ? '正常' : '不通'}  ${live.body}\nready ${ready.ok ? '正常' : '不通'}  ${ready.body}\n`)
  return live.ok && ready.ok ? 0 : 1
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Exit code 1 where a row could not be taken in, so that a script notices; 2 where the table could not be read. */
export async function importNational(args: readonly string[], io: ServeIo): Promise<number> {
  const [source, file, ...rest] = args
  if (source !== 'national' || !file) {
    io.error('用法：hongdun import national 文件.xlsx|文件.csv\n')
    return 2
  }
  const config = configFrom(rest, { logLevel: 'warn' })
  if (!isReadable(file)) {
    io.error(`打不开文件 ${file}，请检查路径。\n`)
    return 2
  }
  const done = await importTable(config, io.root, file)
  if (isRefusal(done)) {
    io.error(`${chinese(done)}\n`)
    return 2
  }
  for (const { line, number, reason } of done.bad) io.out(`第 ${line} 行  ${number || '（无编号）'}  ${reason}\n`)
  io.out(`新建 ${done.created}，更新 ${done.updated}，未变 ${done.unchanged}，未导入 ${done.bad.length}\n`)
  return done.bad.length > 0 ? 1 : 0
}

/** Looks at every open file's clocks and reminds; what the running system does by itself each hour. */
export async function runClocks(args: readonly string[], io: ServeIo): Promise<number> {
  const { openFiles, refreshed, raised } = await runAllClocks(configFrom(args, { logLevel: 'warn' }), io.root)
  io.out(`在办文件 ${openFiles} 份，重新计算期限 ${refreshed} 份，新提醒 ${raised} 条\n`)
  return 0
}

export async function auditVerify(args: readonly string[], io: ServeIo): Promise<number> {
  const [verb, ...rest] = args
  if (verb !== 'verify') {
    io.error('用法：hongdun audit verify\n')
    return 2
  }
  const report = await verifyAudit(configFrom(rest, { logLevel: 'warn' }), io.root, (done) => io.error(`\r已校验 ${done} 份`))
  io.error('\n')
  for (const { number, what, seq, detail } of report.findings) io.out(`${number}  ${what}${seq === null ? '' : ` #${seq}`}  ${detail}\n`)
  io.out(`文件 ${report.files} 份，事件 ${report.events} 条，${report.findings.length === 0 ? '全部一致' : `发现 ${report.findings.length} 处不一致`}\n`)
  return report.findings.length === 0 ? 0 : 1
}
