import { useCallback } from 'react'
import { useQuery } from '@tanstack/react-query'
import { routes } from '#modules/rules/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'

interface Category {
  readonly code: string
  readonly zh: string
  readonly en: string
}

const NONE: readonly Category[] = []

/** Problem categories in use, from the code lists of the installation. */
export function useCategories(): readonly Category[] {
  const query = useQuery({
    queryKey: ['categories'],
    queryFn: () => call(routes.categories, {}),
    staleTime: 3_600_000,
  })
  return query.data?.categories ?? NONE
}

/** The name of a category; its code until the list is there. Inquiries have their type for one. */
export function useCategoryName(): (code: string) => string {
  const { language, term } = useText()
  const categories = useCategories()
  return useCallback((code) => categories.find((category) => category.code === code)?.[language] ?? term(`inquiry.type.${code.replace(/^inquiry-/, '')}`, code), [categories, language, term])
}
