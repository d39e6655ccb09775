import type { ReactNode } from 'react'
import type { ShownWindow } from '#components/course/due-words.tsx'
import { graceWords, lateDaysWords, latePrice } from '#components/course/late-words.ts'
import { Timestamp } from '#components/ui/time/timestamp.tsx'
import type { LateDaysView } from '#server/scores/lateness-view.ts'

/** An assignment's times as facts for the head of a page. */
export function dueFacts({
  opensAt,
  dueAt,
  lateUntil,
  graceMinutes,
  latePenalty,
  lateCap,
  lateDaysSpent = 0,
  window,
  extension = null,
  lateDays = null,
  course,
}: ShownWindow & { lateDays?: LateDaysView | null }): { name: string; value: ReactNode }[] {
  const more = extension === null ? [] : [{ name: 'More time for you', value: extension.reason }]
  if (window === 'not-yet-open')
    return [
      {
        name: 'Opens',
        value: <Timestamp at={opensAt.toISOString()} show="words" typedIn={course?.timeZone} />,
      },
    ]
  const due = {
    name: window === 'closed' ? 'Closed' : 'Due',
    value: (
      <>
        <Timestamp at={dueAt.toISOString()} show="words" typedIn={course?.timeZone} />
        {graceMinutes > 0 && window === 'open' && `, ${graceWords(graceMinutes)}`}
      </>
    ),
  }
  const bank =
    lateDays === null || latePenalty === 0
      ? []
      : [{ name: 'Late days', value: lateDaysWords(lateDays, lateDaysSpent) }]
  if (lateUntil === null) return [due, ...more]
  if (window === 'closed')
    return [
      {
        name: 'Closed',
        value: <Timestamp at={lateUntil.toISOString()} show="words" typedIn={course?.timeZone} />,
      },
      ...more,
      ...bank,
    ]
  return [
    due,
    ...more,
    {
      name: 'Late until',
      value: (
        <>
          <Timestamp at={lateUntil.toISOString()} show="words" typedIn={course?.timeZone} />,{' '}
          {latePrice({ latePenalty, lateCap })}
        </>
      ),
    },
    ...bank,
  ]
}
