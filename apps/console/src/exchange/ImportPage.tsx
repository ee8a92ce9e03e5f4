import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type ImportRun } from '#modules/exchange/index.ts'
import { formatInstant, formatSize } from '#apps/ui/format.ts'
import { call, fetchJson } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { Page } from '../shared/Page.tsx'
import { ExportsCard } from './ExportsCard.tsx'
import { RunResult } from './RunResult.tsx'

/** Work comes in from the national platform, and results go back for keying in. */
export function ImportPage() {
  const { t } = useText()
  const [runId, setRunId] = useState<string | null>(null)
  return (
    <Page title={t('import.title')} lead={t('import.lead')} className="import-page">
      <div className="import-grid">
        <UploadCard onStarted={setRunId} />
        <ExportsCard />
      </div>
      {runId && <CurrentRun id={runId} />}
      <PastRuns open={runId} onOpen={setRunId} />
    </Page>
  )
}

function UploadCard({ onStarted }: { onStarted(id: string): void }) {
  const { t } = useText()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const upload = useMutation({
    mutationFn: (chosen: File) => {
      const body = new FormData()
      body.append('file', chosen, chosen.name)
      // The day of the export decides which of two tables is the newer.
      return fetchJson<ImportRun>('/api/imports/national', {
        method: 'POST',
        body,
        headers: { 'x-last-modified': String(chosen.lastModified) },
      })
    },
    onSuccess: (run) => {
      setFile(null)
      onStarted(run.id)
      void client.invalidateQueries({ queryKey: ['imports'] })
      void client.invalidateQueries({ queryKey: ['queue'] })
    },
  })
  return (
    <section className="card" aria-labelledby="upload-title">
      <header className="card-head">
        <h2 id="upload-title">{t('import.upload')}</h2>
      </header>
      <div className="card-pad">
        <p className="muted">{t('import.upload.hint')}</p>
        <label className="upload-drop">
          <span>{file ? `${file.name} · ${formatSize(file.size)}` : t('import.pick')}</span>
          <input type="file" accept=".xlsx,.csv" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </label>
        <div className="row">
          <Button type="primary" disabled={!file} loading={upload.isPending} onClick={() => file && upload.mutate(file)}>
            {t('import.start')}
          </Button>
          {upload.isPending && (
            <span role="status" className="muted">
              {t('import.running')}
            </span>
          )}
        </div>
        {upload.error && <CallNotice error={upload.error} {...(file ? { onRetry: () => upload.mutate(file) } : {})} />}
      </div>
    </section>
  )
}

/** Follows a run until it is finished. */
function CurrentRun({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['imports', id],
    queryFn: () => call(routes.run, { id }),
    refetchInterval: ({ state }) => (state.data && state.data.finishedAt === null ? 1000 : false),
  })
  if (query.data) return <RunResult run={query.data} />
  return query.error ? <CallNotice error={query.error} onRetry={() => void query.refetch()} /> : null
}

function PastRuns({ open, onOpen }: { open: string | null; onOpen(id: string): void }) {
  const { t, language } = useText()
  const query = useQuery({ queryKey: ['imports'], queryFn: () => call(routes.runs, {}) })
  const runs = query.data?.runs ?? []
  if (runs.length === 0) return query.error ? <CallNotice error={query.error} onRetry={() => void query.refetch()} /> : null
  return (
    <section className="card" aria-labelledby="runs-title">
      <header className="card-head">
        <h2 id="runs-title">{t('import.past')}</h2>
      </header>
      <div className="table-scroll" role="group" aria-labelledby="runs-title" tabIndex={0}>
        <table className="plain">
          <thead>
            <tr>
              {(['file', 'startedAt', 'total', 'created', 'updated', 'unchanged', 'bad'] as const).map((column) => (
                <th key={column} scope="col" className={column === 'file' || column === 'startedAt' ? '' : 'right'}>
                  {t(`import.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id} className={run.id === open ? 'is-at' : ''}>
                <td>
                  <Button type="link" onClick={() => onOpen(run.id)}>
                    {run.fileName}
                  </Button>
                </td>
                <td className="nowrap">{formatInstant(run.startedAt, language)}</td>
                {(['total', 'created', 'updated', 'unchanged'] as const).map((count) => (
                  <td key={count} className="right">
                    {run[count]}
                  </td>
                ))}
                <td className={`right ${run.bad.length > 0 ? 'count-overdue' : ''}`}>{run.bad.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
