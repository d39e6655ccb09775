import { stringify } from 'csv-stringify/sync'
import type { Gradebook } from '#server/gradebook/find-gradebook.ts'

/** The gradebook as CSV (RFC 4180: CR LF, quotes where needed) in UTF-8 with a byte order mark, which spreadsheets
 * want. Columns: Name, Email, ID, "<assignment>: <item>" for each item, Total, Max. What was not judged is empty. A
 * text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function writeGradebookCsv({ assignments, students, max }: Gradebook): string {
  const items = assignments.flatMap(({ title, items: within }) =>
    within.map((item) => `${title}: ${item.title}`),
  )
  const rows = students.map(({ name, email, id, scores, total }) => [
    name,
    email,
    id,
    ...scores.map(({ earned }) => (earned === null ? '' : rounded(earned))),
    rounded(total),
    rounded(max),
  ])
  return stringify([['Name', 'Email', 'ID', ...told(items), 'Total', 'Max'], ...rows], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  })
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
