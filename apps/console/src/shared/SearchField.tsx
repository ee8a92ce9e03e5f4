import { useState } from 'react'
import { Button, Input } from 'antd'
import { useText } from '../language.tsx'
import { Icon } from './Icon.tsx'

/** A text to look for; emptied, it looks for everything again at once. */
export function SearchField({ label, value, onSearch }: { label: string; value: string; onSearch(text: string): void }) {
  const { t } = useText()
  const [typed, setTyped] = useState(value)
  return (
    <form role="search" className="search" onSubmit={(event) => {
      event.preventDefault()
      onSearch(typed.trim())
    }}>
      <Input type="search" aria-label={label} placeholder={label} maxLength={60} prefix={<Icon name="search" size={16} />} value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          if (event.target.value === '' && value !== '') onSearch('')
        }} />
      <Button htmlType="submit">{t('queue.search.go')}</Button>
    </form>
  )
}
