import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { isTrustRole, ROLE_LEVELS, routes, STAFF_ROLES, type StaffRole } from '#modules/access/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useUnits } from './units.ts'

/** Gives a role in a unit; the trust roles belong to no unit. */
export function GrantForm({ accountId }: { accountId: string }) {
  const { t } = useText()
  const units = useUnits()
  const client = useQueryClient()
  const [form] = Form.useForm<{ role: StaffRole; unitId?: string }>()
  const role = Form.useWatch('role', form)
  const grant = useMutation({
    mutationFn: (values: { role: StaffRole; unitId?: string }) =>
      call(routes.grantRole, { id: accountId, role: values.role, unitId: values.unitId ?? null, validTo: null }),
    onSuccess: () => {
      form.resetFields()
      void client.invalidateQueries({ queryKey: ['accounts'] })
    },
  })
  const required = [{ required: true, message: t('issue.required') }]
  const placed = role !== undefined && !isTrustRole(role)
  const fitting = role !== undefined && !isTrustRole(role) ? units.filter((unit) => ROLE_LEVELS[role].includes(unit.level)) : []
  return (
    <Form form={form} layout="vertical" requiredMark={false} className="grant-form" onFinish={(values) => grant.mutate(values)}>
      <Form.Item name="role" label={t('accounts.grant.role')} rules={required}>
        <Select
          onChange={() => form.setFieldValue('unitId', undefined)}
          options={STAFF_ROLES.map((value) => ({ value, label: t(`access.role.${value}`) }))}
        />
      </Form.Item>
      {placed && (
        <Form.Item name="unitId" label={t('accounts.grant.unit')} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={fitting.map((unit) => ({ value: unit.id, label: unit.name }))} />
        </Form.Item>
      )}
      <Button htmlType="submit" loading={grant.isPending}>
        {t('accounts.grant')}
      </Button>
      {grant.error && <CallNotice error={grant.error} />}
    </Form>
  )
}
