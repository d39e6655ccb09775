import { arrangeStudents } from '#components/gradebook/arrange-students.ts'
import type { GradebookFilters } from '#components/gradebook/gradebook-filters.ts'
import type { Mark, ShownStudent } from '#components/gradebook/gradebook-shapes.ts'
import type { Gradebook, GradebookStudent } from '#server/gradebook/find-gradebook.ts'
import type { ItemScore } from '#server/scores/score-item.ts'

export function shownStudent({
  id,
  name,
  email,
  section,
  group,
  scores,
  weighted,
}: GradebookStudent): ShownStudent {
  const marked = scores.flatMap((score, place) => {
    const marks = marksOf(score)
    return marks.length > 0 ? [[place, marks] as const] : []
  })
  return {
    id,
    name,
    email,
    section,
    group,
    weighted,
    points: scores.map(({ earned }) => earned),
    marks: Object.fromEntries(marked),
  }
}

/** The part of a gradebook that its page shows with these filters, in the same order. */
export function narrowGradebook(gradebook: Gradebook, filters: GradebookFilters): Gradebook {
  const { find, show, section, group, order, assignment } = filters
  const assignments = gradebook.assignments.filter(({ id }) => assignment === null || id === assignment)
  const places = gradebook.assignments.flatMap(({ id, items }) => items.map(() => id))
  const columns = places.flatMap((id, place) => (assignment === null || id === assignment ? [place] : []))
  const byId = new Map(gradebook.students.map((student) => [student.id, student]))
  const arranged = arrangeStudents(gradebook.students.map(shownStudent), {
    search: find,
    show,
    section,
    group,
    order,
    columns,
  })
  const students = arranged.flatMap(({ student: { id }, total }) => {
    const student = byId.get(id)
    return student === undefined
      ? []
      : [{ ...student, scores: columns.flatMap((column) => student.scores[column] ?? []), total }]
  })
  const max = assignments.reduce((sum, { opened, items }) => {
    return sum + (opened ? items.reduce((points, item) => points + item.points, 0) : 0)
  }, 0)
  return { ...gradebook, assignments, students, max }
}

function marksOf({ waiting, faulted, byHand, reduced }: ItemScore): Mark[] {
  const marks: [Mark, boolean][] = [
    ['waiting', waiting],
    ['fault', faulted],
    ['by-hand', byHand],
    ['less', reduced],
  ]
  return marks.flatMap(([mark, holds]) => (holds ? [mark] : []))
}
