import { useEffect, useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox, Form, Radio, type FormInstance } from 'antd'
import type { BulkRun } from '#modules/casefile/contract.ts'
import { routes as complaint } from '#modules/complaint/index.ts'
import { routes, type IncidentFile, type IncidentView } from '#modules/incident/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { call, CallError } from '../client.ts'
import { FieldControl } from '../file/FieldControl.tsx'
import { PROCEDURES } from '../file/procedures.ts'
import type { FormSubject } from '../file/shape.ts'
import { commandOf, type Issue, type Values } from '../file/steps.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'
import { runOn } from '../shared/bulk-run.ts'
import { RunProgress } from './RunProgress.tsx'
import { answerable, shapeOf } from './shape.ts'

/** Steps that say the same to every complainant. */
const ANSWERS = ['complaint.accept', 'complaint.refuse', 'mediation.invite', 'mediation.terminate', 'mediation.tell', 'complaint.close'] as const
type Answer = (typeof ANSWERS)[number]

function partsOf(answer: Answer) {
  const [procedure = '', type = ''] = answer.split('.')
  const found = PROCEDURES[procedure]
  if (!found) throw new Error(`no forms for ${procedure}`)
  return { procedure, type, schema: found.schema, fields: found.forms[type]?.fields ?? [] }
}

/** Puts one step to all complaints of an incident; each is judged on its own, and what is refused says why. */
export function AnswerDrawer({ view, onClose }: { view: IncidentView; onClose(): void }) {
  const { t } = useText()
  const [form] = Form.useForm<Values>()
  const [files] = useState(() => answerable(view))
  const [chosen, setChosen] = useState<readonly string[]>(() => files.map(({ id }) => id))
  const [answer, setAnswer] = useState<Answer>('complaint.accept')
  const [run, setRun] = useState<BulkRun | null>(null)
  const { fields, procedure, type, schema } = partsOf(answer)
  const send = useAnswer(view, setRun)
  const showIssues = useIssues(form, send.error)
  function submit(values: Values) {
    const parsed = commandOf(type, fields, schema, values)
    if ('issues' in parsed) showIssues(parsed.issues)
    else send.mutate({ procedure, command: parsed.value, files: files.filter(({ id }) => chosen.includes(id)) })
  }
  const ready = files.length > 0 && chosen.length > 0
  const go = { text: t('incidents.answer.go'), busy: send.isPending, run: () => form.submit() }
  return (
    <FormDrawer title={t('incidents.answer.title')} onClose={onClose} submit={ready && (!run || send.error) ? go : undefined}>
      {!run && <p className="drawer-lead">{t('incidents.answers.lead')}</p>}
      {files.length === 0 && <Notice tone="info" title={t('incidents.answer.nothing')} />}
      {run && <RunProgress run={run} />}
      {!run && files.length > 0 && (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} scrollToFirstError={{ focus: true }}>
          <FilesChoice files={files} left={view.gathered.length - files.length} chosen={chosen} onChange={setChosen} />
          <StepChoice answer={answer} onChange={setAnswer} />
          <AnswerFields key={answer} form={form} answer={answer} view={view} first={files.find(({ id }) => chosen.includes(id))?.id} />
        </Form>
      )}
      {send.error && <CallNotice error={send.error} onRetry={() => form.submit()} />}
    </FormDrawer>
  )
}

function useAnswer(view: IncidentView, onRun: (run: BulkRun) => void) {
  const client = useQueryClient()
  const keyOf = useKey()
  return useMutation({
    mutationFn: async (asked: { procedure: string; command: { type: string }; files: readonly IncidentFile[] }) => {
      const ask = { procedure: asked.procedure, command: { ...asked.command }, files: asked.files.map(({ id, version }) => ({ id, version })) }
      const begun = await call(routes.answer, { ...ask, id: view.id, key: keyOf(ask) })
      onRun(begun)
      await runOn(begun, onRun)
    },
    onSettled: async () => {
      for (const list of ['queue', 'incidents']) void client.invalidateQueries({ queryKey: [list] })
      await client.invalidateQueries({ queryKey: ['file'] })
    },
  })
}

/** The field of the form that the contract names by a path. */
function placeOf(path: string): string {
  return path.replace(/^command\./, '').split('.')[0] ?? ''
}

/** Puts what is wrong with a field beside that field. */
function useIssues(form: FormInstance<Values>, error: unknown) {
  const { t } = useText()
  useEffect(() => {
    const refused = error instanceof CallError ? error.refused : undefined
    if (refused?.field) form.setFields([{ name: placeOf(refused.field), errors: [refused.message] }])
  }, [error, form])
  return (issues: readonly Issue[]) => form.setFields(issues.map((issue) => ({ name: placeOf(issue.path), errors: [t(issue.key, issue.params)] })))
}

function FilesChoice({ files, left, chosen, onChange }: { files: readonly IncidentFile[]; left: number; chosen: readonly string[]; onChange(chosen: readonly string[]): void }) {
  const { t } = useText()
  return (
    <fieldset className="terms answer-files">
      <legend>{t('incidents.answer.chosen', { count: chosen.length })}</legend>
      <Checkbox.Group className="grounds" value={[...chosen]} onChange={(next: string[]) => onChange(next)}
        options={files.map(({ id, number, summary }) => ({ value: id, label: <span className="ground"><span className="number">{formatFileNumber(number)}</span><span className="sub">{summary}</span></span> }))} />
      {chosen.length === 0 && <p role="alert" className="issue">{t('incidents.answer.choose')}</p>}
      {left > 0 && <p className="sub">{t('incidents.answer.left', { count: left })}</p>}
    </fieldset>
  )
}

function StepChoice({ answer, onChange }: { answer: Answer; onChange(answer: Answer): void }) {
  const { t } = useText()
  return (
    <fieldset className="terms answer-files">
      <legend>{t('incidents.answer.step')}</legend>
      <Radio.Group className="choices" value={answer} onChange={(event) => onChange(event.target.value as Answer)}
        options={ANSWERS.map((one) => ({ value: one, label: t(stepKey(one)) }))} />
    </fieldset>
  )
}

function stepKey(answer: Answer) {
  const [procedure, type] = answer.split('.') as ['complaint', 'accept']
  return `${procedure}.step.${type}` as const
}

/** The form of the step. Grounds are those of the rules that govern the first complaint chosen; the others are judged by their own. */
function AnswerFields({ form, answer, view, first }: { form: FormInstance<Values>; answer: Answer; view: IncidentView; first: string | undefined }) {
  const { fields } = partsOf(answer)
  const grounded = fields.some(({ kind }) => kind === 'ground')
  const query = useQuery({ queryKey: ['file', first], queryFn: () => call(complaint.read, { id: first ?? '' }), enabled: grounded && first !== undefined })
  useEffect(() => form.setFieldsValue(Object.fromEntries<unknown>(fields.map((field) => [field.name, field.initial]))), [form, fields])
  const subject: FormSubject = { ...shapeOf(view), grounds: query.data?.grounds ?? {} }
  return (
    <>
      {query.error && <CallNotice error={query.error} onRetry={() => void query.refetch()} />}
      {fields.map((field) => <FieldControl key={field.name} field={field} view={subject} />)}
    </>
  )
}
