'use client'
import type {
  AssignmentForm,
  AssignmentLimits,
  FormProblems,
  Reveal,
} from '#components/assignment/assignment-form.ts'
import { DateTimeField } from '#components/assignment/date-time-field.tsx'
import { ExamFields } from '#components/assignment/exam-fields.tsx'
import { GroupFields } from '#components/assignment/group-fields.tsx'
import { PolicyWords } from '#components/assignment/policy-words.tsx'
import { countingNames } from '#components/course/counting-words.ts'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'

export interface ShownCategory {
  id: string
  name: string
  /** Percent. */
  weight: number
}

export interface SettingsFieldsProps {
  form: AssignmentForm
  problems: FormProblems
  /** Saving was tried: now also say what is still empty. */
  tried: boolean
  limits: AssignmentLimits
  /** Of the course. */
  categories: readonly ShownCategory[]
  /** Students who have more time. */
  extended: number
  onChange: (changes: Partial<AssignmentForm>) => void
}

const reveals: readonly { id: Reveal; name: string }[] = [
  { id: 'AFTER_SUBMIT', name: 'after a submission, when one asks for it' },
  { id: 'AFTER_DUE', name: 'when the assignment is over' },
  { id: 'NEVER', name: 'never' },
]
const examReveals: typeof reveals = [
  { id: 'AFTER_DUE', name: 'when the exam is released' },
  { id: 'NEVER', name: 'never' },
]
const countings = (['BEST', 'LAST', 'MEAN'] as const).map((id) => ({ id, name: countingNames[id] }))
/** No id is like it. */
const noCategory = 'none'
const lates = [
  { id: 'no', name: 'is not taken' },
  { id: 'yes', name: 'is taken until a time' },
] as const

/** Everything about an assignment but its exercises. */
export function SettingsFields({
  form,
  problems,
  tried,
  limits,
  categories,
  extended,
  onChange,
}: SettingsFieldsProps) {
  return (
    <div className="flex flex-col gap-6">
      <TextField
        label="Title"
        maxLength={limits.titleMax}
        value={form.title}
        onChange={(title) => onChange({ title })}
        error={tried ? problems.title : undefined}
        className="max-w-2xl"
      />
      <fieldset>
        <legend className="mb-2 text-17 font-semibold">When</legend>
        <div className="grid max-w-3xl grid-cols-1 gap-4 sm:grid-cols-2">
          <DateTimeField
            label="Opens"
            value={form.opensAt}
            onChange={(opensAt) => onChange({ opensAt })}
            error={problems.opensAt}
          />
          <DateTimeField
            label="Due"
            value={form.dueAt}
            onChange={(dueAt) => onChange({ dueAt })}
            error={problems.dueAt}
          />
          {!form.isExam && (
            <TextField
              label="Grace, minutes"
              description="After the due time, in which work still counts as in time."
              inputMode="numeric"
              mono
              maxLength={4}
              value={form.graceMinutes}
              onChange={(graceMinutes) => onChange({ graceMinutes })}
              error={problems.graceMinutes}
            />
          )}
        </div>
      </fieldset>
      <ExamFields {...{ form, problems, limits, onChange }} />
      <GroupFields {...{ form, problems, onChange }} />
      {!form.isExam && (
        <fieldset>
          <legend className="mb-2 text-17 font-semibold">Late work</legend>
          <div className="grid max-w-3xl grid-cols-1 items-start gap-4 sm:grid-cols-2">
            <Select
              label="Late work"
              options={lates}
              value={form.takesLate ? 'yes' : 'no'}
              onChange={(id) =>
                onChange({ takesLate: id === 'yes', lateUntil: form.lateUntil ?? weekAfter(form.dueAt) })
              }
            />
            {form.takesLate && (
              <>
                <DateTimeField
                  label="Late work until"
                  value={form.lateUntil}
                  onChange={(lateUntil) => onChange({ lateUntil })}
                  error={problems.lateUntil}
                />
                <TextField
                  label="Percent off a day"
                  description="For each day of 24 hours begun."
                  inputMode="decimal"
                  mono
                  maxLength={6}
                  value={form.latePenalty}
                  onChange={(latePenalty) => onChange({ latePenalty })}
                  error={problems.latePenalty}
                />
                <TextField
                  label="Percent off at most"
                  description="However late it is. 100: no limit."
                  inputMode="decimal"
                  mono
                  maxLength={6}
                  value={form.lateCap}
                  onChange={(lateCap) => onChange({ lateCap })}
                  error={problems.lateCap}
                />
              </>
            )}
          </div>
        </fieldset>
      )}
      <PolicyWords {...{ form, limits, extended }} />
      <fieldset>
        <legend className="mb-2 text-17 font-semibold">Rules</legend>
        <div className="grid max-w-3xl grid-cols-1 items-start gap-4 sm:grid-cols-2">
          {!form.isExam && (
            <>
              <TextField
                label="Submissions for each item"
                description="Empty: any number."
                inputMode="numeric"
                mono
                maxLength={6}
                value={form.attempts}
                onChange={(attempts) => onChange({ attempts })}
                error={problems.attempts}
              />
              <TextField
                label="Retries with the same numbers"
                description="After the first answer to them. Empty: any number."
                inputMode="numeric"
                mono
                maxLength={6}
                value={form.retries}
                onChange={(retries) => onChange({ retries })}
                error={problems.retries}
              />
              <TextField
                label="Percent off a retry"
                description="Of the points of the item."
                inputMode="decimal"
                mono
                maxLength={6}
                value={form.retryCost}
                onChange={(retryCost) => onChange({ retryCost })}
                error={problems.retryCost}
              />
            </>
          )}
          {categories.length > 0 && (
            <Select
              label="Category"
              options={[
                { id: noCategory, name: 'none: it does not count' },
                ...categories.map(({ id, name, weight }) => ({ id, name: `${name}, ${weight} %` })),
              ]}
              value={form.categoryId ?? noCategory}
              onChange={(id) => onChange({ categoryId: id === noCategory ? null : id })}
            />
          )}
          {!form.isExam && (
            <Select
              label="What counts"
              options={countings}
              value={form.counting}
              onChange={(id) =>
                onChange({ counting: countings.find((one) => one.id === id)?.id ?? form.counting })
              }
            />
          )}
          <Select
            label="The solution is shown"
            options={form.isExam ? examReveals : reveals}
            value={form.isExam && form.reveal === 'AFTER_SUBMIT' ? 'AFTER_DUE' : form.reveal}
            onChange={(id) => onChange({ reveal: reveals.find((one) => one.id === id)?.id ?? form.reveal })}
          />
        </div>
      </fieldset>
    </div>
  )
}

const weekAfter = (iso: string | null) =>
  iso === null ? null : new Date(new Date(iso).getTime() + 7 * 86_400_000).toISOString()
