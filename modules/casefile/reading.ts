/** Finding a file for someone: staff by what they may read, whoever filed it by number and query code. */
import type { Database } from '#platform/db/database.ts'
import { readsFile } from '#modules/access/policy.ts'
import type { FileKind } from '#modules/rules/rules.ts'
import type { Actor, FileHead } from './casefile.ts'
import { isQueryCode } from './query-code.ts'
import { findFile, findFileByNumber } from './store.ts'

/** A file, of the kind asked for, that the actor may read; one outside the actor's reach looks like one that does not exist. */
export async function findReadable(database: Database, id: string, actor: Actor, kind?: FileKind): Promise<FileHead | undefined> {
  const head = await findFile(database, id)
  return head && (kind === undefined || head.kind === kind) && readsFile(actor, head) ? head : undefined
}

/** A file of the kind asked for, by what its receipt says; a wrong number and a wrong code are answered alike. */
export async function findTracked(database: Database, secret: Buffer, kind: FileKind, number: string, code: string): Promise<FileHead | undefined> {
  const head = await findFileByNumber(database, number.replace(/\D/g, ''))
  return head?.kind === kind && isQueryCode(secret, head.id, code) ? head : undefined
}
