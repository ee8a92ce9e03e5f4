import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select } from 'antd'
import { routes, type Level, type UnitRow } from '#modules/access/index.ts'
import { call, CallError } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useNarrow } from '../shared/useMedia.ts'
import { levelsBelow } from './units-tree.ts'

interface Values {
  readonly name: string
  readonly shortName: string
  readonly areaCode: string
  readonly level: Level
  readonly parentId?: string | null
}

/** A new unit, or the names of one that stands; its level never changes. */
export function UnitDrawer({ unit, parent, units, onClose }: { unit?: UnitRow; parent?: UnitRow; units: readonly UnitRow[]; onClose(): void }) {
  const { t } = useText()
  const client = useQueryClient()
  const narrow = useNarrow()
  const [form] = Form.useForm<Values>()
  const save = useMutation({
    mutationFn: ({ name, shortName, areaCode, level, parentId = null }: Values) => unit
      ? call(routes.updateUnit, { id: unit.id, name, shortName, areaCode, parentId: unit.parentId, validTo: null })
      : call(routes.createUnit, { name, shortName, areaCode, level, parentId }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['units'] })
      onClose()
    },
    onError: (error) => {
      const refused = error instanceof CallError ? error.refused : undefined
      if (refused?.field && refused.field in form.getFieldsValue()) form.setFields([{ name: refused.field as keyof Values, errors: [refused.message] }])
    },
  })
  const parentId = Form.useWatch('parentId', form)
  const parentLevel = units.find((candidate) => candidate.id === (parentId ?? parent?.id))?.level ?? null
  const required = { required: true, message: t('issue.required') }
  return (
    <Drawer open size={narrow ? '100%' : 460} onClose={onClose} title={t(unit ? 'units.rename.title' : 'units.add')} closable={{ 'aria-label': t('action.close') }}
      footer={<div className="drawer-foot"><Button onClick={onClose}>{t('action.cancel')}</Button><Button type="primary" loading={save.isPending} onClick={() => form.submit()}>{t('action.save')}</Button></div>}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => save.mutate(values)}
        initialValues={unit ?? { parentId: parent?.id ?? null, level: levelsBelow(parent?.level ?? null)[0], areaCode: parent?.areaCode }}>
        {!unit && (
          <>
            <Form.Item name="parentId" label={t('units.parent')}>
              <Select allowClear placeholder={t('access.level.none')} showSearch={{ optionFilterProp: 'label' }} onChange={() => form.setFieldValue('level', undefined)}
                options={units.filter((candidate) => levelsBelow(candidate.level).length > 0).map((candidate) => ({ value: candidate.id, label: candidate.name }))} />
            </Form.Item>
            <Form.Item name="level" label={t('units.level')} rules={[required]}>
              <Select options={levelsBelow(parentLevel).map((level) => ({ value: level, label: t(`access.level.${level}`) }))} />
            </Form.Item>
          </>
        )}
        <Form.Item name="name" label={t('units.name')} rules={[required, { min: 2, message: t('issue.short', { min: 2 }) }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="shortName" label={t('units.shortName')} rules={[required]} extra={t('units.shortName.hint')}><Input maxLength={20} /></Form.Item>
        <Form.Item name="areaCode" label={t('units.areaCode')} extra={t('units.areaCode.hint')}
          rules={[required, { pattern: /^\d{6}(\d{3}){0,2}$/, message: t('units.areaCode.hint') }]}><Input maxLength={12} inputMode="numeric" className="short" /></Form.Item>
        {save.error && <CallNotice error={save.error} />}
      </Form>
    </Drawer>
  )
}
