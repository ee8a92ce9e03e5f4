import { Link } from 'react-router'
import type { Level } from '#modules/incident/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Icon } from '../shared/Icon.tsx'
import { useAlerts } from './alerts.ts'
import { spanTo } from './time.ts'

export const LEVELS: readonly Level[] = [1, 2, 3, 4]

/** A response level by colour and by word. */
export function LevelTag({ level }: { level: Level }) {
  const { t } = useText()
  return <span className={`level level-${level}`}>{t('incidents.level', { level: t(`incident.level.${level}`), word: t(`incidents.levelWord.${level}`) })}</span>
}

/** Time left to a report-up, or by how much it is late. */
export function TimeLeft({ dueAt, now }: { dueAt: string; now: string }) {
  const { t, language } = useText()
  const { late, key, params } = spanTo(dueAt, now)
  return (
    <span className={`due ${late ? 'due-overdue' : 'due-soon'}`} title={formatInstant(dueAt, language)}>
      <span className="due-days">{t(late ? 'incidents.late' : 'incidents.left', { span: t(key, params) })}</span>
    </span>
  )
}

/** In the head of every page while a suggestion waits or a report-up is overdue. */
export function IncidentBell() {
  const { t } = useText()
  const alerts = useAlerts()
  const count = (alerts?.signals ?? 0) + (alerts?.overdue ?? 0)
  if (!alerts || count === 0) return null
  const shown = count > 99 ? '99+' : String(count)
  return (
    <Link to="/incidents" className={`bell ${alerts.urgent + alerts.overdue > 0 ? 'bell-urgent' : ''}`} aria-label={t('incidents.bell', { count: shown, signals: alerts.signals, overdue: alerts.overdue })}>
      <Icon name="alert" />
      <span className="bell-count">{shown}</span>
    </Link>
  )
}
