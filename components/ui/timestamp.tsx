'use client'
import { useSyncExternalStore } from 'react'

const subscribeToNothing = () => () => {}

/**
 * A moment, in the reader's own zone once the page is alive and in UTC before; the zone is always named.
 * `at` is an ISO 8601 string.
 */
export function Timestamp({ at, show = 'date-time' }: { at: string; show?: 'date-time' | 'time' }) {
  const zone = useSyncExternalStore(
    subscribeToNothing,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  const date = new Date(at)
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    ...(show === 'time'
      ? { hour: '2-digit', minute: '2-digit' }
      : {
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          timeZoneName: 'short',
        }),
  }).format(date)
  return (
    <time dateTime={at} className="whitespace-nowrap tabular-nums">
      {text}
    </time>
  )
}
