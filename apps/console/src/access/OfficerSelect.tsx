import { Select } from 'antd'
import { formatDate } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { useOfficers, type Officer } from './units.ts'

interface OfficerSelectProps {
  unitId: string | undefined
  id?: string
  value?: string | undefined
  onChange?(value: string | undefined): void
}

/** An officer of a unit, with who is absent and who acts for them; an absent one may be chosen, with a warning. */
export function OfficerSelect({ unitId, value, ...bound }: OfficerSelectProps) {
  const { t } = useText()
  const officers = useOfficers(unitId)
  const nameOf = useOfficerName()
  const absent = officers.find(({ id }) => id === value)?.absent
  return (
    <>
      <Select
        {...bound}
        {...(value === undefined ? {} : { value })}
        allowClear
        disabled={!unitId}
        showSearch={{ optionFilterProp: 'label' }}
        options={officers.map((one) => ({ value: one.id, label: nameOf(one) }))}
      />
      {absent && <p className="field-warning" role="status">{t('absence.assign.warning', { name: absent.substitute })}</p>}
    </>
  )
}

/** The name of an officer, and until when they are absent. */
export function useOfficerName(): (officer: Officer) => string {
  const { t, language } = useText()
  return ({ name, absent }) => {
    if (!absent) return name
    return absent.until ? t('absence.name.until', { name, date: formatDate(absent.until, language) }) : t('absence.name', { name })
  }
}
