import { LONGEST } from '../forms.ts'
import type { Translate } from '../text.ts'
import { single } from '../values.ts'
import { ChoiceField, TextArea, type FormState } from './Field.tsx'

const NAMES = ['report', 'report.facts', 'report.evidence', 'report.realName']

/** Part of the complaint form: the same filing is a report as well, which becomes a file of its own. */
export function AlsoReport({ form, t }: { form: FormState; t: Translate }) {
  const open = NAMES.some((name) => single(form.values, name) !== '' || name in form.errors)
  const manners = (['no', 'yes'] as const).map((value) => ({ value, label: t(`form.report.realName.${value}`) }))
  return (
    <details className="card" open={open}>
      <summary>{t('form.report')}</summary>
      <div className="stack">
        <ChoiceField form={form} t={t} name="report" label={t('form.report')} hint={t('form.reportHint')} options={[{ value: 'yes', label: t('form.reportYes') }]} type="checkbox" long />
        <TextArea form={form} t={t} name="report.facts" label={t('form.report.facts')} hint={t('form.report.factsHint')} rows={5} longest={LONGEST.facts} />
        <ChoiceField form={form} t={t} name="report.evidence" label={t('form.report.evidence')} hint={t('form.report.evidenceHint')} options={[{ value: 'yes', label: t('form.report.evidenceYes') }]} type="checkbox" long />
        <ChoiceField form={form} t={t} name="report.realName" label={t('form.report.realName')} hint={t('form.report.realNameHint')} options={manners} type="radio" long />
      </div>
    </details>
  )
}
