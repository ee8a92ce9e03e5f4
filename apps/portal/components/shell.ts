import type { Language } from '#platform/pure/text.ts'
import type { Site } from '../services.ts'

/** What surrounds a page. */
export interface Shell {
  readonly language: Language
  readonly csrfToken: string
  /** Path and query of the page, for the language switch. */
  readonly path: string
  readonly site: Site
  /** Addresses of the style sheets, the script and the icon. */
  readonly assets: { readonly tokens: string; readonly style: string; readonly script: string; readonly icon: string }
  /**
   * How the language is switched: by a link to `path`; by sending the form with this id, so that nothing
   * typed is lost; or not at all, where the page is the answer to a submit and cannot be asked for again.
   */
  readonly languageSwitch: 'link' | 'none' | { readonly form: string }
}

export function otherLanguage(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh'
}

/** `path` with its `lang` replaced. */
export function languageLink(path: string, language: Language): string {
  const [name = '/', query = ''] = path.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('lang', language)
  return `${name}?${parameters.toString()}`
}
