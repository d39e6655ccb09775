import { Select } from '#components/ui/field/select.tsx'

/** What instructors of the platform's course become who are not in the course here. */
export type InstructorsAs = 'INSTRUCTOR' | 'ASSISTANT' | null

export interface LinkSettingsProps {
  instructorsAs: InstructorsAs
  makesColumns: boolean
  onInstructorsAs: (role: InstructorsAs) => void
  onMakesColumns: (on: boolean) => void
}

const choices = [
  { id: 'ASSISTANT', name: 'come in as assistants' },
  { id: 'INSTRUCTOR', name: 'come in as instructors' },
  { id: 'none', name: 'do not come in by themselves' },
] as const

/** What a link of courses does, chosen when it is made and later. */
export function LinkSettings({
  instructorsAs,
  makesColumns,
  onInstructorsAs,
  onMakesColumns,
}: LinkSettingsProps) {
  return (
    <>
      <Select
        label="Instructors of the course there who are not in this one"
        options={choices}
        value={instructorsAs ?? 'none'}
        onChange={(id) => onInstructorsAs(id === 'INSTRUCTOR' || id === 'ASSISTANT' ? id : null)}
        wraps
      />
      <p className="-mt-2 text-13 text-muted">
        Staff see what students hand in, and solutions. Whoever is in the course here already keeps their
        role. Assistants there never become more than assistants.
      </p>
      <label className="flex min-h-8 cursor-pointer items-baseline gap-2">
        <input
          type="checkbox"
          checked={makesColumns}
          onChange={(event) => onMakesColumns(event.currentTarget.checked)}
          className="size-4 shrink-0 translate-y-0.5"
        />
        <span>
          Each assignment with points gets a column in the gradebook there. Without it, only assignments that
          have a link of their own there.
        </span>
      </label>
    </>
  )
}
