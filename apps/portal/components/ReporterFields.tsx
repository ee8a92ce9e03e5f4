import type { Translate } from '../text.ts'
import { single } from '../values.ts'
import { SelectField, TextField, type FormState } from './Field.tsx'

const ID_TYPES = ['id-card', 'passport', 'hk-macao-permit', 'taiwan-permit', 'foreign-residence'] as const

/** Who reports, where a name is given. */
export function ReporterFields({ form, t }: { form: FormState; t: Translate }) {
  const types = ID_TYPES.map((type) => ({ value: type, label: t(`form.idType.${type}`) }))
  const field = (part: 'name' | 'phone' | 'address' | 'idType' | 'idNumber') => ({ form, t, name: `reporter.${part}`, label: t(`form.reporter.${part}`) })
  const identity = ['reporter.idType', 'reporter.idNumber']
  return (
    <>
      <TextField {...field('name')} autoComplete="name" size="medium" />
      <TextField {...field('phone')} hint={t('report.phoneHint')} type="tel" autoComplete="tel" size="medium" />
      <TextField {...field('address')} autoComplete="street-address" />
      <details open={identity.some((name) => !!single(form.values, name) || name in form.errors)}>
        <summary>{t('form.moreIdentity')}</summary>
        <SelectField {...field('idType')} options={types} empty={t('form.idType.none')} />
        <TextField {...field('idNumber')} hint={t('form.consumer.idNumberHint')} />
      </details>
    </>
  )
}
