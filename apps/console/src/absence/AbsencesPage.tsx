import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { routes } from '#modules/access/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { useSession } from '../access/session.tsx'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { AbsenceItem, type Listed } from './AbsenceItem.tsx'
import { RecordAbsence } from './RecordAbsence.tsx'
import { weeksFrom } from './spans.ts'

export function useAbsences() {
  return useQuery({ queryKey: ['absences'], queryFn: () => call(routes.listAbsences, {}) })
}

/** Who is away in the coming weeks and who acts for them; a chief sees the people of the unit, an officer what concerns them. */
export function AbsencesPage() {
  const { t } = useText()
  const { can } = useSession()
  const [recording, setRecording] = useState(false)
  const query = useAbsences()
  return (
    <Page title={t('nav.absences')} lead={t('absences.lead')} tools={<Button type="primary" onClick={() => setRecording(true)}>{t('absences.record')}</Button>}>
      <Loaded query={query}>
        {(listed) => (
          <>
            {listed.absences.length === 0 ? <EmptyState title={t('absences.empty')}>{t('absences.empty.hint')}</EmptyState> : <Calendar listed={listed} />}
            {can('approve') && <OtherHandOver people={listed.people} />}
            {recording && <RecordAbsence people={listed.people} onClose={() => setRecording(false)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Calendar({ listed }: { listed: Listed }) {
  const { t, language } = useText()
  return (
    <section className="card absences" aria-label={t('absences.calendar')}>
      <div className="absence-weeks" aria-hidden="true">
        {weeksFrom(listed.today).map((day) => <span key={day}>{formatDate(day, language)}</span>)}
      </div>
      <ul>
        {listed.absences.map((absence) => <AbsenceItem key={absence.id} absence={absence} listed={listed} />)}
      </ul>
    </section>
  )
}

/** Files change hands without an absence too. */
function OtherHandOver({ people }: { people: Listed['people'] }) {
  const { t } = useText()
  const navigate = useNavigate()
  const managed = [...new Map(people.filter((person) => person.managed).map((person) => [person.id, person])).values()]
  return (
    <section className="card card-pad absence-other">
      <label htmlFor="hand-over-of">{t('absences.handOver.other')}</label>
      <Select
        id="hand-over-of"
        placeholder={t('absences.handOver.choose')}
        showSearch={{ optionFilterProp: 'label' }}
        options={managed.map((person) => ({ value: person.id, label: `${person.name} · ${person.unitName}` }))}
        onSelect={(id: string) => void navigate(`/absences/${id}/hand-over`)}
      />
    </section>
  )
}
