'use client'
import { memo, type ReactNode, useMemo } from 'react'
import { formatPoints } from '#components/content/format-points.ts'
import { countingNames } from '#components/course/counting-words.ts'
import type { ArrangedStudent, Order } from '#components/gradebook/arrange-students.ts'
import {
  markWords,
  type ShownGradebookAssignment,
  type ShownStudent,
} from '#components/gradebook/gradebook-shapes.ts'
import { classNames } from '#components/ui/class-names.ts'
import { ArrowDownIcon, ArrowUpIcon } from '#components/ui/icons.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'

export interface GradebookTableProps {
  slug: string
  /** Those that are shown; each has items. */
  assignments: readonly ShownGradebookAssignment[]
  /** Places of their items among all. */
  columns: readonly number[]
  rows: readonly ArrangedStudent[]
  max: number
  /** Some of what is shown has not opened, and is not in `max`. */
  soFar: boolean
  order: Order
  onOrder: (order: Order) => void
}

const head = 'border-b border-border bg-background px-2 py-1.5 text-13 font-semibold align-bottom'
/** Stays at the left while the items scroll. */
const first = 'sticky left-0 z-10 border-r border-r-line bg-background'
/** Stays at the right. */
const last = 'sticky right-0 z-10 border-l border-l-line bg-background'

/** Thousands of cells: their look is said once. */
const everyCell =
  '[&_td]:border-b [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_td]:text-right [&_td]:align-top'
const everyMark =
  '[&_small]:block [&_small]:text-13 [&_small]:whitespace-nowrap [&_small:not([class])]:text-muted'

/** Students by items. The head and the names stay in sight while the rest scrolls. */
export function GradebookTable(props: GradebookTableProps) {
  const { slug, assignments, columns, rows, max, soFar, order, onOrder } = props
  const edges = useMemo(() => firstPlaces(assignments, columns), [assignments, columns])
  return (
    <ScrollRegion label="Points of every student, item by item" className="max-h-[80vh] overflow-auto">
      {/* Collapsed borders would scroll away under what sticks. */}
      <table
        className={classNames(
          'w-full border-separate border-spacing-0 text-left text-15',
          everyCell,
          everyMark,
        )}
      >
        <caption className="sr-only">Points of every student, item by item</caption>
        <thead className="sticky top-0 z-20">
          <tr>
            <th
              scope="col"
              rowSpan={2}
              aria-sort={order === 'name' ? 'ascending' : 'none'}
              className={classNames(head, first, 'min-w-48')}
            >
              <SortButton active={order === 'name' ? 'up' : null} onPress={() => onOrder('name')}>
                Student
              </SortButton>
            </th>
            {assignments.map(({ id, title, counting, items }) => (
              <th
                key={id}
                scope="colgroup"
                colSpan={items.length}
                className="border-b border-l border-line bg-background px-2 pt-1.5 pb-1 text-13 font-semibold"
              >
                {title}
                {counting !== 'BEST' && (
                  <span className="block font-normal text-muted">{countingNames[counting]} counts</span>
                )}
              </th>
            ))}
            <th
              scope="col"
              rowSpan={2}
              aria-sort={order === 'name' ? 'none' : order === 'total-up' ? 'ascending' : 'descending'}
              className={classNames(head, last, 'text-right')}
            >
              <SortButton
                active={order === 'name' ? null : order === 'total-up' ? 'up' : 'down'}
                onPress={() => onOrder(order === 'total-down' ? 'total-up' : 'total-down')}
              >
                Total
              </SortButton>
              <span className="block font-normal text-muted tabular-nums">
                of {formatPoints(max)}
                {soFar && ' so far'}
              </span>
            </th>
          </tr>
          <tr>
            {assignments.flatMap(({ items }) =>
              items.map((item, at) => (
                <th
                  key={item.id}
                  scope="col"
                  className={classNames(
                    head,
                    'min-w-28 max-w-44 text-right font-normal',
                    at === 0 && 'border-l border-l-line',
                  )}
                >
                  {item.title}
                  <span className="block text-muted tabular-nums">of {formatPoints(item.points)}</span>
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ student, total }) => (
            <Row key={student.id} {...{ slug, student, total, columns, edges }} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function firstPlaces(
  assignments: readonly ShownGradebookAssignment[],
  columns: readonly number[],
): Set<number> {
  let at = 0
  return new Set(
    assignments.flatMap(({ items }) => {
      const place = columns[at]
      at += items.length
      return place ?? []
    }),
  )
}

interface RowProps extends Pick<GradebookTableProps, 'slug' | 'columns'> {
  student: ShownStudent
  total: number
  /** Places of items that begin an assignment. */
  edges: ReadonlySet<number>
}

/** Hundreds of rows stay as they are while one types into the search field. */
const Row = memo(function Row({ slug, student, total, columns, edges }: RowProps) {
  return (
    <tr>
      <th scope="row" className={classNames(first, 'border-b border-b-line px-2 py-1 font-normal')}>
        <NavLink
          href={`/courses/${slug}/students/${student.id}`}
          className="inline-flex min-h-6 items-center"
        >
          {student.name}
        </NavLink>
        <span className="block text-13 text-muted">{student.email}</span>
      </th>
      {columns.map((column) => (
        <Cell key={column} student={student} column={column} edge={edges.has(column)} />
      ))}
      <td className={classNames(last, 'font-semibold')}>
        {formatPoints(total)}
        {student.weighted !== null && (
          <small>
            {formatPoints(student.weighted)}
            {'\u00a0'}%
          </small>
        )}
      </td>
    </tr>
  )
})

function Cell({ student, column, edge }: { student: ShownStudent; column: number; edge: boolean }) {
  const points = student.points[column] ?? null
  const marks = student.marks[column]
  return (
    <td className={edge ? 'border-l' : undefined}>
      {points !== null && formatPoints(points)}
      {marks?.map((mark) => (
        <small key={mark} className={mark === 'fault' ? 'text-attention' : undefined}>
          {markWords[mark].word}
        </small>
      ))}
    </td>
  )
}

function SortButton({
  active,
  onPress,
  children,
}: {
  active: 'up' | 'down' | null
  onPress: () => void
  children: ReactNode
}) {
  const Arrow = active === 'down' ? ArrowDownIcon : ArrowUpIcon
  return (
    <button
      type="button"
      onClick={onPress}
      className="inline-flex min-h-6 cursor-pointer items-center gap-1 font-semibold underline decoration-border underline-offset-4 hover:decoration-ink"
    >
      {children}
      <Arrow className={classNames('size-4', active === null && 'invisible')} />
    </button>
  )
}
