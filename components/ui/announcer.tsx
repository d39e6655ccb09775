'use client'
import { useEffect, useRef, useState } from 'react'

/** Between two announcements, so that a burst of events is one sentence and not forty. */
const quietMs = 1_500

/**
 * The one polite live region of a page. Says `message` when it changes, at most once in 1.5 s, always ending with
 * the latest.
 */
export function Announcer({ message }: { message: string }) {
  const [said, setSaid] = useState('')
  const lastSaidAt = useRef(0)
  useEffect(() => {
    const wait = Math.max(0, lastSaidAt.current + quietMs - Date.now())
    const timer = setTimeout(() => {
      lastSaidAt.current = Date.now()
      setSaid(message)
    }, wait)
    return () => clearTimeout(timer)
  }, [message])
  return (
    <output aria-live="polite" className="sr-only">
      {said}
    </output>
  )
}
