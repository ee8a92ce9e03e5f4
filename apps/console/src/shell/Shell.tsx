import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link, NavLink, Outlet, useLocation } from 'react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Dropdown } from 'antd'
import { ShieldMark } from '#apps/ui/ShieldMark.tsx'
import { useSession } from '../access/session.tsx'
import { lineDown } from '../client.ts'
import { IncidentBell } from '../incident/Marks.tsx'
import { useText } from '../language.tsx'
import { Icon } from '../shared/Icon.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { useSignal } from '../signal.ts'
import { useWaiting } from '../worklist/waiting.ts'
import { navigationOf, type NavItem } from './navigation.ts'

/** The frame of every page: skip link, head, menu (a tab bar on a phone), main. */
export function Shell() {
  const { t } = useText()
  const narrow = useNarrow()
  const main = useFocusOnMove()
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <Head />
      <LineDown />
      <div className="shell-body">
        {!narrow && <SideMenu />}
        <main id="main" ref={main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {narrow && <TabBar />}
    </div>
  )
}

/** A new page is read from its top, not from where the last one was left. */
function useFocusOnMove() {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}

function Head() {
  const { t, language, setLanguage } = useText()
  const { can } = useSession()
  return (
    <header className="head">
      <Link to="/" className="brand">
        <span className="brand-mark">
          <ShieldMark size={28} />
        </span>
        <span className="brand-name">{t('app.name')}</span>
        <span className="brand-of">{t('app.of')}</span>
      </Link>
      <div className="head-tools">
        <Button type="text" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')} lang={language === 'zh' ? 'en' : 'zh-CN'}>
          {t('shell.language')}
        </Button>
        {can('read-files') && <IncidentBell />}
        {can('read-files') && <Bell />}
        <AccountMenu />
      </div>
    </header>
  )
}

/** How many reminders are unread; opens them. */
function Bell() {
  const { t } = useText()
  const count = useWaiting()?.reminders ?? 0
  return (
    <Link to="/reminders" className="bell" aria-label={t('reminders.bell', { count })}>
      <Icon name="bell" />
      {count > 0 && <span className="bell-count">{count > 99 ? '99+' : count}</span>}
    </Link>
  )
}

function AccountMenu() {
  const { t } = useText()
  const { account, signOut } = useSession()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'password', label: <Link to="/password">{t('nav.password')}</Link>, icon: <Icon name="key" size={16} /> },
          { key: 'out', label: t('session.signOut'), icon: <Icon name="exit" size={16} />, onClick: () => void signOut() },
        ],
      }}
    >
      <Button type="text" className="account-button" aria-haspopup="menu">
        <span className="account-initial" aria-hidden="true">
          {account.name.slice(0, 1)}
        </span>
        <span className="account-text">
          <span>{account.name}</span>
          <span className="sub">{account.place}</span>
        </span>
      </Button>
    </Dropdown>
  )
}

function LineDown() {
  const { t } = useText()
  const down = useSignal(lineDown)
  const client = useQueryClient()
  if (!down) return null
  return (
    <div className="line-down" role="alert">
      <span>{t('error.lineDown')}</span>
      <Button size="small" onClick={() => void client.refetchQueries({ type: 'active' })}>
        {t('action.retry')}
      </Button>
    </div>
  )
}

function SideMenu() {
  const { t } = useText()
  const { can } = useSession()
  return (
    <nav className="side" aria-label={t('shell.menu')}>
      {navigationOf(can).map((section) => (
        <div key={section.id} className="side-section">
          {section.id !== 'work' && <p className="side-title">{t(`nav.section.${section.id}`)}</p>}
          <ul>
            {section.items.map((item) => (
              <li key={item.to}>
                <NavEntry item={item} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function NavEntry({ item, onClick, children }: { item: NavItem; onClick?: () => void; children?: ReactNode }) {
  const { t } = useText()
  return (
    <NavLink to={item.to} end={item.to === '/'} className="nav-entry" {...(onClick ? { onClick } : {})}>
      <Icon name={item.icon} />
      {children ?? <span>{t(item.text)}</span>}
    </NavLink>
  )
}

const ON_BAR = 4

function TabBar() {
  const { t } = useText()
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const items = navigationOf(can).flatMap((section) => section.items)
  const onBar = items.length <= ON_BAR + 1 ? items : items.slice(0, ON_BAR)
  const rest = items.slice(onBar.length)
  return (
    <nav className="tab-bar" aria-label={t('shell.menu')}>
      {onBar.map((item) => (
        <NavEntry key={item.to} item={item}>
          <span>{t(item.short)}</span>
        </NavEntry>
      ))}
      {rest.length > 0 && (
        <button type="button" className="nav-entry" onClick={() => setOpen(true)} aria-haspopup="dialog">
          <Icon name="more" />
          <span>{t('nav.more')}</span>
        </button>
      )}
      <Drawer
        open={open}
        placement="bottom"
        size="auto"
        title={t('shell.menu')}
        onClose={() => setOpen(false)}
        closable={{ 'aria-label': t('action.close') }}
      >
        <ul className="more-list">
          {rest.map((item) => (
            <li key={item.to}>
              <NavEntry item={item} onClick={() => setOpen(false)} />
            </li>
          ))}
        </ul>
      </Drawer>
    </nav>
  )
}
