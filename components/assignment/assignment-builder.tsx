'use client'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import {
  type AssignmentForm,
  type AssignmentLimits,
  checkForm,
} from '#components/assignment/assignment-form.ts'
import { ExercisePicker, type ShownExercise } from '#components/assignment/exercise-picker.tsx'
import { ItemRows } from '#components/assignment/item-rows.tsx'
import { SaveRefusal } from '#components/assignment/save-refusal.tsx'
import { SettingsFields, type ShownCategory } from '#components/assignment/settings-fields.tsx'
import {
  type SaveActions,
  type SaveOptions,
  type SaveTarget,
  useSave,
} from '#components/assignment/use-save.ts'
import { formatPoints } from '#components/content/format-points.ts'
import { Button } from '#components/ui/button.tsx'

export interface AssignmentBuilderProps extends SaveTarget {
  initial: AssignmentForm
  exercises: readonly ShownExercise[]
  limits: AssignmentLimits
  categories: readonly ShownCategory[]
  /** Students who have more time. */
  extended?: number
  actions: SaveActions
}

const defaultPoints = '10'

/** All of an assignment in one form, saved at once. What is wrong is said while one types. */
export function AssignmentBuilder({
  slug,
  assignment,
  initial,
  exercises,
  limits,
  categories,
  extended = 0,
  actions,
}: AssignmentBuilderProps) {
  const [form, setForm] = useState(initial)
  const [tried, setTried] = useState(false)
  const root = useRef<HTMLFormElement>(null)
  const { save, pending, refusal, saved, dismiss } = useSave({ slug, assignment }, actions)
  const checked = checkForm(form, limits)
  const byId = useMemo(() => new Map(exercises.map((one) => [one.id, one])), [exercises])
  const total = checked.ok ? checked.settings.items.reduce((sum, { points }) => sum + points, 0) : null

  const dirty = form !== initial && !saved
  useEffect(() => {
    if (!dirty) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])

  const change = (changes: Partial<AssignmentForm>) => setForm((before) => ({ ...before, ...changes }))
  function send(options: SaveOptions = {}) {
    setTried(true)
    if (checked.ok) save(checked.settings, options)
  }
  useEffect(() => {
    if (!tried) return
    // The first field that is wrong takes the focus, once its error stands beside it.
    const wrong = root.current?.querySelector('[aria-invalid=true]')
    if (wrong instanceof HTMLElement) wrong.focus()
  }, [tried])

  return (
    <form
      ref={root}
      noValidate
      aria-busy={pending}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
        if (!checked.ok && tried) focusFirstWrong(root.current)
      }}
      className="flex flex-col gap-10"
    >
      <SettingsFields
        form={form}
        problems={checked.problems}
        tried={tried}
        {...{ limits, categories }}
        extended={extended}
        onChange={change}
      />
      <section aria-labelledby="items">
        <h2 id="items" className="mb-4 text-21">
          Exercises and labs{' '}
          <span className="text-15 font-normal text-muted tabular-nums">
            {total !== null && `${formatPoints(total)} points in all`}
          </span>
        </h2>
        <ItemRows
          slug={slug}
          items={form.items}
          exercises={byId}
          problems={checked.problems.points}
          onChange={(items) => change({ items })}
        />
      </section>
      <section aria-labelledby="add">
        <h2 id="add" className="mb-4 text-21">
          Add exercises
        </h2>
        <ExercisePicker
          slug={slug}
          exercises={exercises}
          chosen={new Set(form.items.map(({ exerciseId }) => exerciseId))}
          full={form.items.length >= limits.itemsMax}
          onAdd={({ id, versions: [newest] }) => {
            if (!newest) return
            const added = {
              key: `new ${id}`,
              id: null,
              exerciseId: id,
              exerciseVersionId: newest.id,
              title: newest.title,
              points: defaultPoints,
              fixed: false,
            }
            change({ items: [...form.items, added] })
          }}
        />
      </section>
      <div className="flex flex-col gap-4">
        {refusal && <SaveRefusal refusal={refusal} pending={pending} onSave={send} onDismiss={dismiss} />}
        <p className="flex flex-wrap items-center gap-4">
          <Button type="submit" look="primary" isPending={pending || saved}>
            {pending || saved
              ? 'Saving …'
              : assignment === null
                ? 'Make the assignment'
                : 'Save the assignment'}
          </Button>
          {tried && !checked.ok && <span className="text-fail">Something above is not right yet.</span>}
        </p>
      </div>
    </form>
  )
}

function focusFirstWrong(root: HTMLElement | null): void {
  const wrong = root?.querySelector('[aria-invalid=true]')
  if (wrong instanceof HTMLElement) wrong.focus()
}
