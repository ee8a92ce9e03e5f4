import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select, type FormInstance } from 'antd'
import { routes, type Level, type UnitRow } from '#modules/access/index.ts'
import { call, CallError } from '../client.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { levelsBelow } from './units-tree.ts'

interface Values {
  readonly name: string
  readonly shortName: string
  readonly areaCode: string
  readonly level: Level
  readonly parentId?: string | null
}

interface UnitDrawerProps {
  /** The unit to change; a new one where there is none. */
  unit?: UnitRow
  /** Where a new unit is to stand. */
  parent?: UnitRow
  units: readonly UnitRow[]
  onClose(): void
}

/** A new unit, or the names of one that stands; its level never changes. */
export function UnitDrawer({ unit, parent, units, onClose }: UnitDrawerProps) {
  const { t } = useText()
  const [form] = Form.useForm<Values>()
  const save = useSave(form, unit, onClose)
  const below = { parentId: parent?.id ?? null, level: levelsBelow(parent?.level ?? null)[0], areaCode: parent?.areaCode }
  return (
    <FormDrawer
      title={t(unit ? 'units.rename.title' : 'units.add')}
      onClose={onClose}
      submit={{ text: t('action.save'), busy: save.isPending, run: () => form.submit() }}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => save.mutate(values)} initialValues={unit ?? below}>
        {!unit && <PlaceFields form={form} units={units} />}
        <NameFields />
        {save.error && <CallNotice error={save.error} />}
      </Form>
    </FormDrawer>
  )
}

function useSave(form: FormInstance<Values>, unit: UnitRow | undefined, onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ name, shortName, areaCode, level, parentId = null }: Values) =>
      unit
        ? call(routes.updateUnit, { id: unit.id, name, shortName, areaCode, parentId: unit.parentId, validTo: null })
        : call(routes.createUnit, { name, shortName, areaCode, level, parentId }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['units'] })
      onDone()
    },
    onError: (error) => {
      const refused = error instanceof CallError ? error.refused : undefined
      const field = Object.keys(form.getFieldsValue()).find((name) => name === refused?.field)
      if (refused && field) form.setFields([{ name: field as keyof Values, errors: [refused.message] }])
    },
  })
}

function PlaceFields({ form, units }: { form: FormInstance<Values>; units: readonly UnitRow[] }) {
  const { t } = useText()
  const parentId = Form.useWatch('parentId', form)
  const parentLevel = units.find((candidate) => candidate.id === parentId)?.level ?? null
  const parents = units.filter((candidate) => levelsBelow(candidate.level).length > 0)
  return (
    <>
      <Form.Item name="parentId" label={t('units.parent')}>
        <Select
          allowClear
          placeholder={t('access.level.none')}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={() => form.setFieldValue('level', undefined)}
          options={parents.map((candidate) => ({ value: candidate.id, label: candidate.name }))}
        />
      </Form.Item>
      <Form.Item name="level" label={t('units.level')} rules={[{ required: true, message: t('issue.required') }]}>
        <Select options={levelsBelow(parentLevel).map((level) => ({ value: level, label: t(`access.level.${level}`) }))} />
      </Form.Item>
    </>
  )
}

function NameFields() {
  const { t } = useText()
  const required = { required: true, message: t('issue.required') }
  const short = { min: 2, message: t('issue.short', { min: 2 }) }
  const code = { pattern: /^\d{6}(\d{3}){0,2}$/, message: t('units.areaCode.hint') }
  return (
    <>
      <Form.Item name="name" label={t('units.name')} rules={[required, short]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="shortName" label={t('units.shortName')} rules={[required]} extra={t('units.shortName.hint')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="areaCode" label={t('units.areaCode')} extra={t('units.areaCode.hint')} rules={[required, code]}>
        <Input maxLength={12} inputMode="numeric" className="short" />
      </Form.Item>
    </>
  )
}
