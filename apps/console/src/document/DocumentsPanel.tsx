import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import type { DocumentRow } from '#modules/document/index.ts'
import type { FileShape } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'
import { Loaded } from '../shared/States.tsx'
import { VerdictButton } from '../shared/VerdictButton.tsx'
import { refusalText } from '../texts.ts'
import { DocumentItem } from './DocumentItem.tsx'
import { arrangeDocuments, type Opened } from './shape.ts'
import { useDocuments, type Documents } from './use-documents.ts'

/** Documents in sight before the older ones fold. */
const IN_SIGHT = 5

/** The official documents of a file: drawn up, signed, issued, delivered. */
export function DocumentsPanel({ shape, onOpen }: { shape: FileShape; onOpen(open: Opened): void }) {
  const { t } = useText()
  const query = useDocuments(shape.id)
  const place = useArrival(query.data !== undefined)
  return (
    <section className="card" id="documents" ref={place} tabIndex={-1} aria-labelledby="documents-title">
      <header className="card-head">
        <h2 id="documents-title">{t('documents.title')}</h2>
        {query.data && <DraftButton shape={shape} documents={query.data} onClick={() => onOpen({ kind: 'text' })} />}
      </header>
      <Loaded query={query} rows={3}>{(documents) => <Listed documents={documents} shape={shape} onOpen={onOpen} />}</Loaded>
    </section>
  )
}

/** Whoever comes for the documents (`#documents`) is brought to them once they are there. */
function useArrival(ready: boolean) {
  const place = useRef<HTMLElement>(null)
  const { hash } = useLocation()
  useEffect(() => {
    if (!ready || hash !== '#documents') return
    place.current?.scrollIntoView({ block: 'start' })
    place.current?.focus({ preventScroll: true })
  }, [ready, hash])
  return place
}

function DraftButton({ shape, documents, onClick }: { shape: FileShape; documents: Documents; onClick(): void }) {
  const { t, language } = useText()
  const why = documents.mayDraft ? '' : refusalText(language, { refusal: 'document.not-permitted', params: { unit: shape.unit.name } })
  return <VerdictButton label={t('documents.draft')} why={why} size="small" onClick={onClick} />
}

/** What was done calls for these and nobody has drawn them up; a press begins one. */
function Owed({ templates, onOpen }: { templates: Documents['templates']; onOpen(open: Opened): void }) {
  const { t } = useText()
  const owed = templates.filter((row) => row.owed > 0)
  if (owed.length === 0) return null
  return (
    <Notice tone="info" title={t('documents.owed')}>
      <span className="owed">
        {owed.map(({ template, owed: count }) => {
          const name = t(`document.template.${template}`)
          return <Button key={template} size="small" onClick={() => onOpen({ kind: 'text', template })}>{count > 1 ? t('documents.owed.several', { name, count }) : name}</Button>
        })}
      </span>
    </Notice>
  )
}

function Listed({ documents, shape, onOpen }: { documents: Documents; shape: FileShape; onOpen(open: Opened): void }) {
  const { t } = useText()
  const { shown, discarded } = arrangeDocuments(documents.documents)
  const items = (rows: readonly DocumentRow[]) => (
    <ul className="documents">
      {rows.map((document) => <DocumentItem key={document.id} document={document} shape={shape} readable={documents.mayDraft} onOpen={onOpen} />)}
    </ul>
  )
  return (
    <div className="card-pad">
      <Owed templates={documents.templates} onOpen={onOpen} />
      {shown.length === 0 && <p className="muted">{documents.mayDraft ? `${t('documents.none')}。${t('documents.none.hint')}` : t('documents.none.readOnly')}</p>}
      {shown.length > 0 && items(shown.slice(0, IN_SIGHT))}
      {shown.length > IN_SIGHT && <details className="figures"><summary>{t('documents.older', { count: shown.length - IN_SIGHT })}</summary>{items(shown.slice(IN_SIGHT))}</details>}
      {discarded.length > 0 && <details className="figures"><summary>{t('documents.discarded', { count: discarded.length })}</summary>{items(discarded)}</details>}
      {shown.length > 0 && !documents.mayDraft && <p className="sub">{t('documents.notReadable')}</p>}
    </div>
  )
}
