import type { MarksPlan } from '#components/gradebook/sheet/plan-marks.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { SheetCell } from '#graders/mark-sheets/csv-cells.ts'

const listed = 100

const inRow = (row: readonly SheetCell[], until: number) =>
  row
    .slice(0, until)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .slice(0, 3)
    .join(', ')

/** Whom a plan leaves out, and what it writes over: each a list that is opened by who wants to know. */
export function MarksPlanView({ plan, namesUntil }: { plan: MarksPlan; namesUntil: number }) {
  const { rows, missing, filled } = plan
  const byName = rows.matched.filter(({ by }) => by === 'name')
  const lists = [
    {
      title: `Rows of nobody in this course: ${rows.strangers.length}`,
      says: 'They stay as they are. Two people of one name are told apart by their addresses only.',
      lines: rows.strangers.map((row) => inRow(row, namesUntil)),
    },
    {
      title: `Students with points and without a row: ${missing.length}`,
      says: 'Their marks cannot be written.',
      lines: missing.map(({ name, email }) => `${name}, ${email}`),
    },
    {
      title: `Rows known by a name alone: ${byName.length}`,
      says: 'The file has no address of theirs. See that they are who they seem to be.',
      lines: byName.map(({ row, student }) => `${inRow(row, namesUntil)}: ${student.email}`),
    },
    {
      title: `Marks that are others than those in the file: ${filled.differing.length}`,
      says: null,
      lines: filled.differing.map(
        ({ row, before, now }) => `${inRow(row, namesUntil)}: ${before} there, ${now} here`,
      ),
    },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <div className="flex flex-col gap-1">
      {lists.map(({ title, says, lines }) => (
        <Disclosure key={title} summary={title}>
          {says !== null && <p className="text-13 text-muted">{says}</p>}
          <ul className="mt-1 list-disc pl-5 text-15 wrap-anywhere">
            {lines.slice(0, listed).map((line, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines may be alike, and none moves
              <li key={at}>{line}</li>
            ))}
          </ul>
          {lines.length > listed && <p className="mt-1">and {lines.length - listed} more</p>}
        </Disclosure>
      ))}
    </div>
  )
}
