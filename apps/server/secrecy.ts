/**
 * What staff type on a report is read by more people than may know who reported: no step of any procedure may say so (Order 121
 * Art. 37). Judged only for those who may take the step, so that nobody else learns anything by trying.
 */
import type { Queries } from '#platform/db/database.ts'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import { isConsumer } from '#modules/casefile/casefile.ts'
import type { TransactRequest } from '#modules/casefile/desk.ts'
import { SYSTEM, type Folded } from '#modules/casefile/engine.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import type { DocumentState } from '#modules/document/index.ts'
import { TEMPLATES, type TemplateId } from '#modules/document/templates.ts'
import { findNaming } from '#modules/party/secrecy.ts'
import { findPerson } from '#modules/party/store.ts'
import type { ReportState } from '#modules/report/index.ts'

type Typed = Readonly<Record<string, unknown>>

/** A letter that names the reporter by its form, or tells the police of whoever it suspects. */
function mayName(template: TemplateId | undefined): boolean {
  return template === 'police-transfer' || (template !== undefined && TEMPLATES[template].needs.includes('reporterName'))
}

function templateOf({ template, documentId }: Typed, { documents }: DocumentState): TemplateId | undefined {
  return documents.find(({ id }) => id === documentId)?.template ?? (template as TemplateId | undefined)
}

/** What of a step stands where others read it. A mailbox goes to nobody but the machine that sends. */
function readByOthers(procedure: string, typed: Typed, folded: Folded): Typed {
  const { mailbox: _, ...rest } = typed
  const letter = procedure === 'document' && (typed['type'] === 'draft' || typed['type'] === 'revise')
  return letter && mayName(templateOf(typed, folded.states['document'] as DocumentState)) ? {} : rest
}

export async function screenStep(db: Queries, { actor, procedure, command, typed = command }: TransactRequest, folded: Folded): Promise<Refusal | undefined> {
  const personId = (folded.states['report'] as ReportState | undefined)?.statement?.personId
  if (!personId || isConsumer(actor) || actor.id === SYSTEM.id) return undefined
  const person = await findPerson(db, personId)
  const path = person && findNaming(person, readByOthers(procedure, { ...typed }, folded))
  return path === undefined ? undefined : refuse<CasefileRefusal>('casefile.reveals-reporter', { field: `command.${path}` })
}
