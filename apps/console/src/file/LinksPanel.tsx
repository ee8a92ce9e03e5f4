import { Link } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { routes } from '#modules/casefile/contract.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { filePath } from './shape.ts'

/** Files that belong with this one, as far as the reader may read them; nothing where there is none. */
export function LinksPanel({ id }: { id: string }) {
  const { t, term } = useText()
  const { data } = useQuery({ queryKey: ['file', id, 'links'], queryFn: () => call(routes.links, { id }) })
  if (!data || data.links.length === 0) return null
  return (
    <section className="card" aria-labelledby="links-title">
      <header className="card-head"><h2 id="links-title">{t('report.links')}</h2></header>
      <ul className="firm-files">
        {data.links.map((other) => (
          <li key={`${other.id} ${other.link}`}>
            <Link className="number" to={filePath(other.kind, other.id)}>{formatFileNumber(other.number)}</Link>
            <span className="clip">{t(`worklist.kind.${other.kind}`)} · {term(`report.link.${other.link}`, other.link)}</span>
            <span className="sub number">{other.receivedOn}</span>
            <StageTag of={{ kind: other.kind, stage: other.stage, mediationStage: null }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
