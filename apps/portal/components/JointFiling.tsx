import { fieldLabel } from '../forms.ts'
import { JOINT_FIELDS, OTHER_PARTS, otherField, SLOTS } from '../joint-form.ts'
import type { Translate } from '../text.ts'
import { single } from '../values.ts'
import { ChoiceField, TextField, type FormState } from './Field.tsx'

/** Part of the complaint form, folded away: others who complain of the same dispute together with the one who files. */
export function JointFiling({ form, t }: { form: FormState; t: Translate }) {
  const open = JOINT_FIELDS.some((name) => single(form.values, name) !== '' || name in form.errors)
  return (
    <details className="card" open={open}>
      <summary>{t('form.joint')}</summary>
      <div className="stack">
        <p className="hint">{t('form.jointHint')}</p>
        {SLOTS.map((slot) => (
          <fieldset key={slot} className="stack">
            <legend className="visually-hidden">{t('form.joint.person', { n: slot })}</legend>
            {OTHER_PARTS.map((part) => {
              const name = otherField(slot, part)
              return <TextField key={part} form={form} t={t} name={name} label={fieldLabel(name, t)} {...(part === 'address' ? {} : { size: 'medium' as const })} {...(part === 'phone' ? { type: 'tel' as const } : {})} />
            })}
          </fieldset>
        ))}
        <ChoiceField form={form} t={t} name="joint.agreed" label={t('form.joint.agreed')} options={[{ value: 'yes', label: t('form.joint.agreedYes') }]} type="checkbox" long />
      </div>
    </details>
  )
}
