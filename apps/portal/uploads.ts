/** Files that came with a form: staged one by one, each failure told by the file's name. */
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Language } from '#platform/pure/text.ts'
import { paperIds, PAPERS } from './file-forms.ts'
import { LARGEST_FILE, MOST_FILES, type FieldErrors } from './forms.ts'
import type { ReceivedFile, ReceivedForm } from './multipart.ts'
import type { PortalServices, StagedAttachment } from './services.ts'
import { translator } from './text.ts'
import { single, stagedIds, withValues, type FormValues } from './values.ts'

const KEY = /^[\w.:-]{8,120}$/

/** The idempotency key that a form carries, or a fresh one where it carries none that could be. */
export function submissionKey(values: FormValues, services: PortalServices): string {
  const key = single(values, 'key')
  return KEY.test(key) ? key : services.newKey()
}

export type Staging = { readonly staged: StagedAttachment } | { readonly problem: string }

export async function stageFile(file: Omit<ReceivedFile, 'field'>, services: PortalServices, language: Language): Promise<Staging> {
  const t = translator(language)
  if (file.tooLarge || file.content.length > LARGEST_FILE) return { problem: t('upload.tooLarge', { name: file.name }) }
  if (file.content.length === 0) return { problem: t('upload.empty', { name: file.name }) }
  const answer = await services.stageAttachment(file.content, file.name)
  if (!isRefusal(answer)) return { staged: answer }
  return { problem: t('upload.refused', { name: file.name, reason: services.refusalText(answer, language) }) }
}

export interface FormWithFiles {
  /** What was typed, `attachments` being every file now staged for this form. */
  readonly values: FormValues
  readonly staged: readonly StagedAttachment[]
  readonly problems: readonly string[]
  readonly token: 'ok' | 'expired' | 'invalid'
}

/** What was wrong with the files of a form, at their field. */
export function fileProblems({ problems }: FormWithFiles): FieldErrors {
  return problems.length > 0 ? { files: problems.join(' ') } : {}
}

/**
 * Stages the files of a form and gathers those staged before. A form whose token merely ran out keeps its
 * files; one without any token of ours may not store anything.
 */
export async function takeForm(form: ReceivedForm, visitor: string, services: PortalServices, language: Language): Promise<FormWithFiles> {
  const token = services.csrf.verify(single(form.values, 'token'), visitor)
  const before = await services.findStaged([...stagedIds(form.values), ...PAPERS.flatMap((name) => paperIds(form.values, name))])
  const staged = [...before]
  const papers = new Map(PAPERS.map((name) => [name as string, before.map(({ id }) => id).filter((id) => paperIds(form.values, name).includes(id))]))
  const problems: string[] = []
  for (const file of token === 'invalid' ? [] : form.files) {
    if (staged.length >= MOST_FILES) {
      problems.push(translator(language)('upload.tooMany', { name: file.name }))
      continue
    }
    const result = await stageFile(file, services, language)
    if ('staged' in result) {
      staged.push(result.staged)
      papers.get(file.field)?.push(result.staged.id)
    } else problems.push(result.problem)
  }
  if (token === 'invalid' && form.files.length > 0) problems.push(translator(language)('form.expiredFiles'))
  const apart = new Set([...papers.values()].flat())
  const values = withValues(form.values, { ...Object.fromEntries(papers), attachments: staged.map(({ id }) => id).filter((id) => !apart.has(id)), removeAttachment: undefined, files: undefined })
  return { values, staged, problems, token }
}
