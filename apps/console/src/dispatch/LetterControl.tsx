import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { routes } from '#modules/dispatch/index.ts'
import { formatDate } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'

/** The help letter that is answered, of those still open. */
export function LetterControl({ fileId, ...bound }: { fileId: string; id?: string; value?: string; onChange?(value: string): void }) {
  const { language } = useText()
  const { data } = useQuery({ queryKey: ['file', fileId, 'dispatch'], queryFn: () => call(routes.read, { id: fileId }) })
  const open = (data?.letters ?? []).filter((letter) => letter.answer === null)
  return <Select {...bound} options={open.map((letter) => ({ value: letter.id, label: `${letter.body} · ${formatDate(letter.askedOn, language)}` }))} />
}
