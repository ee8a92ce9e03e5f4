import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input } from 'antd'
import { routes, type Level, type Signal } from '#modules/incident/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { OfficerSelect } from '../access/OfficerSelect.tsx'
import { call, CallError } from '../client.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'
import { FileSearch, LeadUnitSelect, LevelChoice, type FileOption } from './controls.tsx'

interface Opening {
  readonly subject: string
  readonly level: Level
  readonly reason: string
  readonly leadUnitId: string
  readonly leadOfficerId?: string
  readonly fileIds: string[]
}

const NONE: readonly FileOption[] = []

/** Opens an incident: over the files of a suggestion, or over files that are looked up. */
export function OpenDrawer({ signal, reason = '', onClose }: { signal?: Signal; reason?: string; onClose(): void }) {
  const { t } = useText()
  const [form] = Form.useForm<Opening>()
  const open = useOpening(signal, onClose)
  useRefusedField(form, open.error)
  const known = signal?.files.map(({ id, number, summary }) => ({ value: id, label: `${formatFileNumber(number)} ${summary}` })) ?? NONE
  return (
    <FormDrawer title={t('incidents.open')} onClose={onClose} submit={{ text: t('incidents.open'), busy: open.isPending, run: () => form.submit() }}>
      <Form
        form={form} layout="vertical" requiredMark={false} scrollToFirstError={{ focus: true }} onFinish={(values) => open.mutate(values)}
        initialValues={{ subject: signal?.subject, level: signal?.level, reason, fileIds: signal?.files.map(({ id }) => id) ?? [] }}
      >
        <OpeningFields area={signal?.areaCode} known={known} />
      </Form>
      {open.error && <CallNotice error={open.error} onRetry={() => form.submit()} />}
    </FormDrawer>
  )
}

function OpeningFields({ area, known }: { area: string | undefined; known: readonly FileOption[] }) {
  const { t } = useText()
  const unitId = Form.useWatch<string | undefined>('leadUnitId')
  const rules = [{ required: true, message: t('issue.required') }]
  return (
    <>
      <Form.Item name="subject" label={t('incidents.field.subject')} rules={rules}><Input maxLength={120} /></Form.Item>
      <Form.Item name="level" label={t('incidents.field.level')} rules={rules}><LevelChoice /></Form.Item>
      <Form.Item name="reason" label={t('incidents.field.openReason')} extra={t('incidents.field.openReason.hint')} rules={rules}><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
      <Form.Item name="leadUnitId" label={t('incidents.field.leadUnit')} rules={rules}><LeadUnitSelect area={area} /></Form.Item>
      <Form.Item name="leadOfficerId" label={<span>{t('incidents.field.leadOfficer')}<span className="optional">{t('field.optional')}</span></span>}>
        <OfficerSelect unitId={unitId} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('incidents.field.files')} rules={rules}><FileSearch known={known} /></Form.Item>
    </>
  )
}

function useOpening(signal: Signal | undefined, onClose: () => void) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useKey()
  return useMutation({
    mutationFn: (values: Opening) => {
      const content = { ...values, signalId: signal?.id }
      return call(routes.open, { ...content, key: keyOf(content) })
    },
    onSuccess: async ({ id, number }) => {
      void message.success(t('incidents.opened', { number }))
      onClose()
      void navigate(`/incidents/${id}`)
      await client.invalidateQueries({ queryKey: ['incidents'] })
    },
  })
}

/** Puts what the server said about a field beside that field. */
function useRefusedField(form: ReturnType<typeof Form.useForm<Opening>>[0], error: unknown) {
  useEffect(() => {
    const refused = error instanceof CallError ? error.refused : undefined
    if (refused?.field) form.setFields([{ name: refused.field as keyof Opening, errors: [refused.message] }])
  }, [error, form])
}
