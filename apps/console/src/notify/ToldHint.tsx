import { Form } from 'antd'
import { useText } from '../language.tsx'
import type { Key } from '../texts.ts'
import { useNotices } from './use-notices.ts'

/** Beside the choice how somebody is told: whether the system sends the SMS or leaves it to the officer. */
export function ToldHint({ fileId, name, hint }: { fileId: string; name: string; hint: Key | undefined }) {
  const { t } = useText()
  const chosen = Form.useWatch<unknown>(name) === 'sms'
  const { data } = useNotices(fileId, chosen)
  return (
    <>
      {hint && t(hint)}
      {chosen && data && <strong className="told-hint">{t(data.sms ? 'told.system' : 'told.self')}</strong>}
    </>
  )
}
