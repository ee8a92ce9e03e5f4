import { toneOf } from '../complaint/queue.ts'
import { useText } from '../language.tsx'

/** Natural days to the due date, coloured by urgency; `suspended` while the clock stands still. */
export function DueBadge({ daysLeft, provisional, suspended = false }: { daysLeft: number | null; provisional: boolean; suspended?: boolean }) {
  const { t } = useText()
  const tone = toneOf(daysLeft)
  return (
    <span className={`due due-${tone}`}>
      <span className="due-days">{daysLeft === null ? t(suspended ? 'due.suspended' : 'due.none') : dueText(t, daysLeft)}</span>
      {provisional && <abbr className="due-provisional" title={t('due.provisional.why')}>{t('due.provisional')}</abbr>}
    </span>
  )
}

function dueText(t: ReturnType<typeof useText>['t'], daysLeft: number): string {
  if (daysLeft === 0) return t('due.today')
  return daysLeft < 0 ? t('due.overdue', { days: -daysLeft }) : t('due.left', { days: daysLeft })
}
