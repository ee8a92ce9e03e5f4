/**
 * A complaint that another market regulator has the power over leaves once that regulator has received it, and comes back where
 * it is given back (SAMR Order 121 Art. 33 and 41, Order 20 Art. 30 and 37). The system follows the transfer with these steps.
 */
import type { LegalDate } from '#platform/pure/date.ts'

export interface Leaving {
  readonly to: string
  /** Number of the letter of transfer. */
  readonly letter: string
  readonly on: LegalDate
}

export type LeavingEvent =
  | { readonly type: 'complaint.transferred'; readonly to: string; readonly letter: string }
  | { readonly type: 'complaint.came-back'; readonly reason: string }

export type LeavingCommand =
  | { readonly type: 'end-transferred'; readonly to: string; readonly letter: string }
  | { readonly type: 'take-up-again'; readonly reason: string }

export function decideLeaving(command: LeavingCommand): readonly LeavingEvent[] {
  return command.type === 'end-transferred'
    ? [{ type: 'complaint.transferred', to: command.to, letter: command.letter }] : [{ type: 'complaint.came-back', reason: command.reason }]
}
