import { rosterShows } from '#components/roster/roster-address.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import type { RosterFilters, RosterShow } from '#server/roster/roster-view.ts'

export interface RosterFilterFormProps {
  slug: string
  filters: RosterFilters
  counts: Record<Exclude<RosterShow, 'everybody'>, number>
  sections: readonly Part[]
  groups: readonly Part[]
}

interface Part {
  id: string
  name: string
  people: number
}

const showWords: Record<RosterShow, string> = {
  everybody: 'everybody',
  INSTRUCTOR: 'instructors',
  ASSISTANT: 'assistants',
  STUDENT: 'students',
  invited: 'invited',
}

/** Who of the roster is shown, by the browser's own form: the address says it. */
export function RosterFilterForm({ slug, filters, counts, sections, groups }: RosterFilterFormProps) {
  const people = counts.INSTRUCTOR + counts.ASSISTANT + counts.STUDENT
  const options = rosterShows.map((show) => ({
    id: show,
    name: `${showWords[show]} (${show === 'everybody' ? people : counts[show]})`,
  }))
  return (
    <search>
      <form
        // Drawn anew when the address says something else.
        key={JSON.stringify(filters)}
        method="get"
        action={`/courses/${slug}/roster`}
        className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3"
      >
        <TextField
          label="Find"
          name="find"
          type="search"
          placeholder="name or address"
          defaultValue={filters.find}
          maxLength={100}
          autoComplete="off"
          className="min-w-0 grow basis-44"
        />
        <Choice label="Show" name="show" options={options} chosen={filters.show} />
        {sections.length > 0 && (
          <Choice label="Section" name="section" options={within(sections)} chosen={filters.section ?? ''} />
        )}
        {groups.length > 0 && (
          <Choice label="Group" name="group" options={within(groups)} chosen={filters.group ?? ''} />
        )}
        <Button type="submit">Show</Button>
      </form>
    </search>
  )
}

const within = (parts: readonly Part[]) => [
  { id: '', name: 'all' },
  ...parts.map(({ id, name, people: many }) => ({ id, name: `${name} (${many})` })),
  { id: 'none', name: 'in none' },
]

interface ChoiceProps {
  label: string
  name: string
  options: readonly { id: string; name: string }[]
  chosen: string
}

function Choice({ label, name, options, chosen }: ChoiceProps) {
  return (
    <label className="block max-w-full text-15 font-semibold">
      {label}
      <select
        name={name}
        defaultValue={chosen}
        className="mt-1 block min-h-10 max-w-full rounded border border-border bg-surface px-3 font-normal"
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )
}
