import type { ReactNode } from 'react'
import { Button } from 'antd'
import { ShieldMark } from '#apps/ui/ShieldMark.tsx'
import { useText } from '../language.tsx'

/** The frame of the pages before the console: mark and name, one card. */
export function Doorway({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const { t, language, setLanguage } = useText()
  return (
    <div className="doorway">
      <header className="doorway-brand">
        <span className="brand-mark">
          <ShieldMark size={44} />
        </span>
        <p>
          <span className="doorway-name">{t('app.name')}</span>
          <span className="doorway-of">{t('app.of')}</span>
        </p>
      </header>
      <main className="doorway-card">
        <h1>{title}</h1>
        {lead && <p className="muted">{lead}</p>}
        {children}
      </main>
      <footer className="doorway-foot">
        <span>{t('app.purpose')}</span>
        <Button
          type="link"
          size="small"
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
        >
          {t('shell.language')}
        </Button>
      </footer>
    </div>
  )
}
