import { useEffect, useId, useRef, useState } from 'react'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import { changeOrder, type OrderChange } from '#components/parts/ordering/change-order.ts'
import { PlacedItem } from '#components/parts/ordering/placed-item.tsx'
import { Announcer } from '#components/ui/announcer.tsx'
import { Button } from '#components/ui/button.tsx'

export interface OrderBoardProps {
  items: readonly string[]
  /** Places of items. */
  order: readonly number[]
  /** What counts. */
  credit: string
  /** Whether some may have to stay out. */
  spares: boolean
  locked: boolean
  outcomeOf: (at: number) => CellOutcome
  onChange: (change: OrderChange) => void
}

/** What is in order above, what is not placed yet below it. Buttons put an item to the end and move it; so do Alt and
 * the arrows in its row. */
export function OrderBoard({ items, order, credit, spares, locked, outcomeOf, onChange }: OrderBoardProps) {
  const left = items.map((_, item) => item).filter((item) => !order.includes(item))
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
        Your order <span className="text-13 font-normal text-muted">{credit}</span>
      </p>
      <ol
        aria-labelledby={`${id}-order`}
        className="mt-1 min-h-11 divide-y divide-line rounded border border-border bg-surface"
      >
        {order.map((item, at) => (
          <PlacedItem
            key={item}
            item={item}
            text={items[item] ?? ''}
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
          {spares ? 'Some may have to stay here.' : 'All of these belong in it.'}
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
                {items[item]}
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
    setSaid(`${items[each.item]}: ${place < 0 ? 'not in the order' : `${place + 1} of ${after.length}`}`)
    onChange(each)
  }
}
