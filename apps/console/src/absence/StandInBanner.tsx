import { Link } from 'react-router'
import { formatDate } from '#apps/ui/format.ts'
import { useSession } from '../access/session.tsx'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'

/** Above the list, where the reader stands in for somebody. */
export function StandInBanner() {
  const { t, language } = useText()
  const { standsInFor } = useSession()
  if (standsInFor.length === 0) return null
  const names = standsInFor.map(({ name, until }) => (until ? t('absence.banner.until', { name, date: formatDate(until, language) }) : name))
  return (
    <Notice tone="info" title={t('absence.banner', { names: names.join('、') })} action={<Link to="/?tab=mine">{t('absence.banner.open')}</Link>} />
  )
}
