import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { routes, type MessageView } from '#modules/notify/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'
import { Announce } from './Announce.tsx'
import { useNotices } from './use-notices.ts'

const LOOKS: Readonly<Record<MessageView['stage'], string>> = {
  queued: 'new', sending: 'new', sent: 'active', delivered: 'settled', failed: 'paused', 'given-up': 'paused',
}

/** What was told on a file by SMS and mail, how far each message is, and telling once more. */
export function NoticesPanel({ file }: { file: { readonly id: string; readonly version: number } }) {
  const { t } = useText()
  const [telling, setTelling] = useState(false)
  const { data, error, refetch } = useNotices(file.id)
  if (!data) return error ? <CallNotice error={error} onRetry={() => void refetch()} /> : null
  return (
    <section className="card" aria-labelledby="notices-title">
      <header className="card-head">
        <h2 id="notices-title">{t('notices.title')}</h2>
        {data.sms && data.maySend && <Button size="small" onClick={() => setTelling(true)}>{t('notices.tell')}</Button>}
      </header>
      {!data.sms && <p className="card-pad sub">{t('notices.off')}</p>}
      {data.sms && data.messages.length === 0 && <p className="card-pad sub">{t('notices.none')}</p>}
      {data.messages.length > 0 && (
        <ul className="notices">
          {data.messages.map((message) => <Message key={message.id} message={message} fileId={file.id} maySend={data.maySend && data[message.channel]} />)}
        </ul>
      )}
      {telling && <Announce files={[file]} onClose={() => setTelling(false)} />}
    </section>
  )
}

function Message({ message, fileId, maySend }: { message: MessageView; fileId: string; maySend: boolean }) {
  const { t, language } = useText()
  const { kind, recipient, channel, address, body, stage, reason, createdAt, settledAt, sentAt, attempts, dueAt } = message
  const recipientName = t(`notify.recipient.${recipient}`)
  return (
    <li>
      <div className="notices-line">
        <strong>{t(`notify.kind.${kind}`)}</strong>
        <span className={`stage stage-${LOOKS[stage]}`}>{t(`notify.stage.${stage}`)}</span>
      </div>
      <p className="sub">
        {t(`notify.channel.${channel}`)} · {t('notices.to', { recipient: recipientName, address: address ?? t('notices.noAddress') })} ·{' '}
        <time dateTime={settledAt ?? sentAt ?? createdAt}>{formatInstant(settledAt ?? sentAt ?? createdAt, language)}</time>
        {attempts > 1 && ` · ${t('notices.tries', { count: attempts })}`}
        {dueAt && attempts > 0 && ` · ${t('notices.again', { at: formatInstant(dueAt, language) })}`}
      </p>
      {reason && <p className="notices-why">{t(`notify.reason.${reason}`)}</p>}
      <details>
        <summary>{t('notices.text')}</summary>
        <p className="prose">{body}</p>
      </details>
      {maySend && message.mayResend && <Resend message={message} fileId={fileId} recipientName={recipientName} />}
    </li>
  )
}

function Resend({ message, fileId, recipientName }: { message: MessageView; fileId: string; recipientName: string }) {
  const { t } = useText()
  const client = useQueryClient()
  const { message: toast } = App.useApp()
  const keyOf = useKey()
  const resend = useMutation({
    mutationFn: () => call(routes.resend, { id: fileId, message: message.id, key: keyOf(message.id) }),
    onSuccess: () => {
      void toast.success(t('notices.resent'))
      return client.invalidateQueries({ queryKey: ['file', fileId, 'notices'] })
    },
  })
  return (
    <>
      <Button size="small" loading={resend.isPending} onClick={() => resend.mutate()}
        aria-label={t('notices.resendOf', { kind: t(`notify.kind.${message.kind}`), recipient: recipientName })}>{t('notices.resend')}</Button>
      {resend.error && <CallNotice error={resend.error} onRetry={() => resend.mutate()} />}
    </>
  )
}
