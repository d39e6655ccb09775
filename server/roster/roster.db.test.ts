import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCourse } from '#server/courses/create-course.ts'
import { database } from '#server/database/client.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { changeRole } from '#server/roster/change-role.ts'
import { enrol } from '#server/roster/enrol.ts'
import { findRoster } from '#server/roster/find-roster.ts'
import { removeFromCourse } from '#server/roster/remove-from-course.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse()
})
afterAll(() => database.$disconnect())

describe('the roster', () => {
  it('lists by role, then by name', async () => {
    const roster = await findRoster(course.assistant, { slug: course.slug })
    expect(roster?.mayEdit).toBe(false)
    expect(roster?.members.map(({ name }) => name)).toEqual(['instructor', 'assistant', 'other', 'student'])
  })

  it('keeps the work of someone who is removed', async () => {
    const { instructor, otherStudent, exerciseItemId: itemId, slug } = course
    const input = { itemId, attempt: 1, key: crypto.randomUUID(), response: {} }
    expect(await submitResponse(otherStudent, input)).toMatchObject({ ok: true })
    const names = async () => (await findGradebook(instructor, slug))?.students.map(({ name }) => name)
    expect(await removeFromCourse(instructor, { slug, userId: otherStudent.id })).toEqual({ ok: true })
    expect(await names()).toEqual(['student'])
    expect(await removeFromCourse(instructor, { slug, userId: otherStudent.id })).toMatchObject({
      code: 'gone',
    })
    await enrol({ slug, email: otherStudent.email, role: 'STUDENT' })
    const acts = await database.auditEntry.findMany({
      where: { userId: otherStudent.id },
      orderBy: { id: 'asc' },
    })
    expect(acts.map(({ act, byId, before }) => [act, byId, before])).toEqual([
      ['removed', instructor.id, { role: 'STUDENT', section: null }],
      // By an operator's command.
      ['enrolled', null, null],
    ])
    const gradebook = await findGradebook(instructor, slug)
    expect(gradebook?.students[0]).toMatchObject({
      name: 'other',
      scores: [{ submissions: 1, earned: 0 }, {}],
    })
  })

  it('keeps an instructor, even when two remove each other at once', async () => {
    const { instructor, assistant, slug } = await makeCourse()
    const lower = (userId: string) => changeRole(instructor, { slug, userId, role: 'STUDENT' })
    expect(await lower(instructor.id)).toMatchObject({ code: 'last-instructor' })
    expect(await removeFromCourse(instructor, { slug, userId: instructor.id })).toMatchObject({
      code: 'last-instructor',
    })
    expect(await enrol({ slug, email: instructor.email, role: 'ASSISTANT' })).toMatchObject({
      code: 'last-instructor',
    })
    expect(await changeRole(instructor, { slug, userId: assistant.id, role: 'INSTRUCTOR' })).toEqual({
      ok: true,
    })
    const change = await database.auditEntry.findFirstOrThrow({ where: { userId: assistant.id } })
    expect(change).toMatchObject({
      act: 'role-changed',
      before: { role: 'ASSISTANT' },
      after: { role: 'INSTRUCTOR' },
    })
    const results = await Promise.all([
      removeFromCourse(instructor, { slug, userId: assistant.id }),
      removeFromCourse(assistant, { slug, userId: instructor.id }),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('the command line', () => {
  it('makes a course with an instructor who can begin', async () => {
    const { stranger, student } = await makeCourse()
    const slug = `cl-${crypto.randomUUID().slice(0, 8)}`
    const made = await createCourse({
      slug,
      title: 'From the shell',
      instructor: stranger.email.toUpperCase(),
    })
    expect(made).toMatchObject({ ok: true })
    expect(await findRoster(stranger, { slug })).toMatchObject({
      mayEdit: true,
      members: [{ id: stranger.id }],
    })
    expect(await createCourse({ slug, title: 'Again', instructor: stranger.email })).toMatchObject({
      code: 'slug-taken',
    })
    expect(await enrol({ slug, email: student.email, role: 'ASSISTANT' })).toEqual({ ok: true, was: null })
    expect(await enrol({ slug, email: student.email, role: 'STUDENT' })).toEqual({
      ok: true,
      was: 'ASSISTANT',
    })
  })

  it.each([
    [{ slug: 'Not A Slug' }, /slug may hold small letters/],
    [{ title: ' ' }, /title is empty/],
    [{ instructor: 'ada' }, /instructor is not an email address/],
    [{ instructor: 'nobody@example.test' }, /user add nobody@example.test/],
  ])('refuses %j', async (change, says) => {
    const sound = { slug: 'sound', title: 'Sound', instructor: course.instructor.email }
    expect(await createCourse({ ...sound, ...change })).toMatchObject({
      ok: false,
      says: expect.stringMatching(says),
    })
  })

  it('says which of course and account is missing', async () => {
    const { email } = course.student
    expect(await enrol({ slug: 'no-such', email, role: 'STUDENT' })).toMatchObject({ code: 'no-course' })
    expect(await enrol({ slug: course.slug, email: 'x@y.z', role: 'STUDENT' })).toMatchObject({
      code: 'no-account',
    })
  })
})
