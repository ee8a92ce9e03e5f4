import { Link } from 'react-router'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Select } from 'antd'
import { routes, type Place, type PlaceCounty } from '#modules/dispatch/index.ts'
import { formatDate, formatFileNumber } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { FieldLabel } from '../file/FieldControl.tsx'
import { filePath } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { Loaded } from '../shared/States.tsx'

interface Values {
  readonly name: string
  /** Empty for a name that tells nothing. */
  readonly unitId: string
  readonly reason: string
}

/** To which office a name belongs, with the reason; beside it the files that went to each. */
export function SettleDrawer({ place, county, onClose }: { place: Place | 'new'; county: PlaceCounty; onClose(): void }) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const known = place === 'new' ? undefined : place
  const [word] = known?.words ?? []
  const settle = useMutation({
    mutationFn: ({ name, unitId, reason }: Values) => call(routes.settlePlace, { areaCode: county.areaCode, name: known?.name ?? name, unitId: unitId || null, reason, seen: known?.seen ?? null }),
    onSuccess: async () => {
      void message.success(t('places.saved'))
      onClose()
      await client.invalidateQueries({ queryKey: ['places'] })
    },
  })
  return (
    <FormDrawer title={known ? t('places.drawer.settle', { name: known.name }) : t('places.drawer.add')} onClose={onClose}
      submit={{ text: t('places.save'), busy: settle.isPending, run: () => form.submit() }} holdsText={() => form.isFieldsTouched()}>
      {known && known.learned.length > 0 && <PlaceFiles name={known.name} areaCode={county.areaCode} />}
      <Form form={form} layout="vertical" requiredMark={false} scrollToFirstError={{ focus: true }} onFinish={(values) => settle.mutate(values)}
        initialValues={{ name: known?.name, unitId: word && !word.closed ? word.unit?.id ?? '' : undefined, reason: word?.reason ?? '' }}>
        <Fields county={county} named={known !== undefined} />
      </Form>
      {settle.error && <CallNotice error={settle.error} onRetry={() => form.submit()} />}
    </FormDrawer>
  )
}

function Fields({ county, named }: { county: PlaceCounty; named: boolean }) {
  const { t } = useText()
  const text = (min: number) => [{ required: true, whitespace: true, min, message: t('issue.short', { min }) }]
  const units = [...county.units.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: t('places.field.unit.silent') }]
  return (
    <>
      {!named && (
        <Form.Item name="name" label={<FieldLabel field={{ label: 'places.field.name', required: true }} />} extra={t('places.field.name.hint')} rules={text(2)}><Input maxLength={30} /></Form.Item>
      )}
      <Form.Item name="unitId" label={<FieldLabel field={{ label: 'places.field.unit', required: true }} />} rules={[{ validator: async (_, value: unknown) => { if (value === undefined) throw new Error(t('issue.required')) } }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
      </Form.Item>
      <Form.Item name="reason" label={<FieldLabel field={{ label: 'places.field.reason', required: true }} />} extra={t('places.field.reason.hint')} rules={text(2)}><Input.TextArea rows={3} maxLength={200} /></Form.Item>
    </>
  )
}

/** The newest files of each office with the name in their address. */
function PlaceFiles({ name, areaCode }: { name: string; areaCode: string }) {
  const { t, language } = useText()
  const query = useQuery({ queryKey: ['places', 'files', areaCode, name], queryFn: () => call(routes.placeFiles, { areaCode, name }) })
  return (
    <section className="place-files" aria-label={t('places.files')}>
      <p className="sub-title">{t('places.files')}</p>
      <p className="sub">{t('places.files.hint')}</p>
      <Loaded query={query} rows={3}>
        {({ files }) => (files.length === 0 ? <p className="muted">{t('places.files.none')}</p> : (
          <ul className="readers">
            {files.map(({ id, number, kind, receivedOn, unit }) => (
              <li key={id}>
                <Link className="number nowrap" to={filePath(kind, id)} target="_blank">{formatFileNumber(number)}</Link> <span className="sub">{unit.name} · {formatDate(receivedOn, language)}</span>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </section>
  )
}
