/** What the shared parts of a file's page need to know of it, whatever its kind. */
import type { z } from 'zod'
import type { FileView, zGround } from '#modules/casefile/contract.ts'
import type { ComplaintView } from '#modules/complaint/index.ts'
import type { ReportView } from '#modules/report/index.ts'
import type { ListRow } from '#modules/worklist/index.ts'

export type Ground = z.output<typeof zGround>

export interface FileShape extends Omit<FileView, 'attachments' | 'areaCode' | 'receivedOn' | 'officer'> {
  readonly kind: ListRow['kind']
  /** Whom it is about, for the head of a form. */
  readonly subject: string
  /** Stage of each procedure that can be under way, by its name; `none` where it is not. */
  readonly stages: Readonly<Record<string, string>>
  /** Grounds of the rule pack, by the list a field or a sentence names. */
  readonly grounds: Readonly<Record<string, readonly Ground[]>>
  readonly sessions?: NonNullable<ComplaintView['mediation']>['sessions']
  /** Complaints alone: who complains, with whom, and the earlier files a step may name. */
  readonly group?: ComplaintView['group']
  readonly mediatedBefore?: ComplaintView['mediatedBefore']
  /** Earlier reports that this one may repeat. */
  readonly repeats?: ReportView['repeats']
  readonly otherRoutes?: ComplaintView['otherRoutes']
  /** Inquiries alone: what was asked, and the day for which it is answered. */
  readonly asked?: { readonly text: string; readonly on: string }
  /** Texts that fields of a form begin with, by their names. */
  readonly drafts?: Readonly<Record<string, string>>
  /** Keys of texts that a refusal names beside stage and step, by its placeholders. */
  readonly terms?: Readonly<Record<string, string>>
  /** Entries that a choice is limited to, by its field's name. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
  /** What is attached, for steps that name pieces of it. */
  readonly evidence?: FileView['attachments']
  /** Steps that may be taken, but which nothing calls for at present: none of them is the filled button. */
  readonly idle?: readonly string[]
  /** Further values for the sentence of a refusal: on which day, which number. */
  readonly params?: Readonly<Record<string, string>>
}

/** What the form of a step needs to know of that which it is about: a file, or an incident. */
export type FormSubject = Pick<FileShape, 'id' | 'number' | 'version' | 'subject' | 'unit' | 'grounds' | 'sessions' | 'group' | 'mediatedBefore' | 'repeats' | 'otherRoutes' | 'evidence' | 'asked' | 'drafts' | 'choices'>

/** What the bar of steps needs: the verdicts of the server, and what fills the reasons of a refusal. */
export type StepSubject = Pick<FileShape, 'stages' | 'unit' | 'pack' | 'params' | 'terms' | 'idle'>

/** Where a file is shown, by its kind. */
export function filePath(kind: ListRow['kind'], id: string): string {
  return `/${{ complaint: 'files', report: 'reports', inquiry: 'inquiries' }[kind]}/${id}`
}
