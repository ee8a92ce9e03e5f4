import type { Translate } from '../text.ts'

const STEPS = ['firm', 'form', 'receipt'] as const

/** Where one is on the way to a file number. */
export function FormSteps({ t, current }: { t: Translate; current: (typeof STEPS)[number] }) {
  const at = STEPS.indexOf(current)
  return (
    <ol className="form-steps" aria-label={t('progress.label')}>
      {STEPS.map((step, index) => (
        <li key={step} className={index < at ? 'done' : ''} aria-current={index === at ? 'step' : undefined}>{t(`progress.${step}`)}</li>
      ))}
    </ol>
  )
}
