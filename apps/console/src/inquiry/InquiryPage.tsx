import { useParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes, type InquiryView } from '#modules/inquiry/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { stepIdOf } from '../file/actions.ts'
import { FileBody, FileFrame, FileHead } from '../file/FileFrame.tsx'
import { LinksPanel } from '../file/LinksPanel.tsx'
import type { FileShape } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'
import { AskerPanel } from './AskerPanel.tsx'
import { InquiryOutcome } from './InquiryOutcome.tsx'
import { TurnDrawer } from './TurnDrawer.tsx'

export function InquiryPage() {
  const { id = '' } = useParams()
  const { t } = useText()
  const query = useQuery({ queryKey: ['file', id], queryFn: () => call(routes.read, { id }) })
  return <FileFrame query={query} title={t('worklist.kind.inquiry')}>{(view) => <Inquiry key={view.id} view={view} />}</FileFrame>
}

/** A text to publish begins with what was asked and answered; a person takes the personal data out. */
function shapeOf(view: InquiryView): FileShape {
  const { publication, reply } = view
  return {
    ...view, kind: 'inquiry', subject: view.title, stages: { inquiry: view.stage }, grounds: { elsewhere: view.elsewhere },
    asked: { text: view.title, on: view.receivedOn }, terms: { type: `inquiry.type.${view.type}` },
    drafts: { question: publication.question ?? view.text.slice(0, 500), answer: publication.answer ?? reply?.text ?? '' },
  }
}

function Inquiry({ view }: { view: InquiryView }) {
  const shape = shapeOf(view)
  return (
    <>
      <Header view={view} />
      <FileBody shape={shape} first={<><InquiryOutcome view={view} /><Statement view={view} /></>}
        renderForm={(action, close) => (stepIdOf(action) === 'inquiry.turn' ? <TurnDrawer view={view} onClose={close} /> : undefined)}>
        <AskerPanel view={view} />
        <LinksPanel id={view.id} />
      </FileBody>
    </>
  )
}

function Header({ view }: { view: InquiryView }) {
  const { t, language } = useText()
  return (
    <FileHead view={view} of={{ kind: 'inquiry', stage: view.stage, mediationStage: null }} about={view.title}>
      <span>{t(`inquiry.type.${view.type}`)}</span>
      <span>{t('file.received', { date: formatDate(view.receivedOn, language) })}</span>
      <span>{t(`inquiry.channel.${view.channel}`)}</span>
      <span>{view.unit.name}</span>
      <span>{view.officer?.name ?? t('queue.noOfficer')}</span>
    </FileHead>
  )
}

function Statement({ view }: { view: InquiryView }) {
  const { t } = useText()
  const confidential = view.type === 'supervision'
  return (
    <section className="card" aria-labelledby="facts-title">
      <header className="card-head">
        <h2 id="facts-title">{t('inquiry.facts')}</h2>
        {!confidential && <span className="sub">{t(view.publicationConsent ? 'inquiry.consent.true' : 'inquiry.consent.false')}</span>}
      </header>
      <div className="card-pad">
        {confidential && <Notice tone="warn">{t('inquiry.confidential')}</Notice>}
        <p className="facts-text prose">{view.text}</p>
      </div>
    </section>
  )
}
