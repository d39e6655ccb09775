'use client'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { FormItem } from '#components/assignment/assignment-form.ts'
import type { ShownExercise } from '#components/assignment/exercise-picker.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { ArrowDownIcon, ArrowUpIcon, GripVerticalIcon, Trash2Icon } from '#components/ui/icons.tsx'
import { RowButton } from '#components/ui/press/row-button.tsx'

export interface ItemRowProps {
  slug: string
  item: FormItem
  place: number
  count: number
  /** Undefined when the course cannot use the exercise any more. */
  exercise: ShownExercise | undefined
  problem: string | undefined
  dragged: boolean
  onChange: (change: Partial<FormItem>) => void
  /** `control` keeps the focus. */
  onMove: (to: number, control: string) => void
  onRemove: () => void
  onDrag: (event: PointerEvent<HTMLButtonElement>) => void
}

/** One exercise of an assignment: moved by its handle, by Alt and arrows, or by the buttons. */
export function ItemRow(props: ItemRowProps) {
  const { slug, item, place, count, exercise, problem, dragged, onChange, onMove, onRemove, onDrag } = props
  const { title, fixed } = item
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
      data-item={item.key}
      onKeyDown={onKeyDown}
      className={classNames(
        'flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line py-3',
        dragged && 'bg-sunken',
      )}
    >
      <span className="flex min-h-10 items-center gap-1">
        <button
          type="button"
          data-control="handle"
          aria-label={`Reorder ${title}: Alt and arrow keys, or drag`}
          onPointerDown={onDrag}
          className="flex size-8 cursor-grab touch-none items-center justify-center rounded text-muted hover:bg-sunken"
        >
          <GripVerticalIcon className="size-4" />
        </button>
        <span className="w-5 text-right font-mono tabular-nums">{place + 1}</span>
      </span>
      <span className="min-w-0 grow basis-56 pt-2">
        <a href={`/courses/${slug}/exercises/${item.exerciseId}`} className="link font-semibold">
          {title}
        </a>
        <span className="block text-13 text-muted">
          {exercise?.topic ?? 'this course cannot use it any more'}
          {fixed && (
            <>
              {' '}
              · has submissions: it stays, with its version, until you{' '}
              <a href={`/items/${item.id}/regrade`} className="link">
                regrade it
              </a>
            </>
          )}
        </span>
      </span>
      <span className="flex items-start gap-4">
        <Version item={item} exercise={exercise} onChange={onChange} />
        <TextField
          label={
            <>
              Points<span className="sr-only"> for {title}</span>
            </>
          }
          inputMode="decimal"
          mono
          maxLength={12}
          value={item.points}
          onChange={(points) => onChange({ points })}
          error={problem}
          className="w-28"
        />
      </span>
      <span className="flex min-h-10 items-center gap-1 pt-6">
        <RowButton
          className="size-8"
          name={`Move ${title} up`}
          control="up"
          off={place === 0}
          onPress={() => onMove(place - 1, 'up')}
        >
          <ArrowUpIcon className="size-4" />
        </RowButton>
        <RowButton
          className="size-8"
          name={`Move ${title} down`}
          control="down"
          off={place === count - 1}
          onPress={() => onMove(place + 1, 'down')}
        >
          <ArrowDownIcon className="size-4" />
        </RowButton>
        <RowButton
          className="size-8"
          name={`Remove ${title}`}
          control="remove"
          off={fixed}
          onPress={onRemove}
        >
          <Trash2Icon className="size-4" />
        </RowButton>
      </span>
    </li>
  )
}

function Version({ item, exercise, onChange }: Pick<ItemRowProps, 'item' | 'exercise' | 'onChange'>) {
  const versions = exercise?.versions ?? []
  const chosen = versions.find(({ id }) => id === item.exerciseVersionId)
  if (item.fixed || versions.length < 2) {
    return (
      <span className="pt-1 text-13 text-muted">
        {chosen === undefined ? '' : `version ${chosen.version}`}
      </span>
    )
  }
  return (
    <Select
      label="Version"
      options={versions.map(({ id, version }, at) => ({
        id,
        name: at === 0 ? `${version} (newest)` : String(version),
      }))}
      value={item.exerciseVersionId}
      onChange={(id) => {
        const version = versions.find((one) => one.id === id)
        if (version) onChange({ exerciseVersionId: version.id, title: version.title })
      }}
    />
  )
}
