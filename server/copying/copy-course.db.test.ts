import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import { updateAssignment } from '#server/assignments/update-assignment.ts'
import { publishDraft } from '#server/authoring/publish-draft.ts'
import { copyCourse } from '#server/copying/copy-course.ts'
import { findAudit } from '#server/courses/find-audit.ts'
import { setCategories } from '#server/courses/set-categories.ts'
import { setLateDays } from '#server/courses/set-late-days.ts'
import { setTimeZone } from '#server/courses/set-time-zone.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { openItem } from '#server/overview/open-item.ts'
import { authorExercise } from '#server/testing/author-exercise.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  // Berlin's clocks change between.
  course = await makeCourse({
    opensAt: new Date('2027-01-10T07:00:00Z'),
    dueAt: new Date('2027-01-17T22:59:00Z'),
    lateUntil: new Date('2027-01-19T22:59:00Z'),
    latePenalty: 10,
    counting: 'LAST',
  })
})
afterAll(stopExercisePool)

const newSlug = () => `copy-${crypto.randomUUID().slice(0, 8)}`

async function ownItem(): Promise<{ exerciseId: string }> {
  const { instructor, courseId, assignmentId } = course
  const own = await authorExercise(instructor, courseId)
  const published = await publishDraft(instructor, { ...own, revision: 1 })
  if (!published.ok) throw new Error(published.says)
  const { id } = await database.exerciseVersion.findFirstOrThrow({ where: { exerciseId: own.exerciseId } })
  await database.assignmentItem.create({
    data: { assignmentId, position: 9, points: 5, exerciseVersionId: id },
  })
  return own
}

it('has all but the people, later by weeks, and exercises of its own', async () => {
  const { instructor, slug: from, courseId } = course
  const { exerciseId } = await ownItem()
  await setLateDays(instructor, { slug: from, lateDays: 3 })
  const zone = { slug: from, timeZone: 'Europe/Berlin' }
  expect(await setTimeZone(course.assistant, zone)).toMatchObject({ code: 'not-found' })
  expect(await setTimeZone(instructor, { ...zone, timeZone: 'Mars/Olympus' })).toMatchObject({
    code: 'invalid',
  })
  expect(await setTimeZone(instructor, zone)).toEqual({ ok: true })
  expect((await findAudit(instructor, { slug: from }))?.lines[0]).toMatchObject({
    act: 'time-zone-set',
    before: { timeZone: null },
    after: { timeZone: 'Europe/Berlin' },
  })
  await setCategories(instructor, {
    slug: from,
    categories: [{ id: null, name: 'Homework', weight: 100, dropLowest: 1 }],
  })
  const category = await database.category.findFirstOrThrow({ where: { courseId } })
  await database.assignment.updateMany({ where: { courseId }, data: { categoryId: category.id } })

  await database.rubricItem.create({
    data: { itemId: course.exerciseItemId, position: 0, says: 'No unit', points: -1 },
  })

  const slug = newSlug()
  const input = { from, slug, title: 'Next term', weeks: 26 }
  expect(await copyCourse(instructor, input)).toEqual({ ok: true, slug })
  const copy = await database.course.findUniqueOrThrow({
    where: { slug },
    include: {
      enrolments: true,
      categories: true,
      assignments: {
        include: { category: true, items: { orderBy: { position: 'asc' }, include: { rubric: true } } },
      },
    },
  })
  expect(copy).toMatchObject({
    title: 'Next term',
    lateDays: 3,
    timeZone: 'Europe/Berlin',
    joinCode: null,
    enrolments: [{ userId: instructor.id, role: 'INSTRUCTOR' }],
    categories: [{ name: 'Homework', weight: 100, dropLowest: 1 }],
  })
  const [assignment] = copy.assignments
  // The same time of day in Berlin, where it is summer.
  expect(assignment).toMatchObject({
    title: 'Delay and sockets',
    opensAt: new Date('2027-07-11T06:00:00Z'),
    dueAt: new Date('2027-07-18T21:59:00Z'),
    lateUntil: new Date('2027-07-20T21:59:00Z'),
    latePenalty: 10,
    counting: 'LAST',
    category: { courseId: copy.id },
  })
  expect(copy.seedSecret).not.toBe(
    (await database.course.findUniqueOrThrow({ where: { id: courseId } })).seedSecret,
  )

  // Those of Roundtrip are the same, one's own is another, which this course may change.
  const items = assignment?.items ?? []
  expect(items).toHaveLength(3)
  expect(items[0]?.rubric).toMatchObject([{ says: 'No unit', points: -1 }])
  const used = await database.exerciseVersion.findMany({
    where: { id: { in: items.map((item) => item.exerciseVersionId) } },
    include: { exercise: true },
  })
  const own = used.find(({ exercise }) => exercise.courseId === copy.id)
  expect(own).toMatchObject({ version: 1, title: 'Own exercise' })
  expect(own?.exerciseId.startsWith(exerciseId.replace(/-\d+$/, ''))).toBe(true)
  expect(own?.exerciseId).not.toBe(exerciseId)
  expect((await openItem(instructor, items[2]?.id))?.exercise.id).toBe(own?.exerciseId)

  // It can be edited as it is, and copied again.
  const opened = await openAssignmentEditor(instructor, { slug, assignmentId: assignment?.id ?? '' })
  const { seen = '', items: edited = [] } = opened?.assignment ?? {}
  const settings = {
    title: 'Edited',
    opensAt: '2027-07-11T06:00:00Z',
    dueAt: '2027-07-18T21:59:00Z',
    lateUntil: null,
    latePenalty: 0,
    attempts: null,
    reveal: 'AFTER_DUE',
    items: edited.map(({ id, exerciseVersionId, points }) => ({ id, exerciseVersionId, points })),
  }
  const assignmentId = assignment?.id ?? ''
  expect(
    await updateAssignment(instructor, { assignmentId, seen, settings, discardOpened: true }),
  ).toMatchObject({ ok: true })
  expect(await copyCourse(instructor, { ...input, from: slug, slug: newSlug() })).toMatchObject({ ok: true })
  const lines = (await findAudit(instructor, { slug }))?.lines ?? []
  // The newest first: what was changed by hand above.
  expect(lines).toMatchObject([
    { act: 'assignment-changed' },
    { act: 'course-copied', by: 'instructor', of: null },
  ])
})

it('is for instructors, needs a name that is free, and says what is wrong with one', async () => {
  const { instructor, assistant, student, stranger, operator, slug: from } = course
  const copies = await database.course.count()
  const input = { from, slug: newSlug(), title: 'Next term', weeks: 1 }
  for (const viewer of [assistant, student, stranger, operator])
    expect(await copyCourse(viewer, input)).toMatchObject({ code: 'not-found' })
  expect(await copyCourse(instructor, { ...input, slug: from })).toMatchObject({ code: 'slug-taken' })
  for (const [wrong, says] of [
    [{ slug: 'No Name' }, 'the name in the address may hold small letters'],
    [{ title: ' ' }, 'the title is empty'],
    [{ weeks: 1.5 }, 'the number of weeks is no whole number'],
    [{ weeks: 10_000 }, 'the number of weeks is more than 520'],
  ] as const) {
    expect(await copyCourse(instructor, { ...input, ...wrong })).toMatchObject({
      code: 'invalid',
      says: expect.stringContaining(says),
    })
  }
  expect(await database.course.count()).toBe(copies)
})
