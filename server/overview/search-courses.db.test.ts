import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { searchCourses } from '#server/overview/search-courses.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

const hourMs = 3_600_000
let open: TestCourse
let future: TestCourse
beforeAll(async () => {
  open = await makeCourse({ title: 'Delay, 100 % of it' })
  const opensAt = new Date(Date.now() + hourMs)
  future = await makeCourse({ title: 'Delay, next week', opensAt, dueAt: new Date(Date.now() + 2 * hourMs) })
})
afterAll(() => database.$disconnect())

const find = async (viewer: Viewer, words: string) => {
  const answer = await searchCourses(viewer, { words })
  return answer.ok ? answer.found : null
}

const people = ['student', 'otherStudent', 'stranger', 'assistant', 'instructor', 'operator'] as const
/** Who of a course finds what leads to `href`. */
async function whoFinds(course: TestCourse, words: string, href: string) {
  const found: string[] = []
  for (const person of people) {
    const all = await find(course[person], words)
    if (all?.some((one) => one.href === href)) found.push(person)
  }
  return found
}
const enrolled = ['student', 'otherStudent', 'assistant', 'instructor']
const staff = ['assistant', 'instructor']

describe('searching finds what one may open, and nothing else', () => {
  it('a course, its assignments, and their items', async () => {
    const { slug, assignmentId, exerciseItemId, labItemId } = open
    expect(await whoFinds(open, 'COURSE', `/courses/${slug}`)).toEqual(enrolled)
    expect(await whoFinds(open, 'delay', `/assignments/${assignmentId}`)).toEqual(enrolled)
    expect(await whoFinds(open, 'two round', `/items/${exerciseItemId}`)).toEqual(enrolled)
    expect(await whoFinds(open, 'delay', `/items/${labItemId}`)).toEqual(enrolled)
  })

  it('items before they open: staff alone', async () => {
    expect(await whoFinds(future, 'two round', `/items/${future.exerciseItemId}`)).toEqual(staff)
    expect(await whoFinds(future, 'next week', `/assignments/${future.assignmentId}`)).toEqual(enrolled)
  })

  it('exercises of the library: staff alone', async () => {
    const href = `/courses/${open.slug}/exercises/two-round-trips`
    expect(await whoFinds(open, 'two-round-trips', href)).toEqual(staff)
  })

  it('nothing of another course', async () => {
    const found = await find(open.instructor, 'delay')
    expect(found?.length).toBeGreaterThan(0)
    const ids = [future.assignmentId, future.exerciseItemId, future.labItemId, future.slug]
    expect(ids.filter((id) => found?.some(({ href }) => href.includes(id)))).toEqual([])
  })
})

const titles = async (words: string) => (await find(open.student, words))?.map(({ title }) => title)

describe('what is typed', () => {
  it('is words, each of which must be there, in any order', async () => {
    expect(await titles('  TRIPS   two ')).toEqual(['Two round trips'])
    expect(await titles('two trips nowhere')).toEqual([])
  })

  it('is never a pattern', async () => {
    expect(await titles('100 %')).toContain('Delay, 100 % of it')
    expect(await titles('1%0')).toEqual([])
    expect(await titles('t_o')).toEqual([])
    expect(await titles("' OR 1=1 --")).toEqual([])
  })

  it('is bounded', async () => {
    expect(await find(open.student, '')).toBeNull()
    expect(await find(open.student, 'x'.repeat(101))).toBeNull()
    expect(await find(open.student, 'a\0b')).toBeNull()
    expect(await titles('two '.repeat(9))).toEqual(['Two round trips'])
  })
})
