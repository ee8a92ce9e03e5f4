import { useState, type ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes, type IncidentView } from '#modules/incident/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { ActionBar } from '../file/ActionBar.tsx'
import { stepIdOf, type Action } from '../file/actions.ts'
import { StepDrawer } from '../file/StepDrawer.tsx'
import type { Values } from '../file/steps.ts'
import { Events } from '../file/Timeline.tsx'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { Icon } from '../shared/Icon.tsx'
import { usePageTitle } from '../shared/Page.tsx'
import { Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { AnswerDrawer } from './AnswerDrawer.tsx'
import { AnswersPanel } from './AnswersPanel.tsx'
import { BasicsPanel } from './BasicsPanel.tsx'
import { BriefDrawer, BriefsPanel } from './BriefsPanel.tsx'
import { DuesPanel } from './DuesPanel.tsx'
import { GatheredPanel } from './GatheredPanel.tsx'
import { LevelTag } from './Marks.tsx'
import { MeasuresPanel, ReviewPanel } from './MeasuresPanel.tsx'
import { actionOf, beginOf, shapeOf, situationOf } from './shape.ts'
import { useNow } from './use-now.ts'

export function IncidentPage() {
  const { id = '' } = useParams()
  const { t } = useText()
  const query = useQuery({ queryKey: ['file', id], queryFn: () => call(routes.read, { id }) })
  usePageTitle(query.data?.subject ?? t('nav.incidents'))
  return (
    <div className="page file-page">
      <Link to="/incidents" className="back"><Icon name="back" size={16} />{t('incidents.back')}</Link>
      <Loaded query={query} rows={14}>{(view) => <Incident key={view.id} view={view} />}</Loaded>
    </div>
  )
}

/** A step that was chosen, with what its form begins with. */
interface Chosen {
  readonly action: Action
  readonly begin: Values
}

/** Forms, and a brief that is read, stand outside the columns: turning a phone or a tablet must not drop what was typed. */
function Incident({ view }: { view: IncidentView }) {
  const narrow = useNarrow()
  const now = useNow(view.now)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [beside, setBeside] = useState<'answer' | number | null>(null)
  const shape = shapeOf(view)
  const choose = (action: Action) => setChosen({ action, begin: beginOf(action.type, view, now) })
  const take = (type: string, begin: Values) => setChosen({ action: actionOf(view, type), begin })
  const main = (
    <>
      <ReviewPanel view={view} />
      <BasicsPanel view={view} />
      {narrow && <DuesPanel view={view} now={now} />}
      <GatheredPanel view={view} onTake={take} />
      <AnswersPanel view={view} onAnswer={() => setBeside('answer')} />
      <MeasuresPanel view={view} />
      <BriefsPanel view={view} onRead={setBeside} />
      <Events view={shape} title="incidents.log" />
    </>
  )
  const bar = <ActionBar view={shape} onChoose={choose} />
  return (
    <>
      <Header view={view} />
      {narrow
        ? <><div className="file-main">{main}</div>{bar}</>
        : <div className="file-grid"><div className="file-main">{main}</div><div className="file-side">{bar}<DuesPanel view={view} now={now} /></div></div>}
      {beside === 'answer' && <AnswerDrawer view={view} onClose={() => setBeside(null)} />}
      {typeof beside === 'number' && <BriefDrawer id={view.id} version={beside} onClose={() => setBeside(null)} />}
      {chosen && (
        <Begun view={view} chosen={chosen} onClose={() => setChosen(null)}>
          {(begin) => <StepDrawer key={stepIdOf(chosen.action)} action={chosen.action} view={shape} initial={begin} onClose={() => setChosen(null)} />}
        </Begun>
      )}
    </>
  )
}

/** A brief begins with what the server drafts from the data as they stand; other forms begin at once. */
function Begun({ view, chosen: { action, begin }, onClose, children }: { view: IncidentView; chosen: Chosen; onClose(): void; children(begin: Values): ReactNode }) {
  const { t } = useText()
  const drafts = action.type === 'draft-brief'
  const query = useQuery({ queryKey: ['file', view.id, 'brief', 0, view.version], queryFn: () => call(routes.brief, { id: view.id, version: 0 }), enabled: drafts, staleTime: Infinity })
  if (!drafts) return children(begin)
  if (query.data) return children({ title: query.data.title, recipient: query.data.recipient, situation: situationOf(query.data), requests: view.requests })
  return <FormDrawer title={t('incident.step.draft-brief')} onClose={onClose}><Loaded query={query} rows={8}>{() => null}</Loaded></FormDrawer>
}

function Header({ view }: { view: IncidentView }) {
  const { t, language } = useText()
  return (
    <header className="file-head">
      <div className="file-head-line">
        <h1 className="file-number break" tabIndex={-1}>{view.subject}</h1>
        <LevelTag level={view.level} />
        <span className={`stage ${view.stage === 'open' ? 'stage-active' : 'stage-settled'}`}>{t(`incident.stage.${view.stage}`)}</span>
      </div>
      <p className="sub file-meta">
        <span className="number">{view.number}</span>
        <span>{t('incidents.meta.opened', { at: formatInstant(view.openedAt, language) })}</span>
        {view.closedAt && <span>{t('incidents.meta.closed', { at: formatInstant(view.closedAt, language) })}</span>}
        <span>{t('incidents.meta.lead', { name: [view.leadUnit, view.leadOfficer].filter(Boolean).join(' ') })}</span>
      </p>
    </header>
  )
}
