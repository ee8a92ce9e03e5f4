import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from 'antd'
import type { IncidentFile } from '#modules/incident/index.ts'
import { formatDate, formatFileNumber } from '#apps/ui/format.ts'
import { filePath } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { StageTag } from '../shared/StageTag.tsx'

const SHOWN = 8

interface FileListProps {
  readonly files: readonly IncidentFile[]
  /** Why a file is here, beside it. */
  readonly marks?: (file: IncidentFile) => readonly string[]
  /** Takes a file out of where it is. */
  readonly onRemove?: ((file: IncidentFile) => void) | undefined
}

/** Files of an incident or a suggestion; a long list begins with its first few. */
export function FileList({ files, marks, onRemove }: FileListProps) {
  const { t } = useText()
  const [all, setAll] = useState(false)
  const shown = all ? files : files.slice(0, SHOWN)
  return (
    <>
      <ul className="incident-files">
        {shown.map((file) => (
          <li key={file.id}>
            <FileLine file={file} marks={marks?.(file) ?? []} />
            {onRemove && (
              <Button size="small" aria-label={t('incidents.file.removeOf', { number: formatFileNumber(file.number) })} onClick={() => onRemove(file)}>
                {t('incidents.file.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {files.length > SHOWN && (
        <Button type="link" onClick={() => setAll(!all)}>
          {all ? t('incidents.files.fewer', { count: SHOWN }) : t('incidents.files.all', { count: files.length })}
        </Button>
      )}
    </>
  )
}

function FileLine({ file, marks }: { file: IncidentFile; marks: readonly string[] }) {
  const { t, language } = useText()
  const number = formatFileNumber(file.number)
  return (
    <div className="incident-file">
      <p className="row">
        {file.readable ? <Link className="number" to={filePath(file.kind, file.id)}>{number}</Link> : <span className="number">{number}</span>}
        <span className="sub">{t(`worklist.kind.${file.kind}`)}</span>
        <StageTag of={{ kind: file.kind, stage: file.stage, mediationStage: null }} />
        {marks.map((mark) => <span key={mark} className="mark mark-supervised">{mark}</span>)}
      </p>
      <p className="summary">{file.summary || <span className="muted">{t(file.kind === 'report' ? 'incidents.file.report' : 'incidents.file.hidden')}</span>}</p>
      <p className="sub">{t('file.received', { date: formatDate(file.receivedOn, language) })} · {file.unitName}</p>
    </div>
  )
}
