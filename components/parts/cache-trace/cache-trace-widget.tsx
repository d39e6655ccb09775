'use client'
import { HeadLines } from '#components/figures/http/head-lines.tsx'
import { CacheOrigin } from '#components/parts/cache-trace/cache-origin.tsx'
import { changeTraceRow } from '#components/parts/cache-trace/change-trace-row.ts'
import { CellMark } from '#components/parts/cell-mark.tsx'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import type { CacheTraceFeedback, CacheTraceRight } from '#graders/parts/cache-trace/cache-trace-feedback.ts'
import {
  CacheOutcomeSchema,
  type CacheTraceResponse,
  CacheTraceResponseSchema,
  cacheOutcomeWords,
} from '#graders/parts/cache-trace/cache-trace-response.ts'
import { ageProblem, cacheTraceReadability } from '#graders/parts/cache-trace/live/cache-trace-readability.ts'
import type { PresentedCacheTrace } from '#graders/parts/cache-trace/presented-cache-trace.ts'

type Props = PartProps<PresentedCacheTrace, CacheTraceResponse, CacheTraceFeedback, CacheTraceRight>

/** What the origin has, and below it a row for each request. Tab goes from one field to the next. */
function CacheTraceWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  return (
    <div className="max-w-full">
      <CacheOrigin {...part} />
      <p className="mt-4 text-15 font-semibold">What the cache does with each request</p>
      <ol className="mt-1 divide-y divide-line rounded border border-border bg-surface">
        {part.requests.map(({ atS, lines, by }, index) => {
          const { outcome, age } = answer?.rows[index] ?? { outcome: null, age: '' }
          const name = `Request ${index + 1}`
          const problem = outcome === 'cache' ? ageProblem(age) : null
          return (
            <li
              key={atS}
              className="gap-x-4 px-3 py-2 has-focus-visible:bg-sunken sm:grid sm:grid-cols-[2fr_3fr]"
            >
              <div className="min-w-0">
                <p className="text-15">
                  <span className="font-semibold">{name}</span>, at {atS} s{by !== undefined && `, ${by}`}
                </p>
                <HeadLines lines={lines} />
              </div>
              <div className="min-w-0">
                <div className="flex flex-wrap items-start gap-x-3">
                  <Select
                    label={
                      <>
                        <span className="sr-only">{name}: </span>The cache
                      </>
                    }
                    options={part.outcomes}
                    isOpenAtFirst
                    wraps
                    value={outcome ?? ''}
                    onChange={(id) =>
                      change(index, { outcome: CacheOutcomeSchema.safeParse(id).data ?? null })
                    }
                    isDisabled={locked}
                    className="min-w-0 grow basis-56"
                  />
                  {/* Its room is kept, so that nothing moves when it is chosen. */}
                  <TextField
                    label={
                      <>
                        <span className="sr-only">{name}: </span>Age in s
                      </>
                    }
                    name={`${part.id}-${index}-age`}
                    value={age}
                    onChange={(text) => change(index, { age: text })}
                    readOnly={locked}
                    {...(problem === null ? {} : { error: problem })}
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={40}
                    mono
                    className={outcome === 'cache' ? 'w-28' : 'invisible w-28'}
                  />
                </div>
                <CellMark outcome={outcomeOf(index)} />
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )

  function change(index: number, to: Partial<CacheTraceResponse['rows'][number]>) {
    onAnswer(changeTraceRow(part, answer, index, to))
  }

  /** What comes after the first wrong one follows from it, and is not marked. */
  function outcomeOf(index: number): CellOutcome {
    if (result?.outcome.status === 'passed') return 'passed'
    if (feedback === null || index > feedback.request) return null
    return index < feedback.request ? 'passed' : feedback.what === 'open' ? null : 'failed'
  }
}

/** The first request that is not right; with the solution, what the cache does with each and why. */
function CacheTraceDetail({
  part,
  feedback,
  right,
}: PartDetailProps<PresentedCacheTrace, CacheTraceResponse, CacheTraceFeedback, CacheTraceRight>) {
  if (right) {
    return (
      <ol aria-label="What the cache does" className="list-decimal pl-6">
        {right.rows.map(({ outcome, age, because }, index) => (
          <li key={part.requests[index]?.atS ?? index}>
            <span className="font-semibold">
              {cacheOutcomeWords[outcome]}
              {age !== null && `, Age ${age}`}
            </span>
            <span className="block text-muted">{because}</span>
          </li>
        ))}
      </ol>
    )
  }
  const request = feedback && part.requests[feedback.request]
  if (!request) return null
  return (
    <p>
      Request {feedback.request + 1}, at {request.atS} s:{' '}
      {feedback.what === 'age' ? 'the Age is not right.' : 'look here first.'} What is said of later requests
      depends on it.
    </p>
  )
}

export const cacheTraceWidget = widget('cache-trace', {
  response: CacheTraceResponseSchema,
  Widget: CacheTraceWidget,
  Detail: CacheTraceDetail,
  readability: cacheTraceReadability,
})
