import { Link } from 'react-router'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber, Select, type FormInstance } from 'antd'
import { RECIPIENTS, routes } from '#modules/incident/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { useSession } from '../access/session.tsx'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { Icon } from '../shared/Icon.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { LEVELS, LevelTag } from './Marks.tsx'
import { formOf, settingsOf, type SettingsForm } from './settings.ts'

type County = NonNullable<ReturnType<typeof useCounties>['data']>['counties'][number]

function useCounties() {
  return useQuery({ queryKey: ['incidents', 'settings'], queryFn: () => call(routes.settings, {}) })
}

/** When a suggestion is raised, at which level, and who is told within how long: settled by the head of the county. */
export function SettingsPage() {
  const { t } = useText()
  const query = useCounties()
  return (
    <>
      <Page title={t('incidents.settings.title')} lead={t('incidents.settings.lead')} tools={<Link to="/incidents" className="back"><Icon name="back" size={16} />{t('incidents.back')}</Link>}>
        <Loaded query={query} rows={12}>
          {({ counties }) => (counties.length === 0
            ? <EmptyState title={t('incidents.settings.none')} />
            : counties.map((county) => <CountySettings key={`${county.areaCode} ${county.version}`} county={county} />))}
        </Loaded>
      </Page>
    </>
  )
}

function CountySettings({ county }: { county: County }) {
  const { t, language } = useText()
  const { can } = useSession()
  const [form] = Form.useForm<SettingsForm>()
  const settle = useSettling(county)
  const [newest, ...earlier] = county.history
  function submit(values: SettingsForm) {
    const parsed = settingsOf(values)
    if ('value' in parsed) settle.mutate({ settings: parsed.value, note: values.note })
    else for (const issue of parsed.issues) showIssue(form, placeOf(issue.path, values), t(issue.key, issue.params))
  }
  const line = (one: County['history'][number]) => t('incidents.settings.version', { version: one.version, by: one.by, at: formatInstant(one.at, language), note: one.note })
  const mine = can('approve')
  return (
    <section className="card card-pad incident-settings" aria-labelledby={`settings-${county.areaCode}`}>
      <h2 id={`settings-${county.areaCode}`}>{t('incidents.settings.area', { area: county.areaCode })}</h2>
      <p className="sub">{newest ? line(newest) : t('incidents.settings.usual')}</p>
      {!mine && <Notice tone="info" title={t('incidents.settings.readonly')} />}
      <Form form={form} layout="vertical" requiredMark={false} disabled={!mine} initialValues={formOf(county.settings)} onFinish={submit} scrollToFirstError={{ focus: true }}>
        <PeopleFields />
        <WordFields />
        <ReportUpFields />
        {mine && (
          <>
            <Form.Item name="note" label={t('incidents.settings.note')} extra={t('incidents.settings.note.hint')} rules={[{ required: true, min: 2, message: t('issue.required') }]}><Input maxLength={500} /></Form.Item>
            {settle.error && <CallNotice error={settle.error} />}
            <Button type="primary" htmlType="submit" loading={settle.isPending}>{t('incidents.settings.save')}</Button>
          </>
        )}
      </Form>
      {earlier.length > 0 && (
        <details className="figures"><summary>{t('incidents.settings.history')}</summary><ul className="readers">{earlier.map((one) => <li key={one.version}>{line(one)}</li>)}</ul></details>
      )}
    </section>
  )
}

/** Fields of a level are named by its number, which the types of antd do not follow. */
function showIssue(form: FormInstance, name: (string | number)[], text: string): void {
  form.setFields([{ name, errors: [text] }])
}

/** Rules stand in the contract one after the other, in the form at their level. */
function placeOf(path: string, { people, reportUp }: SettingsForm): (string | number)[] {
  const [list = '', place = '', field = ''] = path.split('.')
  const at = (filled: (level: (typeof LEVELS)[number]) => unknown) => String(LEVELS.filter((level) => filled(level))[Number(place)] ?? '')
  if (list === 'complainants') return ['people', at((level) => people[level])]
  if (list === 'reportUp') return ['reportUp', at((level) => reportUp[level]?.minutes), field]
  return [list, place]
}

function useSettling(county: County) {
  const { t } = useText()
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: { settings: County['settings']; note: string }) => call(routes.settle, { ...given, areaCode: county.areaCode, version: county.version }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['incidents'] })
      void message.success(t('incidents.settings.saved'))
    },
  })
}

function PeopleFields() {
  const { t } = useText()
  return (
    <>
      <Form.Item name="windowDays" label={t('incidents.settings.window')} extra={t('incidents.settings.window.hint')} rules={[{ required: true, message: t('issue.required') }]}><InputNumber min={1} max={90} precision={0} /></Form.Item>
      <fieldset className="terms">
        <legend>{t('incidents.settings.people')}</legend>
        <p className="sub">{t('incidents.settings.people.hint')}</p>
        <div className="level-fields">
          {LEVELS.map((level) => (
            <Form.Item key={level} name={['people', String(level)]} label={<LevelTag level={level} />}>
              <InputNumber min={2} max={10_000} precision={0} aria-label={t('incidents.settings.atLeast', { level: t(`incident.level.${level}`) })} />
            </Form.Item>
          ))}
        </div>
      </fieldset>
    </>
  )
}

function WordFields() {
  const { t } = useText()
  const list = (of: 'injury' | 'prepaid' | 'words', name: string, label: string) => (
    <Form.Item name={[of, name]} label={label} extra={t('incidents.settings.list.hint')} rules={[{ type: 'array', max: 60, defaultField: { type: 'string', max: 12, message: t('issue.long', { max: 12 }) } }]}>
      <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} />
    </Form.Item>
  )
  return (
    <>
      {(['injury', 'prepaid', 'words'] as const).map((of) => (
        <fieldset key={of} className="terms">
          <legend>{t(`incidents.settings.${of}`)}</legend>
          <Form.Item name={[of, 'level']} label={t('incidents.settings.least')} className="tight">
            <Select className="short" options={LEVELS.map((level) => ({ value: level, label: t('incidents.level', { level: t(`incident.level.${level}`), word: t(`incidents.levelWord.${level}`) }) }))} />
          </Form.Item>
          {list(of, 'words', of === 'prepaid' ? t('incidents.settings.prepaid.words') : t('incidents.settings.list'))}
          {of === 'prepaid' && list(of, 'closing', t('incidents.settings.prepaid.closing'))}
        </fieldset>
      ))}
    </>
  )
}

function ReportUpFields() {
  const { t } = useText()
  return (
    <fieldset className="terms">
      <legend>{t('incidents.settings.reportUp')}</legend>
      <p className="sub">{t('incidents.settings.reportUp.hint')}</p>
      {LEVELS.map((level) => {
        const name = t(`incident.level.${level}`)
        return (
          <div key={level} className="report-up-fields">
            <Form.Item name={['reportUp', String(level), 'minutes']} label={<LevelTag level={level} />}>
              <InputNumber min={1} max={43_200} precision={0} aria-label={t('incidents.settings.minutes', { level: name })} />
            </Form.Item>
            <Form.Item name={['reportUp', String(level), 'to']} label={t('incidents.settings.recipients', { level: name })}>
              <Select mode="multiple" options={RECIPIENTS.map((to) => ({ value: to, label: t(`incident.to.${to}`) }))} />
            </Form.Item>
          </div>
        )
      })}
    </fieldset>
  )
}
