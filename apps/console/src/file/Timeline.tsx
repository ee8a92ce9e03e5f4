import { formatInstant } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { sentenceOf } from './sentences.ts'
import { NoticesPanel } from '../notify/NoticesPanel.tsx'
import { SupervisionPanel } from '../supervision/SupervisionPanel.tsx'
import { ReadersPanel } from '../worklist/ReadersPanel.tsx'
import type { Key } from '../texts.ts'
import type { FileShape } from './shape.ts'

/** What was told on a file, what superiors demanded of it, and everything that happened to it, newest first. */
export function Timeline({ view }: { view: Pick<FileShape, 'id' | 'version' | 'timeline' | 'grounds'> }) {
  return (
    <>
      <NoticesPanel file={view} />
      <SupervisionPanel fileId={view.id} />
      <Events view={view} />
      <ReadersPanel fileId={view.id} />
    </>
  )
}

/** What happened, as sentences, newest first. */
export function Events({ view, title = 'timeline.title' }: { view: Pick<FileShape, 'timeline' | 'grounds'>; title?: Key }) {
  const { t, language } = useText()
  return (
    <section className="card" aria-labelledby="timeline-title">
      <header className="card-head"><h2 id="timeline-title">{t(title)}</h2></header>
      <ol className="timeline" reversed>
        {view.timeline.toSorted((a, b) => b.seq - a.seq).map((entry) => (
          <li key={entry.seq}>
            <p className="timeline-what">{sentenceOf(language, entry, view.grounds)}</p>
            <p className="sub"><time dateTime={entry.at}>{formatInstant(entry.at, language)}</time> · {entry.actingFor ? t('absence.timeline', { name: entry.actorName, absent: entry.actingFor }) : entry.actorName}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
