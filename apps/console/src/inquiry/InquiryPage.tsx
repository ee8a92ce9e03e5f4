import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes, type InquiryView } from '#modules/inquiry/index.ts'
import { formatDate, formatDaysLeft, formatFileNumber } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { ActionBar } from '../file/ActionBar.tsx'
import { stepIdOf, type Action } from '../file/actions.ts'
import { nextClock } from '../file/clocks.ts'
import { ClocksPanel } from '../file/ClocksPanel.tsx'
import { LinksPanel } from '../file/LinksPanel.tsx'
import type { FileShape } from '../file/shape.ts'
import { StepDrawer } from '../file/StepDrawer.tsx'
import { Timeline } from '../file/Timeline.tsx'
import { useText } from '../language.tsx'
import { DueBadge } from '../shared/DueBadge.tsx'
import { Icon } from '../shared/Icon.tsx'
import { Notice } from '../shared/Notice.tsx'
import { usePageTitle } from '../shared/Page.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { AskerPanel } from './AskerPanel.tsx'
import { InquiryOutcome } from './InquiryOutcome.tsx'
import { TurnDrawer } from './TurnDrawer.tsx'

export function InquiryPage() {
  const { id = '' } = useParams()
  const { t } = useText()
  const query = useQuery({ queryKey: ['file', id], queryFn: () => call(routes.read, { id }) })
  usePageTitle(query.data ? formatFileNumber(query.data.number) : t('worklist.kind.inquiry'))
  return (
    <div className="page file-page">
      <Link to="/" className="back"><Icon name="back" size={16} />{t('file.back')}</Link>
      <Loaded query={query} rows={14}>{(view) => <Inquiry key={view.id} view={view} />}</Loaded>
    </div>
  )
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

/** The form of a step stands outside the columns: turning a phone or a tablet must not drop what was typed. */
function Inquiry({ view }: { view: InquiryView }) {
  const narrow = useNarrow()
  const [open, setOpen] = useState<Action | null>(null)
  const shape = shapeOf(view)
  const main = (
    <>
      <InquiryOutcome view={view} />
      <Statement view={view} />
      {narrow && <ClocksPanel view={shape} />}
      <AskerPanel view={view} />
      <LinksPanel id={view.id} />
      <Timeline view={shape} />
    </>
  )
  return (
    <>
      <Header view={view} />
      {narrow
        ? <><div className="file-main">{main}</div><ActionBar view={shape} onChoose={setOpen} /></>
        : (
          <div className="file-grid">
            <div className="file-main">{main}</div>
            <div className="file-side"><ActionBar view={shape} onChoose={setOpen} /><ClocksPanel view={shape} /></div>
          </div>
        )}
      {open && (stepIdOf(open) === 'inquiry.turn'
        ? <TurnDrawer view={view} onClose={() => setOpen(null)} />
        : <StepDrawer key={stepIdOf(open)} action={open} view={shape} onClose={() => setOpen(null)} />)}
    </>
  )
}

function Header({ view }: { view: InquiryView }) {
  const { t, term, language } = useText()
  const clock = nextClock(view.clocks)
  return (
    <header className="file-head">
      <div className="file-head-line">
        <h1 className="file-number" tabIndex={-1}>{formatFileNumber(view.number)}</h1>
        <StageTag of={{ kind: 'inquiry', stage: view.stage, mediationStage: null }} />
        {clock && (
          <span className="file-due">
            <span className="sub">{term(`clock.${clock.id}`, clock.id)}</span>
            <DueBadge daysLeft={clock.leftDays} provisional={clock.provisional} suspended={clock.dueOn === null}
              {...(clock.leftDays === null ? {} : { label: formatDaysLeft(clock.leftDays, clock.unit, language) })} />
          </span>
        )}
      </div>
      <p className="file-firm">{view.title}</p>
      <p className="sub file-meta">
        <span>{t(`inquiry.type.${view.type}`)}</span>
        <span>{t('file.received', { date: formatDate(view.receivedOn, language) })}</span>
        <span>{t(`inquiry.channel.${view.channel}`)}</span>
        <span>{view.unit.name}</span>
        <span>{view.officer?.name ?? t('queue.noOfficer')}</span>
      </p>
    </header>
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
