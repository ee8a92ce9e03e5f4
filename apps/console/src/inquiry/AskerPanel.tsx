import { routes, type InquiryView } from '#modules/inquiry/index.ts'
import { call } from '../client.ts'
import { PersonPanel } from '../file/PersonPanel.tsx'
import { useText } from '../language.tsx'

/** Who filed it. */
export function AskerPanel({ view }: { view: InquiryView }) {
  const { t } = useText()
  return (
    <PersonPanel id="asker-title" title={t('inquiry.asker')} person={view.asker} anonymous={t('inquiry.anonymous')}
      unmask={(reason) => call(routes.unmask, { id: view.id, reason })} />
  )
}
