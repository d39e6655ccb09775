'use client'
import { Lanes } from '#components/figures/tls/lanes.tsx'
import { type CellOutcome, cellOutcome, placeOutcome } from '#components/parts/cell-outcome.ts'
import { HandshakeDetail } from '#components/parts/handshake/handshake-detail.tsx'
import { type HandshakeChange, handshakeReducer } from '#components/parts/handshake/handshake-reducer.ts'
import { OrderBoard } from '#components/parts/ordering/order-board.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { QuestionFields } from '#components/parts/question-fields.tsx'
import { widget } from '#components/parts/widget.ts'
import type { HandshakeFeedback, HandshakeRight } from '#graders/parts/handshake/handshake-feedback.ts'
import {
  type HandshakeResponse,
  HandshakeResponseSchema,
} from '#graders/parts/handshake/handshake-response.ts'
import { handshakeReadability } from '#graders/parts/handshake/live/handshake-readability.ts'
import type { PresentedHandshake } from '#graders/parts/handshake/presented-handshake.ts'

type Props = PartProps<PresentedHandshake, HandshakeResponse, HandshakeFeedback, HandshakeRight>

/** The messages in order, and what is asked of them; below, two lanes. */
function HandshakeWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  const order = answer?.order ?? []
  const change = (each: HandshakeChange) => onAnswer(handshakeReducer(answer, part.questions.length, each))
  return (
    <div className="max-w-full">
      <OrderBoard
        items={part.messages.map(({ text }) => text)}
        order={order}
        credit="Messages count up to the first that cannot come there."
        spares={part.spares}
        locked={locked}
        outcomeOf={messageOutcome}
        onChange={(each) => change({ set: 'order', change: each })}
      />
      <Lanes
        messages={order.flatMap((index) => {
          const message = part.messages[index]
          return message ? [{ from: message.from, name: message.text.replace(/^\w+: /u, '') }] : []
        })}
      />
      <QuestionFields
        title="About this handshake"
        questions={part.questions}
        answers={answer?.answers ?? []}
        locked={locked}
        outcomeOf={answerOutcome}
        onChange={(at, to) => change({ set: 'answer', at, to })}
      />
    </div>
  )

  function messageOutcome(at: number): CellOutcome {
    return placeOutcome({ result, feedback }, at, ({ message }) => message?.at ?? null)
  }

  function answerOutcome(at: number): CellOutcome {
    return cellOutcome({ result, feedback }, (answer?.answers[at] ?? null) === null, ({ answers }) =>
      answers.some((wrong) => wrong.at === at),
    )
  }
}

export const handshakeWidget = widget('handshake', {
  response: HandshakeResponseSchema,
  Widget: HandshakeWidget,
  Detail: HandshakeDetail,
  readability: handshakeReadability,
})
