/**
 * An expected failure is a value. `code` names a row of some module's refusal registry, `params` fill
 * the placeholders of its message, `article` cites the rule that forbids the step, `field` names the
 * input it concerns (dotted path as in the contract).
 */
export interface Refusal<Code extends string = string> {
  readonly refusal: Code
  readonly article?: string | undefined
  readonly field?: string | undefined
  readonly params?: Readonly<Record<string, string | number>> | undefined
}

export type RefusalDetail = Omit<Refusal, 'refusal'>

/** Builds a refusal; the type parameter keeps the code literal so that a registry can be checked. */
export function refuse<Code extends string>(refusal: Code, detail: RefusalDetail = {}): Refusal<Code> {
  return { refusal, ...detail }
}

/** True where a function that may refuse did so. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refusal' in value && typeof value.refusal === 'string'
}

/** One row of a refusal registry: the HTTP status, and the texts shown to people, with {placeholders}. */
export interface RefusalRow {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503
  readonly zh: string
  readonly en: string
  /** Where the refusal names no article, a rule of this system forbids the step, and people are told so. */
  readonly own?: true
}

export type RefusalRegistry<Code extends string = string> = Readonly<Record<Code, RefusalRow>>
