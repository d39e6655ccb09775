'use client'
import { Check, X } from 'lucide-react'
import { formatPoints } from '#components/content/format-points.ts'
import { PartWidget } from '#components/parts/part-widget.tsx'
import { classNames } from '#components/ui/class-names.ts'
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
  judged: ExplainedResult | null
  locked: boolean
  /** Full marks of the item, shared out among the parts by their weight. */
  points: number
  onAnswer: (part: string, answer: Response[string]) => void
  unjudged?: readonly UnjudgedPart[]
  /** Right diagrams by part, once solutions may be seen. */
  diagrams?: readonly { name: string; timeline: Timeline }[]
}

/** The parts down a lifeline, each an event on it. */
export function AnswerParts(props: AnswerPartsProps) {
  const { parts, response, judged, locked, points, onAnswer, unjudged = [], diagrams = [] } = props
  const weight = parts.reduce((sum, part) => sum + part.points, 0)
  return (
    <ol className="ml-3.5 border-l border-border">
      {parts.map((part, index) => {
        const note = unjudged.find((one) => one.part === part.id)
        const result = judged?.parts.find((one) => one.part === part.id) ?? null
        return (
          <li key={part.id} className="relative pb-8 pl-8 last:pb-2">
            <PartNode number={index + 1} status={result?.outcome.status} />
            <fieldset className="min-w-0">
              <legend className="max-w-measure text-17">
                {part.ask}{' '}
                <span className="marginal whitespace-nowrap">
                  · {pointsText((part.points / weight) * points)}
                </span>
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
              {note && (
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
        <Check className="size-4" />
      ) : status === 'failed' ? (
        <X className="size-4" />
      ) : (
        number
      )}
    </span>
  )
}
