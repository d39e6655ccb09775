import type { ShownAssignment, ShownItem } from '#components/course/course-shapes.ts'
import { DueWords } from '#components/course/due-words.tsx'
import { ItemList } from '#components/course/item-list.tsx'
import { SolvedProgress } from '#components/course/solved-progress.tsx'
import { countSolved } from '#components/course/solved-words.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Still } from '#components/ui/page/still.tsx'

export interface WorkLineProps {
  /** By date, the one due first at the front. */
  assignments: readonly ShownAssignment[]
  /** The item where the reader was last at work. */
  continueWith: string | null
  /** Says of each assignment which course it is in: not where all are in one. */
  showCourse: boolean
}

/**
 * What is to do, down a lifeline: time downward, as in every diagram here. Open are the assignment that is due first and
 * the one where the reader was last at work; the others say how far they are.
 */
export function WorkLine({ assignments, continueWith, showCourse }: WorkLineProps) {
  return (
    <ol className="ml-1.5 border-l border-border">
      {assignments.map((assignment, index) => {
        const { id, title, course, items, exam = null } = assignment
        const begun = items.some((item) => item.id === continueWith)
        return (
          <li key={id} className="relative pb-6 pl-5 last:pb-0 sm:pl-6">
            <Tick filled={index === 0} />
            <p className="marginal">
              <DueWords {...assignment} brief />
            </p>
            <Still
              from={[
                'line of work',
                id,
                title,
                showCourse && course.title,
                index === 0,
                begun && continueWith,
                items.map(drawnOf),
                exam?.minutes,
              ]}
            >
              <h3 className="mt-0.5 text-17">
                <NavLink href={`/assignments/${id}`}>{title}</NavLink>{' '}
                {showCourse && <span className="text-15 font-normal text-muted">{course.title}</span>}
              </h3>
              {items.length === 0 && exam ? (
                <p className="text-15 text-muted">An exam of {exam.minutes} minutes: its page says how.</p>
              ) : (
                <Disclosure
                  open={index === 0 || begun}
                  summary={<SolvedProgress of={title} solved={countSolved(items)} items={items.length} />}
                >
                  <ItemList items={items} continueWith={continueWith} />
                </Disclosure>
              )}
            </Still>
          </li>
        )
      })}
    </ol>
  )
}

/** What a line says of an item: the same for all who have not begun it. */
const drawnOf = ({ id, title, kind, points, earned, progress, pool }: ShownItem) => [
  id,
  title,
  kind,
  points,
  earned,
  progress,
  pool,
]

function Tick({ filled }: { filled: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`absolute top-1 -left-1.5 size-3 rounded-full border border-border ${filled ? 'bg-accent' : 'bg-background'}`}
    />
  )
}
