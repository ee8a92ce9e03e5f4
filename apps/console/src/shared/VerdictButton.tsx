import { Button, Tooltip } from 'antd'

/** A step as a button. One out of reach (`why` says so) stays reachable for the keyboard, so that its reason can be read. */
export function VerdictButton({ label, why, primary = false, size = 'middle', onClick }: {
  readonly label: string
  /** Why the step may not be taken; empty where it may. */
  readonly why: string
  readonly primary?: boolean
  readonly size?: 'small' | 'middle'
  onClick(): void
}) {
  if (why === '') return <Button type={primary ? 'primary' : 'default'} size={size} onClick={onClick}>{label}</Button>
  return (
    <Tooltip title={why} trigger={['hover', 'focus', 'click']} placement="left" getPopupContainer={landmarkOf}>
      <Button className="is-off" size={size} aria-disabled="true">{label}</Button>
    </Tooltip>
  )
}

/** Inside a landmark, so that the reason is read where the step is. */
function landmarkOf(node: HTMLElement): HTMLElement {
  return node.closest<HTMLElement>('[role="dialog"], main') ?? document.body
}
