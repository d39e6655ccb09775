'use client'
import { useId } from 'react'
import { CellMark } from '#components/parts/cell-mark.tsx'
import { cellOutcome } from '#components/parts/cell-outcome.ts'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { WrongList } from '#components/parts/wrong-list.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { matchingReadability } from '#graders/parts/matching/live/matching-readability.ts'
import type { MatchingFeedback, MatchingRight } from '#graders/parts/matching/matching-feedback.ts'
import { type MatchingResponse, MatchingResponseSchema } from '#graders/parts/matching/matching-response.ts'
import type { PresentedMatching } from '#graders/parts/matching/presented-matching.ts'

type Props = PartProps<PresentedMatching, MatchingResponse, MatchingFeedback, MatchingRight>

/** A row for each item, and in it a list to choose from: Tab goes from one to the next, arrows and letters choose. */
function MatchingWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  const headId = useId()
  const chosen = part.left.map((_, at) => answer?.chosen[at] ?? null)
  const done = chosen.filter((each) => each !== null).length
  const options = part.right.map((name, index) => ({ id: String(index), name }))
  return (
    <fieldset aria-labelledby={headId} className="max-w-measure">
      <p id={headId} className="text-15 font-semibold">
        Choose for each <span className="text-13 font-normal text-muted">{creditWords[part.credit]}</span>
      </p>
      <div className="mt-1 divide-y divide-line rounded border border-border bg-surface">
        {part.left.map((left, at) => (
          <div key={left} className="px-3 py-2 has-focus-visible:bg-sunken">
            <Select
              label={left}
              options={options}
              isOpenAtFirst
              value={String(chosen[at] ?? '')}
              onChange={(id) => choose(at, id)}
              isDisabled={locked}
              wraps
              className="sm:grid sm:grid-cols-[2fr_3fr] sm:gap-x-4 sm:[&>label]:mt-1"
            />
            <div className="mt-1 sm:grid sm:grid-cols-[2fr_3fr] sm:gap-x-4">
              <span className="sm:col-start-2">
                <CellMark
                  outcome={cellOutcome({ result, feedback }, chosen[at] === null, ({ wrong }) =>
                    wrong.some((each) => each.at === at),
                  )}
                />
              </span>
            </div>
          </div>
        ))}
      </div>
      <p className="mt-1 text-13 text-muted">
        {done} of {part.left.length} chosen. A choice may be used more than once, or not at all.
      </p>
    </fieldset>
  )

  function choose(at: number, id: string) {
    onAnswer({ kind: part.kind, chosen: chosen.with(at, id === '' ? null : Number(id)) })
  }
}

const creditWords = {
  share: 'Each right one counts.',
  'all-or-nothing': 'Only all together count.',
} as const

/** Each wrong pair with what follows from it; with the solution, what belongs there and why. */
function MatchingDetail({
  part,
  answer,
  feedback,
  right,
  result,
}: PartDetailProps<PresentedMatching, MatchingResponse, MatchingFeedback, MatchingRight>) {
  if (right) {
    return (
      <ul aria-label="What belongs to what" className="list-disc pl-5">
        {right.pairs.map((pair, at) => (
          <li key={part.left[at]}>
            {part.left[at]}: <span className="font-semibold">{pair.right}</span>
            {pair.because !== undefined && <span className="block text-muted">{pair.because}</span>}
          </li>
        ))}
      </ul>
    )
  }
  const wrongs = feedback?.wrong.map(({ at, says }) => ({
    to: `${part.left[at]}:`,
    given: part.right[answer?.chosen[at] ?? -1],
    says,
  }))
  return (
    <WrongList
      label="Pairs that are not right"
      headline={result.explanation?.headline}
      wrongs={wrongs ?? []}
    />
  )
}

export const matchingWidget = widget('matching', {
  response: MatchingResponseSchema,
  Widget: MatchingWidget,
  Detail: MatchingDetail,
  readability: matchingReadability,
})
