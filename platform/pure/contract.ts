import { z } from 'zod'
import { parseLegalDate, type LegalDate } from './date.ts'

/** A `YYYY-MM-DD` of the real calendar; in Asia/Shanghai. */
export const zLegalDate = z.string().transform((text, context): LegalDate => {
  const date = parseLegalDate(text)
  if (!date) {
    context.addIssue({ code: 'custom', message: 'date.invalid' })
    return z.NEVER
  }
  return date
}).meta({ type: 'string', format: 'date' })

/** Held by a UNIQUE constraint: the same key again gives the first answer again. */
export const zIdempotencyKey = z.string().min(8).max(120).regex(/^[\w.:-]+$/)

/** Text typed by a person: trimmed, without control characters, never empty after trimming. */
export function zText(max: number, min = 1): z.ZodType<string, string> {
  return z.string().transform((text) => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '').trim())
    .pipe(z.string().min(min).max(max))
}

/** A route of the API: one declaration for the server, the OpenAPI document and the client. */
export interface Route<Input = unknown, Output = unknown> {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/api`; `:name` for path parameters, which are part of the input. */
  readonly path: string
  readonly summary: string
  /** Who may call it at all; what they then see is the policy's matter. */
  readonly access: 'public' | 'consumer' | 'staff'
  /** Path and query (GET, DELETE) or path and body (POST, PUT), as one object. */
  readonly input: z.ZodType<Input>
  readonly output: z.ZodType<Output>
  readonly refusals: readonly string[]
}

export function route<Input, Output>(declaration: Route<Input, Output>): Route<Input, Output> {
  return declaration
}
