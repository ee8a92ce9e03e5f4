import { Link } from 'react-router'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type ReminderRow } from '#modules/worklist/index.ts'
import { formatDate, formatFileNumber, formatInstant } from '#apps/ui/format.ts'
import { useSession } from '../access/session.tsx'
import { call } from '../client.ts'
import { filePath } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { ConductSettings } from '../conduct/ConductSettings.tsx'
import { PracticeCard } from './PracticeCard.tsx'

/** Due days that come near or have passed, as the reader was told of them. Opening one marks it as read. */
export function RemindersPage() {
  const { t } = useText()
  const { can } = useSession()
  const query = useInfiniteQuery({
    queryKey: ['queue', 'reminders'],
    queryFn: ({ pageParam }) => call(routes.reminders, { after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const mark = useMarkRead()
  return (
    <Page
      title={t('reminders.title')}
      lead={t('reminders.lead')}
      tools={<Button onClick={() => mark.mutate(undefined)}>{t('reminders.readAll')}</Button>}
    >
      <Loaded query={query} rows={8}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows)
          if (rows.length === 0) return <EmptyState title={t('reminders.empty')}>{t('reminders.empty.hint')}</EmptyState>
          return (
            <ul className="reminders card">
              {rows.map((row) => (
                <Reminder key={row.id} row={row} onOpen={() => mark.mutate([row.id])} />
              ))}
            </ul>
          )
        }}
      </Loaded>
      {query.hasNextPage && (
        <div className="more">
          <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('queue.more')}
          </Button>
        </div>
      )}
      {can('approve') && <PracticeCard />}
      {can('approve') && <ConductSettings />}
    </Page>
  )
}

function useMarkRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[] | undefined) => call(routes.readReminders, { ids }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['queue'] }),
  })
}

function Reminder({ row, onOpen }: { row: ReminderRow; onOpen(): void }) {
  const { t, term, language } = useText()
  const when = row.point < 0 ? t('reminders.overdue') : row.point === 0 ? t('reminders.today') : t('reminders.ahead', { days: row.point })
  return (
    <li className={`reminder ${row.read || !row.pending ? 'is-read' : ''}`}>
      <Link to={filePath(row.kind, row.fileId)} onClick={onOpen}>
        {row.subject || formatFileNumber(row.number)}
      </Link>
      <p>
        <strong>{term(`clock.${row.clock}`, row.clock)}</strong> {when} · {t('reminders.due', { date: formatDate(row.dueOn, language) })}
        {!row.pending && <span className="stage stage-settled">{t('reminders.done')}</span>}
      </p>
      <p className="sub">
        <span className="number">{formatFileNumber(row.number)}</span> · {formatInstant(row.raisedAt, language)}
      </p>
    </li>
  )
}
