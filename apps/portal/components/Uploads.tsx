import { formatSize } from '#apps/ui/format.ts'
import { LARGEST_FILE, MOST_FILES } from '../forms.ts'
import type { StagedAttachment } from '../services.ts'
import type { TextKey, Translate } from '../text.ts'
import { fieldId, type FormState } from './Field.tsx'

const ACCEPT = '.jpg,.jpeg,.png,.pdf,.mp3,.mp4,image/jpeg,image/png,application/pdf,audio/mpeg,video/mp4'

/** Texts the script shows while it uploads. */
const SCRIPT_TEXTS = {
  'data-sending': 'upload.sending', 'data-done': 'upload.done', 'data-shrinking': 'upload.shrinking',
  'data-failed': 'upload.failed', 'data-too-large': 'upload.tooLarge', 'data-too-many': 'upload.tooMany', 'data-empty': 'upload.empty', 'data-wrong-type': 'upload.wrongType',
} as const satisfies Record<string, TextKey>

interface UploadsProps {
  readonly form: FormState
  readonly t: Translate
  readonly staged: readonly StagedAttachment[]
}

/** Files: a plain file input that works alone; the script uploads at once and fills the list from the template. */
export function Uploads({ form, t, staged }: UploadsProps) {
  const id = fieldId(form, 'files')
  const error = form.errors['files']
  const texts = Object.fromEntries(Object.entries(SCRIPT_TEXTS).map(([name, key]) => [name, t(key)]))
  return (
    <div className={error ? 'field wrong' : 'field'} data-uploads="" data-most={MOST_FILES} data-largest={LARGEST_FILE} {...texts}>
      <label htmlFor={id}>{t('form.files')}</label>
      <p className="hint" id={`${id}-hint`}>{t('form.filesHint')}</p>
      {error ? <p className="error" id={`${id}-error`}>{error}</p> : null}
      <ul className="staged" aria-label={t('form.filesStaged')} hidden={staged.length === 0}>
        {staged.map((file) => <StagedItem key={file.id} file={file} t={t} prefix={id} />)}
      </ul>
      <input
        id={id} name="files" type="file" multiple accept={ACCEPT}
        aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
      />
      <p className="status" role="status" aria-live="polite" />
      <progress max={100} value={0} hidden aria-label={t('form.files')} />
      <template><StagedItem file={{ id: '', name: '', size: 0, mediaType: '' }} t={t} prefix={id} /></template>
    </div>
  )
}

function StagedItem({ file, t, prefix }: { file: StagedAttachment; t: Translate; prefix: string }) {
  const id = `${prefix}-remove-${file.id}`
  // The template keeps its placeholder for the script to fill.
  const remove = t('form.filesRemove', file.name ? { name: file.name } : {})
  return (
    <li>
      <input type="hidden" name="attachments" value={file.id} />
      <span className="name">{file.name}</span>
      <span className="size">{file.size > 0 ? formatSize(file.size) : ''}</span>
      <span className="option">
        <input type="checkbox" id={id} name="removeAttachment" value={file.id} aria-label={remove} />
        <label htmlFor={id}>{t('form.filesRemoveShort')}</label>
      </span>
    </li>
  )
}
