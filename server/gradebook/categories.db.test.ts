// Categories: who may set them, and the mark that they make, on every page and in the file.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import { findAudit } from '#server/courses/find-audit.ts'
import { findSettings } from '#server/courses/find-settings.ts'
import { setCategories } from '#server/courses/set-categories.ts'
import { database } from '#server/database/client.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { writeGradebookCsv } from '#server/gradebook/write-gradebook-csv.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { openCourse } from '#server/overview/open-course.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

const hourMs = 3_600_000
const hours = (many: number) => new Date(Date.now() + many * hourMs)
const homework = { id: null, name: 'Homework', weight: 40, dropLowest: 1 }
const labs = { id: null, name: 'Labs', weight: 60, dropLowest: 0 }
let course: TestCourse
beforeAll(async () => {
  course = await makeCourse({ opensAt: hours(-48), dueAt: hours(-1) })
})
afterAll(() => database.$disconnect())

const set = (categories: object[], viewer = course.instructor) =>
  setCategories(viewer, { slug: course.slug, categories })
const stored = async () => (await findSettings(course.instructor, course.slug))?.categories ?? []
/** An assignment of one item worth 10 points, of which the student has some by hand. */
async function addAssignment(categoryId: string | null, points: number, dueAt: Date): Promise<void> {
  const { exerciseVersionId } = await database.assignmentItem.findUniqueOrThrow({
    where: { id: course.exerciseItemId },
  })
  const { items } = await database.assignment.create({
    data: {
      title: `${points} of 10`,
      position: 1 + (await database.assignment.count({ where: { courseId: course.courseId } })),
      opensAt: hours(-48),
      dueAt,
      categoryId,
      courseId: course.courseId,
      items: { create: { position: 0, points: 10, exerciseVersionId } },
    },
    include: { items: true },
  })
  const given = { itemId: items[0]?.id, userId: course.student.id, points, reason: 'A test.' }
  expect(await setOverride(course.instructor, given)).toEqual({ ok: true })
}
async function everywhere() {
  const { student, instructor, slug } = course
  const book = await findGradebook(instructor, slug)
  const row = book?.students.find(({ id }) => id === student.id)
  const work = await findStudentWork(instructor, { slug, userId: student.id })
  const home = await openCourse(student, slug)
  return [row?.weighted, work?.mark?.percent, home?.kind === 'student' ? home.mark?.percent : undefined]
}

test('are refused with what is wrong, and to everyone but instructors', async () => {
  const { assistant, student, instructor, slug } = course
  for (const viewer of [assistant, student])
    expect(await set([homework, labs], viewer)).toMatchObject({ code: 'not-found' })
  expect(await set([homework])).toMatchObject({ code: 'not-whole', says: expect.stringContaining('40 %') })
  expect(await set([homework, { ...labs, name: ' Homework ' }])).toMatchObject({ code: 'twice' })
  expect(await set([homework, { ...labs, id: 'elsewhere' }])).toMatchObject({ code: 'gone' })
  for (const wrong of [{ name: ' ' }, { weight: 0 }, { dropLowest: 1.5 }, { dropLowest: -1 }])
    expect(await set([homework, { ...labs, ...wrong }])).toMatchObject({ code: 'invalid' })
  expect(await stored()).toEqual([])
  expect((await findGradebook(instructor, slug))?.weighs).toBe(false)
  expect(await everywhere()).toEqual([null, undefined, undefined])
})

test('make the same mark on every page and in the file', async () => {
  const { instructor, slug, student, assignmentId } = course
  expect(await set([homework, labs])).toEqual({ ok: true })
  const [h, l] = await stored()
  // As in the guide: 80 %, 30 % and 100 % without the lowest, and 50 %. One of no category, and one that is due later.
  for (const points of [8, 3, 10]) await addAssignment(h?.id ?? null, points, hours(-1))
  await addAssignment(l?.id ?? null, 5, hours(-1))
  await addAssignment(l?.id ?? null, 0, hours(1))
  await addAssignment(null, 10, hours(-1))
  expect(await everywhere()).toEqual([66, 66, 66])
  const book = await findGradebook(instructor, slug)
  const [head = '', ...lines] = book === null ? [] : writeGradebookCsv(book).trim().split(/\r?\n/)
  expect(head.split(',').at(-1)).toBe('Weighted %')
  expect(
    lines
      .find((line) => line.includes(student.email))
      ?.split(',')
      .at(-1),
  ).toBe('66')
  expect(
    lines
      .find((line) => line.includes(course.otherStudent.email))
      ?.split(',')
      .at(-1),
  ).toBe('0')
  const editor = await openAssignmentEditor(instructor, { slug, assignmentId })
  expect(editor).toMatchObject({
    categories: [{ name: 'Homework' }, { name: 'Labs' }],
    assignment: { categoryId: null },
  })
})

test('swap their names, and go without what is in them', async () => {
  const { instructor, slug } = course
  const [h, l] = await stored()
  expect(
    await set([
      { ...l, name: 'Homework' },
      { ...h, name: 'Labs' },
    ]),
  ).toEqual({ ok: true })
  expect((await stored()).map(({ id, name }) => [id, name])).toEqual([
    [l?.id, 'Homework'],
    [h?.id, 'Labs'],
  ])
  expect(await everywhere()).toEqual([66, 66, 66])
  const assignments = await database.assignment.count({ where: { courseId: course.courseId } })
  expect(await set([])).toEqual({ ok: true })
  expect(await database.assignment.count({ where: { courseId: course.courseId } })).toBe(assignments)
  expect((await findGradebook(instructor, slug))?.weighs).toBe(false)
  const acts = (await findAudit(instructor, { slug }))?.lines.filter(({ act }) => act === 'categories-set')
  expect(acts?.at(-1)).toMatchObject({
    before: { categories: 'none' },
    after: { categories: 'Homework 40 % without the lowest 1, Labs 60 %' },
  })
  expect(acts).toHaveLength(3)
})
