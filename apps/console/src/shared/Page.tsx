import { useEffect, type ReactNode } from 'react'
import { useText } from '../language.tsx'

interface PageProps {
  title: string
  /** Drawn beside the title: filters, buttons. */
  tools?: ReactNode
  /** Below the title: one line that says what the page is for. */
  lead?: ReactNode
  children: ReactNode
  className?: string
}

/** A page with its title, which also becomes that of the window. */
export function Page({ title, tools, lead, children, className = '' }: PageProps) {
  usePageTitle(title)
  return (
    <div className={`page ${className}`}>
      <div className="page-head">
        <div>
          <h1 className="page-title" tabIndex={-1}>{title}</h1>
          {lead && <p className="page-lead">{lead}</p>}
        </div>
        {tools && <div className="page-tools">{tools}</div>}
      </div>
      {children}
    </div>
  )
}

export function usePageTitle(title: string): void {
  const { t } = useText()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
}
