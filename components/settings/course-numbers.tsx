'use client'
import { NumberForm } from '#components/settings/number-form.tsx'

type Answer = Promise<{ ok: true } | { ok: false; says: string }>

export interface LateDaysFormProps {
  slug: string
  lateDays: number
  lateDaysMax: number
  mayEdit: boolean
  setLateDays: (input: { slug: string; lateDays: number }) => Answer
}

/** How many late days each student has. */
export function LateDaysForm({ slug, lateDays, lateDaysMax, mayEdit, setLateDays }: LateDaysFormProps) {
  if (!mayEdit) return <p>{lateDays === 0 ? 'This course gives none.' : `Each student has ${lateDays}.`}</p>
  return (
    <NumberForm
      label="Late days of each student"
      description="0: none. Points follow at once."
      value={lateDays}
      min={0}
      max={lateDaysMax}
      saveWords="Save the late days"
      save={(value) => setLateDays({ slug, lateDays: value ?? 0 })}
    />
  )
}

export interface GroupSizeFormProps {
  slug: string
  groupSize: number | null
  groupSizeMax: number
  mayEdit: boolean
  setGroupSize: (input: { slug: string; groupSize: number | null }) => Answer
}

/** Whether students make groups themselves, and how large. */
export function GroupSizeForm({ slug, groupSize, groupSizeMax, mayEdit, setGroupSize }: GroupSizeFormProps) {
  if (!mayEdit)
    return (
      <p>
        {groupSize === null
          ? 'Staff make the groups of this course.'
          : `Students make groups of at most ${groupSize} themselves.`}
      </p>
    )
  return (
    <NumberForm
      label="Members of a group that students make, at most"
      description="Empty: staff alone make groups, on the roster."
      value={groupSize}
      min={2}
      max={groupSizeMax}
      mayBeEmpty
      saveWords="Save the groups"
      save={(value) => setGroupSize({ slug, groupSize: value })}
    />
  )
}
