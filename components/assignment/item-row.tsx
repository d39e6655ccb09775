'use client'
import type { FormItem } from '#components/assignment/assignment-form.ts'
import { EntryRow, type RowPlace } from '#components/assignment/entry-row.tsx'
import type { ShownExercise } from '#components/assignment/exercise-picker.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'

interface ExerciseOf {
  item: FormItem
  /** Undefined when the course cannot use the exercise any more. */
  exercise: ShownExercise | undefined
}

export interface ItemRowProps extends RowPlace, ExerciseOf {
  slug: string
  problem: string | undefined
  onChange: (change: Partial<FormItem>) => void
}

/** One exercise of an assignment, which everybody gets. */
export function ItemRow({ slug, item, exercise, problem, onChange, ...place }: ItemRowProps) {
  return (
    <EntryRow entryKey={item.key} name={item.title} fixed={item.fixed} {...place}>
      <ExerciseName {...{ slug, item, exercise }} />
      <span className="flex items-start gap-4">
        <ExerciseVersion item={item} exercise={exercise} onChange={onChange} />
        <TextField
          label={
            <>
              Points<span className="sr-only"> for {item.title}</span>
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
    </EntryRow>
  )
}

/** Its title, and why it stays. */
export function ExerciseName({ slug, item, exercise }: ExerciseOf & { slug: string }) {
  return (
    <span className="min-w-0 grow basis-56 pt-2">
      <a href={`/courses/${slug}/exercises/${item.exerciseId}`} className="link font-semibold">
        {item.title}
      </a>
      <span className="block text-13 text-muted">
        {exercise?.topic ?? 'this course cannot use it any more'}
        {item.fixed && (
          <>
            {' '}
            · {item.drawn === true ? 'was drawn' : 'has submissions'}: it stays, with its version, until you{' '}
            <a href={`/items/${item.id}/regrade`} className="link">
              regrade it
            </a>
          </>
        )}
      </span>
    </span>
  )
}

/** Chooses its version, where there are several and it has not to stay. */
export function ExerciseVersion({
  item,
  exercise,
  onChange,
}: ExerciseOf & { onChange: (change: Partial<FormItem>) => void }) {
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
      label={
        <>
          Version<span className="sr-only"> of {item.title}</span>
        </>
      }
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
