'use client'
import { useEffect, useState } from 'react'
import { Announcer } from '#components/ui/announcer.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface ExamClockProps {
  assignmentId: string
  /** ISO 8601, by the server's clock: that of this machine may be wrong. */
  endsAt: string
  now: string
}

/** Said aloud when so many minutes are left. */
const saidAt = [30, 10, 5, 1] as const
const soonSeconds = 300

/** The time that is left, in sight wherever one reads. It ends nothing: the server does. */
export function ExamClock({ assignmentId, endsAt, now }: ExamClockProps) {
  const [left, setLeft] = useState(() => secondsBetween(now, endsAt))
  const [said, setSaid] = useState('')
  useEffect(() => {
    const began = performance.now()
    const atFirst = secondsBetween(now, endsAt)
    let before = atFirst
    const tick = () => {
      const seconds = Math.max(0, Math.ceil(atFirst - (performance.now() - began) / 1_000))
      const passed = saidAt.find((minutes) => before > minutes * 60 && seconds <= minutes * 60)
      if (passed !== undefined) setSaid(passed === 1 ? 'One minute is left.' : `${passed} minutes are left.`)
      if (before > 0 && seconds === 0) setSaid('Your time is over.')
      before = seconds
      setLeft(seconds)
    }
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [now, endsAt])
  return (
    <div
      className={classNames(
        'sticky top-0 z-30 mb-6 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b bg-background py-2',
        left <= soonSeconds ? 'border-attention' : 'border-line',
      )}
    >
      <span role="timer" className="font-mono text-17 font-semibold tabular-nums">
        {left > 0 ? `${clockOf(left)} left` : 'Time is over'}
      </span>
      <span className="text-13 text-muted">
        {left > 0
          ? 'What stands here at the end is handed in by itself.'
          : 'What was saved by then is handed in.'}
      </span>
      <NavLink href={`/assignments/${assignmentId}`} className="link text-15">
        {left > 0 ? 'All exercises, and handing in' : 'Go on'}
      </NavLink>
      <Announcer message={said} />
    </div>
  )
}

const secondsBetween = (from: string, to: string) =>
  Math.max(0, Math.ceil((new Date(to).getTime() - new Date(from).getTime()) / 1_000))

const two = (number: number) => String(number).padStart(2, '0')

/** "1:05:09", "5:09". */
function clockOf(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
