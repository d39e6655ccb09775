'use client'
import { useState } from 'react'
import type { FormPool } from '#components/assignment/assignment-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'

export interface ShownExercise {
  id: string
  topic: string
  /** Newest first. */
  versions: readonly { id: string; version: number; title: string }[]
}

export interface ExercisePickerProps {
  slug: string
  exercises: readonly ShownExercise[]
  /** Ids of those that are in the assignment. */
  chosen: ReadonlySet<string>
  full: boolean
  pools: readonly FormPool[]
  /** Key of the pool that exercises are added to; null adds them for everybody. */
  target: string | null
  onTarget: (key: string | null) => void
  onAdd: (exercise: ShownExercise) => void
}

const shownMax = 20
/** No key is like it. */
const everybody = ''

/** Finds exercises by the words of their title, id and topic, and adds them in their newest version. */
export function ExercisePicker(props: ExercisePickerProps) {
  const { slug, exercises, chosen, full, pools, target, onTarget, onAdd } = props
  const [search, setSearch] = useState('')
  const words = search.toLocaleLowerCase('en').split(/\s+/).filter(Boolean)
  const found = exercises.filter((exercise) => {
    const text = `${exercise.versions[0]?.title} ${exercise.id} ${exercise.topic}`.toLocaleLowerCase('en')
    return !chosen.has(exercise.id) && words.every((word) => text.includes(word))
  })
  return (
    <div>
      <div className="flex flex-wrap items-start gap-4">
        <TextField
          label="Find exercises"
          description="Words of the title, the id or the topic."
          type="search"
          maxLength={100}
          value={search}
          onChange={setSearch}
          className="min-w-0 max-w-md grow"
        />
        {pools.length > 0 && (
          <Select
            label="Add to"
            options={[
              { id: everybody, name: 'the assignment, for everybody' },
              ...pools.map(({ key, title }) => ({ id: key, name: title.trim() || 'the pool' })),
            ]}
            value={target ?? everybody}
            onChange={(id) => onTarget(id === everybody ? null : id)}
          />
        )}
      </div>
      {full && <p className="mt-2 text-muted">The assignment is full: remove an exercise to add another.</p>}
      {found.length === 0 ? (
        <div className="mt-4">
          <EmptyState
            title={
              words.length === 0 ? 'All exercises are in the assignment.' : 'No exercise has these words.'
            }
          >
            <a href={`/courses/${slug}/exercises`} className="link">
              Look into the library
            </a>
          </EmptyState>
        </div>
      ) : (
        <ul aria-label="Exercises to add" className="mt-4 border-t border-line">
          {found.slice(0, shownMax).map((exercise) => (
            <li
              key={exercise.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2"
            >
              <span className="min-w-0">
                {exercise.versions[0]?.title}
                <span className="block text-13 [overflow-wrap:anywhere] text-muted">
                  {exercise.topic} · {exercise.id}
                </span>
              </span>
              <Button
                size="small"
                isDisabled={full}
                onPress={() => onAdd(exercise)}
                aria-label={`Add ${exercise.versions[0]?.title}`}
              >
                Add
              </Button>
            </li>
          ))}
        </ul>
      )}
      {found.length > shownMax && (
        <p className="mt-2 text-13 text-muted">
          {found.length - shownMax} more. Type words to narrow the list.
        </p>
      )}
    </div>
  )
}
