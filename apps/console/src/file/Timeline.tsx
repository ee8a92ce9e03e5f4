import { formatInstant } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { sentenceOf } from './sentences.ts'
import type { FileShape } from './shape.ts'

/** Everything that happened to a file, newest first. */
export function Timeline({ view }: { view: Pick<FileShape, 'timeline' | 'grounds'> }) {
  const { t, language } = useText()
  return (
    <section className="card" aria-labelledby="timeline-title">
      <header className="card-head"><h2 id="timeline-title">{t('timeline.title')}</h2></header>
      <ol className="timeline" reversed>
        {view.timeline.toSorted((a, b) => b.seq - a.seq).map((entry) => (
          <li key={entry.seq}>
            <p className="timeline-what">{sentenceOf(language, entry, view.grounds)}</p>
            <p className="sub"><time dateTime={entry.at}>{formatInstant(entry.at, language)}</time> · {entry.actorName}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
