import { afterAll, beforeAll, expect, it } from 'vitest'
import { packZip } from '#graders/archive/pack-zip.ts'
import { exportCourse } from '#server/copying/export-course.ts'
import { importCourse, stopCourseUnpackPool } from '#server/copying/import-course.ts'
import { findAudit } from '#server/courses/find-audit.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse()
})
afterAll(async () => {
  await stopCourseUnpackPool()
  await stopExercisePool()
})

const sent = async (files: ReadonlyMap<string, Uint8Array>) => ({
  from: course.slug,
  slug: `in-${crypto.randomUUID().slice(0, 8)}`,
  title: 'From a zip',
  weeks: 26,
  name: 'course.zip',
  base64: (await packZip(files)).toString('base64'),
})

it('makes a course of a zip, also of one with a folder around all', async () => {
  const exported = await exportCourse(course.instructor, { slug: course.slug })
  if (!exported.ok) throw new Error(exported.says)
  const wrapped = new Map([...exported.files].map(([path, bytes]) => [`networking-main/${path}`, bytes]))
  for (const files of [exported.files, wrapped]) {
    const input = await sent(files)
    expect(await importCourse(course.instructor, input)).toEqual({ ok: true, slug: input.slug, said: [] })
    expect((await findAudit(course.instructor, { slug: input.slug }))?.lines).toMatchObject([
      { act: 'course-imported', by: 'instructor', of: null },
    ])
  }
})

it('refuses in a sentence what is no such zip', async () => {
  const count = await database.course.count()
  const right = await sent(new Map([['course.yaml', Buffer.from('title: A\n')]]))
  for (const [change, says] of [
    [{ base64: Buffer.from('PK no zip').toString('base64') }, 'cannot be read as a zip'],
    [await sent(new Map([['x/course.txt', Buffer.from('x')]])), 'There is no course.yaml'],
    [await sent(new Map([['course.yaml', Buffer.from('title: [')]])), 'course.yaml is no YAML'],
    [{ base64: 'A'.repeat(4_000_000) }, 'the file is larger than 2 MB'],
    [{ slug: course.slug }, 'there is a course called'],
    [{ slug: 'No Name' }, 'the name in the address may hold'],
  ] as const) {
    const answer = await importCourse(course.instructor, { ...right, ...change })
    expect(answer.ok ? 'made' : answer.says).toContain(says)
  }
  expect(await database.course.count()).toBe(count)
})
