import type { ReactNode } from 'react'
import type { ShownWindow } from '#components/course/due-words.tsx'
import { latePrice } from '#components/course/late-words.ts'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

/** An assignment's times as facts for the head of a page. */
export function dueFacts({
  opensAt,
  dueAt,
  lateUntil,
  latePenalty,
  window,
  extension = null,
}: ShownWindow): { name: string; value: ReactNode }[] {
  const more = extension === null ? [] : [{ name: 'More time for you', value: extension.reason }]
  if (window === 'not-yet-open')
    return [{ name: 'Opens', value: <Timestamp at={opensAt.toISOString()} show="words" /> }]
  const due = {
    name: window === 'closed' ? 'Closed' : 'Due',
    value: <Timestamp at={dueAt.toISOString()} show="words" />,
  }
  if (lateUntil === null) return [due, ...more]
  if (window === 'closed')
    return [{ name: 'Closed', value: <Timestamp at={lateUntil.toISOString()} show="words" /> }, ...more]
  return [
    due,
    ...more,
    {
      name: 'Late until',
      value: (
        <>
          <Timestamp at={lateUntil.toISOString()} show="words" />, {latePrice(latePenalty)}
        </>
      ),
    },
  ]
}
