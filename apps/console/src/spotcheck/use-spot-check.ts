import { useQuery } from '@tanstack/react-query'
import { routes, type SpotCheckPanel } from '#modules/spotcheck/index.ts'
import { call } from '../client.ts'
import type { FileShape } from '../file/shape.ts'

export function useSpotCheck(fileId: string): SpotCheckPanel | null | undefined {
  return useQuery({ queryKey: ['file', fileId, 'spotcheck'], queryFn: () => call(routes.panel, { id: fileId }) }).data?.panel
}

/** Most files are never drawn: those show no step of it. */
export function withSpotCheck(shape: FileShape, panel: SpotCheckPanel | null | undefined): FileShape {
  if (!panel) return { ...shape, allowedActions: shape.allowedActions.filter(({ procedure }) => procedure !== 'spotcheck') }
  return { ...shape, stages: { ...shape.stages, spotcheck: panel.stage } }
}
