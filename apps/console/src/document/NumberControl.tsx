import { AutoComplete } from 'antd'
import { useText } from '../language.tsx'
import { useDocuments } from './use-documents.ts'

/** The number of a letter: one that was issued on this file, or typed where it was written elsewhere. */
export function NumberControl({ fileId, max, ...bound }: { fileId: string; max: number | undefined; id?: string; value?: string; onChange?(value: string): void }) {
  const { t } = useText()
  const issued = (useDocuments(fileId).data?.documents ?? []).filter(({ stage, number }) => stage === 'issued' && number !== null)
  return (
    <AutoComplete
      {...bound} {...(max ? { maxLength: max } : {})}
      options={issued.toReversed().map(({ number, template }) => ({ value: number, label: `${number} · ${t(`document.template.${template}`)}` }))}
    />
  )
}
