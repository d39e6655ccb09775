'use client'
import { useState, useSyncExternalStore } from 'react'
import { fromLocal, toLocal } from '#components/assignment/local-time.ts'
import { TextField } from '#components/ui/field/text-field.tsx'

export interface DateTimeFieldProps {
  label: string
  /** ISO 8601 in UTC; null while the field holds no moment. */
  value: string | null
  onChange: (value: string | null) => void
  error?: string | null | undefined
}

const subscribeToNothing = () => () => {}

/** A day and a time in the reader's own zone, which is said. UTC until the page is alive. */
export function DateTimeField(props: DateTimeFieldProps) {
  const zone = useSyncExternalStore(
    subscribeToNothing,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  return <ZonedField key={zone} zone={zone} {...props} />
}

function ZonedField({ zone, label, value, onChange, error }: DateTimeFieldProps & { zone: string }) {
  // What was typed is kept as it stands: half a date is no moment, and must not be taken away.
  const [text, setText] = useState(() => (value === null ? '' : toLocal(value, zone)))
  return (
    <TextField
      label={label}
      description={`Time zone ${zone}`}
      type="datetime-local"
      mono
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange(fromLocal(typed))
      }}
      error={error}
    />
  )
}
