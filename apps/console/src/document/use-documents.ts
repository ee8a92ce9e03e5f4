import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { routes, type DocumentRow, type TemplateRow } from '#modules/document/index.ts'
import { call } from '../client.ts'

export interface Documents {
  readonly version: number
  readonly documents: readonly DocumentRow[]
  readonly templates: readonly TemplateRow[]
  readonly mayDraft: boolean
}

/** The documents of a file, with what the reader may do with each. */
export function useDocuments(fileId: string): UseQueryResult<Documents> {
  return useQuery({ queryKey: ['file', fileId, 'documents'], queryFn: () => call(routes.list, { id: fileId }) })
}
