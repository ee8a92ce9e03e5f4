import { toneOf } from '../worklist/queue.ts'
import { useText } from '../language.tsx'

interface DueBadgeProps {
  daysLeft: number | null
  provisional: boolean
  /** While the clock stands still. */
  suspended?: boolean
  /** Where the days are not natural days. */
  label?: string
}

/** Days to the due date, coloured by urgency. */
export function DueBadge({ daysLeft, provisional, suspended = false, label }: DueBadgeProps) {
  const { t } = useText()
  const tone = toneOf(daysLeft)
  return (
    <span className={`due due-${tone}`}>
      <span className="due-days">{daysLeft === null ? t(suspended ? 'due.suspended' : 'due.none') : label ?? dueText(t, daysLeft)}</span>
      {provisional && <abbr className="due-provisional" title={t('due.provisional.why')}>{t('due.provisional')}</abbr>}
    </span>
  )
}

function dueText(t: ReturnType<typeof useText>['t'], daysLeft: number): string {
  if (daysLeft === 0) return t('due.today')
  return daysLeft < 0 ? t('due.overdue', { days: -daysLeft }) : t('due.left', { days: daysLeft })
}
