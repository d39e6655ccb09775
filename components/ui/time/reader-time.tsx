'use client'
import { createContext, type ReactNode, use, useEffect } from 'react'

export interface ReaderTime {
  /** The zone to show times in, as an IANA name; null until the browser has told it. */
  zone: string | null
  /** The reader chose it: the browser's own is not asked. */
  chosen: boolean
  /** When the server wrote the page, as an ISO 8601 string: what it said of "today" holds for its first painting. */
  now: string
}

const Context = createContext<ReaderTime>({ zone: null, chosen: false, now: '1970-01-01T00:00:00Z' })
export const useReaderTime = () => use(Context)

export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

const yearSeconds = 31_536_000

/** In whose zone times are shown. The browser's is kept in a cookie, so that the next page has it from its first byte. */
export function ReaderTimeProvider({ children, zone, chosen, now }: ReaderTime & { children: ReactNode }) {
  useEffect(() => {
    const own = browserZone()
    if (chosen || own === zone) return
    // The Cookie Store API is not in every supported browser.
    document.cookie = `zone=${encodeURIComponent(own)}; path=/; max-age=${yearSeconds}; samesite=lax`
  }, [zone, chosen])
  return <Context value={{ zone, chosen, now }}>{children}</Context>
}
