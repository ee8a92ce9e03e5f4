import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { bulkRoutes, type BulkRun } from '#modules/casefile/contract.ts'
import type { ListRow } from '#modules/worklist/index.ts'
import { OfficerSelect } from '../access/OfficerSelect.tsx'
import { useHandlingUnits } from '../access/units.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { runOn } from '../shared/bulk-run.ts'
import { BulkResult } from '../shared/BulkResult.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'

interface Target {
  readonly unitId: string
  readonly officerId?: string | undefined
}

/** Assigns the chosen files one by one, each judged on its own; what was refused says why. */
export function BulkAssign({ rows, onClose }: { rows: readonly ListRow[]; onClose(): void }) {
  const { t } = useText()
  const [form] = Form.useForm<Target>()
  const [run, setRun] = useState<BulkRun | null>(null)
  const assign = useAssign(rows, setRun)
  return (
    <FormDrawer
      title={t('bulk.title', { count: rows.length })}
      onClose={onClose}
      submit={run && !assign.error ? undefined : { text: t('bulk.go'), busy: assign.isPending, run: () => form.submit() }}
    >
      {run ? <BulkResult run={run} title="bulk.result" /> : <TargetForm form={form} onFinish={(target) => assign.mutate(target)} />}
      {assign.error && <CallNotice error={assign.error} onRetry={() => form.submit()} />}
    </FormDrawer>
  )
}

/** Goes on until no file waits; after a broken line the same form goes on where it ended. */
function useAssign(rows: readonly ListRow[], onRun: (run: BulkRun) => void) {
  const client = useQueryClient()
  const keyOf = useKey()
  return useMutation({
    mutationFn: async (target: Target) => {
      const command = { type: 'assign', ...target }
      const files = rows.map(({ id, version }) => ({ id, version }))
      await runOn(await call(bulkRoutes.start, { key: keyOf({ command, files }), procedure: 'complaint', command, files }), onRun)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['queue'] }),
  })
}

function TargetForm({ form, onFinish }: { form: ReturnType<typeof Form.useForm<Target>>[0]; onFinish(target: Target): void }) {
  const { t } = useText()
  const units = useHandlingUnits()
  const unitId = Form.useWatch<string | undefined>('unitId', form)
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
      <Form.Item name="unitId" label={t('field.unit')} rules={[{ required: true, message: t('issue.required') }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} />
      </Form.Item>
      <Form.Item name="officerId" label={t('field.officer')} extra={t('field.officer.hint')}>
        <OfficerSelect unitId={unitId} />
      </Form.Item>
    </Form>
  )
}
