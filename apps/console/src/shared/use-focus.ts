import { useEffect, useRef, type RefObject } from 'react'
import type { InputRef } from 'antd'

/**
 * Puts the cursor into a field that has just been asked for. A frame later than React would: a dialog first takes
 * the focus to itself.
 */
export function useFocus(wanted = true): RefObject<InputRef | null> {
  const field = useRef<InputRef>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => wanted && field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [wanted])
  return field
}
