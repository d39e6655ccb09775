'use client'
import { useSyncExternalStore } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { clockTime, fullMoment, momentWords, shortMoment } from '#components/ui/time/moment-words.ts'
import { browserZone, useReaderTime } from '#components/ui/time/reader-time.tsx'
import { clockIn } from '#protocols/clock/zoned-time.ts'

const subscribeToNothing = () => () => {}

export interface TimestampProps {
  /** An ISO 8601 string. */
  at: string
  /** In words it is as one says it, "tomorrow at 23:59"; in full it stands in the element's title. */
  show?: 'date-time' | 'time' | 'words'
  /** Where it was typed: its clocks are named too where they show another time than the reader's. */
  typedIn?: string | null | undefined
}

/** A moment in the reader's own zone: in UTC, and in figures, while no browser has told it. */
export function Timestamp({ at, show = 'date-time', typedIn = null }: TimestampProps) {
  const reader = useReaderTime()
  const zone = useSyncExternalStore(
    subscribeToNothing,
    () => (reader.chosen && reader.zone) || browserZone(),
    () => reader.zone,
  )
  const date = new Date(at)
  const text = useSyncExternalStore(
    subscribeToNothing,
    () => said(date, new Date(), zone, show) + elsewhere(date, new Date(), zone, typedIn),
    () =>
      said(date, new Date(reader.now), reader.zone, show) +
      elsewhere(date, new Date(reader.now), reader.zone, typedIn),
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

/** " (23:59 in Europe/Berlin)", with the day where it is another one; nothing where clocks show the same. */
function elsewhere(at: Date, now: Date, zone: string | null, typedIn: string | null): string {
  if (typedIn === null) return ''
  const own = zone ?? 'UTC'
  if (clockIn(at, typedIn) === clockIn(at, own)) return ''
  const sameDay = shortMoment(at, typedIn).slice(0, 11) === shortMoment(at, own).slice(0, 11)
  const there = sameDay ? clockTime(at, typedIn) : momentWords(at, now, typedIn)
  return ` (${there} in ${typedIn.replaceAll('_', ' ')})`
}
