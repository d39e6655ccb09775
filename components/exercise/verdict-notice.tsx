'use client'
import type { Ref } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { lessForLate, pointsAfter } from '#components/course/late-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Possible } from '#server/items/item-view.ts'
import { type Lateness } from '#server/scores/lateness-view.ts'

export interface VerdictProps {
  result: ExplainedResult
  /** Full marks of the item. */
  points: number
  late: Lateness | null
  titleRef: Ref<HTMLHeadingElement>
  newNumbers: Possible
  pending: boolean
  onNewNumbers: () => void
}

/** The verdict on the whole: in words, in points, and what can be done next. */
export function VerdictNotice({
  result,
  points,
  late,
  titleRef,
  newNumbers,
  pending,
  onNewNumbers,
}: VerdictProps) {
  const right = result.parts.filter((part) => part.outcome.status === 'passed').length
  const errored = result.parts.some((part) => part.outcome.status === 'errored')
  const all = right === result.parts.length
  const kind = errored ? 'fault' : all ? 'pass' : 'fail'
  return (
    <Notice
      kind={kind}
      heading={2}
      titleRef={titleRef}
      title={`${right} of ${result.parts.length} ${result.parts.length === 1 ? 'part' : 'parts'} right, ${formatPoints(result.score * pointsAfter(points, late))} of ${formatPoints(points)} points`}
      className="mt-4"
    >
      {late !== null && result.score > 0 && (
        <p>
          {formatPoints(result.score * points)} points, {lessForLate(late)}.
        </p>
      )}
      {!all && !errored && <p>Each part above says what follows from your answer.</p>}
      {newNumbers.possible ? (
        <p>
          <Button
            type="button"
            look={all ? 'secondary' : 'primary'}
            isPending={pending}
            onPress={onNewNumbers}
          >
            Try again with new numbers
          </Button>
        </p>
      ) : (
        <p className="text-muted">{newNumbers.because}</p>
      )}
    </Notice>
  )
}
