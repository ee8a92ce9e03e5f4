import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type IncidentFile, type Signal } from '#modules/incident/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { DismissDrawer } from './DismissDrawer.tsx'
import { FileList } from './FileList.tsx'
import { LevelTag } from './Marks.tsx'
import { OpenDrawer } from './OpenDrawer.tsx'

type Reason = Signal['reasons'][number]

/** The sentences of the reasons of a suggestion; the days are those the county counts together. */
function useReasons(areaCode: string): (reason: Reason) => string {
  const { t } = useText()
  const { data } = useQuery({ queryKey: ['incidents', 'settings'], queryFn: () => call(routes.settings, {}) })
  const days = data?.counties.find((county) => county.areaCode === areaCode)?.settings.windowDays ?? '…'
  return ({ code, count, words }) => t(`incident.reason.${code}`, { days, count, words: words.join(t('list.comma')) })
}

/** What the system noticed: how grave it thinks it, why, and in which files. A person says whether it is an incident. */
export function SignalCard({ signal }: { signal: Signal }) {
  const { t, language } = useText()
  const [asked, setAsked] = useState<'open' | 'dismiss' | null>(null)
  const sentence = useReasons(signal.areaCode)
  const title = `signal-${signal.id}`
  return (
    <article className={`card signal ${signal.urgent ? 'is-urgent' : ''}`} aria-labelledby={title}>
      <header className="card-head">
        <h3 id={title}>{signal.subject}</h3>
        <span className="row">
          {signal.urgent && <span className="mark mark-supervised">{t('incidents.urgent')}</span>}
          <LevelTag level={signal.level} />
        </span>
      </header>
      <div className="card-pad">
        <p className="sub">{t('incidents.raised', { at: formatInstant(signal.raisedAt, language) })}</p>
        <h4 className="sub-title">{t('incidents.why')}</h4>
        <ul className="reasons">
          {signal.reasons.map((reason) => (
            <li key={reason.code}>{sentence(reason)} <span className="sub">{t('incidents.suggested', { level: t(`incident.level.${reason.level}`) })}</span></li>
          ))}
        </ul>
        <h4 className="sub-title">{t('incidents.files', { count: signal.files.length })}</h4>
        <FileList files={signal.files} marks={(file) => marksOf(signal.reasons, file).map((code) => t(`incidents.mark.${code}`))} />
        <div className="row signal-tools">
          <Button type="primary" onClick={() => setAsked('open')}>{t('incidents.accept')}</Button>
          <Button onClick={() => setAsked('dismiss')}>{t('incidents.setAside')}</Button>
        </div>
      </div>
      {asked === 'open' && <OpenDrawer signal={signal} reason={signal.reasons.map(sentence).join('；')} onClose={() => setAsked(null)} />}
      {asked === 'dismiss' && <DismissDrawer signal={signal} onClose={() => setAsked(null)} />}
    </article>
  )
}

/** For which special reasons a file is among those of a suggestion; that it is one of many stands for itself. */
function marksOf(reasons: readonly Reason[], file: IncidentFile): readonly Exclude<Reason['code'], 'complainants'>[] {
  return reasons.flatMap(({ code, fileIds }) => (code !== 'complainants' && fileIds.includes(file.id) ? [code] : []))
}
