/** The language of the console: Chinese unless the reader chose otherwise, remembered on this computer. */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Language } from '#platform/pure/text.ts'
import { findText, text, type Key, type Params } from './texts.ts'
import { speak } from './client.ts'

const STORED_AS = 'hongdun.language'

interface Text {
  readonly language: Language
  setLanguage(language: Language): void
  t(key: Key, params?: Params): string
  /** The text of a code that comes with the data; the code itself where no text is known. */
  term(key: string, fallback: string): string
}

const TextContext = createContext<Text | null>(null)

function stored(): Language {
  return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh'
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(stored)
  useEffect(() => {
    localStorage.setItem(STORED_AS, language)
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const value = useMemo<Text>(() => {
    speak(language)
    return {
      language, setLanguage,
      t: (key, params) => text(language, key, params),
      term: (key, fallback) => findText(language, key) ?? fallback,
    }
  }, [language])
  return <TextContext value={value}>{children}</TextContext>
}

export function useText(): Text {
  const value = use(TextContext)
  if (!value) throw new Error('useText outside LanguageProvider')
  return value
}
