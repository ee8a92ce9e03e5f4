import { Checkbox, Input } from 'antd'
import { FAULTS } from '#modules/spotcheck/index.ts'
import { useText } from '../language.tsx'
import { useSpotCheck } from './use-spot-check.ts'

interface Fault {
  readonly code: string
  readonly text: string
}

const NONE: readonly Fault[] = []

/** Kinds of fault to tick, each with what exactly was found; what the record suggests is marked, and ticked by a person alone. */
export function FaultsControl({ fileId, id, value = NONE, onChange }: { fileId: string; id?: string; value?: readonly Fault[]; onChange?(value: readonly Fault[]): void }) {
  const { t } = useText()
  const suggested: readonly string[] = useSpotCheck(fileId)?.known.suggested ?? []
  const set = (code: string, text: string | undefined) => onChange?.(FAULTS.flatMap((one) => {
    if (one !== code) return value.filter((fault) => fault.code === one)
    return text === undefined ? [] : [{ code, text }]
  }))
  return (
    <div {...(id ? { id } : {})} role="group" aria-label={t('field.faults')} className="fault-list" tabIndex={-1}>
      {FAULTS.map((code) => {
        const found = value.find((fault) => fault.code === code)
        const name = t(`spotcheck.fault.${code}`)
        return (
          <div key={code}>
            <Checkbox checked={found !== undefined} onChange={({ target }) => set(code, target.checked ? '' : undefined)}>{name}</Checkbox>
            {suggested.includes(code) && <span className="mark">{t('spotPanel.suggested')}</span>}
            {found && <Input.TextArea aria-label={t('field.faults.text', { fault: name })} rows={2} maxLength={500} value={found.text} onChange={({ target }) => set(code, target.value)} />}
          </div>
        )
      })}
    </div>
  )
}
