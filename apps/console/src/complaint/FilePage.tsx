import { useParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes, type ComplaintView } from '#modules/complaint/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { DispatchPanel } from '../dispatch/DispatchPanel.tsx'
import { EnforcementPanel } from '../enforcement/EnforcementPanel.tsx'
import { withCase } from '../enforcement/shape.ts'
import { useEnforcement } from '../enforcement/use-enforcement.ts'
import { FileBody, FileFrame, FileHead } from '../file/FileFrame.tsx'
import { LinksPanel } from '../file/LinksPanel.tsx'
import type { FileShape } from '../file/shape.ts'
import { MediationPanel } from '../mediation/MediationPanel.tsx'
import { FactsPanel } from './FactsPanel.tsx'
import { BeforePanel, GroupPanel } from './GroupPanel.tsx'
import { OutcomePanel } from './OutcomePanel.tsx'
import { PartiesPanel } from './PartiesPanel.tsx'

export function FilePage() {
  const { id = '' } = useParams()
  const { t } = useText()
  const query = useQuery({ queryKey: ['file', id], queryFn: () => call(routes.read, { id }) })
  return <FileFrame query={query} title={t('file.title')}>{(view) => <FileView key={view.id} view={view} />}</FileFrame>
}

function shapeOf(view: ComplaintView): FileShape {
  return {
    ...view, kind: 'complaint', subject: view.respondent.name, sessions: view.mediation?.sessions ?? [],
    stages: { complaint: view.stage, mediation: view.mediation?.stage ?? 'none' }, evidence: view.attachments,
  }
}

function FileView({ view }: { view: ComplaintView }) {
  const shape = withCase(shapeOf(view), useEnforcement(view.id).data)
  return (
    <>
      <FileHeader view={view} />
      <FileBody shape={shape} first={<><OutcomePanel view={view} /><FactsPanel view={view} /></>}>
        <BeforePanel view={view} />
        <PartiesPanel view={view} />
        <GroupPanel view={view} />
        {view.mediation && <MediationPanel mediation={view.mediation} view={view} />}
        <LinksPanel id={view.id} />
        <DispatchPanel fileId={view.id} />
        <EnforcementPanel fileId={view.id} />
      </FileBody>
    </>
  )
}

function FileHeader({ view }: { view: ComplaintView }) {
  const { t, language } = useText()
  return (
    <FileHead view={view} of={{ kind: 'complaint', stage: view.stage, mediationStage: view.mediation?.stage ?? null }} about={view.respondent.name}>
      <span>{t('file.received', { date: formatDate(view.receivedOn, language) })}</span>
      <span>{t(`complaint.channel.${view.channel}`)}</span>
      <span>{view.unit.name}</span>
      <span>{view.officer?.name ?? t('queue.noOfficer')}</span>
      {view.nationalNumber && <span>{t('file.national', { number: view.nationalNumber })}</span>}
    </FileHead>
  )
}
