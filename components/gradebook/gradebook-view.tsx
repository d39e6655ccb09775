'use client'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { arrangeStudents, type Order, type Show } from '#components/gradebook/arrange-students.ts'
import { findMax, type GradebookFilters, writeFilters } from '#components/gradebook/gradebook-filters.ts'
import { GradebookList } from '#components/gradebook/gradebook-list.tsx'
import {
  markWords,
  type ShownGradebookAssignment,
  type ShownStudent,
} from '#components/gradebook/gradebook-shapes.ts'
import { GradebookTable } from '#components/gradebook/gradebook-table.tsx'
import { Announcer } from '#components/ui/announcer.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface GradebookViewProps {
  slug: string
  assignments: readonly ShownGradebookAssignment[]
  /** By name. */
  students: readonly ShownStudent[]
  /** As the page's address says. */
  initial: GradebookFilters
}

const shows: readonly { id: Show; name: string }[] = [
  { id: 'everybody', name: 'everybody' },
  { id: 'waiting', name: 'something waits' },
  { id: 'fault', name: 'not judged, our side' },
  { id: 'nothing', name: 'nothing submitted' },
  { id: 'by-hand', name: 'points set by hand' },
]
const orders: readonly { id: Order; name: string }[] = [
  { id: 'name', name: 'name' },
  { id: 'total-down', name: 'total, highest first' },
  { id: 'total-up', name: 'total, lowest first' },
]
const all = 'all'
/** Before the name of a section or a group, so that none is taken for another choice. */
const within = 'in '

/** Everybody's points: a table that is searched, narrowed and sorted here, and a list where there is no room for it. */
export function GradebookView({ slug, assignments, students, initial }: GradebookViewProps) {
  const [search, setSearch] = useState(initial.find)
  const [show, setShow] = useState<Show>(initial.show)
  const [order, setOrder] = useState<Order>(initial.order)
  const [assignment, setAssignment] = useState(
    assignments.find(({ id }) => id === initial.assignment)?.id ?? all,
  )
  const sections = useMemo(() => namesOf(students.map((one) => one.section)), [students])
  const [section, setSection] = useState(initial.section)
  const groups = useMemo(() => namesOf(students.map((one) => one.group)), [students])
  const [group, setGroup] = useState(initial.group)
  const query = writeFilters({
    find: search.trim(),
    show,
    order,
    section,
    group,
    assignment: assignment === all ? null : assignment,
  })
  // In the address, so that a reload, a bookmark and the way back from a student show the same.
  useEffect(() => {
    if (window.location.search !== query)
      window.history.replaceState(null, '', `${window.location.pathname}${query}`)
  }, [query])
  // Typing goes on while the rows catch up.
  const sought = useDeferredValue(search)

  const shown = useMemo(
    () =>
      assignments.filter(({ id, items }) => items.length > 0 && (assignment === all || id === assignment)),
    [assignments, assignment],
  )
  const columns = useMemo(() => {
    const places = assignments.flatMap(({ id, items }) => items.map(() => id))
    return places.flatMap((id, place) => (assignment === all || id === assignment ? [place] : []))
  }, [assignments, assignment])
  const rows = useMemo(
    () => arrangeStudents(students, { search: sought, show, section, group, order, columns }),
    [students, sought, show, section, group, order, columns],
  )
  const opened = shown.filter((one) => one.opened)
  const max = opened.reduce(
    (sum, { items }) => sum + items.reduce((points, item) => points + item.points, 0),
    0,
  )
  const soFar = opened.length < shown.length

  return (
    <div data-wide>
      <div className="mb-4 grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <TextField
          label="Find"
          type="search"
          placeholder="name or address"
          maxLength={findMax}
          value={search}
          onChange={setSearch}
        />
        <Select
          label="Show"
          options={shows}
          value={show}
          onChange={(id) => setShow(shows.find((one) => one.id === id)?.id ?? 'everybody')}
        />
        <Select
          label="Assignment"
          options={[{ id: all, name: 'all' }, ...assignments.map(({ id, title }) => ({ id, name: title }))]}
          value={assignment}
          onChange={setAssignment}
        />
        <WithinSelect label="Section" names={sections} value={section} onChange={setSection} />
        <WithinSelect label="Group" names={groups} value={group} onChange={setGroup} />
        <Select
          label="Sort by"
          options={orders}
          value={order}
          onChange={(id) => setOrder(orders.find((one) => one.id === id)?.id ?? 'name')}
        />
      </div>
      <p className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
        <span className="marginal">
          {rows.length} of {students.length} {students.length === 1 ? 'student' : 'students'}
        </span>
        <span className="flex flex-wrap gap-x-6">
          {/* A file, not a page: the router must not try to show it. */}
          <a
            href={`/courses/${slug}/gradebook.csv${query}`}
            download
            className="link inline-flex min-h-8 items-center"
          >
            Download CSV
            {query !== '' && <span className="sr-only"> of what is shown</span>}
          </a>
          <NavLink href={`/courses/${slug}/gradebook/fill`} className="link inline-flex min-h-8 items-center">
            Into Moodle or Canvas
          </NavLink>
        </span>
      </p>
      <Announcer message={`${rows.length} of ${students.length} students shown.`} />
      {rows.length === 0 ? (
        <EmptyState
          title={students.length === 0 ? 'There is no student in this course yet.' : 'Nobody is like that.'}
        >
          {students.length === 0
            ? 'Add them on the roster.'
            : 'Change what is sought or shown to see the others.'}
        </EmptyState>
      ) : (
        <>
          <div className="hidden sm:block">
            <GradebookTable
              {...{ slug, columns, rows, max, soFar, order }}
              assignments={shown}
              onOrder={setOrder}
            />
          </div>
          <div className="sm:hidden">
            <GradebookList {...{ slug, columns, rows, max, soFar }} />
          </div>
        </>
      )}
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-13 text-muted">
        {Object.values(markWords).map(({ word, says }) => (
          <div key={word} className="contents">
            <dt className="font-semibold">{word}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Narrows to a section or a group by its name, or to who is in none; nothing where the course has none. */
function WithinSelect({
  label,
  names,
  value,
  onChange,
}: {
  label: string
  names: readonly string[]
  value: string | null
  onChange: (name: string | null) => void
}) {
  if (names.length === 0) return null
  return (
    <Select
      label={label}
      options={[
        { id: all, name: 'all' },
        ...names.map((name) => ({ id: within + name, name })),
        { id: within, name: 'in none' },
      ]}
      value={value === null ? all : within + value}
      onChange={(id) => onChange(id === all ? null : id.slice(within.length))}
    />
  )
}

/** Names that there are, in their order. */
function namesOf(names: readonly (string | null)[]): string[] {
  const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
  return [...new Set(names.flatMap((name) => name ?? []))].toSorted(byName.compare)
}
