'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { changeOrder, type OrderChange } from '#components/parts/ordering/change-order.ts'
import { PlacedItem } from '#components/parts/ordering/placed-item.tsx'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'
import { orderingReadability } from '#graders/parts/ordering/live/ordering-readability.ts'
import type { OrderingFeedback, OrderingRight } from '#graders/parts/ordering/ordering-feedback.ts'
import { type OrderingResponse, OrderingResponseSchema } from '#graders/parts/ordering/ordering-response.ts'
import type { PresentedOrdering } from '#graders/parts/ordering/presented-ordering.ts'

type Props = PartProps<PresentedOrdering, OrderingResponse, OrderingFeedback, OrderingRight>

/** What is in order above, what is not placed yet below it. Buttons put an item to the end and move it; so do Alt and
 * the arrows in its row. */
function OrderingWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  const order = answer?.order ?? []
  const left = part.items.map((_, item) => item).filter((item) => !order.includes(item))
  const board = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | null>(null)
  const [said, setSaid] = useState('')
  const id = useId()
  useEffect(() => {
    if (wanted.current === null) return
    const [first] = board.current?.querySelectorAll<HTMLElement>(wanted.current) ?? []
    wanted.current = null
    first?.focus()
  })

  return (
    <div ref={board} className="max-w-measure">
      <p id={`${id}-order`} className="text-15 font-semibold">
        Your order{' '}
        <span className="text-13 font-normal text-muted">
          {part.credit === 'prefix'
            ? 'Items count up to the first wrong one.'
            : 'Only the whole order counts.'}
        </span>
      </p>
      <ol
        aria-labelledby={`${id}-order`}
        className="mt-1 min-h-11 divide-y divide-line rounded border border-border bg-surface"
      >
        {order.map((item, at) => (
          <PlacedItem
            key={item}
            item={item}
            text={part.items[item] ?? ''}
            at={at}
            count={order.length}
            locked={locked}
            outcome={outcomeOf(at)}
            onChange={change}
          />
        ))}
        {order.length === 0 && <li className="px-3 py-2 text-muted">Nothing yet.</li>}
      </ol>
      <p id={`${id}-left`} className="mt-3 text-15 font-semibold">
        Not in the order{' '}
        <span className="text-13 font-normal text-muted">
          {part.spares ? 'Some may have to stay here.' : 'All of these belong in it.'}
        </span>
      </p>
      <ul aria-labelledby={`${id}-left`} className="mt-1 flex min-h-11 flex-wrap gap-2">
        {left.length === 0 && <li className="py-2 text-muted">Nothing: all are placed.</li>}
        {left.map((item, at) => (
          <li key={item} className="max-w-full">
            <Button
              data-add={item}
              isDisabled={locked}
              className="h-auto max-w-full py-1.5 text-left whitespace-normal"
              onPress={() => {
                const next = at < left.length - 1 ? left[at + 1] : left[0]
                change({ do: 'add', item }, left.length > 1 ? `[data-add="${next}"]` : '[data-control="up"]')
              }}
            >
              <span>
                <span className="sr-only">Put at the end: </span>
                {part.items[item]}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <Announcer message={said} />
    </div>
  )

  function change(each: OrderChange, focus: string) {
    if (locked) return
    const after = changeOrder(order, each)
    wanted.current = focus
    const place = after.indexOf(each.item)
    setSaid(`${part.items[each.item]}: ${place < 0 ? 'not in the order' : `${place + 1} of ${after.length}`}`)
    onAnswer({ kind: part.kind, order: after })
  }

  function outcomeOf(at: number): 'passed' | 'failed' | null {
    if (result === null) return null
    if (result.outcome.status === 'passed') return 'passed'
    if (feedback === null) return null
    if (feedback.wrong === null || at < feedback.wrong) return 'passed'
    return at === feedback.wrong ? 'failed' : null
  }
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
