import { latePrice } from '#components/course/late-words.ts'
import { Timestamp } from '#components/ui/timestamp.tsx'

export interface ShownWindow {
  opensAt: Date
  dueAt: Date
  /** The end of late work; null takes nothing late. */
  lateUntil: Date | null
  /** Percent taken off for each day begun. */
  latePenalty: number
  window: 'not-yet-open' | 'open' | 'late' | 'closed'
}

/** When an assignment opens, is due or closed, and what late work costs, in one line. */
export function DueWords({ opensAt, dueAt, lateUntil, latePenalty, window }: ShownWindow) {
  if (window === 'not-yet-open') {
    return (
      <>
        opens <Timestamp at={opensAt.toISOString()} />, due <Timestamp at={dueAt.toISOString()} />
      </>
    )
  }
  if (window === 'late' && lateUntil !== null) {
    return (
      <>
        was due <Timestamp at={dueAt.toISOString()} />; late work until{' '}
        <Timestamp at={lateUntil.toISOString()} />, {latePrice(latePenalty)}
      </>
    )
  }
  if (window === 'open') {
    return (
      <>
        due <Timestamp at={dueAt.toISOString()} />
        {lateUntil !== null && (
          <>
            ; late until <Timestamp at={lateUntil.toISOString()} />, {latePrice(latePenalty)}
          </>
        )}
      </>
    )
  }
  return (
    <>
      closed <Timestamp at={(lateUntil ?? dueAt).toISOString()} />
    </>
  )
}
