/**
 * Looks at changed complaints and reports and raises suggestions; a person decides on each. Nothing follows from one by itself.
 */
import type { Database } from '#platform/db/database.ts'
import { legalDay } from '#platform/pure/date.ts'
import { findIntakeDesk } from '#modules/access/directory.ts'
import { assess, readText, type Settings } from './assess.ts'
import { dropPending, lapseSignal, lastDismissed, listPending, looseFacts, raiseSignal, readSettings, saveFact, type Fact } from './signals.ts'

/** A file as detection takes it: `apps/server` knows each kind. */
export interface Told extends Omit<Fact, 'injury' | 'prepaid' | 'words' | 'fileId'> {
  readonly text: string
}

export interface Detector {
  readonly database: Database
  clock(): Date
  newId(): string
  /** What holds in a county that has settled nothing. */
  readonly usual: Settings
  /** What a file tells; undefined for one that can be no part of an incident. */
  tell(fileId: string): Promise<Told | undefined>
}

export async function settingsOf({ database, usual }: Pick<Detector, 'database' | 'usual'>, areaCode: string): Promise<Settings> {
  return (await readSettings(database, areaCode))[0]?.data ?? usual
}

const BATCH = 200

/** Looks at what has changed since the last time; gives how many files. A file whose turn breaks off waits for the next. */
export async function detect(detector: Detector): Promise<number> {
  const pending = await listPending(detector.database, BATCH)
  for (const { fileId, version } of pending) {
    await consider(detector, fileId)
    await dropPending(detector.database, fileId, version)
  }
  return pending.length
}

async function consider(detector: Detector, fileId: string): Promise<void> {
  const told = await detector.tell(fileId)
  if (!told) return
  const { text, ...rest } = told
  const before = await saveFact(detector.database, { ...rest, fileId, ...readText(text, await settingsOf(detector, told.areaCode)) })
  await weigh(detector, told.areaCode, told.subjectKey)
  if (before && (before.subjectKey !== told.subjectKey || before.areaCode !== told.areaCode)) await weigh(detector, before.areaCode, before.subjectKey)
}

/**
 * Weighs the loose files on one firm anew. What a person has dismissed comes back only where it has become graver, or where
 * an urgent file is new.
 */
export async function weigh(detector: Detector, areaCode: string, subjectKey: string): Promise<void> {
  const { database, clock, newId } = detector
  const settings = await settingsOf(detector, areaCode)
  const desk = await findIntakeDesk(database, legalDay(clock()), areaCode)
  if (!desk) return
  await database.transaction(async (tx) => {
    const facts = await looseFacts(tx, areaCode, subjectKey)
    const found = assess(facts, settings)
    const dismissed = found && await lastDismissed(tx, areaCode, subjectKey)
    const known = new Set(dismissed?.fileIds)
    const news = found?.reasons.some(({ code, fileIds }) => (code === 'words' || code === 'injury') && fileIds.some((id) => !known.has(id))) ?? false
    if (!found || (dismissed && found.level >= dismissed.level && !news)) return lapseSignal(tx, areaCode, subjectKey, clock())
    return raiseSignal(tx, { ...found, id: newId(), areaCode, subjectKey, subject: facts[0]?.subject ?? '', unitId: desk.id, at: clock() })
  })
}
