import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { UseQueryResult } from '@tanstack/react-query'
import type { FileView } from '#modules/casefile/contract.ts'
import { formatDaysLeft, formatFileNumber } from '#apps/ui/format.ts'
import { DocumentOver } from '../document/DocumentOver.tsx'
import { DocumentsPanel } from '../document/DocumentsPanel.tsx'
import type { Opened } from '../document/shape.ts'
import { useText } from '../language.tsx'
import { DueBadge } from '../shared/DueBadge.tsx'
import { Icon } from '../shared/Icon.tsx'
import { usePageTitle } from '../shared/Page.tsx'
import { StageTag, type Staged } from '../shared/StageTag.tsx'
import { Loaded } from '../shared/States.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { SpotCheckPanel } from '../spotcheck/SpotCheckPanel.tsx'
import { useSpotCheck, withSpotCheck } from '../spotcheck/use-spot-check.ts'
import { ActionBar } from './ActionBar.tsx'
import { stepIdOf, type Action } from './actions.ts'
import { nextClock } from './clocks.ts'
import { ClocksPanel } from './ClocksPanel.tsx'
import type { FileShape } from './shape.ts'
import { StepDrawer } from './StepDrawer.tsx'
import { Timeline } from './Timeline.tsx'

/** The page of a file of any kind: the way back, and the file once it is read. `title` stands for it until then. */
export function FileFrame<View extends { readonly number: string }>({ query, title, children }: {
  readonly query: UseQueryResult<View>
  readonly title: string
  children(view: View): ReactNode
}) {
  const { t } = useText()
  usePageTitle(query.data ? formatFileNumber(query.data.number) : title)
  return (
    <div className="page file-page">
      <Link to="/" className="back"><Icon name="back" size={16} />{t('file.back')}</Link>
      {!query.data && query.error && <h1 className="sr-only">{title}</h1>}
      <Loaded query={query} rows={14}>{children}</Loaded>
    </div>
  )
}

/** Number, stage and next limit of a file, whom or what it is about, and what else of it in a few words. */
export function FileHead({ view, of, about, children }: { view: Pick<FileView, 'number' | 'clocks'>; of: Staged; about: string; children: ReactNode }) {
  const { term, language } = useText()
  const clock = nextClock(view.clocks)
  return (
    <header className="file-head">
      <div className="file-head-line">
        <h1 className="file-number" tabIndex={-1}>{formatFileNumber(view.number)}</h1>
        <StageTag of={of} />
        {clock && (
          <span className="file-due">
            <span className="sub">{term(`clock.${clock.id}`, clock.id)}</span>
            <DueBadge daysLeft={clock.leftDays} provisional={clock.provisional} suspended={clock.dueOn === null}
              {...(clock.leftDays === null ? {} : { label: formatDaysLeft(clock.leftDays, clock.unit, language) })} />
          </span>
        )}
      </div>
      <p className="file-firm">{about}</p>
      <p className="sub file-meta">{children}</p>
    </header>
  )
}

/**
 * The panels of a file with its steps and limits: on a phone in the order of reading, limits after the `first`; on a desk beside.
 * Every file ends with its documents and its timeline. The form of a step stands outside the columns: turning a phone or a tablet must not drop what was typed. `renderForm` gives the
 * form of a step that has one of its own.
 */
export function FileBody({ shape: given, first, children, renderForm }: {
  readonly shape: FileShape
  readonly first: ReactNode
  readonly children: ReactNode
  renderForm?(action: Action, close: () => void): ReactNode
}) {
  const narrow = useNarrow()
  const [open, setOpen] = useState<Action | null>(null)
  const [document, setDocument] = useState<Opened | null>(null)
  const close = () => setOpen(null)
  const check = useSpotCheck(given.id)
  const shape = withSpotCheck(given, check)
  const callback = shape.allowedActions.find((action) => action.allowed && stepIdOf(action) === 'complaint.record-callback')
  const bar = <ActionBar view={shape} onChoose={setOpen} />
  const main = (
    <div className="file-main">
      {first}
      {narrow && <ClocksPanel view={shape} />}
      {check && <SpotCheckPanel panel={check} onCallback={callback && (() => setOpen(callback))} />}
      {children}
      <DocumentsPanel shape={shape} onOpen={setDocument} />
      <Timeline view={shape} />
    </div>
  )
  return (
    <>
      {narrow ? <>{main}{bar}</> : <div className="file-grid">{main}<div className="file-side">{bar}<ClocksPanel view={shape} /></div></div>}
      {open && (renderForm?.(open, close) ?? <StepDrawer key={stepIdOf(open)} action={open} view={shape} onClose={close} />)}
      {document && <DocumentOver open={document} shape={shape} onClose={() => setDocument(null)} />}
    </>
  )
}
