import {
  type AssignmentForm,
  type AssignmentLimits,
  checkForm,
} from '#components/assignment/assignment-form.ts'
import { DueWords } from '#components/course/due-words.tsx'

export interface PolicyWordsProps {
  form: AssignmentForm
  limits: AssignmentLimits
  /** Students who have more time. */
  extended: number
}

/** When it is due and what late work costs, as students will read it; nothing while a field is wrong. */
export function PolicyWords({ form, limits, extended }: PolicyWordsProps) {
  const checked = checkForm({ ...form, title: form.title || 'any' }, limits)
  if (!checked.ok) return null
  const { opensAt, dueAt, lateUntil, latePenalty, graceMinutes = 0, lateCap = 100 } = checked.settings
  return (
    <p className="max-w-2xl border-l-2 border-border pl-3 text-15">
      In words:{' '}
      <DueWords
        window="open"
        opensAt={new Date(opensAt)}
        dueAt={new Date(dueAt)}
        lateUntil={lateUntil === null ? null : new Date(lateUntil)}
        {...{ graceMinutes, latePenalty, lateCap, extended }}
      />
      .
    </p>
  )
}
