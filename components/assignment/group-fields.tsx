'use client'
import type { AssignmentForm, FormProblems } from '#components/assignment/assignment-form.ts'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'

export interface GroupFieldsProps {
  form: AssignmentForm
  problems: FormProblems
  onChange: (changes: Partial<AssignmentForm>) => void
}

const ways = [
  { id: 'alone', name: 'alone' },
  { id: 'groups', name: 'in groups' },
] as const

/** Whether students work on it alone or in groups. */
export function GroupFields({ form, problems, onChange }: GroupFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-2 text-17 font-semibold">Groups</legend>
      {form.isExam ? (
        <p className="text-15">An exam is always written alone: the clock runs for each student.</p>
      ) : (
        <>
          <div className="grid max-w-3xl grid-cols-1 items-start gap-4 sm:grid-cols-2">
            <Select
              label="Students work on it"
              options={ways}
              value={form.inGroups ? 'groups' : 'alone'}
              onChange={(id) => onChange({ inGroups: id === 'groups' })}
            />
            {form.inGroups && (
              <TextField
                label="Members of a group at most"
                description="Who is in no group, or in a larger one, works alone."
                inputMode="numeric"
                mono
                maxLength={2}
                value={form.groupSize}
                onChange={(groupSize) => onChange({ groupSize })}
                error={problems.groupSize}
              />
            )}
          </div>
          {form.inGroups && (
            <p className="mt-2 max-w-2xl text-15">
              A group has one set of numbers, one draft and its submissions together; each member has the
              points. Groups are made on the roster. Once something is handed in, this stays as it is.
            </p>
          )}
        </>
      )}
    </fieldset>
  )
}
