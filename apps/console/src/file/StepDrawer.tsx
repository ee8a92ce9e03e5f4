import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, type FormInstance } from 'antd'
import { formatFileNumber } from '#apps/ui/format.ts'
import { CallError } from '../client.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'
import { stepIdOf, type Action } from './actions.ts'
import { FieldControl } from './FieldControl.tsx'
import { OtherRoutes } from './OtherRoutes.tsx'
import { PROCEDURES } from './procedures.ts'
import type { FormSubject } from './shape.ts'
import { commandOf, type Field, type Issue, type Values } from './steps.ts'

/** The form of one step, beside what it is about, begun with `initial`. What was typed stays until the server took it or the reader drops it. */
export function StepDrawer({ action, view, initial, onClose }: { action: Action; view: FormSubject; initial?: Values; onClose(): void }) {
  const { t, term } = useText()
  const step = stepIdOf(action)
  const { schema, forms } = procedureOf(action)
  const { fields, weighty } = forms[action.type] ?? { fields: [] }
  const [form] = Form.useForm<Values>()
  const take = useStep(action, view, onClose)
  const title = term(`${action.procedure}.step.${action.type}`, action.type)
  const showIssues = useFieldErrors(form, take.error, fields)
  function submit(values: Values) {
    const parsed = commandOf(action.type, fields, schema, values)
    if ('issues' in parsed) showIssues(parsed.issues)
    else take.mutate(parsed.value)
  }
  /** The form's own check stops at empty fields; the contract's tells of every one at once. */
  function showAll() {
    const parsed = commandOf(action.type, fields, schema, form.getFieldsValue(true) as Values)
    if ('issues' in parsed) showIssues(parsed.issues)
  }
  return (
    <FormDrawer
      title={title}
      onClose={onClose}
      holdsText={() => form.isFieldsTouched()}
      submit={{ text: t('action.confirmStep', { step: title }), busy: take.isPending, run: () => form.submit() }}
    >
      <p className="drawer-lead">{t('step.about', { number: formatFileNumber(view.number), firm: view.subject })}</p>
      {weighty && <Notice tone="warn">{term(`step.weighty.${step}`, '')}</Notice>}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        onFinishFailed={showAll}
        scrollToFirstError={{ focus: true }}
        initialValues={{ ...Object.fromEntries<unknown>(fields.map((field) => [field.name, field.draft ? view.drafts?.[field.name] : field.initial])), ...initial }}
      >
        {fields.map((field) => (
          <FieldControl key={field.name} field={field} view={view} />
        ))}
      </Form>
      {step === 'complaint.refuse' && view.otherRoutes && <OtherRoutes routes={view.otherRoutes} lead={t('step.refuse.routes')} />}
      <div className="drawer-error">
        <StepError error={take.error} fileId={view.id} onRetry={() => form.submit()} />
      </div>
    </FormDrawer>
  )
}

function procedureOf(action: Action) {
  const found = PROCEDURES[action.procedure]
  if (!found) throw new Error(`no forms for ${action.procedure}`)
  return found
}

function useStep(action: Action, view: FormSubject, onDone: () => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const { t, term } = useText()
  const keyOf = useKey()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (command: { readonly type: string }) =>
      procedureOf(action).send({ id: view.id, key: keyOf(command), version: view.version }, command),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['file', view.id] })
      for (const list of ['queue', 'incidents', 'cases', 'spot-checks']) void client.invalidateQueries({ queryKey: [list] })
      void message.success(t('step.done', { step: term(`${action.procedure}.step.${action.type}`, action.type) }))
      onDone()
      // Handed to a unit beyond the reader's reach, the file is no longer theirs to see.
      const error = client.getQueryState(['file', view.id])?.error
      if (error instanceof CallError && error.refused?.status === 404) void navigate('/')
    },
  })
}

/** Puts what the parser or the server said about a field beside that field. */
function useFieldErrors(form: FormInstance<Values>, error: unknown, fields: readonly Field[]) {
  const { t } = useText()
  useEffect(() => {
    const refused = error instanceof CallError ? error.refused : undefined
    if (!refused?.field) return
    const name = placeOf(refused.field)
    if (fields.some((field) => field.name === name[0])) form.setFields([{ name, errors: [refused.message] }])
  }, [error, form, fields])
  return (issues: readonly Issue[]) => {
    form.setFields(issues.map((issue) => ({ name: placeOf(issue.path), errors: [t(issue.key, issue.params)] })))
    const [first] = issues
    if (first) form.scrollToField(placeOf(first.path), { focus: true })
  }
}

/** Where the form holds what the contract calls `command.terms.0.amountFen`; only terms have fields of their own inside. */
function placeOf(path: string): (string | number)[] {
  const parts = path.replace(/^command\./, '').replace(/^(terms\..*)amountFen$/, '$1yuan').split('.')
  const [name = ''] = parts
  return name === 'terms' && parts.length > 2 ? parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part)) : [name]
}

/** Why a step was not taken; of a file that changed meanwhile, the way to read it anew. */
export function StepError({ error, fileId, onRetry }: { error: unknown; fileId: string; onRetry(): void }) {
  const { t } = useText()
  const client = useQueryClient()
  const [reloaded, setReloaded] = useState<unknown>(null)
  if (!error) return null
  const refused = error instanceof CallError ? error.refused : undefined
  if (!refused?.refusal.endsWith('.version-conflict')) return <CallNotice error={error} onRetry={onRetry} />
  if (reloaded === error)
    return (
      <Notice tone="info" alert title={t('conflict.reloaded')}>
        {t('conflict.reloaded.hint')}
      </Notice>
    )
  return (
    <Notice
      tone="warn"
      alert
      title={refused.message}
      action={
        <Button onClick={() => void client.invalidateQueries({ queryKey: ['file', fileId] }).then(() => setReloaded(error))}>
          {t('conflict.reload')}
        </Button>
      }
    />
  )
}
