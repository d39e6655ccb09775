'use client'
import type {
  AssignmentForm,
  AssignmentLimits,
  FormProblems,
} from '#components/assignment/assignment-form.ts'
import { DateTimeField } from '#components/assignment/date-time-field.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'

export interface ExamFieldsProps {
  form: AssignmentForm
  problems: FormProblems
  limits: AssignmentLimits
  onChange: (changes: Partial<AssignmentForm>) => void
}

const ways = [
  { id: 'no', name: 'at any time until it is due' },
  { id: 'yes', name: 'in one go, as an exam' },
] as const
const releases = [
  { id: 'by-hand', name: 'when an instructor releases it' },
  { id: 'at', name: 'at a moment' },
] as const

/** Whether an assignment is an exam, and what one needs. */
export function ExamFields({ form, problems, limits, onChange }: ExamFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-2 text-17 font-semibold">Exam</legend>
      <div className="grid max-w-3xl grid-cols-1 items-start gap-4 sm:grid-cols-2">
        <Select
          label="It is written"
          options={ways}
          value={form.isExam ? 'yes' : 'no'}
          onChange={(id) => onChange({ isExam: id === 'yes' })}
        />
        {form.isExam && (
          <>
            <TextField
              label="Minutes"
              description="Of each student, from when they start; never after the due time."
              inputMode="numeric"
              mono
              maxLength={4}
              value={form.examMinutes}
              onChange={(examMinutes) => onChange({ examMinutes })}
              error={problems.examMinutes}
            />
            <TextField
              label="Access code"
              description="Said in the room. Empty: none is needed."
              autoComplete="off"
              mono
              maxLength={limits.accessCodeMax}
              value={form.accessCode}
              onChange={(accessCode) => onChange({ accessCode })}
            />
            <TextField
              label="Networks"
              description="From which it is written, such as 192.0.2.0/24, with commas. Empty: from anywhere."
              mono
              spellCheck={false}
              value={form.networks}
              onChange={(networks) => onChange({ networks })}
              error={problems.networks}
            />
            <Select
              label="Points and solutions are shown"
              options={releases}
              value={form.releases ? 'at' : 'by-hand'}
              onChange={(id) => onChange({ releases: id === 'at', releaseAt: form.releaseAt ?? form.dueAt })}
            />
            {form.releases && (
              <DateTimeField
                label="Released"
                value={form.releaseAt}
                onChange={(releaseAt) => onChange({ releaseAt })}
                error={problems.releaseAt}
              />
            )}
          </>
        )}
      </div>
    </fieldset>
  )
}
