import { useState } from 'react'
import { useParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { routes as worklist, type ListRow } from '#modules/worklist/index.ts'
import { useOfficerName } from '../access/OfficerSelect.tsx'
import { useHandlingUnits, useOfficers } from '../access/units.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice, Notice } from '../shared/Notice.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState, Loaded } from '../shared/States.tsx'
import { toggled } from '../worklist/selection.ts'
import { useAbsences } from './AbsencesPage.tsx'
import { dealtOut } from './deal.ts'
import { HandOverTable } from './HandOverTable.tsx'
import { useHandOver } from './use-hand-over.ts'

/** Every open file of an officer, page after page. */
async function allFilesOf(officer: string): Promise<readonly ListRow[]> {
  const rows: ListRow[] = []
  let after: string | undefined
  do {
    const page = await call(worklist.list, { officer, due: 'any', state: 'open', after })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows
}

/** The open files of one officer, given to others at once: shown beforehand who gets which, then file by file what came of it. */
export function HandOverPage() {
  const { t } = useText()
  const { id = '' } = useParams()
  const person = useAbsences().data?.people.find((one) => one.id === id)
  const name = person?.name ?? ''
  const query = useQuery({ queryKey: ['queue', 'hand-over', id], queryFn: () => allFilesOf(id), staleTime: Infinity })
  return (
    <Page title={t('handOver.title', { name })} lead={t('handOver.lead')}>
      <Loaded query={query}>
        {(rows) => (rows.length === 0
          ? <EmptyState title={t('handOver.none', { name })}>{t('handOver.none.hint')}</EmptyState>
          : <HandOver key={query.dataUpdatedAt} rows={rows} from={id} unitId={person?.unitId} onAgain={() => void query.refetch()} />)}
      </Loaded>
    </Page>
  )
}

function HandOver({ rows, from, unitId: home, onAgain }: { rows: readonly ListRow[]; from: string; unitId: string | undefined; onAgain(): void }) {
  const { t } = useText()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(rows.map(({ id }) => id)))
  const [unit, setUnit] = useState<string>()
  const [officerIds, setOfficerIds] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const { results, run } = useHandOver()
  const unitId = unit ?? home
  const picked = rows.filter(({ id }) => chosen.has(id))
  const targetOf = (row: ListRow) => (chosen.has(row.id) ? dealtOut(officerIds, picked.indexOf(row)) : undefined)
  const done = [...results.values()].filter((result) => result === null).length
  return (
    <>
      <div className="card card-pad">
        <Targets from={from} unitId={unitId} officerIds={officerIds} onUnit={(next) => { setUnit(next); setOfficerIds([]) }} onOfficers={setOfficerIds} note={note} onNote={setNote} />
        <div className="hand-over-go">
          <Button
            type="primary" loading={run.isPending} disabled={!unitId || officerIds.length === 0 || picked.length === 0 || results.size > 0}
            onClick={() => run.mutate(picked.map((row) => ({ row, unitId: unitId ?? '', officerId: targetOf(row) ?? '', note })))}
          >
            {t('handOver.go', { count: picked.length })}
          </Button>
          {results.size > 0 && !run.isPending && <Button onClick={onAgain}>{t('handOver.again')}</Button>}
        </div>
        {results.size > 0 && <div role="status"><Notice tone={done < results.size ? 'warn' : 'ok'} title={t('handOver.result', { done, refused: results.size - done })} /></div>}
        {run.error && <CallNotice error={run.error} onRetry={() => run.mutate(run.variables ?? [])} />}
      </div>
      <Checkbox
        className="hand-over-all" checked={picked.length === rows.length} indeterminate={picked.length > 0 && picked.length < rows.length}
        onChange={({ target }) => setChosen(new Set(target.checked ? rows.map(({ id }) => id) : []))}
      >
        {t('handOver.all')} · {t('handOver.chosen', { total: rows.length, count: picked.length })}
      </Checkbox>
      <HandOverTable
        rows={rows} chosen={chosen} unitId={unitId} targetOf={targetOf} results={results}
        onToggle={(id) => setChosen(toggled(chosen, rows.map((row) => row.id), id, undefined))}
      />
    </>
  )
}

interface TargetsProps {
  from: string
  unitId: string | undefined
  officerIds: readonly string[]
  onUnit(unitId: string): void
  onOfficers(officerIds: readonly string[]): void
  note: string
  onNote(note: string): void
}

function Targets({ from, unitId, officerIds, onUnit, onOfficers, note, onNote }: TargetsProps) {
  const { t } = useText()
  const units = useHandlingUnits()
  const officers = useOfficers(unitId).filter(({ id }) => id !== from)
  const nameOf = useOfficerName()
  const shown = units.find(({ id }) => id === unitId)?.id
  return (
    <Form layout="vertical" requiredMark={false}>
      <Form.Item label={t('handOver.unit')} htmlFor="hand-over-unit">
        <Select
          id="hand-over-unit" {...(shown ? { value: shown } : {})} onChange={onUnit} showSearch={{ optionFilterProp: 'label' }}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
      </Form.Item>
      <Form.Item label={t('handOver.to')} htmlFor="hand-over-to" extra={t('handOver.to.hint')}>
        <Select
          id="hand-over-to" mode="multiple" value={[...officerIds]} onChange={onOfficers} showSearch={{ optionFilterProp: 'label' }}
          options={officers.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      </Form.Item>
      <Form.Item label={<span>{t('handOver.note')}<span className="optional">{t('field.optional')}</span></span>} htmlFor="hand-over-note" extra={t('handOver.note.hint')}>
        <Input.TextArea id="hand-over-note" rows={2} maxLength={500} showCount value={note} onChange={(event) => onNote(event.target.value)} />
      </Form.Item>
    </Form>
  )
}
