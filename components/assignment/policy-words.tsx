import {
  type AssignmentForm,
  type AssignmentLimits,
  checkForm,
} from '#components/assignment/assignment-form.ts'
import { DueWords } from '#components/course/due-words.tsx'
import { useCourseZone } from '#components/ui/time/course-zone.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface PolicyWordsProps {
  form: AssignmentForm
  limits: AssignmentLimits
  /** Students who have more time. */
  extended: number
}

/** When it is due and what late work costs, as students will read it; nothing while a field is wrong. */
export function PolicyWords({ form, limits, extended }: PolicyWordsProps) {
  const zone = useCourseZone()
  const checked = checkForm({ ...form, title: form.title || 'any' }, limits)
  if (!checked.ok) return null
  const { opensAt, dueAt, lateUntil, latePenalty, graceMinutes = 0, lateCap = 100 } = checked.settings
  if (form.isExam) {
    return (
      <p className="max-w-2xl border-l-2 border-border pl-3 text-15">
        In words: {form.examMinutes} minutes for each student. It can be started from{' '}
        <Timestamp at={opensAt} show="words" typedIn={zone} /> and ends{' '}
        <Timestamp at={dueAt} show="words" typedIn={zone} />. Who has more time in all assignments has as many
        times as much here.
      </p>
    )
  }
  return (
    <p className="max-w-2xl border-l-2 border-border pl-3 text-15">
      In words:{' '}
      <DueWords
        window="open"
        opensAt={new Date(opensAt)}
        dueAt={new Date(dueAt)}
        lateUntil={lateUntil === null ? null : new Date(lateUntil)}
        course={{ timeZone: zone }}
        {...{ graceMinutes, latePenalty, lateCap, extended }}
      />
      .
    </p>
  )
}
