import { formatPoints } from '#components/content/format-points.ts'
import type { CategoryMark, WeightedMark } from '#server/scores/weighted-view.ts'

export interface CategoryMarksProps {
  mark: WeightedMark
  /** Of the assignments, by id. */
  titles: ReadonlyMap<string, string>
}

/** What a student has in each category so far, and what that makes together. */
export function CategoryMarks({ mark, titles }: CategoryMarksProps) {
  return (
    <section aria-labelledby="marks" className="mb-10 max-w-2xl">
      <h2 id="marks" className="mb-2 text-21">
        Marks so far:{' '}
        {mark.percent === null ? (
          'nothing is due yet'
        ) : (
          <span className="tabular-nums">{percent(mark.percent)}</span>
        )}
      </h2>
      <ul className="border-t border-line">
        {mark.categories.map((category) => (
          <li key={category.id} className="border-b border-line py-2">
            <p className="flex flex-wrap items-baseline justify-between gap-x-6">
              <span>
                {category.name} <span className="text-muted">counts {percent(category.weight)}</span>
              </span>
              <span className="tabular-nums">
                {category.percent === null ? '–' : percent(category.percent)}
              </span>
            </p>
            <p className="text-13 text-muted">{counted(category, titles)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-13 text-muted">
        An assignment counts from when it is due; those of a category count alike, by the share of their
        points.
      </p>
    </section>
  )
}

const percent = (value: number) => `${formatPoints(value)}\u00a0%`

function counted({ counted: many, dropped }: CategoryMark, titles: CategoryMarksProps['titles']): string {
  if (many === 0) return 'nothing is due yet'
  const without = dropped.map((id) => titles.get(id) ?? id).join(', ')
  return `${many} ${many === 1 ? 'assignment counts' : 'assignments count'}${without === '' ? '' : `; left out as the lowest: ${without}`}`
}
