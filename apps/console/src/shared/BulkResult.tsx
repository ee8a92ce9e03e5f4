import { Progress } from 'antd'
import type { BulkRun } from '#modules/casefile/contract.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Notice } from './Notice.tsx'

/** How far a run over many files is, in the words of `title`; what was refused says why. */
export function BulkResult({ run, title }: { run: BulkRun; title: 'bulk.result' | 'announce.result' | 'spotChecks.result' }) {
  const { t } = useText()
  const refused = run.items.filter((item) => item.state === 'refused')
  return (
    <div role="status">
      <Progress percent={Math.round(((run.total - run.waiting) / run.total) * 100)} />
      <Notice tone={refused.length > 0 ? 'warn' : 'ok'} title={t(title, { done: run.done, refused: run.refused, waiting: run.waiting })} />
      <ul className="bulk-refused">
        {refused.map((item) => (
          <li key={item.fileId}>
            <span className="number">{formatFileNumber(item.number)}</span> {item.refusal?.message} {item.refusal?.article}
          </li>
        ))}
      </ul>
    </div>
  )
}
