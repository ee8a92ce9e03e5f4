import type { ReactNode } from 'react'
import { Button } from 'antd'
import { CallError } from '../client.ts'
import { refusalText } from '../texts.ts'
import { useText } from '../language.tsx'

/** A boxed message. `alert` is read out at once. */
export function Notice({ tone, title, children, action, alert = false }: {
  tone: 'refused' | 'warn' | 'info' | 'ok'
  title?: string | undefined
  children?: ReactNode
  action?: ReactNode
  alert?: boolean
}) {
  return (
    <div className={`notice notice-${tone}`} {...(alert ? { role: 'alert' } : {})}>
      <div className="notice-text">
        {title && <strong className="notice-title">{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className="notice-action">{action}</div>}
    </div>
  )
}

/** Why a call failed, in plain words: the refusal with its article, or that the line or the server failed. */
export function CallNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, language } = useText()
  const retry = onRetry && <Button size="small" onClick={onRetry}>{t('action.retry')}</Button>
  const refused = error instanceof CallError ? error.refused : undefined
  if (!refused) {
    return <Notice tone="warn" alert title={t('error.noAnswer')} action={retry}>{t('error.noAnswer.hint')}</Notice>
  }
  return (
    <Notice tone="refused" alert title={refusalText(language, refused)} action={refused.status >= 500 ? retry : undefined}>
      {refused.article ? <span>{t('error.article', { article: refused.article })}</span> : refused.own && <span>{t('error.ownRule')}</span>}
    </Notice>
  )
}
