// What each student draws from a pool: stable, stored, theirs alone, and worth the same on every page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { createAssignment } from '#server/assignments/create-assignment.ts'
import { duplicateAssignment } from '#server/assignments/duplicate-assignment.ts'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import type { SentSettings } from '#server/assignments/settings-view.ts'
import { updateAssignment } from '#server/assignments/update-assignment.ts'
import { copyCourse } from '#server/copying/copy-course.ts'
import { database } from '#server/database/client.ts'
import { publishExercise } from '#server/exercises/publish-exercise.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { writeGradebookCsv } from '#server/gradebook/write-gradebook-csv.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openCourse } from '#server/overview/open-course.ts'
import { openItem } from '#server/overview/open-item.ts'
import { searchCourses } from '#server/overview/search-courses.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { exerciseFiles, makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
let versions: string[]
let assignmentId: string
beforeAll(async () => {
  course = await makeCourse()
  const tag = crypto.randomUUID().slice(0, 8)
  versions = await Promise.all(
    [1, 2, 3, 4, 5].map(async (number) => {
      const text = Buffer.from(exerciseFiles().get('exercise.md') ?? []).toString('utf8')
      const own = text.replace('id: two-round-trips', `id: drawn-${number}-${tag}`)
      const made = await publishExercise(new Map([['exercise.md', Buffer.from(own)]]))
      if (!made.ok) throw new Error(JSON.stringify(made))
      return made.exerciseVersionId
    }),
  )
  const made = await createAssignment(course.instructor, { slug: course.slug, settings: settings() })
  if (!made.ok) throw new Error(made.says)
  assignmentId = made.assignmentId
})
afterAll(() => database.$disconnect())

/** One for everybody, and two of four. */
const settings = (change: Partial<SentSettings> = {}): SentSettings => ({
  title: 'Drawn',
  opensAt: new Date(Date.now() - 3_600_000).toISOString(),
  dueAt: new Date(Date.now() + 3_600_000).toISOString(),
  lateUntil: null,
  latePenalty: 0,
  attempts: null,
  reveal: 'AFTER_DUE',
  items: versions.map((exerciseVersionId, at) => ({
    id: null,
    exerciseVersionId,
    points: at === 0 ? 3 : 5,
    pool: at === 0 ? null : 0,
  })),
  pools: [{ id: null, title: 'Delays', draw: 2 }],
  ...change,
})

const edit = async () => {
  const opened = await openAssignmentEditor(course.instructor, { slug: course.slug, assignmentId })
  if (!opened?.assignment) throw new Error('It cannot be edited.')
  return opened.assignment
}
/** Saves it as it is, with some of it changed. */
const save = async (change: (now: SentSettings) => Partial<SentSettings>) => {
  const shown = await edit()
  const now = settings({
    opensAt: shown.opensAt.toISOString(),
    dueAt: shown.dueAt.toISOString(),
    items: shown.items.map(({ id, exerciseVersionId, points, poolId }) => ({
      id,
      exerciseVersionId,
      points,
      pool: poolId === null ? null : shown.pools.findIndex((pool) => pool.id === poolId),
    })),
    pools: shown.pools,
  })
  return updateAssignment(course.instructor, {
    assignmentId,
    seen: shown.seen,
    settings: { ...now, ...change(now) },
    discardOpened: true,
    opensLater: true,
  })
}
const itemsOf = async (viewer: Viewer) =>
  (await findAssignment(viewer, assignmentId))?.items.map(({ id }) => id) ?? []

async function answerRightly(viewer: Viewer, itemId: string) {
  await openItem(viewer, itemId)
  const variant = await database.variant.findFirstOrThrow({ where: { itemId, userId: viewer.id } })
  const { rtt = 0 } = ParametersSchema.parse(variant.parameters)
  const response = { total: { value: String(2 * rtt), unit: 'ms' } }
  return submitResponse(viewer, { itemId, attempt: 1, key: crypto.randomUUID(), response })
}

describe('a pool', () => {
  it('is drawn once for each student, also when everything is opened at the same moment', async () => {
    const { student, otherStudent, instructor, slug } = course
    const looks = await Promise.all([
      itemsOf(student),
      itemsOf(student),
      findDashboard(student).then(({ due }) =>
        due.find(({ id }) => id === assignmentId)?.items.map(({ id }) => id),
      ),
      openCourse(student, slug).then((home) =>
        home?.kind === 'student'
          ? home.assignments.find(({ id }) => id === assignmentId)?.items.map(({ id }) => id)
          : null,
      ),
    ])
    expect(looks[0]).toHaveLength(3)
    for (const look of looks) expect(look).toEqual(looks[0])
    const shown = await findAssignment(student, assignmentId)
    expect(shown).toMatchObject({
      points: 13,
      items: [{ pool: null }, { pool: { title: 'Delays', draw: 2, of: 4 } }, {}],
    })
    expect(await itemsOf(otherStudent)).toHaveLength(3)
    expect(await itemsOf(instructor)).toHaveLength(5)
    expect(await database.poolDraw.count({ where: { pool: { assignmentId } } })).toBe(4)
  })

  it('gives what was drawn alone: not by address, not by hand, not in search, not on the way', async () => {
    const { student, instructor } = course
    const own = await itemsOf(student)
    const others = (await itemsOf(instructor)).filter((id) => !own.includes(id))
    expect(others).toHaveLength(2)
    for (const itemId of others) {
      expect(await openItem(student, itemId)).toBeNull()
      expect(await answerRightly(instructor, itemId)).toMatchObject({ ok: true })
      const given = { itemId, userId: student.id, points: 1, reason: 'a test' }
      expect(await setOverride(instructor, given)).toMatchObject({ ok: false, code: 'not-found' })
    }
    const { ok, ...found } = await searchCourses(student, { words: 'two round trips drawn' })
    expect(ok).toBe(true)
    expect(JSON.stringify(found)).not.toMatch(new RegExp(others.join('|')))
    const way = (await openItem(student, own[2] ?? ''))?.way
    expect(way).toMatchObject({ place: 3, items: 3, previous: { href: `/items/${own[1]}` } })
  })

  it('counts the same on every page, and in the CSV', async () => {
    const { student, otherStudent, instructor, slug } = course
    const [first = '', , third = ''] = await itemsOf(student)
    expect(await answerRightly(student, first)).toMatchObject({ ok: true })
    expect(await answerRightly(student, third)).toMatchObject({ ok: true })
    const [, theirs = ''] = await itemsOf(otherStudent)
    const given = { itemId: theirs, userId: otherStudent.id, points: 4, reason: 'in the tutorial' }
    expect(await setOverride(instructor, given)).toEqual({ ok: true })
    const gradebook = await findGradebook(instructor, slug)
    if (gradebook === null) throw new Error('There is no gradebook.')
    const columns = gradebook.assignments.flatMap((one) =>
      one.items.map(({ title }) => `${one.title}: ${title}`),
    )
    expect(columns.slice(-3)).toEqual(['Drawn: Two round trips', 'Drawn: Delays 1', 'Drawn: Delays 2'])
    expect(gradebook.max).toBe(30 + 13)
    for (const [viewer, earned] of [
      [student, [3, null, 5]],
      [otherStudent, [null, 4, null]],
    ] as const) {
      const row = gradebook.students.find(({ id }) => id === viewer.id)
      expect(row?.scores.slice(-3).map((score) => score.earned)).toEqual(earned)
      const shown = await findAssignment(viewer, assignmentId)
      expect(shown?.items.map((item) => item.earned)).toEqual(earned)
      const work = await findStudentWork(instructor, { slug, userId: viewer.id })
      expect(work?.max).toBe(gradebook.max)
      const worked = work?.assignments.find(({ id }) => id === assignmentId)
      expect(worked?.items.map((item) => item.earned)).toEqual(earned)
    }
    expect(writeGradebookCsv(gradebook)).toContain('Drawn: Delays 1,Drawn: Delays 2')
    const home = await openCourse(instructor, slug)
    expect(home?.kind === 'staff' ? home.assignments.at(-1) : null).toMatchObject({ items: 3, points: 13 })
  })

  it('keeps every draw when it is changed, and draws what it gives more', async () => {
    const { student, otherStudent } = course
    const drawn = await itemsOf(student)
    const [, untouched = ''] = await itemsOf(otherStudent)
    const less = await save(({ pools }) => ({ pools: pools?.map((pool) => ({ ...pool, draw: 1 })) }))
    expect(less).toMatchObject({ ok: false, code: 'was-drawn' })
    const gone = await save(({ items }) => ({ items: items.filter(({ id }) => id !== untouched) }))
    expect(gone.ok).toBe(false)
    const freed = await save(({ items }) => ({
      items: items.map((item) => ({ ...item, pool: null })),
      pools: [],
    }))
    expect(freed.ok).toBe(false)
    expect(await itemsOf(student)).toEqual(drawn)
    const more = await save(({ pools }) => ({
      pools: pools?.map((pool) => ({ ...pool, title: 'More', draw: 3 })),
    }))
    expect(more).toMatchObject({ ok: true })
    const now = await itemsOf(student)
    expect(now.slice(0, 3)).toEqual(drawn)
    expect(now).toHaveLength(4)
    expect((await findAssignment(student, assignmentId))?.points).toBe(18)
  })

  it.each([
    [
      'more than there are',
      { pools: [{ id: null, title: 'A', draw: 5 }] },
      'has 4 exercises, and 5 are drawn',
    ],
    ['none', { pools: [{ id: null, title: 'A', draw: 0 }] }, 'must be at least 1'],
    [
      'an empty pool',
      {
        pools: [
          { id: null, title: 'A', draw: 1 },
          { id: null, title: 'B', draw: 1 },
        ],
      },
      '“B” has 0',
    ],
    ['no name', { pools: [{ id: null, title: ' ', draw: 1 }] }, 'is empty'],
  ])('refuses to draw %s, and says so', async (_what, change, says) => {
    expect(await save(() => change)).toMatchObject({
      ok: false,
      code: 'invalid',
      says: expect.stringContaining(says),
    })
  })

  it('is copied with its assignment and its course, without draws', async () => {
    const { instructor, slug } = course
    const copied = await duplicateAssignment(instructor, { assignmentId })
    const tag = crypto.randomUUID().slice(0, 8)
    expect(
      await copyCourse(instructor, { from: slug, slug: `next-${tag}`, title: 'Next', weeks: 26 }),
    ).toMatchObject({ ok: true })
    const copies = await database.pool.findMany({
      where: {
        OR: [
          { assignmentId: copied.ok ? copied.assignmentId : '' },
          { assignment: { course: { slug: `next-${tag}` } } },
        ],
      },
      include: { items: true, draws: true },
    })
    // The course has the copy of the assignment as well.
    expect(copies).toHaveLength(3)
    for (const { title, draw, items, draws } of copies)
      expect([title, draw, items.length, draws.length]).toEqual(['More', 3, 4, 0])
  })
})
