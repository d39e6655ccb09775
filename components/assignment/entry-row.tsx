'use client'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { ArrowDownIcon, ArrowUpIcon, GripVerticalIcon, Trash2Icon } from '#components/ui/icons.tsx'
import { RowButton } from '#components/ui/press/row-button.tsx'

export interface RowPlace {
  place: number
  count: number
  dragged: boolean
  /** `control` keeps the focus. */
  onMove: (to: number, control: string) => void
  onRemove: () => void
  onDrag: (event: PointerEvent<HTMLButtonElement>) => void
}

interface EntryRowProps extends RowPlace {
  entryKey: string
  /** For who does not see it. */
  name: string
  /** It cannot be removed. */
  fixed: boolean
  children: ReactNode
  /** Below the line. */
  below?: ReactNode
}

/** An exercise or a pool among those of an assignment: moved by its handle, by Alt and arrows, or by the buttons. */
export function EntryRow(props: EntryRowProps) {
  const { entryKey, name, fixed, children, below, place, count, dragged, onMove, onRemove, onDrag } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    const to = place + (event.key === 'ArrowUp' ? -1 : 1)
    if (to < 0 || to >= count) return
    const control = event.target instanceof HTMLElement ? event.target.dataset.control : undefined
    onMove(to, control ?? 'handle')
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Alt and arrows work in every field
    <li
      data-item={entryKey}
      onKeyDown={onKeyDown}
      className={classNames('border-b border-line py-3', dragged && 'bg-sunken')}
    >
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <span className="flex min-h-10 items-center gap-1">
          <button
            type="button"
            data-control="handle"
            aria-label={`Reorder ${name}: Alt and arrow keys, or drag`}
            onPointerDown={onDrag}
            className="flex size-8 cursor-grab touch-none items-center justify-center rounded text-muted hover:bg-sunken"
          >
            <GripVerticalIcon className="size-4" />
          </button>
          <span className="w-5 text-right font-mono tabular-nums">{place + 1}</span>
        </span>
        {children}
        <span className="flex min-h-10 items-center gap-1 pt-6">
          <RowButton
            className="size-8"
            name={`Move ${name} up`}
            control="up"
            off={place === 0}
            onPress={() => onMove(place - 1, 'up')}
          >
            <ArrowUpIcon className="size-4" />
          </RowButton>
          <RowButton
            className="size-8"
            name={`Move ${name} down`}
            control="down"
            off={place === count - 1}
            onPress={() => onMove(place + 1, 'down')}
          >
            <ArrowDownIcon className="size-4" />
          </RowButton>
          <RowButton
            className="size-8"
            name={`Remove ${name}`}
            control="remove"
            off={fixed}
            onPress={onRemove}
          >
            <Trash2Icon className="size-4" />
          </RowButton>
        </span>
      </div>
      {below}
    </li>
  )
}
