import type { ReactNode } from 'react'
import { Button, Drawer } from 'antd'
import { useText } from '../language.tsx'
import { useNarrow } from './use-narrow.ts'

interface FormDrawerProps {
  title: string
  onClose(): void
  children: ReactNode
  /** The filled button; none once the form has done its work. */
  submit?: { readonly text: string; readonly busy: boolean; run(): void } | undefined
}

/** A form beside the page it belongs to; the whole screen on a phone. */
export function FormDrawer({ title, onClose, children, submit }: FormDrawerProps) {
  const { t } = useText()
  const narrow = useNarrow()
  const footer = (
    <div className="drawer-foot">
      <Button onClick={onClose}>{t(submit ? 'action.cancel' : 'action.done')}</Button>
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
      onClose={onClose}
      size={narrow ? '100%' : 520}
      title={title}
      footer={footer}
      mask={{ closable: false }}
      closable={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Drawer>
  )
}
