import { useRef } from 'react'
import { newKey } from '../client.ts'

/**
 * Idempotency keys for one open form: the same content keeps its key across retries, so a write whose answer was
 * lost is not made twice; changed content is a new write.
 */
export function useKey(): (content: unknown) => string {
  const last = useRef({ content: '', key: '' })
  return (content) => {
    const text = JSON.stringify(content)
    if (text !== last.current.content) last.current = { content: text, key: newKey() }
    return last.current.key
  }
}
