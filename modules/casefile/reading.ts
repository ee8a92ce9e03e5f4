/** Finding a file for someone: staff by what they may read, whoever filed it by number and query code; and its fold. */
import type { Database } from '#platform/db/database.ts'
import { readsFile } from '#modules/access/policy.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import type { Actor, CodeHolder, FileHead } from './casefile.ts'
import type { Desk } from './desk.ts'
import { codeHolders, foldFile, type Folded } from './engine.ts'
import { isQueryCode } from './query-code.ts'
import { findFile, findFileByNumber, readEvents } from './store.ts'

/** A file, of the kind asked for, that the actor may read; one outside the actor's reach looks like one that does not exist. */
export async function findReadable(database: Database, id: string, actor: Actor, kind?: FileKind): Promise<FileHead | undefined> {
  const head = await findFile(database, id)
  return head && (kind === undefined || head.kind === kind) && readsFile(actor, head) ? head : undefined
}

/** A file, of the kind where one is asked for, by what its receipt says; a wrong number and a wrong code are answered alike. */
export async function findTracked(database: Database, secret: Buffer, kind: FileKind | undefined, number: string, code: string): Promise<FileHead | undefined> {
  const head = await findFileByNumber(database, number.replace(/\D/g, ''))
  return head && (kind === undefined || head.kind === kind) && isQueryCode(secret, head.id, code) ? head : undefined
}

/** The same for a file on which several have a code: who of them gave theirs. */
export async function findHolder(desk: Pick<Desk, 'database' | 'practice'>, secret: Buffer, kind: FileKind, number: string, code: string): Promise<{ readonly head: FileHead; readonly holder: CodeHolder } | undefined> {
  const head = await findFileByNumber(desk.database, number.replace(/\D/g, ''))
  const holder = head?.kind === kind && holderWith(secret, head.id, codeHolders(desk.practice, head.kind, await readFolded(desk, head)), code)
  return head && holder ? { head, holder } : undefined
}

export function holderWith(secret: Buffer, fileId: string, holders: readonly CodeHolder[], code: string): CodeHolder | undefined {
  return holders.find((holder) => isQueryCode(secret, fileId, code, holder))
}

/** A file as its events have made it. */
export async function readFolded({ database, practice }: Pick<Desk, 'database' | 'practice'>, head: FileHead): Promise<Folded> {
  return foldFile(practice, await readEvents(database, head.id), head)
}
