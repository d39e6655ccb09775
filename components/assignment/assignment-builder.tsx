'use client'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import {
  type AssignmentForm,
  type AssignmentLimits,
  checkForm,
  exercisesIn,
  type FormEntry,
  type FormItem,
  isPool,
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
  const total = checked.ok ? pointsOf(form.items) : null
  const pools = form.items.filter(isPool)
  const inAll = exercisesIn(form.items)
  const [chosenPool, setChosenPool] = useState<string | null>(null)
  const target = pools.find(({ key }) => key === chosenPool)?.key ?? null

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
          titleMax={limits.titleMax}
          problems={checked.problems}
          tried={tried}
          onChange={(items) => change({ items })}
        />
        <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1">
          <Button
            isDisabled={pools.length >= limits.poolsMax}
            onPress={() => {
              const key = `pool ${crypto.randomUUID()}`
              const title = `Pool ${pools.length + 1}`
              const pool = { key, id: null, title, draw: '1', points: defaultPoints, members: [] }
              change({ items: [...form.items, pool] })
              setChosenPool(key)
            }}
          >
            Make a pool
          </Button>
          <span className="text-13 text-muted">
            Of the exercises of a pool, each student draws as many as you say.
          </span>
        </p>
      </section>
      <section aria-labelledby="add">
        <h2 id="add" className="mb-4 text-21">
          Add exercises
        </h2>
        <ExercisePicker
          slug={slug}
          exercises={exercises}
          chosen={new Set(inAll.map(({ exerciseId }) => exerciseId))}
          full={inAll.length >= limits.itemsMax}
          {...{ pools, target }}
          onTarget={setChosenPool}
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
            change({ items: addTo(form.items, target, added) })
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

function addTo(entries: readonly FormEntry[], pool: string | null, added: FormItem): FormEntry[] {
  if (pool === null) return [...entries, added]
  return entries.map((entry) =>
    isPool(entry) && entry.key === pool ? { ...entry, members: [...entry.members, added] } : entry,
  )
}

/** Of a form that is right: what each student can earn. */
const pointsOf = (entries: readonly FormEntry[]) =>
  entries.reduce((sum, entry) => sum + readPoints(entry.points) * (isPool(entry) ? Number(entry.draw) : 1), 0)
const readPoints = (typed: string) => Number(typed.trim().replace(',', '.'))

function focusFirstWrong(root: HTMLElement | null): void {
  const wrong = root?.querySelector('[aria-invalid=true]')
  if (wrong instanceof HTMLElement) wrong.focus()
}
