import { useId, useState } from 'react'
import { Button } from 'antd'
import { formatSize } from '#apps/ui/format.ts'
import { fetchJson } from '../client.ts'
import { useText } from '../language.tsx'
import { Icon } from './Icon.tsx'
import { CallNotice } from './Notice.tsx'

export interface Uploaded {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

const NONE: readonly Uploaded[] = []

/** Files are sent as they are chosen; the form then holds their ids. */
export function UploadField({
  max,
  value = NONE,
  onChange,
  id,
}: {
  max: number
  id?: string
  value?: readonly Uploaded[]
  onChange?(files: readonly Uploaded[]): void
}) {
  const { t } = useText()
  const ownId = useId()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function send(files: readonly File[]) {
    setBusy(true)
    setError(null)
    const sent: Uploaded[] = []
    try {
      for (const file of files.slice(0, max - value.length)) sent.push(await uploadFile(file))
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
    if (sent.length > 0) onChange?.([...value, ...sent])
  }
  return (
    <div className="upload">
      <ul className="upload-list">
        {value.map((file) => (
          <li key={file.id}>
            <Icon name="clip" size={16} />
            <span className="clip">{file.name}</span>
            <span className="muted">{formatSize(file.size)}</span>
            <Button size="small" type="text" onClick={() => onChange?.(value.filter((other) => other.id !== file.id))}>
              {t('upload.remove', { name: file.name })}
            </Button>
          </li>
        ))}
      </ul>
      <label htmlFor={id ?? ownId} className={`upload-pick ${busy || value.length >= max ? 'is-off' : ''}`}>
        <Icon name="clip" size={16} />
        {busy ? t('upload.busy') : t('upload.pick')}
        <input
          id={id ?? ownId}
          type="file"
          multiple
          disabled={busy || value.length >= max}
          accept="image/jpeg,image/png,application/pdf,audio/mpeg,video/mp4"
          onChange={(event) => {
            void send([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </label>
      {error !== null && <CallNotice error={error} />}
    </div>
  )
}

function uploadFile(file: File): Promise<Uploaded> {
  const body = new FormData()
  body.append('file', file, file.name)
  return fetchJson<Uploaded>('/api/attachments', { method: 'POST', body })
}
