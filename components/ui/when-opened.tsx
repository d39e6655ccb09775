'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'

/**
 * What stands in a Disclosure and is made only once that was opened: a form that does nothing without script anyway. A
 * page may hold a hundred of them, of which one is opened.
 */
export function WhenOpened({ children }: { children: ReactNode }) {
  const place = useRef<HTMLSpanElement>(null)
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const details = place.current?.closest('details')
    if (!details) return undefined
    const look = () => {
      if (details.open) setOpened(true)
    }
    // It may have been opened before the script was there.
    look()
    details.addEventListener('toggle', look)
    return () => details.removeEventListener('toggle', look)
  }, [])
  return opened ? children : <span ref={place} />
}
