import type { ReactNode } from 'react'
import type { TrackingView } from '#modules/complaint/index.ts'
import type { StagedAttachment } from '../services.ts'
import type { Translate } from '../text.ts'
import { ErrorSummary, type FormState } from './Field.tsx'
import type { Shell } from './shell.ts'

/** The forms of a followed file; each is sent to its own address. */
export const FILE_FORMS = ['material', 'withdraw', 'rating', 'notice', 'allow', 'proposal', 'settled', 'agent', 'performance', 'consent', 'leave'] as const
export type FileFormName = (typeof FILE_FORMS)[number]

export interface FileFormsProps {
  readonly view: TrackingView
  /** Idempotency keys, one for each form. */
  readonly keys: Readonly<Record<FileFormName, string>>
  /** The form that was sent and is to be corrected, with what was typed. */
  readonly sent?: { readonly name: FileFormName; readonly form: FormState; readonly top?: string | undefined } | undefined
  readonly staged: readonly StagedAttachment[]
}

export type FileFormProps = FileFormsProps & { readonly t: Translate; readonly shell: Shell }

/** What was typed into a form that is shown again; ids kept apart by the form's name. */
export function stateOf({ sent }: FileFormProps, name: FileFormName): FormState {
  const prefix = `${name}-`
  return sent?.name === name ? { ...sent.form, prefix } : { values: {}, errors: {}, prefix }
}

/** Files uploaded with the form that was sent; none of them belong to another. */
export function stagedOf({ sent, staged }: FileFormProps, name: FileFormName): readonly StagedAttachment[] {
  return sent?.name === name ? staged : []
}

export function FileFrame({ props, name, children }: { props: FileFormProps; name: FileFormName; children: ReactNode }) {
  const { t, shell, sent, keys } = props
  return (
    <form
      className="stack" method="post" action={`/track/file/${name}`} encType="multipart/form-data" noValidate data-once={t('form.sending')}
    >
      <input type="hidden" name="token" value={shell.csrfToken} />
      <input type="hidden" name="key" value={keys[name]} />
      {sent?.name === name ? <ErrorSummary form={stateOf(props, name)} t={t} top={sent.top} /> : null}
      {children}
    </form>
  )
}
