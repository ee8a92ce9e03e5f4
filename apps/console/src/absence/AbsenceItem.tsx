import { Link } from 'react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { routes, type AbsenceRow } from '#modules/access/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { useSession } from '../access/session.tsx'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { barOf } from './spans.ts'

export type Listed = (typeof routes)['listAbsences']['output']['_zod']['output']

/** One absence: who, how long, who acts, drawn on the calendar, and what may be done about it. */
export function AbsenceItem({ absence, listed }: { absence: AbsenceRow; listed: Listed }) {
  const { t, language } = useText()
  const { name, from, to, running, actsNow, substituteName, openFiles } = absence
  const date = (day: string) => formatDate(day, language)
  const replaced = actsNow !== null && actsNow !== substituteName
  return (
    <li className="absence">
      <div className="absence-text">
        <strong>{name}</strong> <span className={`stage stage-${running ? 'paused' : 'new'}`}>{t(running ? 'absences.running' : 'absences.coming')}</span>
        <p>{t(`access.absence.${absence.reason}`)} · {to ? t('absences.days', { from: date(from), to: date(to) }) : t('absences.open', { from: date(from) })}</p>
        <p className="sub">{t('absences.by', { name: substituteName })}{openFiles > 0 && ` · ${t('absences.files', { count: openFiles })}`}</p>
        {replaced && <p className="sub">{t('absences.actsNow', { named: substituteName, name: actsNow })}</p>}
      </div>
      <Track absence={absence} today={listed.today} />
      <Buttons absence={absence} managed={listed.people.some((person) => person.id === absence.accountId && (person.managed || person.own))} />
      {absence.reason === 'departure' && running && openFiles > 0 && <Notice tone="warn">{t('absences.departing', { count: openFiles })}</Notice>}
    </li>
  )
}

/** The same days as a bar; the text beside it says them. */
function Track({ absence, today }: { absence: AbsenceRow; today: string }) {
  const bar = barOf(absence.from, absence.to, today)
  return (
    <div className="absence-track" aria-hidden="true">
      {bar && <span className={`absence-bar ${bar.opens ? 'absence-bar-opens' : ''} absence-${absence.reason}`} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />}
    </div>
  )
}

function Buttons({ absence, managed }: { absence: AbsenceRow; managed: boolean }) {
  const { t } = useText()
  const { can } = useSession()
  const client = useQueryClient()
  const end = useMutation({ mutationFn: () => call(routes.endAbsence, { id: absence.id }), onSuccess: () => client.invalidateQueries() })
  return (
    <div className="absence-buttons">
      {managed && (
        <Popconfirm title={t('absences.end.sure', { name: absence.name })} onConfirm={() => end.mutate()} okText={t(absence.running ? 'absences.end' : 'absences.withdraw')} cancelText={t('action.cancel')}>
          <Button loading={end.isPending}>{t(absence.running ? 'absences.end' : 'absences.withdraw')}</Button>
        </Popconfirm>
      )}
      {can('approve') && absence.openFiles > 0 && <Link to={`/absences/${absence.accountId}/hand-over`}>{t('absences.handOver')}</Link>}
      {end.error && <CallNotice error={end.error} />}
    </div>
  )
}
