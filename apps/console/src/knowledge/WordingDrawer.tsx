import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Select } from 'antd'
import { routes, TOPICS, zWording, type VersionView, type WordingInput } from '#modules/knowledge/index.ts'
import { call, CallError } from '../client.ts'
import { FieldLabel } from '../file/FieldControl.tsx'
import { parse, type Issue, type Values } from '../file/steps.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import type { Key } from '../texts.ts'
import { valuesOf, wordingOf } from './wording.ts'

interface DrawerProps {
  /** The wording that is changed or stands beside the new one; none for a new entry. */
  readonly from?: VersionView
  onClose(): void
}

/** A wording as it is written: saved as a draft, sent for approval from the entry. */
export function WordingDrawer({ from, onClose }: DrawerProps) {
  const { t } = useText()
  const [form] = Form.useForm<Values>()
  const save = useSave(from, onClose, (field, message) => form.setFields([{ name: field, errors: [message] }]))
  const show = (issues: readonly Issue[]) => {
    form.setFields(issues.map((issue) => ({ name: placeOf(issue.path), errors: [t(issue.key, issue.params)] })))
    if (issues[0]) form.scrollToField(placeOf(issues[0].path), { focus: true, block: 'center' })
  }
  function submit() {
    const parsed = parse(zWording, wordingOf(form.getFieldsValue(true) as Values))
    if ('value' in parsed) save.mutate(parsed.value)
    else show(parsed.issues)
  }
  return (
    <FormDrawer
      title={t(from ? (from.state === 'draft' ? 'knowledge.edit' : 'knowledge.revise') : 'knowledge.write')} onClose={onClose} holdsText={() => form.isFieldsTouched()}
      submit={{ text: t('knowledge.save'), busy: save.isPending, run: submit }}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={valuesOf(from)}><Fields /></Form>
      <div className="drawer-error">{save.error && <CallNotice error={save.error} onRetry={submit} />}</div>
    </FormDrawer>
  )
}

/** A list of the contract is one field of the form. */
function placeOf(path: string): string {
  return path.replace(/^wording\./, '').split('.')[0] ?? path
}

function useSave(from: VersionView | undefined, onDone: () => void, tell: (field: string, message: string) => void) {
  const { t } = useText()
  const client = useQueryClient()
  const { message } = App.useApp()
  // One identity for one entry, however often it is sent.
  const [id] = useState(() => from?.entryId ?? newId())
  return useMutation({
    mutationFn: (wording: WordingInput) => call(from ? routes.revise : routes.create, { id, wording }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['knowledge'] })
      void message.success(t('knowledge.saved'))
      onDone()
    },
    onError: (error) => {
      const refused = error instanceof CallError ? error.refused : undefined
      if (refused?.field) tell(placeOf(refused.field), refused.message)
    },
  })
}

/** A random UUID that also works without a secure context, where `randomUUID` is missing. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function Fields() {
  const { t } = useText()
  const label = (key: Key, required = true) => <FieldLabel field={{ label: key, required }} />
  return (
    <>
      <Form.Item name="topic" label={label('knowledge.topic')}><Select options={TOPICS.map((value) => ({ value, label: t(`knowledge.topic.${value}`) }))} /></Form.Item>
      <Form.Item name="question" label={label('knowledge.question')} extra={t('knowledge.question.hint')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="answer" label={label('knowledge.answer')}><Input.TextArea rows={6} maxLength={2000} showCount /></Form.Item>
      <Form.Item name="basis" label={label('knowledge.basis')} extra={t('knowledge.basis.hint')}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={10} />
      </Form.Item>
      <Form.Item name="keywords" label={label('knowledge.keywords', false)} extra={t('knowledge.keywords.hint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} maxCount={20} />
      </Form.Item>
      <Form.Item name="validFrom" label={label('knowledge.validFrom')}><Input type="date" className="short" /></Form.Item>
      <Form.Item name="validTo" label={label('knowledge.validTo', false)} extra={t('knowledge.validTo.hint')}><Input type="date" className="short" /></Form.Item>
    </>
  )
}
