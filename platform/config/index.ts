/** Settings, from the environment and the command line; the only place that reads the environment. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { LEVELS } from '#platform/log/index.ts'

const zFlag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1')

const zConfig = z.object({
  port: z.coerce.number().int().min(1).max(65_535).default(12_315),
  host: z.string().min(1).default('127.0.0.1'),
  dataFolder: z.string().min(1).default('./data').transform((folder) => resolve(folder)),
  databaseUrl: z.string().regex(/^postgres(ql)?:\/\//).optional(),
  logLevel: z.enum(LEVELS).default('info'),
  publicOrigin: z.url({ protocol: /^https?$/ }).transform((origin) => origin.replace(/\/+$/, '')).optional(),
  trustProxy: zFlag.default(false),
})

export type Config = z.output<typeof zConfig>
export type ConfigInput = Readonly<Partial<Record<keyof Config, string>>>

const VARIABLES: Readonly<Record<keyof Config, readonly string[]>> = {
  port: ['HONGDUN_PORT', 'PORT'], host: ['HONGDUN_HOST'], dataFolder: ['HONGDUN_DATA'], databaseUrl: ['DATABASE_URL'],
  logLevel: ['HONGDUN_LOG'], publicOrigin: ['HONGDUN_ORIGIN'], trustProxy: ['HONGDUN_TRUST_PROXY'],
}

export class ConfigError extends Error {}

/** Defaults, then the environment, then `given` (the command line) on top. `base` replaces defaults. */
export function readConfig(given: ConfigInput = {}, base: ConfigInput = {}, env: NodeJS.ProcessEnv = process.env): Config {
  const fromEnv = Object.entries(VARIABLES).flatMap(([key, names]) => {
    const value = names.map((name) => env[name]).find((candidate) => candidate !== undefined && candidate !== '')
    return value === undefined ? [] : [[key, value]]
  })
  const parsed = zConfig.safeParse({ ...base, ...Object.fromEntries(fromEnv) as ConfigInput, ...given })
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => VARIABLES[issue.path[0] as keyof Config].join(' / ')).join(', ')
  throw new ConfigError(`设置有误，请检查：${wrong}。 A setting is wrong: ${wrong}.`)
}

/** Major version of the server that the tests run on: `HONGDUN_TEST_PG=15` for the oldest we support. */
export function testServerVersion(env: NodeJS.ProcessEnv = process.env): '15' | '18' {
  return z.enum(['15', '18']).default('18').parse(env['HONGDUN_TEST_PG'])
}
