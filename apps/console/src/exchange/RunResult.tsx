import type { ImportRun } from '#modules/exchange/index.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'

const COUNTS = ['created', 'updated', 'unchanged'] as const

/** What became of the rows of one table; a bad row names its line and what to mend. */
export function RunResult({ run }: { run: ImportRun }) {
  const { t } = useText()
  const done = run.created + run.updated + run.unchanged + run.bad.length
  return (
    <section className="card" aria-labelledby="run-title" aria-live="polite">
      <header className="card-head">
        <h2 id="run-title">{run.fileName}</h2>
        <span className="sub">
          {run.finishedAt === null ? t('import.progress', { done, total: run.total }) : t('import.finished', { total: run.total })}
        </span>
      </header>
      <div className="card-pad">
        {run.finishedAt === null && (
          <progress className="progress" max={run.total} value={done} aria-label={t('import.progress', { done, total: run.total })} />
        )}
        <dl className="run-counts">
          {COUNTS.map((count) => (
            <div key={count}>
              <dt>{t(`import.${count}`)}</dt>
              <dd>{run[count]}</dd>
            </div>
          ))}
          <div className={run.bad.length > 0 ? 'is-bad' : ''}>
            <dt>{t('import.bad')}</dt>
            <dd>{run.bad.length}</dd>
          </div>
        </dl>
        {run.bad.length > 0 && <Notice tone="warn">{t('import.bad.hint')}</Notice>}
      </div>
      {run.bad.length > 0 && (
        <div className="table-scroll" role="group" aria-label={t('import.bad')} tabIndex={0}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col" className="right">
                  {t('import.line')}
                </th>
                <th scope="col">{t('import.number')}</th>
                <th scope="col">{t('import.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {run.bad.map((row) => (
                <tr key={row.line}>
                  <td className="right number">{row.line}</td>
                  <td className="number">{row.number}</td>
                  <td>{row.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
