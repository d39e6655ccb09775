'use client'
import { useSyncExternalStore } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { clockTime, fullMoment, momentWords, shortMoment } from '#components/ui/time/moment-words.ts'
import { browserZone, useReaderTime } from '#components/ui/time/reader-time.tsx'

const subscribeToNothing = () => () => {}

export interface TimestampProps {
  /** An ISO 8601 string. */
  at: string
  /** In words it is as one says it, "tomorrow at 23:59"; in full it stands in the element's title. */
  show?: 'date-time' | 'time' | 'words'
}

/** A moment in the reader's own zone: in UTC, and in figures, while no browser has told it. */
export function Timestamp({ at, show = 'date-time' }: TimestampProps) {
  const reader = useReaderTime()
  const zone = useSyncExternalStore(
    subscribeToNothing,
    () => (reader.chosen && reader.zone) || browserZone(),
    () => reader.zone,
  )
  const date = new Date(at)
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => said(date, new Date(), zone, show),
    () => said(date, new Date(reader.now), reader.zone, show),
  )
  return (
    <time
      dateTime={at}
      title={fullMoment(date, zone ?? 'UTC')}
      className={classNames('tabular-nums', show !== 'words' && 'whitespace-nowrap')}
    >
      {text}
    </time>
  )
}

function said(at: Date, now: Date, zone: string | null, show: TimestampProps['show']): string {
  if (show === 'time') return clockTime(at, zone ?? 'UTC')
  return show === 'words' && zone !== null ? momentWords(at, now, zone) : shortMoment(at, zone ?? 'UTC')
}
