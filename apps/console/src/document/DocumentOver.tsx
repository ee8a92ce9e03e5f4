import type { FileShape } from '../file/shape.ts'
import { StepDrawer } from '../file/StepDrawer.tsx'
import { PreviewDrawer } from './PreviewDrawer.tsx'
import type { Opened } from './shape.ts'
import { TextDrawer } from './TextDrawer.tsx'
import { useDocuments } from './use-documents.ts'

/** The form or the pages open over a file's documents. */
export function DocumentOver({ open, shape, onClose }: { open: Opened; shape: FileShape; onClose(): void }) {
  const documents = useDocuments(shape.id).data
  if (!documents) return null
  // The verdicts shown are of this version of the file; a step is judged on what its taker saw.
  const view = { ...shape, version: documents.version }
  if (open.kind === 'view') return <PreviewDrawer fileId={shape.id} document={open.document} onClose={onClose} />
  if (open.kind === 'text') return <TextDrawer view={view} documents={documents} document={open.document} template={open.template} onClose={onClose} />
  const { document, type, initial } = open
  const [only] = document.audiences
  return (
    <StepDrawer
      action={{ procedure: 'document', type, allowed: true, refusal: null, article: null }} view={{ ...view, choices: { audience: document.audiences } }}
      initial={{ documentId: document.id, ...(document.audiences.length === 1 ? { audience: only } : {}), ...initial }} onClose={onClose}
    />
  )
}
