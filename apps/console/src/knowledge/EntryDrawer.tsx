import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { routes, type VersionView } from '#modules/knowledge/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { FieldLabel } from '../file/FieldControl.tsx'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { Loaded } from '../shared/States.tsx'
import { StateTag } from './StateTag.tsx'
import { WordingDrawer } from './WordingDrawer.tsx'

type Step = Exclude<VersionView['steps'][number], 'edit'>

/** An entry with every wording it ever had; steps are those the server allows. */
export function EntryDrawer({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useText()
  const [revising, setRevising] = useState<VersionView | null>(null)
  const query = useQuery({ queryKey: ['knowledge', id], queryFn: () => call(routes.history, { id }) })
  if (revising) return <WordingDrawer from={revising} onClose={() => setRevising(null)} />
  return (
    <FormDrawer title={t('knowledge.entry')} onClose={onClose}>
      <Loaded query={query}>
        {({ versions }) => (
          <>
            <p className="sub">{t('knowledge.history')}</p>
            <ol className="wordings">
              {versions.map((version, index) => <Wording key={version.version} version={version} newest={index === 0} onEdit={() => setRevising(version)} />)}
            </ol>
          </>
        )}
      </Loaded>
    </FormDrawer>
  )
}

function Wording({ version, newest, onEdit }: { version: VersionView; newest: boolean; onEdit(): void }) {
  const { t, language } = useText()
  const [step, setStep] = useState<Step | null>(null)
  const steps = version.steps.filter((candidate): candidate is Step => candidate !== 'edit')
  const edits = newest && version.steps.includes('edit')
  const from = formatDate(version.validFrom, language)
  return (
    <li className="card card-pad">
      <p className="row"><strong>{t('knowledge.version', { version: version.version })}</strong> <StateTag state={version.state} /> <span className="sub">{t(`knowledge.topic.${version.topic}`)}</span></p>
      <p className="sub-title">{version.question}</p>
      <p className="prose">{version.answer}</p>
      <p className="article">{version.basis.join(t('list.comma'))}</p>
      {version.keywords.length > 0 && <p className="sub">{t('knowledge.keywords')}: {version.keywords.join(t('list.comma'))}</p>}
      <p className="sub">
        {version.validTo ? t('knowledge.span', { from, to: formatDate(version.validTo, language) }) : t('knowledge.from', { from })} · {t('knowledge.by', { author: version.authorName })}
        {version.approverName && <> · {t('knowledge.decidedBy', { approver: version.approverName })}</>}
      </p>
      {version.remark && <p className="sub">{t('knowledge.remark', { remark: version.remark })}</p>}
      {step ? <StepForm version={version} step={step} onDone={() => setStep(null)} /> : (
        <div className="row wording-steps">
          {steps.map((name, index) => <Button key={name} type={index === 0 && name !== 'withdraw' ? 'primary' : 'default'} onClick={() => setStep(name)}>{t(`knowledge.step.${name}`)}</Button>)}
          {edits && <Button onClick={onEdit}>{t(version.state === 'draft' ? 'knowledge.edit' : 'knowledge.revise')}</Button>}
          {newest && steps.length === 0 && !edits && <span className="muted">{t('knowledge.closed')}</span>}
        </div>
      )}
    </li>
  )
}

const SURE = { publish: 'knowledge.publish.sure', withdraw: 'knowledge.withdraw.sure' } as const

/** Sending back and withdrawing need a reason; publishing says what it means. */
function StepForm({ version, step, onDone }: { version: VersionView; step: Step; onDone(): void }) {
  const { t } = useText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const reasoned = step === 'send-back' || step === 'withdraw'
  const name = t(`knowledge.step.${step}`)
  const take = useMutation({
    mutationFn: ({ reason = '' }: { reason?: string }) =>
      call(routes.step, { id: version.entryId, version: version.version, step: step === 'send-back' || step === 'withdraw' ? { type: step, reason } : { type: step } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['knowledge'] })
      void message.success(t('knowledge.done', { step: name }))
      onDone()
    },
  })
  return (
    <Form layout="vertical" requiredMark={false} className="wording-steps" onFinish={(values: { reason?: string }) => take.mutate(values)}>
      {(step === 'publish' || step === 'withdraw') && <Notice tone="warn">{t(SURE[step])}</Notice>}
      {reasoned && (
        <Form.Item name="reason" label={<FieldLabel field={{ label: 'knowledge.reason', required: true }} />} rules={[{ required: true, whitespace: true, min: 4, message: t('issue.short', { min: 4 }) }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      )}
      {take.error && <CallNotice error={take.error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={take.isPending}>{t('action.confirmStep', { step: name })}</Button>
        <Button onClick={onDone}>{t('action.cancel')}</Button>
      </div>
    </Form>
  )
}
