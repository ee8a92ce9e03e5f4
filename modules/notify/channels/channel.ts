/** What carries messages: one adapter for each kind of machine that we do not own. */
import type { Outcome } from '../notify.ts'
import type { Receipt } from '../store.ts'

export interface Letter {
  /** Of the message: the HTTP gateway gives it back in its report. */
  readonly id: string
  /** A mobile number of eleven digits, or a mailbox. */
  readonly address: string
  readonly subject: string | null
  readonly body: string
}

export interface Carrier {
  /** Never throws: whatever goes wrong is an outcome. */
  send(letter: Letter): Promise<Outcome>
  /** Connects, where reports come over the same line, and keeps it up. */
  open?(onReceipt: (receipt: Receipt) => Promise<void>): void
  close(): Promise<void>
}

/** What a machine said, fit to be stored and shown: short, one line, printable. */
export function detailOf(text: string): string | null {
  const plain = text.toWellFormed().replace(/[\p{C}\s]+/gu, ' ').trim().slice(0, 120)
  return plain === '' ? null : plain
}
