import type { Gradebook } from '#server/gradebook/find-gradebook.ts'
import { writeCsv } from '#server/write-csv.ts'

/** The gradebook as CSV. Columns: Name, Email, ID, Section, "<assignment>: <item>" for each item, Total, Max, and Weighted %
 * where the course has categories. What was not judged is empty. */
export function writeGradebookCsv({ assignments, students, max, weighs }: Gradebook): string {
  const items = assignments.flatMap(({ title, items: within }) =>
    within.map((item) => `${title}: ${item.title}`),
  )
  const rows = students.map(({ name, email, id, section, scores, total, weighted }) => [
    name,
    email,
    id,
    section ?? '',
    ...scores.map(({ earned }) => (earned === null ? '' : rounded(earned))),
    rounded(total),
    rounded(max),
    ...(weighs ? [weighted === null ? '' : rounded(weighted)] : []),
  ])
  return writeCsv([
    ['Name', 'Email', 'ID', 'Section', ...told(items), 'Total', 'Max', ...(weighs ? ['Weighted %'] : [])],
    ...rows,
  ])
}

/** Two decimals, as every page shows points. */
const rounded = (points: number) => Math.round(points * 100) / 100

/** Alike titles are told apart by a number, so that a column can be found by its name. */
function told(titles: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return titles.map((title) => {
    const count = (seen.get(title) ?? 0) + 1
    seen.set(title, count)
    return count === 1 ? title : `${title} (${count})`
  })
}
