/** The menu: which pages whom. Pure. */
import type { Ability } from '../access/abilities.ts'
import type { IconName } from '../shared/Icon.tsx'
import type { Key } from '../texts.ts'

export interface NavItem {
  readonly to: string
  readonly icon: IconName
  readonly text: Key
  /** For the tab bar of a phone. */
  readonly short: Key
  readonly needs: Ability
}

interface NavSection {
  readonly id: 'work' | 'administration'
  readonly items: readonly NavItem[]
}

const SECTIONS: readonly NavSection[] = [
  {
    id: 'work',
    items: [
      { to: '/', icon: 'list', text: 'nav.queue', short: 'nav.queue.short', needs: 'read-files' },
      { to: '/overview', icon: 'chart', text: 'nav.overview', short: 'nav.overview.short', needs: 'overview' },
      { to: '/platforms', icon: 'voices', text: 'nav.platforms', short: 'nav.platforms.short', needs: 'overview' },
      { to: '/register', icon: 'pen', text: 'nav.register', short: 'nav.register.short', needs: 'register' },
      { to: '/knowledge', icon: 'book', text: 'nav.knowledge', short: 'nav.knowledge.short', needs: 'write-knowledge' },
      { to: '/import', icon: 'inbox', text: 'nav.import', short: 'nav.import.short', needs: 'import' },
      { to: '/places', icon: 'pin', text: 'nav.places', short: 'nav.places.short', needs: 'places' },
      { to: '/incidents', icon: 'alert', text: 'nav.incidents', short: 'nav.incidents.short', needs: 'read-files' },
      { to: '/cases', icon: 'scales', text: 'nav.cases', short: 'nav.cases.short', needs: 'read-files' },
      { to: '/spot-checks', icon: 'search', text: 'nav.spotChecks', short: 'nav.spotChecks.short', needs: 'spot-checks' },
      { to: '/absences', icon: 'calendar', text: 'nav.absences', short: 'nav.absences.short', needs: 'absences' },
    ],
  },
  {
    id: 'administration',
    items: [
      { to: '/units', icon: 'units', text: 'nav.units', short: 'nav.units.short', needs: 'units' },
      { to: '/accounts', icon: 'people', text: 'nav.accounts', short: 'nav.accounts.short', needs: 'accounts' },
      { to: '/audit', icon: 'trail', text: 'nav.audit', short: 'nav.audit.short', needs: 'audit' },
    ],
  },
]

export function navigationOf(can: (ability: Ability) => boolean): readonly NavSection[] {
  return SECTIONS.map((section) => ({ ...section, items: section.items.filter((item) => can(item.needs)) }))
    .filter((section) => section.items.length > 0)
}

/** Where someone lands after signing in: the first page that is theirs. */
export function homeOf(can: (ability: Ability) => boolean): string {
  return navigationOf(can)[0]?.items[0]?.to ?? '/password'
}
