import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { bulkRoutes } from '#modules/casefile/contract.ts'
import type { IncidentView } from '#modules/incident/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { Loaded } from '../shared/States.tsx'
import { RunProgress } from './RunProgress.tsx'
import { runOn } from '../shared/bulk-run.ts'
import { mayAnswer } from './shape.ts'

type Run = IncidentView['runs'][number]

/** Steps put to all complainants at once, how far each is, and the way to a new one. */
export function AnswersPanel({ view, onAnswer }: { view: IncidentView; onAnswer(): void }) {
  const { t } = useText()
  return (
    <section className="card" aria-labelledby="answers-title">
      <header className="card-head">
        <h2 id="answers-title">{t('incidents.answers')}</h2>
        {view.stage === 'open' && mayAnswer(view) && <Button onClick={onAnswer}>{t('incidents.answer')}</Button>}
      </header>
      <div className="card-pad">
        <p className="muted">{view.runs.length === 0 ? t('incidents.answers.none') : t('incidents.answers.lead')}</p>
        <ul className="sessions">
          {view.runs.map((run) => <RunLine key={run.id} run={run} incidentId={view.id} />)}
        </ul>
      </div>
    </section>
  )
}

function RunLine({ run, incidentId }: { run: Run; incidentId: string }) {
  const { t, term, language } = useText()
  const [read, setRead] = useState(false)
  const client = useQueryClient()
  const goOn = useMutation({
    mutationFn: () => runOn(run, () => undefined),
    onSettled: () => client.invalidateQueries({ queryKey: ['file', incidentId] }),
  })
  const step = term(`${run.procedure}.step.${run.step}`, run.step)
  const at = formatInstant(run.startedAt, language)
  return (
    <li>
      <p className="row">
        <strong>{step}</strong>
        <span className={`stage ${run.state === 'ended' ? 'stage-settled' : 'stage-paused'}`}>{t(`incidents.run.state.${run.state}`)}</span>
        <Button size="small" aria-label={t('incidents.run.detailsOf', { step, at })} onClick={() => setRead(true)}>{t('incidents.run.details')}</Button>
        {run.state === 'running' && <Button size="small" loading={goOn.isPending} onClick={() => goOn.mutate()}>{t('incidents.run.continue')}</Button>}
      </p>
      <p>{t('incidents.answer.result', { done: run.done, refused: run.refused, waiting: run.waiting })}</p>
      <p className="sub">{at}</p>
      {goOn.error && <CallNotice error={goOn.error} />}
      {read && <RunDrawer id={run.id} step={step} onClose={() => setRead(false)} />}
    </li>
  )
}

/** Which file was done and which not; only for whoever started the run, others are told so. */
function RunDrawer({ id, step, onClose }: { id: string; step: string; onClose(): void }) {
  const query = useQuery({ queryKey: ['queue', 'run', id], queryFn: () => call(bulkRoutes.read, { id }) })
  return <FormDrawer title={step} onClose={onClose}><Loaded query={query} rows={6}>{(run) => <RunProgress run={run} />}</Loaded></FormDrawer>
}
