/** The `hongdun` command. Commands that need no database start in a fraction of a second: they load nothing else. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const io = {
  stdin: process.stdin,
  out: (text: string) => void process.stdout.write(text),
  error: (text: string) => void process.stderr.write(text),
}

const HELP = `红盾 Hongdun

  hongdun start                      启动系统（首次运行会建立数据文件夹并给出管理员链接）
  hongdun demo                       用示例县的数据启动，打印地址和账号
  hongdun migrate                    升级数据库结构
  hongdun health                     检查正在运行的系统
  hongdun import national FILE       导入全国12315平台导出的 .xlsx 或 .csv
  hongdun audit verify               校验每一份文件的事件链和投影
  hongdun clocks [--facts FILE|-] [--json]
                                     按事实计算各项法定期限
  hongdun clocks run                 核对全部在办文件的期限并提醒办理人（运行中的系统每小时自动进行）
  hongdun workdays --from 2026-04-28 --add 7 [--json]
                                     从某日起数工作日
  hongdun check uscc|id|ean13|licence VALUE
                                     核对校验码

  start, demo, migrate, import national, audit verify, clocks, workdays, check, health: see README.md
`

type Command = (args: readonly string[]) => Promise<number>

const commands: Readonly<Record<string, Command>> = {
  clocks: async (args) => args[0] === 'run' ? (await import('./store-commands.ts')).runClocks(args.slice(1), { ...io, root }) : (await import('./clocks.ts')).clocks(args, { ...io, law: await lawLoader() }),
  workdays: async (args) => (await import('./workdays.ts')).workdays(args, { ...io, law: await lawLoader() }),
  check: async (args) => (await import('./check.ts')).check(args, io),
  start: async (args) => (await import('./serve.ts')).start(args, { ...io, root }),
  demo: async (args) => (await import('./serve.ts')).demo(args, { ...io, root }),
  migrate: async (args) => (await import('./store-commands.ts')).migrate(args, { ...io, root }),
  health: async (args) => (await import('./store-commands.ts')).health(args, { ...io, root }),
  import: async (args) => (await import('./store-commands.ts')).importNational(args, { ...io, root }),
  audit: async (args) => (await import('./store-commands.ts')).auditVerify(args, { ...io, root }),
  '--version': async () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    io.out(`${manifest.version}\n`)
    return Promise.resolve(0)
  },
}

async function lawLoader() {
  const { readLaw } = await import('#apps/server/rules.ts')
  return () => readLaw(root)
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return command(args)
  const asked = name === 'help' || name === '--help' || name === '-h'
  ;(asked ? io.out : io.error)(asked || name === '' ? HELP : `没有“${name}”这个命令。\n\n${HELP}`)
  return asked ? 0 : 2
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

/** A wrong setting or a database that does not fit is for whoever runs the system to mend; anything else is a fault of ours. */
function isForOperator(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'ConfigError' || error.name === 'MigrationError')
}

/** An option that a command does not have, or one without its value. */
function isMisuse(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
}

function exitCodeFor(error: unknown): number {
  if (isMisuse(error)) {
    io.error(`参数不对：${error.message}\n\n${HELP}`)
    return 2
  }
  if (!isForOperator(error)) throw error
  io.error(`${error.message}\n`)
  return 1
}

process.exitCode = await main(process.argv.slice(2)).catch(exitCodeFor)
