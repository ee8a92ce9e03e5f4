import { Button } from 'antd'
import type { IncidentView } from '#modules/incident/index.ts'
import type { Values } from '../file/steps.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'
import { FileList } from './FileList.tsx'
import { actionOf } from './shape.ts'

/** The files of the incident, and those on the same firm that are not in it. */
export function GatheredPanel({ view, onTake }: { view: IncidentView; onTake(type: string, begin: Values): void }) {
  const { t } = useText()
  const remove = actionOf(view, 'remove-file').allowed
  const add = actionOf(view, 'add-files').allowed
  return (
    <section className="card" aria-labelledby="gathered-title">
      <header className="card-head"><h2 id="gathered-title">{t('incidents.files', { count: view.gathered.length })}</h2></header>
      <div className="card-pad">
        {view.candidates.length > 0 && (
          <Notice tone="warn" title={t('incidents.candidates', { count: view.candidates.length })}
            action={add && <Button size="small" onClick={() => onTake('add-files', { fileIds: view.candidates.map(({ id }) => id) })}>{t('incidents.candidates.add')}</Button>}>
            <FileList files={view.candidates} />
          </Notice>
        )}
        {view.gathered.length === 0 && <p className="muted">{t('incidents.files.none')}</p>}
        <FileList files={view.gathered} onRemove={remove ? (file) => onTake('remove-file', { fileId: file.id }) : undefined} />
      </div>
    </section>
  )
}
