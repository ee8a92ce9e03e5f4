/** Fills `{name}` placeholders; a placeholder without a value stays visible rather than vanishing. */
export function fill(message: string, params: Readonly<Record<string, string | number>> = {}): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}

export type Language = 'zh' | 'en'
