import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { routes, type Answer } from '#modules/knowledge/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { SearchField } from '../shared/SearchField.tsx'
import { Loaded } from '../shared/States.tsx'
import type { FileShape } from '../file/shape.ts'

interface Cited {
  readonly id: string
  readonly version: number
  readonly question: string
}

interface Bound {
  id?: string
  value?: Cited
  onChange?(value: Cited | undefined): void
}

const MOST_SHOWN = 5

/** Looks the question up in the knowledge base as it stood on the day of receipt; what is chosen is put into the answer and cited. */
export function EntryControl({ view, id, value, onChange }: Bound & { view: Pick<FileShape, 'asked'> }) {
  const { t, language } = useText()
  const form = Form.useFormInstance<{ text?: string }>()
  const { on = '', text: asked = '' } = view.asked ?? {}
  const [q, setQ] = useState(asked)
  const query = useQuery({ queryKey: ['knowledge', 'search', q, on], queryFn: () => call(routes.search, { q, on: on as never }), enabled: q !== '' })
  function insert({ entryId, version, question, answer, basis }: Answer) {
    const before = (form.getFieldValue('text') as string | undefined)?.trim() ?? ''
    form.setFieldValue('text', [before, answer, t('error.article', { article: basis.join(t('list.comma')) })].filter(Boolean).join('\n'))
    onChange?.({ id: entryId, version, question })
  }
  if (value) {
    return (
      <div className="entry-cited" id={id}>
        <span>{t('inquiry.entry.inserted', { question: value.question })}</span>
        <Button size="small" onClick={() => onChange?.(undefined)}>{t('inquiry.entry.drop')}</Button>
      </div>
    )
  }
  return (
    <div id={id} className="entries">
      <SearchField label={t('inquiry.entry.search')} value={q} onSearch={setQ} />
      <p className="sub">{t('inquiry.entry.on', { date: on ? formatDate(on, language) : '' })}</p>
      {q !== '' && (
        <Loaded query={query} rows={3}>
          {({ answers }) => (answers.length === 0 ? <p className="muted">{t('inquiry.entry.none')}</p> : <Hits answers={answers.slice(0, MOST_SHOWN)} onInsert={insert} />)}
        </Loaded>
      )}
    </div>
  )
}

function Hits({ answers, onInsert }: { answers: readonly Answer[]; onInsert(answer: Answer): void }) {
  const { t } = useText()
  return (
    <ul className="entry-hits">
      {answers.map((answer) => (
        <li key={answer.entryId}>
          <details>
            <summary>{answer.question}</summary>
            <p className="prose">{answer.answer}</p>
            <p className="article">{answer.basis.join(t('list.comma'))}</p>
          </details>
          <Button size="small" aria-label={t('inquiry.entry.insert', { question: answer.question })} onClick={() => onInsert(answer)}>{t('inquiry.entry.insertShort')}</Button>
        </li>
      ))}
    </ul>
  )
}
