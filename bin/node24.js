#!/usr/bin/env node
// Runs a script under a Node that is new enough, whatever Node the host has. Plain JavaScript on
// purpose: this is the one file an old Node must be able to read.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = createRequire(import.meta.url)
const loader = pathToFileURL(require.resolve('tsx')).href

/** The Node binary to use: this one where it is at least 22.12, else the one npm installed beside us. */
export function nodeBinary() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath
  try {
    return join(dirname(require.resolve(`node-linux-${process.arch}/package.json`)), 'bin', 'node')
  } catch {
    process.stderr.write(
      `此系统的 Node.js 版本（${process.versions.node}）过低，需要 22.12 以上。请升级 Node.js，或在 64 位 Linux 上重新执行 npm ci。\n` +
        `Node.js ${process.versions.node} is too old: 22.12 or newer is needed. Upgrade it, or run npm ci again on 64-bit Linux.\n`,
    )
    process.exit(1)
  }
}

/** Starts `script` with `args` under that Node, passes signals on, and ends as the child ends. */
export function runScript(script, args) {
  const child = spawn(nodeBinary(), ['--import', loader, resolve(root, script), ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code ?? 1))
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2)
  if (!script) {
    process.stderr.write('usage: node bin/node24.js SCRIPT [ARGUMENT ...]\n')
    process.exit(2)
  }
  runScript(script, args)
}
