'use client'
import { placeOutcome } from '#components/parts/cell-outcome.ts'
import { changeOrder } from '#components/parts/ordering/change-order.ts'
import { OrderBoard } from '#components/parts/ordering/order-board.tsx'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { orderingReadability } from '#graders/parts/ordering/live/ordering-readability.ts'
import type { OrderingFeedback, OrderingRight } from '#graders/parts/ordering/ordering-feedback.ts'
import { type OrderingResponse, OrderingResponseSchema } from '#graders/parts/ordering/ordering-response.ts'
import type { PresentedOrdering } from '#graders/parts/ordering/presented-ordering.ts'

type Props = PartProps<PresentedOrdering, OrderingResponse, OrderingFeedback, OrderingRight>

function OrderingWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  const order = answer?.order ?? []
  return (
    <OrderBoard
      items={part.items}
      order={order}
      credit={
        part.credit === 'prefix' ? 'Items count up to the first wrong one.' : 'Only the whole order counts.'
      }
      spares={part.spares}
      locked={locked}
      outcomeOf={(at) => placeOutcome({ result, feedback }, at, ({ wrong }) => wrong)}
      onChange={(change) => onAnswer({ kind: part.kind, order: changeOrder(order, change) })}
    />
  )
}

/** The student's order up to what is wrong in it; with the solution, a right one. */
function OrderingDetail({
  part,
  answer,
  feedback,
  right,
}: PartDetailProps<PresentedOrdering, OrderingResponse, OrderingFeedback, OrderingRight>) {
  if (right) {
    return (
      <>
        <ol aria-label="A right order" className="list-decimal pl-6">
          {right.order.map(({ text, because }) => (
            <li key={text}>
              <span className="font-semibold">{text}</span>
              {because !== undefined && <span className="block text-muted">{because}</span>}
            </li>
          ))}
        </ol>
        {right.out.length > 0 && <p>Not in it: {right.out.join('; ')}.</p>}
      </>
    )
  }
  if (feedback === null || feedback.wrong === null) return null
  return (
    <ol aria-label="Your order up to there" className="list-decimal pl-6">
      {answer?.order.slice(0, feedback.wrong + 1).map((item, at) => (
        <li key={item} className={at === feedback.wrong ? 'font-semibold text-fail' : ''}>
          {part.items[item]}
          {at === feedback.wrong && ' – not here'}
        </li>
      ))}
    </ol>
  )
}

export const orderingWidget = widget('ordering', {
  response: OrderingResponseSchema,
  Widget: OrderingWidget,
  Detail: OrderingDetail,
  readability: orderingReadability,
})
