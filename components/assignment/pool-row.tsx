'use client'
import type { FormItem, FormPool, PoolProblems } from '#components/assignment/assignment-form.ts'
import { EntryRow, type RowPlace } from '#components/assignment/entry-row.tsx'
import type { ShownExercise } from '#components/assignment/exercise-picker.tsx'
import { ExerciseName, ExerciseVersion } from '#components/assignment/item-row.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { Trash2Icon } from '#components/ui/icons.tsx'
import { RowButton } from '#components/ui/press/row-button.tsx'

export interface PoolRowProps extends RowPlace {
  slug: string
  pool: FormPool
  titleMax: number
  /** By the exercise's id. */
  exercises: ReadonlyMap<string, ShownExercise>
  /** Of its points. */
  problem: string | undefined
  /** Of the rest; those that a new pool begins with are said once saving was tried. */
  problems: PoolProblems | undefined
  tried: boolean
  onChange: (change: Partial<FormPool>) => void
  onRemoveMember: (item: FormItem) => void
}

/** A pool: how many of its exercises each student draws, and what each is worth. */
export function PoolRow(props: PoolRowProps) {
  const { slug, pool, titleMax, exercises, problem, problems, tried, onChange, onRemoveMember, ...place } =
    props
  const { title, draw, points, members } = pool
  const name = title.trim() === '' ? 'the pool' : title.trim()
  const fixed = members.some((item) => item.fixed)
  const of = `of ${members.length} ${members.length === 1 ? 'exercise' : 'exercises'}, drawn for each`
  return (
    <EntryRow
      entryKey={pool.key}
      name={name}
      fixed={fixed}
      {...place}
      below={
        members.length === 0 ? (
          <p className="mt-2 pl-4 text-15 text-muted sm:pl-16">
            Choose its exercises below: each is added to “{name}”.
          </p>
        ) : (
          <ul aria-label={`Exercises of ${name}`} className="mt-2 pl-4 sm:pl-16">
            {members.map((item) => (
              <li
                key={item.key}
                className="flex flex-wrap items-start gap-x-4 gap-y-1 border-t border-line py-1"
              >
                <ExerciseName {...{ slug, item }} exercise={exercises.get(item.exerciseId)} />
                <ExerciseVersion
                  item={item}
                  exercise={exercises.get(item.exerciseId)}
                  onChange={(change) =>
                    onChange({ members: members.map((one) => (one === item ? { ...one, ...change } : one)) })
                  }
                />
                <RowButton
                  className="mt-1 size-8"
                  name={`Remove ${item.title} from ${name}`}
                  control={`remove ${item.key}`}
                  off={item.fixed}
                  onPress={() => onRemoveMember(item)}
                >
                  <Trash2Icon className="size-4" />
                </RowButton>
              </li>
            ))}
          </ul>
        )
      }
    >
      <span className="flex min-w-0 grow basis-56 flex-wrap items-start gap-4">
        <TextField
          label="Name of the pool"
          maxLength={titleMax}
          value={title}
          onChange={(typed) => onChange({ title: typed })}
          error={tried ? problems?.title : undefined}
          className="min-w-0 grow basis-40"
        />
        <TextField
          label={
            <>
              Each student gets<span className="sr-only"> of {name}</span>
            </>
          }
          description={of}
          inputMode="numeric"
          mono
          maxLength={4}
          value={draw}
          onChange={(typed) => onChange({ draw: typed })}
          error={members.length > 0 || tried ? problems?.draw : undefined}
          className="w-44"
        />
      </span>
      <TextField
        label={
          <>
            Points each<span className="sr-only"> for {name}</span>
          </>
        }
        inputMode="decimal"
        mono
        maxLength={12}
        value={points}
        onChange={(typed) => onChange({ points: typed })}
        error={problem}
        className="w-28"
      />
    </EntryRow>
  )
}
