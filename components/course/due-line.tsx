import type { ShownAssignment } from '#components/course/course-shapes.ts'
import { DueWords } from '#components/course/due-words.tsx'
import { ItemList } from '#components/course/item-list.tsx'
import { NavLink } from '#components/ui/nav-link.tsx'
import { Timestamp } from '#components/ui/timestamp.tsx'

/** What is due, down a lifeline: now at the top, time downward, as in every diagram here. */
export function DueLine({ assignments, now }: { assignments: readonly ShownAssignment[]; now: Date }) {
  return (
    <ol className="ml-1.5 border-l border-border">
      <li className="relative pb-4 pl-6">
        <Tick filled />
        <p className="marginal">
          now · <Timestamp at={now.toISOString()} />
        </p>
      </li>
      {assignments.map((assignment) => (
        <li key={assignment.id} className="relative pb-8 pl-6 last:pb-0">
          <Tick />
          <p className="marginal">
            in {distance(now, (assignment.window === 'late' && assignment.lateUntil) || assignment.dueAt)} ·{' '}
            <DueWords {...assignment} />
          </p>
          <h3 className="mt-0.5 mb-2 text-17">
            <NavLink href={`/assignments/${assignment.id}`}>{assignment.title}</NavLink>{' '}
            <span className="text-15 font-normal text-muted">{assignment.course.title}</span>
          </h3>
          <ItemList items={assignment.items} />
        </li>
      ))}
    </ol>
  )
}

function Tick({ filled }: { filled?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`absolute top-1 -left-1.5 size-3 rounded-full border border-border ${filled ? 'bg-accent' : 'bg-background'}`}
    />
  )
}

/** "6 days", "23 hours", "40 minutes": whole units, the largest that fits. */
function distance(from: Date, to: Date): string {
  const minutes = Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000))
  const [count, unit] =
    minutes >= 2_880
      ? [Math.floor(minutes / 1_440), 'day']
      : minutes >= 120
        ? [Math.floor(minutes / 60), 'hour']
        : [minutes, 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
