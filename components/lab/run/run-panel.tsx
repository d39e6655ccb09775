'use client'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { type Losses, lossesInWords, pointsAfter } from '#components/course/late-words.ts'
import { CheckList } from '#components/lab/run/check-list.tsx'
import { announcement, inTiers, isOver, tally } from '#components/lab/run/run-summary.ts'
import type { FollowedRun } from '#components/lab/run/use-run-events.ts'
import { Announcer } from '#components/ui/announcer.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { RulerProgress } from '#components/ui/page/ruler.tsx'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'

export interface RunPanelProps {
  followed: FollowedRun
  /** Null before anything was run. */
  mode: 'practice' | 'submission' | null
  /** Full marks, to say a score in points. */
  points: number
  /** Of a submission: what was taken off its points. */
  losses: Losses
  selected: string | null
  onSelect: (check: string) => void
  /** Started on this page, so the reader waits for its end: the result takes the focus. */
  startedHere: boolean
  /** What a submission with full marks ends with. */
  children?: ReactNode
}

/** What happens to the program now, and what each check said. */
export function RunPanel(props: RunPanelProps) {
  const { followed, mode, points, losses, selected, onSelect, startedHere, children } = props
  const { run, connection } = followed
  const resultRef = useRef<HTMLHeadingElement>(null)
  const over = isOver(run)
  useEffect(() => {
    if (over && startedHere) resultRef.current?.focus()
  }, [over, startedHere])
  if (mode === null) {
    return (
      <EmptyState title="Nothing has run yet.">
        Run the visible checks as often as you like: that is not a submission. Submit runs the hidden ones
        too, and counts.
      </EmptyState>
    )
  }
  const { total, finished } = tally(run.checks)
  return (
    <div className="flex flex-col gap-4" data-run-phase={run.phase}>
      <Announcer message={announcement(run)} />
      {!over && (
        // Room for what comes in its place, so that the checks stay where they are.
        <div className={startedHere ? 'min-h-32' : undefined}>
          <p className="font-semibold">
            {!startedHere && !run.live
              ? 'Reading the last run'
              : mode === 'practice'
                ? 'Running the visible checks'
                : 'Grading your submission'}
          </p>
          <p className="text-muted">
            {connection === 'there'
              ? startedHere || run.live
                ? run.now
                : 'It comes in a moment.'
              : said[connection]}
          </p>
          <RulerProgress label="Checks finished" value={finished} max={total} className="mt-2" />
          <p className="marginal mt-1 min-h-5">{total > 0 && `${finished} of ${total} finished`}</p>
        </div>
      )}
      {over && (
        <Result {...{ run, mode, points, losses, resultRef }}>
          {mode === 'submission' && run.score !== null && run.score >= 1 && children}
        </Result>
      )}
      {run.checks.length > 0 && <CheckList run={run} selected={selected} onSelect={onSelect} />}
    </div>
  )
}

const said = {
  lost: 'The connection was lost; it comes back by itself. Nothing is missed.',
  refused:
    'The server tells nothing more of this run here. Sign in again, or reload the page to see how it ended.',
} as const

function Result({
  run,
  mode,
  points,
  losses,
  resultRef,
  children,
}: Pick<RunPanelProps, 'points' | 'mode' | 'losses'> & {
  run: FollowedRun['run']
  resultRef: RefObject<HTMLHeadingElement | null>
  children: ReactNode
}) {
  if (run.fault !== null) {
    return (
      <Notice kind="fault" heading={3} titleRef={resultRef} title={`Not graded: ${run.fault.because}`}>
        <p>
          This is a fault of the platform, not of your program. It cost you nothing, and your program is still
          here: you can {mode === 'practice' ? 'run the checks' : 'submit'} again.
        </p>
        {run.fault.remedy && <p className="font-mono text-13">{run.fault.remedy}</p>}
      </Notice>
    )
  }
  const { total, passed, skipped } = tally(run.checks)
  const all = passed === total
  const words = lossesInWords(losses)
  return (
    <Notice
      kind={all ? 'pass' : 'fail'}
      word={all ? 'All passed' : 'Not yet'}
      heading={3}
      titleRef={resultRef}
      title={`${passed} of ${total} checks passed${run.score === null ? '' : `, ${formatPoints(run.score * pointsAfter(points, losses))} of ${formatPoints(points)} points`}`}
    >
      {mode === 'practice' && <p>These were the visible checks, and no submission: nothing was counted.</p>}
      {words.length > 0 && run.score !== null && run.score > 0 && (
        <p>
          {formatPoints(run.score * points)} points, {words.join(', ')}.
        </p>
      )}
      <Failures checks={run.checks} />
      {skipped > 0 && <p>{skipped} could not be run, because another check has to pass first.</p>}
      {children}
    </Notice>
  )
}

/** More are found by reading down. */
const failuresMax = 4

/** Each check that failed, as a link to it: the list is long, and the ones that passed come first. */
function Failures({ checks }: { checks: readonly CheckLog[] }) {
  const failed = inTiers(checks).filter(({ outcome }) => outcome?.status === 'failed')
  if (failed.length === 0) return null
  return (
    <ul aria-label="What failed" className="flex flex-col gap-1">
      {failed.slice(0, failuresMax).map(({ id, says }) => (
        <li key={id}>
          Failed:{' '}
          <a
            href={`#toggle-${id}`}
            className="link py-1"
            onClick={(event) => {
              event.preventDefault()
              const check = document.getElementById(`toggle-${id}`)
              check?.scrollIntoView({ block: 'start' })
              check?.focus({ preventScroll: true })
            }}
          >
            {says}
          </a>
        </li>
      ))}
      {failed.length > failuresMax && <li>and {failed.length - failuresMax} more</li>}
    </ul>
  )
}
