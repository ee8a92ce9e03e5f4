import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Radio } from 'antd'
import { routes, zDocumentCommand, type DocumentCommandInput, type DocumentRow, type TemplateRow } from '#modules/document/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { call, CallError } from '../client.ts'
import { FieldLabel } from '../file/FieldControl.tsx'
import type { FormSubject } from '../file/shape.ts'
import { StepError } from '../file/StepDrawer.tsx'
import { parse, type Issue, type Values } from '../file/steps.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { Notice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'
import { findText } from '../texts.ts'
import { arrangeTemplates, placeOf, textOf } from './shape.ts'
import type { Documents } from './use-documents.ts'

interface TextDrawerProps {
  readonly view: FormSubject
  readonly documents: Documents
  /** The draft that is revised; absent for a new document. */
  readonly document: DocumentRow | undefined
  /** Chosen beforehand, of a new document. */
  readonly template: DocumentRow['template'] | undefined
  onClose(): void
}

/** The text of a document: which template, what the file does not know, and paragraphs of the officer's own. */
export function TextDrawer({ view, documents, document, template: chosen, onClose }: TextDrawerProps) {
  const { t, term } = useText()
  const [form] = Form.useForm<Values>()
  const type = document ? 'revise' : 'draft'
  const show = (issues: readonly Pick<Issue, 'path' | 'key' | 'params'>[]) => {
    form.setFields(issues.map((issue) => ({ name: placeOf(issue.path), errors: [t(issue.key, issue.params)] })))
    if (issues[0]) form.scrollToField(placeOf(issues[0].path), { focus: true, block: 'center' })
  }
  const write = useWrite(view, type, onClose, (field, message) => form.setFields([{ name: placeOf(field), errors: [message] }]))
  const step = term(`document.step.${type}`, type)
  function submit() {
    const { template, ...values } = form.getFieldsValue(true) as Values
    const target = document ? { documentId: document.id } : { template }
    const parsed = parse(zDocumentCommand, { type, ...target, ...textOf(values) })
    const empty = emptyOf(documents.templates.find((row) => row.template === (document?.template ?? template)), values)
    if (empty.length > 0) show(empty)
    else if ('issues' in parsed) show(parsed.issues)
    else write.mutate(parsed.value)
  }
  return (
    <FormDrawer
      title={document ? `${step}：${t(`document.template.${document.template}`)}` : t('documents.draft')} onClose={onClose} holdsText={() => form.isFieldsTouched()}
      {...(documents.templates.length > 0 ? { submit: { text: t('action.confirmStep', { step }), busy: write.isPending, run: submit } } : {})}
    >
      <p className="drawer-lead">{t('step.about', { number: formatFileNumber(view.number), firm: view.subject })}</p>
      {document && <Notice tone="info">{t('documents.revise.changed')}</Notice>}
      {document?.sentBack && <Notice tone="warn" title={t('documents.sentBack')}>{document.sentBack}</Notice>}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={document?.draft ?? { paragraphs: [], template: chosen }}>
        {!document && <TemplateChoice templates={documents.templates} />}
        <Asked templates={documents.templates} template={document?.template} />
      </Form>
      <div className="drawer-error"><StepError error={write.error} fileId={view.id} onRetry={submit} /></div>
    </FormDrawer>
  )
}

/** Needed fields that are empty, told all at once. */
function emptyOf(row: TemplateRow | undefined, values: Values): readonly Issue[] {
  const { given } = textOf(values)
  return (row?.asks ?? []).filter(({ name, required }) => required && !given[name]).map(({ name }) => ({ path: `given.${name}`, key: 'issue.required', params: {} }))
}

function useWrite(view: FormSubject, type: string, onDone: () => void, tell: (field: string, message: string) => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const { t, term } = useText()
  const keyOf = useKey()
  return useMutation({
    mutationFn: (command: DocumentCommandInput) => call(routes.command, { id: view.id, key: keyOf(command), version: view.version, command }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['file', view.id] })
      void message.success(t('step.done', { step: term(`document.step.${type}`, type) }))
      onDone()
    },
    onError: (error) => {
      const refused = error instanceof CallError ? error.refused : undefined
      if (refused?.field) tell(refused.field, refused.message)
    },
  })
}

/** Those that are due; and in words why the others are not yet. */
function TemplateChoice({ templates }: { templates: readonly TemplateRow[] }) {
  const { t, language } = useText()
  const { due, later } = arrangeTemplates(templates)
  if (templates.length === 0) return <Notice tone="warn">{t('documents.template.missing')}</Notice>
  return (
    <>
      <Form.Item name="template" label={t('documents.template')}>
        <Radio.Group className="grounds" options={due.map(({ template }) => ({ value: template, label: t(`document.template.${template}`) }))} />
      </Form.Item>
      {due.length === 0 && <p className="muted">{t('documents.template.none')}</p>}
      {later.length > 0 && (
        <details className="figures templates-later">
          <summary>{t('documents.template.later', { count: later.length })}</summary>
          <ul>
            {later.map(({ template, notYet }) => (
              <li key={template}>
                {t(`document.template.${template}`)}
                <span className="sub"> {findText(language, `documents.notYet.${notYet}`) ?? t('documents.notYet.other', { field: t(`document.field.${notYet ?? 'basis'}`) })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What the chosen template asks for: what it needs first, what it would take after. */
function Asked({ templates, template }: { templates: readonly TemplateRow[]; template: DocumentRow['template'] | undefined }) {
  const { t } = useText()
  const form = Form.useFormInstance<Values>()
  const chosen = Form.useWatch<string | undefined>('template', form)
  const row = templates.find((candidate) => candidate.template === (template ?? chosen))
  if (!row) return null
  const needed = row.asks.filter(({ required }) => required)
  const optional = row.asks.filter(({ required }) => !required)
  return (
    <>
      <p className="drawer-lead">{t(needed.length > 0 ? 'documents.lead' : 'documents.lead.nothing')}</p>
      {needed.map((ask) => <Ask key={ask.name} ask={ask} />)}
      <Paragraphs />
      {optional.length > 0 && (
        <fieldset className="terms">
          <legend>{t('documents.more')}</legend>
          {optional.map((ask) => <Ask key={ask.name} ask={ask} />)}
        </fieldset>
      )}
    </>
  )
}

function Ask({ ask: { name, required, entry } }: { ask: TemplateRow['asks'][number] }) {
  return (
    <Form.Item name={['given', name]} label={<FieldLabel field={{ label: `document.field.${name}`, required }} />}>
      {entry === 'area' ? <Input.TextArea rows={4} maxLength={4000} /> : entry === 'date' ? <Input type="date" className="short" /> : <Input maxLength={200} autoComplete="off" />}
    </Form.Item>
  )
}

const MOST_PARAGRAPHS = 20

function Paragraphs() {
  const { t } = useText()
  return (
    <Form.List name="paragraphs">{(rows, { add, remove }) => (
      <fieldset className="terms">
        <legend>{t('documents.paragraphs')}</legend>
        <p className="sub">{t('documents.paragraphs.hint')}</p>
        {rows.map((row, index) => (
          <div key={row.key} className="term">
            <Form.Item name={row.name} label={t('documents.paragraph', { position: index + 1 })}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
            <Button size="small" type="text" onClick={() => remove(row.name)}>{t('documents.paragraph.remove', { position: index + 1 })}</Button>
          </div>
        ))}
        <Button type="dashed" block disabled={rows.length >= MOST_PARAGRAPHS} onClick={() => add('')}>{t('documents.paragraph.add')}</Button>
      </fieldset>
    )}</Form.List>
  )
}
