import { useState } from 'react'
import { Button, Input } from 'antd'
import { formatInstant } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'

/** The link that sets a password: shown this once, the server keeps only its hash. */
export function LinkOnce({ token, expiresAt }: { token: string; expiresAt: string }) {
  const { t, language } = useText()
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}/console/invitation#${token}`
  async function copy() {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <Notice tone="ok" title={t('link.title')}>
      <p>{t('link.hint', { until: formatInstant(expiresAt, language) })}</p>
      <Input.TextArea readOnly rows={3} value={link} aria-label={t('link.title')} onFocus={(event) => event.target.select()} />
      {/* The clipboard is only there in a secure context; the text can always be selected. */}
      {window.isSecureContext && <Button size="small" onClick={() => void copy()}>{t(copied ? 'link.copied' : 'link.copy')}</Button>}
    </Notice>
  )
}
