import { afterAll, beforeEach, expect, it } from 'vitest'
import { setGroupSize } from '#server/courses/set-group-size.ts'
import { database } from '#server/database/client.ts'
import { joinGroup, leaveGroup, makeGroup } from '#server/joining/own-group.ts'
import { addToRoster } from '#server/roster/add-to-roster.ts'
import { setGroup } from '#server/roster/move-people.ts'
import { removeFromCourse } from '#server/roster/remove-from-course.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { makeStudent } from '#server/testing/make-group.ts'

let course: TestCourse
let slug: string
beforeEach(async () => {
  course = await makeCourse({ groupSize: 2 })
  slug = course.slug
})
afterAll(() => database.$disconnect())

/** Names of the groups, with the names of who is in them. */
const groups = async () => {
  const rows = await database.group.findMany({
    where: { courseId: course.courseId },
    orderBy: { name: 'asc' },
    include: { enrolments: { select: { user: { select: { name: true } } } } },
  })
  return Object.fromEntries(
    rows.map(({ name, enrolments }) => [name, enrolments.map(({ user }) => user.name).toSorted()]),
  )
}
const codeOf = async (name: string) =>
  (await database.group.findFirstOrThrow({ where: { courseId: course.courseId, name } })).joinCode ?? ''

it('is made, joined by its code, full at its size, and gone with its last member', async () => {
  const { student, otherStudent, instructor } = course
  expect(await makeGroup(student, { slug })).toMatchObject({ ok: false, code: 'not-here' })
  expect(await setGroupSize(instructor, { slug, groupSize: 2 })).toEqual({ ok: true })
  expect(await makeGroup(student, { slug })).toEqual({ ok: true })
  expect(await makeGroup(student, { slug })).toMatchObject({ ok: false, code: 'in-one' })
  const code = await codeOf('Group 1')
  const written = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`
  expect(await joinGroup(otherStudent, { slug, code: 'AAAA-AAAA' })).toMatchObject({ code: 'unknown-code' })
  expect(await joinGroup(otherStudent, { slug, code: written })).toEqual({ ok: true })
  const third = await makeStudent(course.courseId, 'cy')
  expect(await joinGroup(third, { slug, code })).toMatchObject({ ok: false, code: 'full' })
  expect(await groups()).toEqual({ 'Group 1': ['other', 'student'] })
  expect(await leaveGroup(student, { slug })).toEqual({ ok: true })
  expect(await joinGroup(third, { slug, code })).toEqual({ ok: true })
  expect(await makeGroup(student, { slug })).toEqual({ ok: true })
  expect(await groups()).toEqual({ 'Group 1': ['cy', 'other'], 'Group 2': ['student'] })
  expect(await leaveGroup(student, { slug })).toEqual({ ok: true })
  expect(await leaveGroup(student, { slug })).toMatchObject({ ok: false, code: 'in-none' })
  expect(await groups()).toEqual({ 'Group 1': ['cy', 'other'] })
})

it('takes no more members than it has room for, whoever comes at once', async () => {
  await setGroupSize(course.instructor, { slug, groupSize: 2 })
  await makeGroup(course.student, { slug })
  const code = await codeOf('Group 1')
  const many = await Promise.all([1, 2, 3, 4].map((each) => makeStudent(course.courseId, `s${each}`)))
  const joined = await Promise.all(many.map((viewer) => joinGroup(viewer, { slug, code })))
  expect(joined.filter(({ ok }) => ok)).toHaveLength(1)
})

it('opens with a code to nobody of another course, and to no staff', async () => {
  await setGroupSize(course.instructor, { slug, groupSize: 2 })
  await makeGroup(course.student, { slug })
  const code = await codeOf('Group 1')
  const elsewhere = await makeCourse()
  await setGroupSize(elsewhere.instructor, { slug: elsewhere.slug, groupSize: 2 })
  const there = { slug: elsewhere.slug, code }
  expect(await joinGroup(elsewhere.student, there)).toMatchObject({ ok: false, code: 'unknown-code' })
  expect(await joinGroup(elsewhere.student, { slug, code })).toMatchObject({ ok: false, code: 'not-found' })
  expect(await joinGroup(course.assistant, { slug, code })).toMatchObject({ ok: false, code: 'not-found' })
})

it('is made by staff of students alone, and is written down', async () => {
  const { instructor, student, otherStudent, assistant } = course
  const userIds = [student.id, otherStudent.id, assistant.id]
  expect(await setGroup(instructor, { slug, userIds, to: 'Pair 7' })).toEqual({ ok: true, moved: 2 })
  expect(await setGroup(instructor, { slug, userIds: [assistant.id], to: 'Pair 7' })).toMatchObject({
    ok: false,
    code: 'gone',
  })
  expect(await setGroup(student, { slug, userIds, to: 'Mine' })).toMatchObject({
    ok: false,
    code: 'not-found',
  })
  expect(await groups()).toEqual({ 'Pair 7': ['other', 'student'] })
  const entries = await database.auditEntry.findMany({ where: { courseId: course.courseId } })
  expect(entries.map(({ act, after }) => [act, after])).toEqual([
    ['group-changed', { group: 'Pair 7' }],
    ['group-changed', { group: 'Pair 7' }],
  ])
  await removeFromCourse(instructor, { slug, userId: student.id })
  expect(await groups()).toEqual({ 'Pair 7': ['other'] })
  await setGroup(instructor, { slug, userIds: [otherStudent.id], to: null })
  expect(await groups()).toEqual({})
})

it('comes from a column of what is pasted, for those with an account and those who are invited', async () => {
  const { instructor, student, otherStudent } = course
  const text = [
    'Email,Section,Group',
    `${student.email},Monday,Pair 1`,
    `${otherStudent.email},,pair 1`,
    'new@example.test,Monday,Pair 2',
  ].join('\n')
  const input = { slug, text, role: 'STUDENT', origin: 'http://localhost:3000' }
  const done = await addToRoster(instructor, input)
  expect(done).toMatchObject({
    ok: true,
    plan: {
      newGroups: ['Pair 1', 'Pair 2'],
      newSections: ['Monday'],
      people: [
        { step: 'move', group: 'Pair 1', groupBefore: null },
        { step: 'move', group: 'Pair 1', groupBefore: null, section: null },
        { step: 'invite', group: 'Pair 2' },
      ],
    },
  })
  expect(await groups()).toEqual({ 'Pair 1': ['other', 'student'], 'Pair 2': [] })
  // Once more it does nothing, and what it does not say stays.
  const again = { ...input, text: `Email,Section\n${student.email},Monday` }
  expect(await addToRoster(instructor, again)).toMatchObject({ plan: { people: [{ step: 'present' }] } })
  expect(await groups()).toEqual({ 'Pair 1': ['other', 'student'], 'Pair 2': [] })
})
