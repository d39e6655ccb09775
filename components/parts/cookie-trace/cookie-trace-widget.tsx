'use client'
import { CellMark } from '#components/parts/cell-mark.tsx'
import { type CellOutcome, cellOutcome } from '#components/parts/cell-outcome.ts'
import { CookieTicks } from '#components/parts/cookie-trace/cookie-ticks.tsx'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import type {
  CookieTraceFeedback,
  CookieTraceRight,
} from '#graders/parts/cookie-trace/cookie-trace-feedback.ts'
import {
  type CookieTraceResponse,
  CookieTraceResponseSchema,
} from '#graders/parts/cookie-trace/cookie-trace-response.ts'
import { cookieTraceReadability } from '#graders/parts/cookie-trace/live/cookie-trace-readability.ts'
import type { PresentedCookieTrace } from '#graders/parts/cookie-trace/presented-cookie-trace.ts'

type Props = PartProps<PresentedCookieTrace, CookieTraceResponse, CookieTraceFeedback, CookieTraceRight>

/** What happens, one after the other; beside each request the cookies that there may be. Tab and Space tick. */
function CookieTraceWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  const rows = part.requests.map((_, index) => answer?.rows[index] ?? null)
  return (
    <ol className="max-w-full divide-y divide-line rounded border border-border bg-surface">
      {part.requests.map(({ atS, says, sets, offered }, index) => (
        <li
          key={atS}
          className="gap-x-4 px-3 py-2 has-focus-visible:bg-sunken sm:grid sm:grid-cols-[3fr_2fr]"
        >
          <div className="min-w-0">
            <p className="text-15 break-words">
              <span className="font-semibold">{index + 1}</span>, at {atS} s. {says}.
            </p>
            {sets.map((line) => (
              <p key={line} className="font-mono text-13 break-words">
                Set-Cookie: {line}
              </p>
            ))}
          </div>
          {offered.length > 0 && (
            <div className="min-w-0">
              <CookieTicks
                name={`${part.id}-${index}`}
                label={`Request ${index + 1}`}
                cookies={part.cookies}
                offered={offered}
                ticked={rows[index] ?? null}
                onTicked={(ticked) => onAnswer({ kind: part.kind, rows: rows.with(index, ticked) })}
                locked={locked}
              />
              <CellMark outcome={outcomeOf(index)} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )

  function outcomeOf(index: number): CellOutcome {
    return cellOutcome({ result, feedback }, rows[index] === null, ({ wrong }) =>
      wrong.some(({ request }) => request === index),
    )
  }
}

/** Each request that is not right, with where to look; with the solution, what goes along and why the rest does not. */
function CookieTraceDetail({
  feedback,
  right,
}: PartDetailProps<PresentedCookieTrace, CookieTraceResponse, CookieTraceFeedback, CookieTraceRight>) {
  if (right) {
    return (
      <ul aria-label="What goes along" className="list-disc pl-5">
        {right.rows.map(({ request, sent, left }) => (
          <li key={request}>
            Request {request + 1}:{' '}
            <span className="font-semibold break-words">{sent.length === 0 ? 'none' : sent.join('; ')}</span>
            {left.map((text) => (
              <span key={text} className="block text-muted">
                {text}
              </span>
            ))}
          </li>
        ))}
      </ul>
    )
  }
  if (feedback === null || feedback.wrong.length === 0) return null
  return (
    <ul aria-label="Requests that are not right" className="list-disc pl-5">
      {feedback.wrong.map(({ request, says }) => (
        <li key={request}>
          Request {request + 1}: <span className="text-fail">not right. {says}</span>
        </li>
      ))}
    </ul>
  )
}

export const cookieTraceWidget = widget('cookie-trace', {
  response: CookieTraceResponseSchema,
  Widget: CookieTraceWidget,
  Detail: CookieTraceDetail,
  readability: cookieTraceReadability,
})
