/**
 * What was bought online: whose place counts turns on who sold it, and the order says so (Order 121 Art. 13, Order 20 Art. 12). A
 * place outside the county is advice to a person: nobody is sent away by it.
 */
import { foldAlias } from '#modules/party/aliases.ts'
import type { OnlineRule, RulePack, SaleKind } from '#modules/rules/rules.ts'
import type { ADVICE } from './contract.ts'

export interface OnlineSale {
  readonly kind: SaleKind
  readonly platform: string
  readonly publishedAddress: string | null
}

export interface Advice {
  readonly advice: (typeof ADVICE)[number]
  readonly article: string
  /** Platform, site or unit that it names. */
  readonly name: string
}

/** What the file's order says of such a sale; null where it says nothing of its own, or nothing was bought online. */
export function ruleOf({ online }: Pick<RulePack, 'online'>, sale: OnlineSale | null): OnlineRule | null {
  return online.find(({ kind }) => kind === sale?.kind) ?? null
}

/** The address a platform publishes of the seller, where the order goes by it and it names the county; another place is never guessed to be ours. */
export function publishedHere(sale: OnlineSale | null, rule: OnlineRule | null, county: string): string | null {
  const address = rule?.places.includes('published-address') ? sale?.publishedAddress ?? null : null
  return address !== null && county !== '' && foldAlias(address).includes(foldAlias(county)) ? address : null
}

/** Where else the matter may belong, or must. */
export function adviceOn(sale: OnlineSale | null, rule: OnlineRule | null, county: string): readonly Advice[] {
  if (!sale || !rule) return []
  const say = (advice: Advice['advice']) => [{ advice, article: rule.article, name: sale.platform }]
  if (!rule.places.includes('platform-domicile')) return say('operator-domicile')
  if (!rule.places.includes('published-address') || publishedHere(sale, rule, county) !== null) return say('platform-too')
  return say(sale.publishedAddress === null ? 'no-published-address' : 'published-elsewhere')
}
