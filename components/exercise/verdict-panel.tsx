'use client'
import type { ReactNode, Ref } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { lossesInWords, pointsAfter } from '#components/course/late-words.ts'
import { PartLink } from '#components/exercise/part-link.tsx'
import { PartVerdict } from '#components/parts/part-verdict.tsx'
import { PartDetail } from '#components/parts/part-widget.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'
import type { Lateness } from '#server/scores/lateness-view.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'

export interface VerdictPanelProps {
  parts: readonly PresentedPart[]
  response: Response
  result: ExplainedResult
  /** Full marks of the item; null where nothing is to be earned. */
  points: number | null
  late?: Lateness | null
  retried?: RetryLoss | null
  hintsCost?: number
  titleRef: Ref<HTMLHeadingElement>
  /** What else there is to say of the whole. */
  children?: ReactNode
}

/** The verdict on the whole, in words and in points; then part by part what follows from the answer. */
export function VerdictPanel({
  parts,
  response,
  result,
  points,
  late = null,
  retried = null,
  hintsCost = 0,
  titleRef,
  children,
}: VerdictPanelProps) {
  const right = result.parts.filter((part) => part.outcome.status === 'passed').length
  const errored = result.parts.some((part) => part.outcome.status === 'errored')
  const all = right === result.parts.length
  const earned =
    points === null
      ? ''
      : `, ${formatPoints(result.score * pointsAfter(points, { late, retried, hintsCost }))} of ${formatPoints(points)} points`
  const losses = lossesInWords({ late, retried, hintsCost })
  return (
    <section aria-label="Verdict" className="scroll-mt-4">
      <Notice
        kind={errored ? 'fault' : all ? 'pass' : 'fail'}
        {...(all ? { word: 'Solved' } : {})}
        heading={2}
        titleRef={titleRef}
        title={`${right} of ${result.parts.length} ${result.parts.length === 1 ? 'part' : 'parts'} right${earned}`}
      >
        {points !== null && losses.length > 0 && result.score > 0 && (
          <p>
            {formatPoints(result.score * points)} points, {losses.join(', ')}.
          </p>
        )}
        {children}
      </Notice>
      <ol aria-label="Verdict on each part" className="mt-2 flex flex-col gap-2">
        {parts.map((part, index) => {
          const verdict = result.parts.find((one) => one.part === part.id)
          return (
            verdict && (
              <li key={part.id}>
                <PartVerdict result={verdict} link={<PartLink part={part.id}>Part {index + 1}</PartLink>}>
                  {verdict.outcome.status === 'failed' && (
                    <PartDetail part={part} answer={response[part.id]} result={verdict} />
                  )}
                </PartVerdict>
              </li>
            )
          )
        })}
      </ol>
    </section>
  )
}
