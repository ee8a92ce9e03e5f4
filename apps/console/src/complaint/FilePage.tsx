import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes, type ComplaintView } from '#modules/complaint/index.ts'
import { formatDate, formatDaysLeft, formatFileNumber } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { DispatchPanel } from '../dispatch/DispatchPanel.tsx'
import { EnforcementPanel } from '../enforcement/EnforcementPanel.tsx'
import { withCase } from '../enforcement/shape.ts'
import { useEnforcement } from '../enforcement/use-enforcement.ts'
import { MediationPanel } from '../mediation/MediationPanel.tsx'
import { DueBadge } from '../shared/DueBadge.tsx'
import { Icon } from '../shared/Icon.tsx'
import { usePageTitle } from '../shared/Page.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { ActionBar } from '../file/ActionBar.tsx'
import { stepIdOf, type Action } from '../file/actions.ts'
import { nextClock } from '../file/clocks.ts'
import { ClocksPanel } from '../file/ClocksPanel.tsx'
import { LinksPanel } from '../file/LinksPanel.tsx'
import type { FileShape } from '../file/shape.ts'
import { StepDrawer } from '../file/StepDrawer.tsx'
import { Timeline } from '../file/Timeline.tsx'
import { FactsPanel } from './FactsPanel.tsx'
import { BeforePanel, GroupPanel } from './GroupPanel.tsx'
import { OutcomePanel } from './OutcomePanel.tsx'
import { PartiesPanel } from './PartiesPanel.tsx'

export function FilePage() {
  const { id = '' } = useParams()
  const { t } = useText()
  const query = useQuery({ queryKey: ['file', id], queryFn: () => call(routes.read, { id }) })
  usePageTitle(query.data ? formatFileNumber(query.data.number) : t('file.title'))
  return (
    <div className="page file-page">
      <Link to="/" className="back"><Icon name="back" size={16} />{t('file.back')}</Link>
      <Loaded query={query} rows={14}>{(view) => <FileView key={view.id} view={view} />}</Loaded>
    </div>
  )
}

function shapeOf(view: ComplaintView): FileShape {
  return {
    ...view, kind: 'complaint', subject: view.respondent.name, sessions: view.mediation?.sessions ?? [],
    stages: { complaint: view.stage, mediation: view.mediation?.stage ?? 'none' }, evidence: view.attachments,
  }
}

/** The form of a step stands outside the columns: turning a phone or a tablet must not drop what was typed. */
function FileView({ view }: { view: ComplaintView }) {
  const narrow = useNarrow()
  const [open, setOpen] = useState<Action | null>(null)
  const shape = withCase(shapeOf(view), useEnforcement(view.id).data)
  const Columns = narrow ? OneColumn : TwoColumns
  return (
    <>
      <FileHeader view={view} />
      <Columns view={view} shape={shape} onChoose={setOpen} />
      {open && <StepDrawer key={stepIdOf(open)} action={open} view={shape} onClose={() => setOpen(null)} />}
    </>
  )
}

interface ColumnsProps {
  readonly view: ComplaintView
  readonly shape: FileShape
  onChoose(action: Action): void
}

/** On a phone in the order of reading: what happened, how long there is, who, what was done. */
function OneColumn({ view, shape, onChoose }: ColumnsProps) {
  return (
    <>
      <div className="file-main">
        <OutcomePanel view={view} />
        <FactsPanel view={view} />
        <ClocksPanel view={shape} />
        <BeforePanel view={view} />
        <PartiesPanel view={view} />
        <GroupPanel view={view} />
        {view.mediation && <MediationPanel mediation={view.mediation} view={view} />}
        <LinksPanel id={view.id} />
        <DispatchPanel fileId={view.id} />
        <EnforcementPanel fileId={view.id} />
        <Timeline view={shape} />
      </div>
      <ActionBar view={shape} onChoose={onChoose} />
    </>
  )
}

function TwoColumns({ view, shape, onChoose }: ColumnsProps) {
  return (
    <div className="file-grid">
      <div className="file-main">
        <OutcomePanel view={view} />
        <FactsPanel view={view} />
        <BeforePanel view={view} />
        <PartiesPanel view={view} />
        <GroupPanel view={view} />
        {view.mediation && <MediationPanel mediation={view.mediation} view={view} />}
        <LinksPanel id={view.id} />
        <DispatchPanel fileId={view.id} />
        <EnforcementPanel fileId={view.id} />
        <Timeline view={shape} />
      </div>
      <div className="file-side">
        <ActionBar view={shape} onChoose={onChoose} />
        <ClocksPanel view={shape} />
      </div>
    </div>
  )
}

function FileHeader({ view }: { view: ComplaintView }) {
  const { t, term, language } = useText()
  const clock = nextClock(view.clocks)
  return (
    <header className="file-head">
      <div className="file-head-line">
        <h1 className="file-number" tabIndex={-1}>{formatFileNumber(view.number)}</h1>
        <StageTag of={{ kind: 'complaint', stage: view.stage, mediationStage: view.mediation?.stage ?? null }} />
        {clock && (
          <span className="file-due">
            <span className="sub">{term(`clock.${clock.id}`, clock.id)}</span>
            <DueBadge daysLeft={clock.leftDays} provisional={clock.provisional} suspended={clock.dueOn === null}
              {...(clock.leftDays === null ? {} : { label: formatDaysLeft(clock.leftDays, clock.unit, language) })} />
          </span>
        )}
      </div>
      <p className="file-firm">{view.respondent.name}</p>
      <p className="sub file-meta">
        <span>{t('file.received', { date: formatDate(view.receivedOn, language) })}</span>
        <span>{t(`complaint.channel.${view.channel}`)}</span>
        <span>{view.unit.name}</span>
        <span>{view.officer?.name ?? t('queue.noOfficer')}</span>
        {view.nationalNumber && <span>{t('file.national', { number: view.nationalNumber })}</span>}
      </p>
    </header>
  )
}
