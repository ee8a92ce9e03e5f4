import type { ReactNode } from 'react'
import type { FieldErrors } from '../forms.ts'
import type { Translate } from '../text.ts'
import { several, single, type FormValues } from '../values.ts'

/** A form as shown: what was typed and what is wrong with it. `prefix` keeps ids apart where a page has several forms. */
export interface FormState {
  readonly values: FormValues
  readonly errors: FieldErrors
  readonly prefix?: string | undefined
}

interface FieldProps {
  readonly form: FormState
  readonly t: Translate
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly required?: boolean | undefined
}

export function fieldId(form: FormState, name: string): string {
  return `${form.prefix ?? ''}${name.replaceAll('.', '-')}`
}

/** Ids of hint and error, for `aria-describedby`. */
function describedBy({ form, name, hint }: FieldProps): string | undefined {
  const id = fieldId(form, name)
  const ids = [hint ? `${id}-hint` : '', form.errors[name] ? `${id}-error` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

function Required({ t }: { t: Translate }) {
  return <span className="required">{t('form.mark')}</span>
}

function Notes({ form, name, hint }: FieldProps) {
  const id = fieldId(form, name)
  return (
    <>
      {hint ? <p className="hint" id={`${id}-hint`}>{hint}</p> : null}
      {form.errors[name] ? <p className="error" id={`${id}-error`}>{form.errors[name]}</p> : null}
    </>
  )
}

function Labelled(props: FieldProps & { children: ReactNode }) {
  const { form, name, label, required, t } = props
  return (
    <div className={form.errors[name] ? 'field wrong' : 'field'}>
      <label htmlFor={fieldId(form, name)}>{label}{required ? <Required t={t} /> : null}</label>
      <Notes {...props} />
      {props.children}
    </div>
  )
}

interface InputProps extends FieldProps {
  readonly type?: 'text' | 'tel' | 'date' | 'search'
  readonly inputMode?: 'decimal' | 'numeric' | 'text'
  readonly autoComplete?: string
  readonly max?: string
  readonly size?: 'short' | 'medium'
}

export function TextField(props: InputProps) {
  const { form, name, type = 'text', inputMode, autoComplete = 'off', max, size } = props
  return (
    <Labelled {...props}>
      <input
        id={fieldId(form, name)} name={name} type={type} inputMode={inputMode} autoComplete={autoComplete} max={max}
        className={size} defaultValue={single(form.values, name)} aria-invalid={form.errors[name] ? true : undefined}
        aria-describedby={describedBy(props)} required={props.required}
      />
    </Labelled>
  )
}

export function TextArea(props: FieldProps & { longest: number; rows?: number }) {
  const { form, name, t, longest, rows = 4 } = props
  const id = fieldId(form, name)
  return (
    <Labelled {...props}>
      <textarea
        id={id} name={name} rows={rows} defaultValue={single(form.values, name)} aria-invalid={form.errors[name] ? true : undefined}
        aria-describedby={describedBy(props)} required={props.required}
        data-longest={longest} data-counter={t('form.factsCount')} data-counter-over={t('form.factsOver')}
      />
    </Labelled>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

export function SelectField(props: FieldProps & { options: readonly Option[]; empty: string }) {
  const { form, name, options, empty } = props
  return (
    <Labelled {...props}>
      <select
        id={fieldId(form, name)} name={name} defaultValue={single(form.values, name)} aria-invalid={form.errors[name] ? true : undefined}
        aria-describedby={describedBy(props)} required={props.required}
      >
        <option value="">{empty}</option>
        {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
      </select>
    </Labelled>
  )
}

/** Radio buttons or check boxes under one question. The first carries the field's id, so that an error link reaches it. */
export function ChoiceField(props: FieldProps & { options: readonly Option[]; type: 'radio' | 'checkbox'; inline?: boolean; long?: boolean }) {
  const { form, name, label, required, t, options, type, inline, long } = props
  const chosen = several(form.values, name)
  return (
    <fieldset className={form.errors[name] ? 'field choice wrong' : 'field choice'} aria-describedby={describedBy(props)}>
      <legend>{label}{required ? <Required t={t} /> : null}</legend>
      <Notes {...props} />
      <div className={inline ? 'options inline' : long ? 'options long' : 'options'}>
        {options.map((option, index) => {
          const id = index === 0 ? fieldId(form, name) : `${fieldId(form, name)}-${option.value}`
          return (
            <div className="option" key={option.value}>
              <input id={id} type={type} name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />
              <label htmlFor={id}>{option.label}</label>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** What is wrong, at the top of the page, each with a link to its field. */
export function ErrorSummary({ form, t, top }: { form: FormState; t: Translate; top?: string | undefined }) {
  const errors = Object.entries(form.errors)
  if (errors.length === 0 && !top) return null
  return (
    <div className="summary" role="alert" tabIndex={-1} id={`${form.prefix ?? ''}errors`} data-focus="">
      <h2>{errors.length > 0 ? t('form.errors', { count: errors.length }) : top}</h2>
      {errors.length > 0 && top ? <p>{top}</p> : null}
      {errors.length > 0 ? (
        <>
          <p>{t('form.errorsHint')}</p>
          <ul>
            {errors.map(([name, message]) => (
              <li key={name}>{name === 'form' ? message : <a href={`#${fieldId(form, name)}`}>{message}</a>}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
