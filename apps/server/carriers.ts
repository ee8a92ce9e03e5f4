/** The channels that the settings name. */
import type { Config } from '#platform/config/index.ts'
import { httpCarrier } from '#modules/notify/channels/sms-http.ts'
import { mailCarrier } from '#modules/notify/channels/mail.ts'
import { smppCarrier } from '#modules/notify/channels/sms-smpp.ts'
import type { Carrier } from '#modules/notify/channels/channel.ts'
import type { Notifying } from './notify-parts.ts'

/** Where the HTTP gateway calls us back; the secret in it is drawn at first start. */
export const REPORTS_PATH = '/gateway/reports'

function smsCarrier(config: Config, secret: Buffer): Carrier | undefined {
  if (!config.smsGateway) return undefined
  const url = new URL(config.smsGateway)
  const [user, password, sender] = [decodeURIComponent(url.username), decodeURIComponent(url.password), config.smsSender ?? '']
  if (url.protocol === 'smpp:' || url.protocol === 'ssmpp:') return smppCarrier({ host: url.hostname, port: Number(url.port), tls: url.protocol === 'ssmpp:', user, password, sender })
  url.username = ''
  url.password = ''
  const callback = config.smsCallback ?? `http://127.0.0.1:${config.port}`
  return httpCarrier({ url: url.href, user, password, sender, reports: `${callback}${REPORTS_PATH}/${secret.toString('hex')}` })
}

export function carriersOf(config: Config, secret: Buffer): Notifying {
  const sms = smsCarrier(config, secret)
  const mail = config.mailServer && config.mailFrom ? mailCarrier({ url: config.mailServer, from: config.mailFrom }) : undefined
  return { carriers: { ...(sms && { sms }), ...(mail && { mail }) }, signature: config.smsSignature ?? '' }
}
