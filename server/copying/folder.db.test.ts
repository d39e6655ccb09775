import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishDraft } from '#server/authoring/publish-draft.ts'
import { exportCourse } from '#server/copying/export-course.ts'
import { readCourseFolder } from '#server/copying/folder/read-course-folder.ts'
import { importContent } from '#server/copying/import-content.ts'
import { setCategories } from '#server/courses/set-categories.ts'
import { setLateDays } from '#server/courses/set-late-days.ts'
import { database } from '#server/database/client.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { authorExercise } from '#server/testing/author-exercise.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { replaceFolder } from '../../cli/course/replace-folder.ts'

let course: TestCourse
let exerciseId: string
beforeAll(async () => {
  course = await makeCourse({
    opensAt: new Date('2027-01-10T07:00:00Z'),
    dueAt: new Date('2027-01-17T22:59:00Z'),
    lateUntil: new Date('2027-01-19T22:59:00Z'),
    latePenalty: 10,
    counting: 'LAST',
  })
  const { instructor, slug, courseId, assignmentId } = course
  const own = await authorExercise(instructor, courseId)
  exerciseId = own.exerciseId
  const published = await publishDraft(instructor, { ...own, revision: 1 })
  if (!published.ok) throw new Error(published.says)
  const { id } = await database.exerciseVersion.findFirstOrThrow({ where: { exerciseId } })
  const pool = await database.pool.create({ data: { assignmentId, title: 'One of these', draw: 1 } })
  await database.assignmentItem.create({
    data: { assignmentId, position: 9, points: 5, exerciseVersionId: id, poolId: pool.id },
  })
  await setLateDays(instructor, { slug, lateDays: 3 })
  await setCategories(instructor, {
    slug,
    categories: [{ id: null, name: 'Homework', weight: 100, dropLowest: 1 }],
  })
  const category = await database.category.findFirstOrThrow({ where: { courseId } })
  await database.assignment.updateMany({ where: { courseId }, data: { categoryId: category.id } })
  await database.rubricItem.create({
    data: { itemId: course.exerciseItemId, position: 0, says: 'No unit: "5" of what?', points: -1 },
  })
})
afterAll(stopExercisePool)

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const bytes = (content: string) => new TextEncoder().encode(content)
const place = () => ({
  slug: `in-${crypto.randomUUID().slice(0, 8)}`,
  title: 'From files',
  instructorId: course.instructor.id,
  weeks: 0,
})

async function exported(slug = course.slug): Promise<Map<string, Uint8Array>> {
  const answer = await exportCourse(course.instructor, { slug })
  if (!answer.ok) throw new Error(answer.says)
  return answer.files
}

it('goes out as files and comes back as the same course, whose files are the same again', async () => {
  await database.course.update({ where: { id: course.courseId }, data: { timeZone: 'Europe/Berlin' } })
  const files = await exported()
  expect([...files.keys()]).toEqual([
    'course.yaml',
    'assignments/01-delay-and-sockets.yaml',
    `exercises/${exerciseId}/exercise.md`,
  ])
  expect(text(files.get('course.yaml'))).toContain('timeZone: Europe/Berlin\n')
  const read = readCourseFolder(files)
  if (!read.ok) throw new Error(read.says)
  const to = place()
  expect(await importContent(read, to)).toEqual({
    ok: true,
    slug: to.slug,
    said: [expect.stringMatching(`^${exerciseId} is called own-.* here, as there is another one`)],
  })
  const again = await exported(to.slug)
  const own = [...again.keys()].find((name) => name.startsWith('exercises/'))?.split('/')[1] ?? ''
  expect(own).not.toBe(exerciseId)
  const known = text(again.get('assignments/01-delay-and-sockets.yaml'))
  expect(known.replace(own, exerciseId)).toBe(text(files.get('assignments/01-delay-and-sockets.yaml')))
  expect(text(again.get('course.yaml'))).toBe(
    text(files.get('course.yaml')).replace(/^title: .*/, 'title: From files'),
  )
  expect(
    await database.assignment.findFirstOrThrow({
      where: { course: { slug: to.slug } },
      include: { category: true, items: { include: { rubric: true, pool: true } } },
    }),
  ).toMatchObject({
    dueAt: new Date('2027-01-17T22:59:00Z'),
    latePenalty: 10,
    category: { name: 'Homework' },
    items: expect.arrayContaining([
      expect.objectContaining({
        rubric: [expect.objectContaining({ says: 'No unit: "5" of what?', points: -1 })],
      }),
      expect.objectContaining({ points: 5, pool: expect.objectContaining({ title: 'One of these' }) }),
    ]),
  })
})

it('says where a file is wrong and what is wrong with it, and makes nothing', async () => {
  const count = await database.course.count()
  const name = 'assignments/01-delay-and-sockets.yaml'
  const files = await exported()
  const wrong: [change: (files: Map<string, Uint8Array>) => void, says: string | RegExp][] = [
    [(all) => all.delete('course.yaml'), 'There is no course.yaml at its top'],
    [(all) => all.set('notes.txt', bytes('x')), 'notes.txt is no part of a course'],
    [(all) => all.set('course.yaml', bytes('title: [')), 'course.yaml is no YAML'],
    [(all) => all.set('course.yaml', bytes('title: A\nlateDay: 2\n')), /^course.yaml: the file .*lateDay/],
    [
      (all) => all.set('course.yaml', bytes('a: &a [1]\ntitle: *a\n')),
      'course.yaml refers to parts of itself',
    ],
    [
      (all) =>
        all.set(name, bytes(text(all.get(name)).replace(/items:(\n.*exercise: \S+\n.*\n.*)/, 'items:$1$1'))),
      /items have \S+ twice/,
    ],
    [
      (all) => all.set(name, bytes(text(all.get(name)).replace('points: 10', 'points: ten'))),
      `${name}: items`,
    ],
  ]
  for (const [change, says] of wrong) {
    const changed = new Map(files)
    change(changed)
    const read = readCourseFolder(changed)
    expect(read.ok ? 'read' : read.says).toMatch(says)
  }
  const refused: [change: (all: Map<string, Uint8Array>) => void, says: string][] = [
    [(all) => all.set(name, bytes(text(all.get(name)).replace('Homework', 'Labs'))), 'no category “Labs”'],
    [
      (all) => all.set(name, bytes(text(all.get(name)).replace('2027-01-17', '2026-01-17'))),
      'is not after the opening',
    ],
    [
      (all) => all.set(name, bytes(text(all.get(name)).replace(/exercise: (?!own)/, 'exercise: no-'))),
      'there is no exercise no-',
    ],
    [(all) => all.set(name, bytes(`${text(all.get(name))}mystery: 1\n`)), 'In the assignment'],
    [
      (all) => all.set(`exercises/${exerciseId}/lab.ts`, bytes('evil()')),
      'has lab.ts, which no exercise has',
    ],
    [(all) => all.set(`exercises/${exerciseId}/exercise.md`, bytes('---\n---\n')), 'does not load'],
  ]
  for (const [change, says] of refused) {
    const changed = new Map(files)
    change(changed)
    const read = readCourseFolder(changed)
    if (!read.ok) throw new Error(read.says)
    const answer = await importContent(read, place())
    expect(answer.ok ? 'imported' : answer.says.toLowerCase()).toContain(says.toLowerCase())
  }
  expect(await database.course.count()).toBe(count)
})

it('takes the newest version of an exercise for one that is not here, and says so', async () => {
  const files = await exported()
  const name = 'assignments/01-delay-and-sockets.yaml'
  files.set(name, bytes(text(files.get(name)).replace(/(exercise: (?!own)\S+\n\s+version: )\d+/, '$1977')))
  const read = readCourseFolder(files)
  if (!read.ok) throw new Error(read.says)
  expect(await importContent(read, place())).toMatchObject({
    ok: true,
    said: expect.arrayContaining([expect.stringMatching(/^\S+ is version \d+ here, and was version 977\.$/)]),
  })
})

it('is written over an earlier export, and over nothing else', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-export-'))
  const files = await exported()
  await replaceFolder(path.join(folder, 'a'), files)
  await replaceFolder(path.join(folder, 'a'), files)
  await replaceFolder(path.join(folder, 'b'), new Map([['exercises/mine/exercise.md', bytes('mine')]]))
  await expect(replaceFolder(path.join(folder, 'b'), files)).rejects.toThrow(
    'has exercises and no course.yaml',
  )
  writeFileSync(path.join(folder, 'b/course.yaml'), '')
  rmSync(folder, { recursive: true })
})

it('is for instructors', async () => {
  const { assistant, student, stranger, operator, slug } = course
  for (const viewer of [assistant, student, stranger, operator])
    expect(await exportCourse(viewer, { slug })).toMatchObject({ code: 'not-found' })
})
