import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Skeleton } from 'antd'
import type { DocumentRow } from '#modules/document/index.ts'
import { fetchReady } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { paperUrl } from './shape.ts'

/** The pages as they are, or as they would be: beside the file on a desk. On a phone the PDF opens by itself. */
export function PreviewDrawer({ fileId, document, onClose }: { fileId: string; document: DocumentRow; onClose(): void }) {
  const { t } = useText()
  const narrow = useNarrow()
  const name = document.number ?? t(`document.template.${document.template}`)
  const url = paperUrl(fileId, document.id, 'pdf')
  return (
    <Drawer
      open onClose={onClose} size={narrow ? '100%' : 860} title={t('documents.preview', { name })} closable={{ 'aria-label': t('action.close') }}
      extra={<Button size="small" href={url} target="_blank" rel="noopener">{t('documents.open')}</Button>}
    >
      <div className="paper">
        {!document.number && <Notice tone="info">{t('documents.preview.draft')}</Notice>}
        {narrow ? <p>{t('documents.preview.phone')}</p> : <Pages url={url} title={t('documents.frame', { name })} />}
      </div>
    </Drawer>
  )
}

/** The answer is asked for first: pages set in could only show a refusal as it comes, and know no new sign-in. */
function Pages({ url, title }: { url: string; title: string }) {
  const { t } = useText()
  const ready = useQuery({ queryKey: ['paper', url], queryFn: () => fetchReady(url), staleTime: 0, gcTime: 0 })
  if (ready.error) return <CallNotice error={ready.error} onRetry={() => void ready.refetch()} />
  if (!ready.data) return <div role="status" aria-label={t('state.loading')}><Skeleton active={false} title={false} paragraph={{ rows: 12 }} /></div>
  return <object className="paper-pages" data={url} type="application/pdf" aria-label={title}><p>{t('documents.preview.none')}</p></object>
}
