import { useEffect, useRef, useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Modal, Select } from 'antd'
import { routes, type SavedView } from '#modules/worklist/index.ts'
import { useSession } from '../access/session.tsx'
import { useHandlingUnits } from '../access/units.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { paramsOf, type QueueFilter } from './queue.ts'

interface ViewsProps {
  filter: QueueFilter
  onChange(next: QueueFilter): void
}

function useViews() {
  return useQuery({ queryKey: ['views'], queryFn: () => call(routes.views, {}), staleTime: 60_000 })
}

/** The list opens with the view that the reader has chosen for it, where its address says nothing else. */
export function useFirstView({ filter, onChange }: ViewsProps): void {
  const { data } = useViews()
  const [addressed] = useState(() => paramsOf(filter).size > 0)
  const done = useRef(addressed)
  useEffect(() => {
    if (done.current || !data) return
    done.current = true
    const first = data.views.find((view) => view.opensFirst)
    if (first) onChange(first.filter)
  }, [data, onChange])
}

/** Filters kept under a name, to be used, kept, dropped, and opened with. */
export function SavedViews({ filter, onChange }: ViewsProps) {
  const { t } = useText()
  const { data } = useViews()
  const [managing, setManaging] = useState(false)
  const views = data?.views ?? []
  const now = paramsOf(filter).toString()
  const current = views.find((view) => paramsOf(view.filter).toString() === now)
  return (
    <>
      {views.length > 0 && (
        <Select
          aria-label={t('views.use')}
          className="queue-unit"
          placeholder={t('views.use')}
          value={current?.id ?? null}
          options={views.map((view) => ({ value: view.id, label: view.own ? view.name : t('views.shared', { name: view.name }) }))}
          onChange={(id: string | null) => {
            const view = views.find((candidate) => candidate.id === id)
            if (view) onChange(view.filter)
          }}
        />
      )}
      <Button onClick={() => setManaging(true)}>{t('views.manage')}</Button>
      {managing && <ManageViews filter={filter} views={views} onClose={() => setManaging(false)} />}
    </>
  )
}

function ManageViews({ filter, views, onClose }: { filter: QueueFilter; views: readonly SavedView[]; onClose(): void }) {
  const { t } = useText()
  const { can } = useSession()
  const units = useHandlingUnits()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [unitId, setUnitId] = useState<string>()
  const change = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }) })
  const keep = () => change.mutate(() => call(routes.saveView, { name: name.trim(), filter, unitId }))
  return (
    <Modal open title={t('views.manage')} onCancel={onClose} footer={null} closable={{ 'aria-label': t('action.close') }}>
      <div className="views-new">
        <Input aria-label={t('views.name')} placeholder={t('views.name')} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        <Button type="primary" disabled={name.trim() === ''} loading={change.isPending} onClick={keep}>
          {t('views.keep')}
        </Button>
      </div>
      {can('approve') && (
        <Select
          allowClear
          aria-label={t('views.share')}
          className="views-share"
          placeholder={t('views.share')}
          value={unitId ?? null}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          onChange={(id: string | null | undefined) => setUnitId(id ?? undefined)}
        />
      )}
      {change.error && <CallNotice error={change.error} />}
      {views.length === 0 && <p className="muted">{t('views.none')}</p>}
      <ul className="readers">
        {views.map((view) => (
          <li key={view.id} className="views-row">
            <span>{view.own ? view.name : t('views.shared', { name: view.name })}</span>
            <Checkbox
              checked={view.opensFirst}
              onChange={(event) => change.mutate(() => call(routes.openFirst, { id: event.target.checked ? view.id : null }))}
            >
              {t('views.first')}
            </Checkbox>
            {view.own && (
              <Button size="small" onClick={() => change.mutate(() => call(routes.dropView, { id: view.id }))}>
                {t('views.drop', { name: view.name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
