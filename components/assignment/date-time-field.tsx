'use client'
import { useState, useSyncExternalStore } from 'react'
import { fromLocal, toLocal } from '#components/assignment/local-time.ts'
import { TextField } from '#components/ui/field/text-field.tsx'
import { useCourseZone } from '#components/ui/time/course-zone.tsx'
import { shortMoment } from '#components/ui/time/moment-words.ts'
import type { ZonedMoment } from '#protocols/clock/zoned-time.ts'

export interface DateTimeFieldProps {
  label: string
  /** ISO 8601 in UTC; null while the field holds no moment. */
  value: string | null
  onChange: (value: string | null) => void
  error?: string | null | undefined
}

const subscribeToNothing = () => () => {}

/** A day and a time by the clocks of the course's zone, which is said; where a page has none, of the reader's own, and in
 * UTC until the page is alive. */
export function DateTimeField(props: DateTimeFieldProps) {
  const typedIn = useCourseZone()
  const own = useSyncExternalStore(
    subscribeToNothing,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  const zone = typedIn ?? own
  return <ZonedField key={zone} zone={zone} {...props} />
}

function ZonedField({ zone, label, value, onChange, error }: DateTimeFieldProps & { zone: string }) {
  // What was typed is kept as it stands: half a date is no moment, and must not be taken away.
  const [text, setText] = useState(() => (value === null ? '' : toLocal(value, zone)))
  return (
    <TextField
      label={label}
      description={zoneWords(zone, fromLocal(text, zone))}
      type="datetime-local"
      mono
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange(fromLocal(typed, zone)?.at.toISOString() ?? null)
      }}
      error={error}
    />
  )
}

/** Which zone, and what is meant in the night in which clocks are changed. */
function zoneWords(zone: string, moment: ZonedMoment | null): string {
  const name = `Time zone ${zone.replaceAll('_', ' ')}`
  if (moment === null || moment.comes === 'once') return name
  const at = shortMoment(moment.at, zone)
  return moment.comes === 'twice'
    ? `${name}. Clocks are put back: this time comes twice, and the first is meant, ${at}.`
    : `${name}. Clocks are put forward: this time never comes, and ${at} is meant.`
}
