import { Component, type ReactNode } from 'react'
import { useText } from '../language.tsx'
import { Notice } from './Notice.tsx'

/** A bug in one page says so instead of leaving a white screen. React takes this only as a class. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useText()
  return (
    <main className="broken">
      <Notice
        tone="warn"
        alert
        title={t('error.broken')}
        action={
          <button type="button" onClick={() => location.reload()}>
            {t('error.broken.reload')}
          </button>
        }
      >
        {t('error.broken.hint')}
      </Notice>
    </main>
  )
}
