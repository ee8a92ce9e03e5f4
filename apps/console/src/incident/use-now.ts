import { useEffect, useState } from 'react'
import { after } from './time.ts'

const TICK_SECONDS = 10

/** The server's time when it last answered, counted on from there: the clock of the reader's computer may be wrong. */
export function useNow(served: string): string {
  const [ticked, setTicked] = useState({ served, ticks: 0 })
  useEffect(() => {
    const timer = setInterval(() => setTicked((last) => ({ served, ticks: last.served === served ? last.ticks + 1 : 1 })), TICK_SECONDS * 1000)
    return () => clearInterval(timer)
  }, [served])
  return ticked.served === served ? after(served, ticked.ticks * TICK_SECONDS) : served
}
