'use client'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import {
  type FormEntry,
  type FormItem,
  type FormPool,
  type FormProblems,
  isPool,
} from '#components/assignment/assignment-form.ts'
import type { ShownExercise } from '#components/assignment/exercise-picker.tsx'
import { ItemRow } from '#components/assignment/item-row.tsx'
import { moveItem } from '#components/assignment/move-item.ts'
import { PoolRow } from '#components/assignment/pool-row.tsx'
import { Announcer } from '#components/ui/announcer.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'

export interface ItemRowsProps {
  slug: string
  items: readonly FormEntry[]
  titleMax: number
  /** By the exercise's id. */
  exercises: ReadonlyMap<string, ShownExercise>
  problems: Pick<FormProblems, 'points' | 'pools'>
  /** Saving was tried. */
  tried: boolean
  onChange: (items: readonly FormEntry[]) => void
}

/** The exercises and pools of an assignment in their order. */
export function ItemRows({ slug, items, titleMax, exercises, problems, tried, onChange }: ItemRowsProps) {
  const list = useRef<HTMLOListElement>(null)
  const focusNext = useRef<{ key: string; control: string } | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    // The row was put elsewhere in the page, which takes the focus from its button.
    if (focusNext.current === null) return
    const { key, control } = focusNext.current
    focusNext.current = null
    const target = list.current?.querySelector(`[data-item="${key}"] [data-control="${control}"]`)
    if (target instanceof HTMLElement) target.focus()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- once the moved rows are on the page
  }, [items])

  function move(key: string, to: number) {
    const title = items.find((item) => item.key === key)?.title ?? ''
    setSaid(`${title} is now number ${to + 1} of ${items.length}.`)
    onChange(moveItem(items, key, to))
  }

  // The list takes the pointer, not the handle: the handle's row is put elsewhere while it is dragged.
  function drag(event: PointerEvent<HTMLOListElement>) {
    if (dragged === null) return
    const others = [...event.currentTarget.querySelectorAll('[data-item]')].filter(
      (row) => row.getAttribute('data-item') !== dragged,
    )
    const to = others.filter((row) => {
      const { top, height } = row.getBoundingClientRect()
      return top + height / 2 < event.clientY
    }).length
    if (items[to]?.key !== dragged) move(dragged, to)
  }

  if (items.length === 0) {
    return (
      <EmptyState title="No exercise yet.">
        Choose some below. Students see nothing before there is one.
      </EmptyState>
    )
  }
  return (
    <>
      <Announcer message={said} />
      <ol
        ref={list}
        aria-label="Exercises in their order"
        className="border-t border-line"
        onPointerMove={drag}
        onPointerUp={() => setDragged(null)}
        onPointerCancel={() => setDragged(null)}
      >
        {items.map((item, place) => {
          const row = {
            slug,
            place,
            count: items.length,
            problem: problems.points[item.key],
            dragged: dragged === item.key,
            onChange: (change: Partial<FormItem> | Partial<FormPool>) =>
              onChange(items.map((one) => (one.key === item.key ? { ...one, ...change } : one))),
            onMove: (to: number, control: string) => {
              focusNext.current = { key: item.key, control }
              move(item.key, to)
            },
            onRemove: () => {
              const next = items[place + 1] ?? items[place - 1]
              if (next) focusNext.current = { key: next.key, control: 'remove' }
              setSaid(`${item.title} is removed.`)
              onChange(items.filter(({ key }) => key !== item.key))
            },
            onDrag: (event: PointerEvent) => {
              list.current?.setPointerCapture(event.pointerId)
              setDragged(item.key)
            },
          }
          return isPool(item) ? (
            <PoolRow
              key={item.key}
              pool={item}
              problems={problems.pools[item.key]}
              {...{ titleMax, exercises, tried }}
              {...row}
              onRemoveMember={({ key, title }) => {
                const at = item.members.findIndex((one) => one.key === key)
                const next = item.members[at + 1] ?? item.members[at - 1]
                focusNext.current = { key: item.key, control: next ? `remove ${next.key}` : 'handle' }
                setSaid(`${title} is removed from ${item.title}.`)
                row.onChange({ members: item.members.filter((one) => one.key !== key) })
              }}
            />
          ) : (
            <ItemRow key={item.key} item={item} exercise={exercises.get(item.exerciseId)} {...row} />
          )
        })}
      </ol>
    </>
  )
}
