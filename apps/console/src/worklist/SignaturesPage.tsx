import { Link } from 'react-router'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type SignatureMark, type SignatureRow } from '#modules/worklist/index.ts'
import { formatFileNumber, formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { filePath } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { Icon } from '../shared/Icon.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'

/** Documents that wait for the reader's signature; each leads to the documents of its file. */
export function SignaturesPage() {
  const { t } = useText()
  const query = useInfiniteQuery({
    queryKey: ['queue', 'signatures'],
    queryFn: ({ pageParam }) => call(routes.signatures, { after: pageParam }),
    initialPageParam: undefined as SignatureMark | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return (
    <Page title={t('signatures.title')} lead={t('signatures.lead')} tools={<Link to="/" className="back"><Icon name="back" size={16} />{t('signatures.back')}</Link>}>
      <Loaded query={query} rows={8}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows)
          if (rows.length === 0) return <EmptyState title={t('signatures.empty')}>{t('signatures.empty.hint')}</EmptyState>
          return (
            <>
              <ul className="reminders card">{rows.map((row) => <Signature key={row.documentId} row={row} />)}</ul>
              <div className="more">
                {query.hasNextPage
                  ? <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t('queue.more')}</Button>
                  : <span className="muted">{t('signatures.end', { count: rows.length })}</span>}
              </div>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Signature({ row }: { row: SignatureRow }) {
  const { t, term, language } = useText()
  return (
    <li className="reminder">
      <Link to={`${filePath(row.kind, row.fileId)}#documents`}>{term(`document.template.${row.template}`, row.template)} · {row.subject || formatFileNumber(row.number)}</Link>
      <p>{t('signatures.submitted', { name: row.drafterName, date: formatInstant(row.submittedAt, language) })}</p>
      <p className="sub">{t(`worklist.kind.${row.kind}`)} <span className="number">{formatFileNumber(row.number)}</span> · {row.unitName}</p>
    </li>
  )
}
