import type { KeyboardEvent } from 'react'
import { CellMark } from '#components/parts/cell-mark.tsx'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import type { OrderChange } from '#components/parts/ordering/change-order.ts'
import { ArrowDownIcon, ArrowUpIcon, XIcon } from '#components/ui/icons.tsx'
import { RowButton } from '#components/ui/press/row-button.tsx'

interface PlacedItemProps {
  item: number
  text: string
  at: number
  count: number
  locked: boolean
  outcome: CellOutcome
  /** `focus` is what has the focus afterwards. */
  onChange: (change: OrderChange, focus: string) => void
}

/** An item in the order, with what can be done with it. */
export function PlacedItem({ item, text, at, count, locked, outcome, onChange }: PlacedItemProps) {
  const move = (to: number, control: string) =>
    onChange({ do: 'move', item, to }, `[data-item="${item}"] [data-control="${control}"]`)
  const size = 'size-8'
  return (
    <li
      data-item={item}
      className="flex items-start gap-x-2 px-3 py-1.5 has-focus-visible:bg-sunken max-sm:flex-wrap"
    >
      <span className="w-6 shrink-0 pt-1 text-right text-muted tabular-nums">{at + 1}.</span>
      <span className="min-w-0 flex-1 pt-1 max-sm:basis-[calc(100%-2rem)]">{text}</span>
      {/* In one column with the buttons, below the words, which would have no room beside them. */}
      <span className="flex min-h-8 items-center max-sm:ml-8 max-sm:grow sm:min-w-20">
        <CellMark outcome={outcome} />
      </span>
      {!locked && (
        <span role="toolbar" tabIndex={-1} aria-label={text} className="flex shrink-0" onKeyDown={byKey}>
          <RowButton
            className={size}
            name={`Move up: ${text}`}
            control="up"
            off={at === 0}
            onPress={() => move(at - 1, 'up')}
          >
            <ArrowUpIcon className="size-4" />
          </RowButton>
          <RowButton
            className={size}
            name={`Move down: ${text}`}
            control="down"
            off={at === count - 1}
            onPress={() => move(at + 1, 'down')}
          >
            <ArrowDownIcon className="size-4" />
          </RowButton>
          <RowButton
            className={size}
            name={`Take out: ${text}`}
            control="remove"
            onPress={() => onChange({ do: 'remove', item }, '[data-control="remove"], [data-add]')}
          >
            <XIcon className="size-4" />
          </RowButton>
        </span>
      )}
    </li>
  )

  function byKey(event: KeyboardEvent<HTMLElement>) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    const control = event.target instanceof HTMLElement ? (event.target.dataset.control ?? 'up') : 'up'
    move(at + (event.key === 'ArrowUp' ? -1 : 1), control)
  }
}
