'use client'
import { formatPoints } from '#components/content/format-points.ts'
import { sameAnswer } from '#components/draft/same-answer.ts'
import { partElementId } from '#components/exercise/go-to-part.ts'
import { PartVerdict } from '#components/parts/part-verdict.tsx'
import { PartDetail, PartWidget } from '#components/parts/part-widget.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { CheckIcon, XIcon } from '#components/ui/icons.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

/** Why a part cannot be judged as it is answered. Neither right nor wrong. */
export interface UnjudgedPart {
  part: string
  says: string
}

export interface AnswerPartsProps {
  parts: readonly PresentedPart[]
  response: Response
  /** The newest verdict, and what it was on. */
  judged: { response: Response; result: ExplainedResult } | null
  /** What is said at length stands below each part, or not here: then a verdict moves nothing. */
  says?: 'here' | 'elsewhere'
  locked: boolean
  /** Full marks of the item, shared out among the parts by their weight; null where nothing is to be earned. */
  points: number | null
  onAnswer: (part: string, answer: Response[string]) => void
  unjudged?: readonly UnjudgedPart[]
  /** Right diagrams by part, once solutions may be seen. */
  diagrams?: readonly { name: string; timeline: Timeline }[]
}

/** The parts down a lifeline, each an event on it. */
export function AnswerParts(props: AnswerPartsProps) {
  const { parts, response, judged, locked, points, onAnswer, unjudged = [], diagrams = [] } = props
  const saysHere = props.says !== 'elsewhere'
  const weight = parts.reduce((sum, part) => sum + part.points, 0)
  return (
    <ol className="ml-3.5 border-l border-border">
      {parts.map((part, index) => {
        const note = unjudged.find((one) => one.part === part.id)
        const verdict = judged?.result.parts.find((one) => one.part === part.id) ?? null
        // An answer that was changed since is marked by nothing.
        const isJudged = sameAnswer(response[part.id], judged?.response[part.id])
        const result = isJudged ? verdict : null
        return (
          <li key={part.id} id={partElementId(part.id)} className="relative scroll-mt-4 pb-8 pl-8 last:pb-2">
            <PartNode number={index + 1} status={result?.outcome.status} />
            <fieldset className="min-w-0">
              <legend className="max-w-measure text-17">
                {part.ask}
                {points !== null && (
                  <span className="marginal whitespace-nowrap">
                    {' '}
                    · {pointsText((part.points / weight) * points)}
                  </span>
                )}
              </legend>
              <div className="mt-3">
                <PartWidget
                  part={part}
                  answer={response[part.id]}
                  onAnswer={(answer) => onAnswer(part.id, answer)}
                  locked={locked}
                  result={result}
                  diagram={diagrams.find(({ name }) => name === part.id)?.timeline}
                />
              </div>
              {verdict && saysHere && (
                <PartVerdict result={verdict} className="mt-3">
                  <PartDetail part={part} answer={judged?.response[part.id]} result={verdict} />
                </PartVerdict>
              )}
              {note && saysHere && (
                <Notice
                  kind="attention"
                  word="Not judged"
                  title={note.says}
                  live
                  className="mt-3 max-w-measure"
                />
              )}
            </fieldset>
          </li>
        )
      })}
    </ol>
  )
}

const pointsText = (points: number) => `${formatPoints(points)} ${points === 1 ? 'point' : 'points'}`

function PartNode({ number, status }: { number: number; status: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'absolute top-0 -left-3.5 flex size-7 items-center justify-center rounded-full border bg-background font-mono text-13',
        status === 'passed' && 'border-pass text-pass',
        status === 'failed' && 'border-fail text-fail',
        status !== 'passed' && status !== 'failed' && 'border-border text-muted',
      )}
    >
      {status === 'passed' ? (
        <CheckIcon className="size-4" />
      ) : status === 'failed' ? (
        <XIcon className="size-4" />
      ) : (
        number
      )}
    </span>
  )
}
