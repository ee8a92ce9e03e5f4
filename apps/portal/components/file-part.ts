import type { TrackingView } from '#modules/complaint/index.ts'
import type { Language } from '#platform/pure/text.ts'
import type { GroundText } from '../progress.ts'
import type { Translate } from '../text.ts'

/** What each part of the tracking page is drawn from. */
export interface PartProps {
  readonly view: TrackingView
  readonly t: Translate
  readonly language: Language
  readonly groundText: GroundText
}
