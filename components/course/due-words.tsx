import { extendedWords, graceWords, latePrice } from '#components/course/late-words.ts'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface ShownWindow {
  opensAt: Date
  dueAt: Date
  /** The end of late work; null takes nothing late. */
  lateUntil: Date | null
  /** After `dueAt`, in which work still counts as in time. */
  graceMinutes: number
  /** Percent taken off for each day begun after that. */
  latePenalty: number
  /** Percent that being late takes off at most. */
  lateCap: number
  /** Late days that the reader has spent on it. */
  lateDaysSpent?: number
  window: 'not-yet-open' | 'open' | 'late' | 'closed'
  /** Where a zone was chosen in which times are meant. */
  course?: { timeZone?: string | null }
  /** The reader's own more time, which the times have in them. */
  extension?: { reason: string } | null
  /** For staff: how many students have more time. */
  extended?: number
}

/** When an assignment opens, is due or closed, and what late work costs, in one line; `brief` leaves out what comes after
 * the due time, before that has come. */
export function DueWords({
  opensAt,
  dueAt,
  lateUntil,
  graceMinutes,
  latePenalty,
  lateCap,
  window,
  extension = null,
  extended = 0,
  brief = false,
  course,
}: ShownWindow & { brief?: boolean }) {
  const price = latePrice({ latePenalty, lateCap })
  const others = extended > 0 && `; ${extendedWords(extended)}`
  const grace = graceMinutes > 0 && !brief && `, ${graceWords(graceMinutes)}`
  if (window === 'not-yet-open') {
    return (
      <>
        opens <Timestamp at={opensAt.toISOString()} show="words" />, due{' '}
        <Timestamp at={dueAt.toISOString()} show="words" typedIn={course?.timeZone} />
        {grace}
        {others}
      </>
    )
  }
  if (window === 'late' && lateUntil !== null) {
    return (
      <>
        was due <Timestamp at={dueAt.toISOString()} show="words" typedIn={course?.timeZone} />; late work
        until <Timestamp at={lateUntil.toISOString()} show="words" typedIn={course?.timeZone} />, {price}
        {others}
      </>
    )
  }
  if (window === 'open') {
    return (
      <>
        due <Timestamp at={dueAt.toISOString()} show="words" typedIn={course?.timeZone} />
        {grace}
        {extension !== null && ', with more time for you'}
        {lateUntil !== null && !brief && (
          <>
            ; late until <Timestamp at={lateUntil.toISOString()} show="words" typedIn={course?.timeZone} />,{' '}
            {price}
          </>
        )}
        {others}
      </>
    )
  }
  return (
    <>
      closed <Timestamp at={(lateUntil ?? dueAt).toISOString()} show="words" />
      {others}
    </>
  )
}
