import type { Translate } from '../text.ts'

const STEPS = ['firm', 'form', 'receipt'] as const

/** Where one is on the way to a file number. */
export function FormSteps({ t, current, of = 'complaint' }: { t: Translate; current: (typeof STEPS)[number]; of?: 'complaint' | 'report' }) {
  const at = STEPS.indexOf(current)
  return (
    <ol className="form-steps" aria-label={t('progress.label')}>
      {STEPS.map((step, index) => (
        <li key={step} className={index < at ? 'done' : ''} aria-current={index === at ? 'step' : undefined}>{t(step === 'form' && of === 'report' ? 'report.progress' : `progress.${step}`)}</li>
      ))}
    </ol>
  )
}
