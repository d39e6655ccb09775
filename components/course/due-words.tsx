import { latePrice } from '#components/course/late-words.ts'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface ShownWindow {
  opensAt: Date
  dueAt: Date
  /** The end of late work; null takes nothing late. */
  lateUntil: Date | null
  /** Percent taken off for each day begun. */
  latePenalty: number
  window: 'not-yet-open' | 'open' | 'late' | 'closed'
  /** The reader's own more time, which the times have in them. */
  extension?: { reason: string } | null
}

/** When an assignment opens, is due or closed, and what late work costs, in one line; `brief` leaves out what comes after
 * the due time, before that has come. */
export function DueWords({
  opensAt,
  dueAt,
  lateUntil,
  latePenalty,
  window,
  extension = null,
  brief = false,
}: ShownWindow & { brief?: boolean }) {
  if (window === 'not-yet-open') {
    return (
      <>
        opens <Timestamp at={opensAt.toISOString()} show="words" />, due{' '}
        <Timestamp at={dueAt.toISOString()} show="words" />
      </>
    )
  }
  if (window === 'late' && lateUntil !== null) {
    return (
      <>
        was due <Timestamp at={dueAt.toISOString()} show="words" />; late work until{' '}
        <Timestamp at={lateUntil.toISOString()} show="words" />, {latePrice(latePenalty)}
      </>
    )
  }
  if (window === 'open') {
    return (
      <>
        due <Timestamp at={dueAt.toISOString()} show="words" />
        {extension !== null && ', with more time for you'}
        {lateUntil !== null && !brief && (
          <>
            ; late until <Timestamp at={lateUntil.toISOString()} show="words" />, {latePrice(latePenalty)}
          </>
        )}
      </>
    )
  }
  return (
    <>
      closed <Timestamp at={(lateUntil ?? dueAt).toISOString()} show="words" />
    </>
  )
}
