import { useSyncExternalStore } from 'react'

/** True on a phone-sized screen; the style sheet breaks at the same width. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches)
}

const NARROW = '(max-width: 767px)'

function subscribe(listener: () => void): () => void {
  const list = matchMedia(NARROW)
  list.addEventListener('change', listener)
  return () => list.removeEventListener('change', listener)
}
