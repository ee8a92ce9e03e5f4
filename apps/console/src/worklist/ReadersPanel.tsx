import { useQuery } from '@tanstack/react-query'
import { routes } from '#modules/worklist/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { useSession } from '../access/session.tsx'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Loaded } from '../shared/States.tsx'

/** Who has read a file and seen personal data in full; for its chief, asked for when it is unfolded. */
export function ReadersPanel({ fileId }: { fileId: string }) {
  const { t } = useText()
  const { can } = useSession()
  if (!can('approve')) return null
  return (
    <section className="card card-pad">
      <details className="figures">
        <summary>{t('readers.title')}</summary>
        <Readers fileId={fileId} />
      </details>
    </section>
  )
}

function Readers({ fileId }: { fileId: string }) {
  const { t, language } = useText()
  const query = useQuery({ queryKey: ['file', fileId, 'readers'], queryFn: () => call(routes.readers, { id: fileId }) })
  return (
    <Loaded query={query} rows={3}>
      {({ readings }) =>
        readings.length === 0 ? (
          <p className="muted">{t('readers.none')}</p>
        ) : (
          <ul className="readers">
            {readings.map((one) => (
              <li key={`${one.name} ${one.lastAt}`}>
                {one.name} · {one.unmasked ? t('readers.unmasked', { reason: one.reason ?? '' }) : t('readers.read', { times: one.times })} ·{' '}
                <span className="sub">{formatInstant(one.lastAt, language)}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
