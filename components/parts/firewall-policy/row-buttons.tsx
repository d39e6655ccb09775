'use client'
import type { PointerEvent } from 'react'
import type { PolicyChange } from '#components/parts/firewall-policy/policy-reducer.ts'
import { ArrowDownIcon, ArrowUpIcon, GripVerticalIcon, PlusIcon, Trash2Icon } from '#components/ui/icons.tsx'
import { RowButton } from '#components/ui/press/row-button.tsx'

interface RowButtonsProps {
  index: number
  count: number
  onChange: (change: PolicyChange, focus?: { rule: number; control: string }) => void
  /** `control` keeps the focus. */
  move: (to: number, control: string) => void
}

/** What can be done with a whole rule. */
export function RowButtons({ index, count, move, onChange }: RowButtonsProps) {
  const icon = 'size-4'
  return (
    <>
      <RowButton
        className="size-6 @5xl:mt-1.5"
        name={`Move rule ${index + 1} up`}
        control="up"
        off={index === 0}
        onPress={() => move(index - 1, 'up')}
      >
        <ArrowUpIcon className={icon} />
      </RowButton>
      <RowButton
        className="size-6 @5xl:mt-1.5"
        name={`Move rule ${index + 1} down`}
        control="down"
        off={index === count - 1}
        onPress={() => move(index + 1, 'down')}
      >
        <ArrowDownIcon className={icon} />
      </RowButton>
      <RowButton
        className="size-6 @5xl:mt-1.5"
        name={`Add a rule below rule ${index + 1}`}
        control="add"
        onPress={() => onChange({ do: 'add', below: index }, { rule: index + 1, control: 'action' })}
      >
        <PlusIcon className={icon} />
      </RowButton>
      <RowButton
        className="size-6 @5xl:mt-1.5"
        name={`Remove rule ${index + 1}`}
        control="remove"
        onPress={() =>
          onChange({ do: 'remove', rule: index }, { rule: Math.min(index, count - 2), control: 'remove' })
        }
      >
        <Trash2Icon className={icon} />
      </RowButton>
    </>
  )
}

/** Drags the rule to where the pointer is; with keys, the arrows move it. */
export function Handle({ index, onMove }: { index: number; onMove: (to: number) => void }) {
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const below = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-rule]')
    const to = below instanceof HTMLElement ? Number(below.dataset.rule) : index
    if (to !== index) onMove(to)
  }
  return (
    <button
      type="button"
      aria-label={`Reorder rule ${index + 1}: Alt and arrow keys, or drag`}
      data-control="handle"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      className="flex size-6 cursor-grab touch-none items-center justify-center rounded text-muted hover:bg-sunken"
    >
      <GripVerticalIcon className="size-4" />
    </button>
  )
}
