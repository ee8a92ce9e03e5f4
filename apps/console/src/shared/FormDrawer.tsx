import { useState, type ReactNode } from 'react'
import { Button, Drawer, Modal } from 'antd'
import { useText } from '../language.tsx'
import { useNarrow } from './use-narrow.ts'

interface FormDrawerProps {
  title: string
  onClose(): void
  children: ReactNode
  /** The filled button; none once the form has done its work. */
  submit?: { readonly text: string; readonly busy: boolean; run(): void } | undefined
  /** Whether something was typed that closing would lose; then it is asked about before. */
  holdsText?(): boolean
}

/** A form beside the page it belongs to; the whole screen on a phone. */
export function FormDrawer({ title, onClose, children, submit, holdsText }: FormDrawerProps) {
  const { t } = useText()
  const narrow = useNarrow()
  const [dropping, setDropping] = useState(false)
  const leave = () => (holdsText?.() ? setDropping(true) : onClose())
  const footer = (
    <div className="drawer-foot">
      <Button onClick={leave}>{t(submit ? 'action.cancel' : 'action.done')}</Button>
      {submit && (
        <Button type="primary" loading={submit.busy} onClick={submit.run}>
          {submit.text}
        </Button>
      )}
    </div>
  )
  return (
    <Drawer
      open
      onClose={leave}
      size={narrow ? '100%' : 520}
      title={title}
      footer={footer}
      mask={{ closable: false }}
      closable={{ 'aria-label': t('action.close') }}
    >
      {children}
      <Modal
        open={dropping} title={t('step.drop')} okText={t('step.drop.yes')} cancelText={t('step.drop.no')} onOk={onClose} onCancel={() => setDropping(false)}
        closable={false} width={360}
      />
    </Drawer>
  )
}
