import { formatDate } from '#apps/ui/format.ts'
import type { Language } from '#platform/pure/text.ts'
import type { Paper } from '../services.ts'
import { translator } from '../text.ts'

/** Documents delivered to whoever filed the file; nothing where there is none. */
export function Papers({ papers, language }: { papers: readonly Paper[]; language: Language }) {
  if (papers.length === 0) return null
  const t = translator(language)
  return (
    <section className="card">
      <h2>{t('paper.list')}</h2>
      <ul>
        {papers.map((paper) => (
          <li key={paper.token}><a href={`/papers/${paper.token}`}>{paper.title[language]}</a> {paper.number} {formatDate(paper.issuedOn, language)}</li>
        ))}
      </ul>
    </section>
  )
}
