'use client'
import { type CellOutcome, cellOutcome, placeOutcome } from '#components/parts/cell-outcome.ts'
import { BracketFields } from '#components/parts/header-stack/bracket-fields.tsx'
import { StackDetail } from '#components/parts/header-stack/stack-detail.tsx'
import { StackDrawing } from '#components/parts/header-stack/stack-drawing.tsx'
import { type StackChange, stackReducer } from '#components/parts/header-stack/stack-reducer.ts'
import { OrderBoard } from '#components/parts/ordering/order-board.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { QuestionFields } from '#components/parts/question-fields.tsx'
import { widget } from '#components/parts/widget.ts'
import { stackReadability } from '#graders/parts/header-stack/live/stack-readability.ts'
import type { PresentedStack } from '#graders/parts/header-stack/presented-stack.ts'
import type { StackFeedback, StackRight } from '#graders/parts/header-stack/stack-feedback.ts'
import { type StackResponse, StackResponseSchema } from '#graders/parts/header-stack/stack-response.ts'

type Props = PartProps<PresentedStack, StackResponse, StackFeedback, StackRight>

/** The blocks in order, over which of them each bracket stands, and what is asked of the way; below, the packet drawn. */
function HeaderStackWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  const order = answer?.order ?? []
  const placed = order.map((block) => ({ id: String(block), name: part.blocks[block]?.text ?? '' }))
  const change = (each: StackChange) =>
    onAnswer(stackReducer(answer, { brackets: part.brackets.length, questions: part.questions.length }, each))
  return (
    <div className="max-w-full">
      <OrderBoard
        items={part.blocks.map(({ text }) => text)}
        order={order}
        credit="From the first octet to the last."
        spares={part.spares}
        locked={locked}
        outcomeOf={blockOutcome}
        onChange={(each) => change({ set: 'order', change: each })}
      />
      <p className="mt-4 text-15 font-semibold">What is done to which blocks</p>
      <div className="mt-1 max-w-measure divide-y divide-line rounded border border-border bg-surface">
        {part.brackets.map((text, at) => (
          <BracketFields
            key={text}
            at={at}
            text={text}
            placed={placed}
            value={answer?.brackets[at] ?? { from: null, to: null }}
            locked={locked}
            outcome={outcomeIn('brackets', at, (answer?.brackets[at]?.from ?? null) === null)}
            onChange={change}
          />
        ))}
      </div>
      <QuestionFields
        title="On the way"
        questions={part.questions}
        answers={answer?.answers ?? []}
        locked={locked}
        outcomeOf={(at) => outcomeIn('answers', at, (answer?.answers[at] ?? null) === null)}
        onChange={(at, to) => change({ set: 'answer', at, to })}
      />
      <StackDrawing
        label="Your packet, drawn"
        blocks={placed.map(({ name }) => name)}
        brackets={part.brackets.map((text, at) => ({ text, over: overOf(at) }))}
      />
    </div>
  )

  function overOf(at: number): { from: number; to: number } | null {
    const { from = null, to = null } = answer?.brackets[at] ?? {}
    if (typeof from !== 'number' || to === null) return null
    const [first, last] = [order.indexOf(from), order.indexOf(to)]
    return first < 0 || last < first ? null : { from: first, to: last }
  }

  function blockOutcome(at: number): CellOutcome {
    return placeOutcome({ result, feedback }, at, ({ block }) => block?.at ?? null)
  }

  function outcomeIn(which: 'brackets' | 'answers', at: number, isOpen: boolean): CellOutcome {
    return cellOutcome({ result, feedback }, isOpen, (said) => said[which].some((each) => each.at === at))
  }
}

export const headerStackWidget = widget('header-stack', {
  response: StackResponseSchema,
  Widget: HeaderStackWidget,
  Detail: StackDetail,
  readability: stackReadability,
})
