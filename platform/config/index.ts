/** Settings, from the environment and the command line; the only place that reads the environment. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { LEVELS } from '#platform/log/index.ts'

const zFlag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1')

const zConfig = z.object({
  port: z.string().regex(/^\d+$/).default('12315').pipe(z.coerce.number<string>().int().min(1).max(65_535)),
  host: z.string().min(1).default('127.0.0.1'),
  dataFolder: z.string().min(1).default('./data').transform((folder) => resolve(folder)),
  databaseUrl: z.string().regex(/^postgres(ql)?:\/\//).optional(),
  logLevel: z.enum(LEVELS).default('info'),
  publicOrigin: z.url({ protocol: /^https?$/ }).transform((origin) => origin.replace(/\/+$/, '')).optional(),
  trustProxy: zFlag.default(false),
  fonts: z.string().min(1).optional(),
  smsGateway: z.string().refine((text) => isServer(text, /^(?:ssmpp|smpp|https?):$/) && hasUser(text)).optional(),
  smsSender: z.string().regex(/^\d{1,20}$/).optional(),
  smsSignature: z.string().regex(/^【[^【】]{2,20}】$/).optional(),
  smsCallback: z.url({ protocol: /^https?$/ }).transform((origin) => origin.replace(/\/+$/, '')).optional(),
  mailServer: z.string().refine((text) => isServer(text, /^smtps?:$/)).optional(),
  mailFrom: z.string().regex(/^[^\s<>]+@[^\s<>]+$/).optional(),
  rateFactor: z.string().regex(/^\d+(?:\.\d+)?$/).default('1').pipe(z.coerce.number<string>().min(0.1).max(100_000)),
}).refine(({ mailServer, mailFrom }) => mailServer === undefined || mailFrom !== undefined, { path: ['mailFrom'] })

/** `scheme://…host:port`, with a port of its own where the scheme has no usual one. */
function isServer(text: string, scheme: RegExp): boolean {
  const url = URL.parse(text)
  return url !== null && scheme.test(url.protocol) && url.hostname !== '' && (url.port !== '' || !url.protocol.includes('smpp'))
}

function hasUser(text: string): boolean {
  return (URL.parse(text)?.username ?? '') !== ''
}

export type Config = z.output<typeof zConfig>
export type ConfigInput = Readonly<Partial<Record<keyof Config, string>>>

interface Setting {
  /** Environment variables that set it, the first one wins. */
  readonly variables: readonly string[]
  readonly zh: string
  readonly en: string
}

const SETTINGS: Readonly<Record<keyof Config, Setting>> = {
  port: { variables: ['HONGDUN_PORT', 'PORT'], zh: '端口应为 1 到 65535 的整数', en: 'a port is a whole number from 1 to 65535' },
  host: { variables: ['HONGDUN_HOST'], zh: '监听地址不能为空', en: 'the address to listen on must not be empty' },
  dataFolder: { variables: ['HONGDUN_DATA'], zh: '数据文件夹不能为空', en: 'the data folder must not be empty' },
  databaseUrl: { variables: ['DATABASE_URL'], zh: '数据库地址应以 postgres:// 开头', en: 'the address of the database begins with postgres://' },
  logLevel: { variables: ['HONGDUN_LOG'], zh: `日志级别应为 ${LEVELS.join('、')} 之一`, en: `a log level is one of ${LEVELS.join(', ')}` },
  publicOrigin: { variables: ['HONGDUN_ORIGIN'], zh: '对外网址应以 http:// 或 https:// 开头', en: 'the public address begins with http:// or https://' },
  trustProxy: { variables: ['HONGDUN_TRUST_PROXY'], zh: '是否信任反向代理应为 true 或 false', en: 'whether to trust the proxy is true or false' },
  fonts: { variables: ['HONGDUN_FONTS'], zh: '字体文件夹不能为空', en: 'the folder of fonts must not be empty' },
  smsGateway: {
    variables: ['HONGDUN_SMS'], zh: '短信网关应为 smpp://用户:密码@主机:端口，或者 http://用户:密码@主机:端口/cgi-bin/sendsms',
    en: 'an SMS gateway is smpp://user:password@host:port or http://user:password@host:port/cgi-bin/sendsms',
  },
  smsSender: { variables: ['HONGDUN_SMS_SENDER'], zh: '短信发送号码应为 1 到 20 位数字', en: 'the number an SMS comes from has 1 to 20 digits' },
  smsSignature: { variables: ['HONGDUN_SMS_SIGNATURE'], zh: '短信签名应为【】括起的 2 到 20 个字', en: 'the signature of an SMS is 2 to 20 characters in 【】' },
  smsCallback: { variables: ['HONGDUN_SMS_CALLBACK'], zh: '短信网关回报的地址应以 http:// 或 https:// 开头', en: 'the address at which the SMS gateway reports begins with http:// or https://' },
  mailServer: { variables: ['HONGDUN_MAIL'], zh: '邮件服务器应为 smtp://用户:密码@主机:端口 或者 smtps://…', en: 'a mail server is smtp://user:password@host:port or smtps://…' },
  mailFrom: { variables: ['HONGDUN_MAIL_FROM'], zh: '接了邮件服务器时应写明发件邮箱，例如 12315@example.gov.cn', en: 'with a mail server, a mailbox to send from is needed' },
  rateFactor: { variables: ['HONGDUN_RATE_FACTOR'], zh: '访问频率上限的倍数应为 0.1 到 100000 的数', en: 'the factor of the request limits is a number from 0.1 to 100000' },
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Names the setting and what it should be, never what it was: an address may hold a password. */
function explain(key: keyof Config): string {
  const { variables, zh, en } = SETTINGS[key]
  return `${variables.join(' / ')}：${zh}。 ${en}.`
}

/** Defaults, then `base`, then the environment (an empty variable counts as absent), then `given`, the command line. */
export function readConfig(given: ConfigInput = {}, base: ConfigInput = {}, env: NodeJS.ProcessEnv = process.env): Config {
  const fromEnv = Object.entries(SETTINGS).flatMap(([key, { variables }]) => {
    const value = variables.map((name) => env[name]).find((candidate) => candidate !== undefined && candidate !== '')
    return value === undefined ? [] : [[key, value]]
  })
  const parsed = zConfig.safeParse({ ...base, ...Object.fromEntries(fromEnv) as ConfigInput, ...given })
  if (parsed.success) return parsed.data
  const wrong = [...new Set(parsed.error.issues.map((issue) => issue.path[0] as keyof Config))]
  throw new ConfigError(`设置有误 A setting is wrong\n${wrong.map((key) => `  ${explain(key)}`).join('\n')}`)
}

/** Whether the tests keep photographs of the pages they look at: `HONGDUN_PHOTOGRAPHS=1`. */
export function photographsWanted(env: NodeJS.ProcessEnv = process.env): boolean {
  return env['HONGDUN_PHOTOGRAPHS'] === '1'
}

/** Major version of the server that the tests run on: `HONGDUN_TEST_PG=15` for the oldest we support. */
export function testServerVersion(env: NodeJS.ProcessEnv = process.env): '15' | '18' {
  return z.enum(['15', '18']).default('18').parse(env['HONGDUN_TEST_PG'] || undefined)
}
