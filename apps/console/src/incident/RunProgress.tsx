import { Progress } from 'antd'
import type { BulkRun } from '#modules/casefile/contract.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'

const TONES = { done: 'settled', refused: 'ended', waiting: 'paused' } as const

/** How far a run is: each file done, refused with its reason, or waiting. */
export function RunProgress({ run }: { run: BulkRun }) {
  const { t } = useText()
  const percent = Math.round(((run.total - run.waiting) / run.total) * 100)
  return (
    <div role="status">
      <Progress percent={percent} aria-label={t('incidents.answer.bar', { percent })} />
      <Notice tone={run.refused > 0 ? 'warn' : 'ok'} title={t('incidents.answer.result', { done: run.done, refused: run.refused, waiting: run.waiting })} />
      <div role="group" aria-label={t('incidents.run.details')} tabIndex={0}>
        <ul className="bulk-refused">
          {run.items.map((item) => (
            <li key={item.fileId}>
              <span className="number">{formatFileNumber(item.number)}</span> <span className={`stage stage-${TONES[item.state]}`}>{t(`incidents.run.item.${item.state}`)}</span>
              {item.refusal && <p>{item.refusal.message} {item.refusal.article && <span className="article">{t('error.article', { article: item.refusal.article })}</span>}</p>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
