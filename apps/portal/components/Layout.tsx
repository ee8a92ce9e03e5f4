import type { ReactNode } from 'react'
import { ShieldMark } from '#apps/ui/ShieldMark.tsx'
import { translator } from '../text.ts'
import { languageLink, otherLanguage, type Shell } from './shell.ts'

export function Layout({ shell, title, children }: { shell: Shell; title: string; children: ReactNode }) {
  const t = translator(shell.language)
  return (
    <html lang={shell.language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#ffffff" />
        <title>{`${title} · ${t('site.name')} 12315`}</title>
        <link rel="icon" href={shell.assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={shell.assets.tokens} />
        <link rel="stylesheet" href={shell.assets.style} />
        <script type="module" src={shell.assets.script} />
      </head>
      <body>
        <a className="skip" href="#main">{t('site.skip')}</a>
        <Header shell={shell} />
        <main id="main" tabIndex={-1}>{children}</main>
        <Footer shell={shell} />
      </body>
    </html>
  )
}

function Header({ shell }: { shell: Shell }) {
  const t = translator(shell.language)
  const links = [['/complaint', t('nav.complain')], ['/report', t('nav.report')], ['/track', t('nav.track')]] as const
  return (
    <header className="site">
      <div className="bar">
        <a className="brand" href="/">
          <span className="mark"><ShieldMark size={34} /></span>
          <span className="names">
            <strong>{t('site.name')}<span className="latin" aria-hidden="true">{shell.language === 'zh' ? 'Hongdun' : '红盾'}</span></strong>
            <small>{shell.site.authority[shell.language]}</small>
          </span>
        </a>
        <nav aria-label={t('site.nav')}>
          {links.map(([path, name]) => (
            <a key={path} href={path} aria-current={shell.path.startsWith(path) ? 'true' : undefined}>{name}</a>
          ))}
          <LanguageSwitch shell={shell} />
        </nav>
      </div>
    </header>
  )
}

function LanguageSwitch({ shell }: { shell: Shell }) {
  const other = otherLanguage(shell.language)
  const name = translator(shell.language)('site.otherLanguage')
  const lang = other === 'zh' ? 'zh-CN' : 'en'
  if (shell.languageSwitch === 'none') return null
  if (shell.languageSwitch === 'link') {
    return <a className="language" lang={lang} hrefLang={lang} href={languageLink(shell.path, other)}>{name}</a>
  }
  const form = shell.languageSwitch.form
  return (
    <>
      {/* The first button of a form answers the Enter key: it must be one that submits. */}
      <button className="visually-hidden" type="submit" form={form} tabIndex={-1} aria-hidden="true" />
      <button className="language" lang={lang} type="submit" form={form} name="switchLanguage" value={other} data-no-guard="">
        {name}
      </button>
    </>
  )
}

function Footer({ shell }: { shell: Shell }) {
  const t = translator(shell.language)
  return (
    <footer className="site">
      <div className="bar">
        <p className="hotline"><a href="tel:12315">{t('footer.hotline')}</a></p>
        <p>{t('footer.national')}</p>
        <p className="fine"><span>{shell.site.authority[shell.language]}</span><a href="/privacy">{t('footer.privacy')}</a></p>
      </div>
    </footer>
  )
}
