import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AssignmentSettings } from '#server/assignments/assignment-settings.ts'
import { createAssignment } from '#server/assignments/create-assignment.ts'
import { deleteAssignment } from '#server/assignments/delete-assignment.ts'
import { duplicateAssignment } from '#server/assignments/duplicate-assignment.ts'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import type { SentSettings } from '#server/assignments/settings-view.ts'
import { updateAssignment } from '#server/assignments/update-assignment.ts'
import { setTimeZone } from '#server/courses/set-time-zone.ts'
import { database } from '#server/database/client.ts'
import { publishExercise } from '#server/exercises/publish-exercise.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { openItem } from '#server/overview/open-item.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { exerciseFiles, makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { openHint } from '#server/variants/open-hint.ts'

let course: TestCourse
/** A newer version of the exercise in the course. */
let newerVersionId: string
beforeAll(async () => {
  course = await makeCourse()
  const newer = await publishExercise(exerciseFiles(2, 'It takes {{rtt}}.'))
  if (!newer.ok) throw new Error(newer.says)
  newerVersionId = newer.exerciseVersionId
})
afterAll(() => database.$disconnect())

const open = async (of: TestCourse = course) => {
  const editor = await openAssignmentEditor(of.instructor, { slug: of.slug, assignmentId: of.assignmentId })
  if (!editor?.assignment) throw new Error('The assignment cannot be edited.')
  return editor.assignment
}
type Edited = Awaited<ReturnType<typeof open>>
type Settings = Omit<AssignmentSettings, 'opensAt' | 'dueAt' | 'lateUntil' | 'items' | 'pools' | 'exam'> &
  Pick<SentSettings, 'items' | 'pools' | 'exam'> & {
    opensAt: string
    dueAt: string
    lateUntil: string | null
  }

const settingsOf = ({
  title,
  opensAt,
  dueAt,
  lateUntil,
  graceMinutes,
  latePenalty,
  lateCap,
  attempts,
  retries,
  retryCost,
  counting,
  categoryId,
  groupSize,
  reveal,
  items,
}: Edited): Settings => ({
  title,
  opensAt: opensAt.toISOString(),
  dueAt: dueAt.toISOString(),
  lateUntil: lateUntil?.toISOString() ?? null,
  graceMinutes,
  latePenalty,
  lateCap,
  attempts,
  retries,
  retryCost,
  counting,
  categoryId,
  groupSize,
  reveal,
  items: items.map(({ id, exerciseVersionId, points }) => ({ id, exerciseVersionId, points })),
})
/** Saves what the editor shows now with some of it changed. */
const save = async (
  change: (settings: Settings) => Partial<Settings>,
  options: { of?: TestCourse; discardOpened?: boolean; opensLater?: boolean; seen?: string } = {},
) => {
  const { of = course, discardOpened = false, opensLater = false, seen } = options
  const shown = await open(of)
  const settings = settingsOf(shown)
  return updateAssignment(of.instructor, {
    assignmentId: shown.id,
    seen: seen ?? shown.seen,
    settings: { ...settings, ...change(settings) },
    discardOpened,
    opensLater,
  })
}
const add = (exerciseVersionId: string) =>
  save(({ items }) => ({ items: [...items, { id: null, exerciseVersionId, points: 1 }] }))
const without = ({ items }: Settings) => ({ items: items.slice(1) })
const moved = ({ items }: Settings) => ({
  items: items.map((item, at) => (at === 0 ? { ...item, exerciseVersionId: newerVersionId } : item)),
})
const submit = async (of: TestCourse) => {
  await openItem(of.student, of.exerciseItemId)
  const input = { itemId: of.exerciseItemId, attempt: 1, key: crypto.randomUUID(), response: {} }
  expect(await submitResponse(of.student, input)).toMatchObject({ ok: true })
}

describe('making an assignment', () => {
  it('adds it at the end of the course, and copies it with its distances and times of day', async () => {
    const { instructor, slug } = await makeCourse()
    await setTimeZone(instructor, { slug, timeZone: 'America/New_York' })
    const settings = {
      title: ' Week 1 ',
      opensAt: '2026-01-01T08:00:00.000Z',
      dueAt: '2026-01-08T08:00:00.000Z',
      lateUntil: '2026-01-10T08:00:00.000Z',
      latePenalty: 12.5,
      attempts: 3,
      reveal: 'NEVER',
      items: [{ id: null, exerciseVersionId: newerVersionId, points: 2.5 }],
    }
    const made = await createAssignment(instructor, { slug, settings })
    if (!made.ok) throw new Error(made.says)
    const now = new Date('2026-03-01T00:00:00Z')
    const copied = await duplicateAssignment(instructor, { assignmentId: made.assignmentId }, now)
    if (!copied.ok) throw new Error(copied.says)
    const rows = await database.assignment.findMany({
      where: { id: { in: [made.assignmentId, copied.assignmentId] } },
      orderBy: { position: 'asc' },
      include: { items: true },
    })
    expect(rows).toMatchObject([
      { title: 'Week 1', position: 1, latePenalty: 12.5, items: [{ points: 2.5 }] },
      {
        title: 'Week 1 (copy)',
        position: 2,
        // Clocks went forward in that night: three in the morning there, as before.
        opensAt: new Date('2026-03-08T07:00:00Z'),
        dueAt: new Date('2026-03-15T07:00:00Z'),
        lateUntil: new Date('2026-03-17T07:00:00Z'),
        attempts: 3,
        items: [{ points: 2.5, exerciseVersionId: newerVersionId }],
      },
    ])
  })

  it.each<[string, object, RegExp]>([
    [
      'a due time before the opening',
      { dueAt: '2020-01-01T00:00:00.000Z' },
      /due time is not after the opening/,
    ],
    [
      'late work before the due time',
      { lateUntil: '2020-01-01T00:00:00.000Z' },
      /end of late work is not after/,
    ],
    ['late work for years', { lateUntil: '2199-01-01T00:00:00.000Z' }, /more than 365 days/],
    ['no title', { title: '  ' }, /the title is empty/],
    ['a NUL', { title: 'a\0' }, /cannot be stored/],
    ['no points', { items: [{ id: null, exerciseVersionId: 'x', points: 0 }] }, /points of exercise 1/],
    ['half an attempt', { attempts: 1.5 }, /number of submissions/],
    [
      'an exercise that is not there',
      { items: [{ id: null, exerciseVersionId: 'x', points: 1 }] },
      /not there/,
    ],
    ['a moment that is none', { opensAt: 'tomorrow' }, /opening time is no date/],
    ['something else', { position: 3 }, /not understood/],
  ])('refuses %s', async (_what, change, says) => {
    const result = await save(() => change)
    expect(result).toMatchObject({ ok: false, says: expect.stringMatching(says) })
  })

  it('refuses what can be no id', async () => {
    const { instructor, slug } = course
    const input = { assignmentId: 'a\0b' }
    expect(await deleteAssignment(instructor, input)).toMatchObject({ code: 'invalid' })
    expect(await duplicateAssignment(instructor, input)).toMatchObject({ code: 'invalid' })
    expect(await openAssignmentEditor(instructor, { slug, assignmentId: 'a\0b' })).toBeNull()
    expect(await save(() => ({ items: [{ id: null, exerciseVersionId: 'a\0b', points: 1 }] }))).toMatchObject(
      {
        code: 'invalid',
      },
    )
  })

  it('refuses an exercise that another course wrote, and one that is there twice', async () => {
    const other = await makeCourse()
    await database.exercise.create({
      data: { id: 'of-another-course', topic: 'x', courseId: other.courseId },
    })
    const { treeDigest } = await database.exerciseVersion.findUniqueOrThrow({ where: { id: newerVersionId } })
    const hidden = await database.exerciseVersion.create({
      data: { exerciseId: 'of-another-course', version: 1, title: 'Hidden', treeDigest },
    })
    expect(await add(hidden.id)).toMatchObject({ code: 'no-such-exercise' })
    expect(await add(newerVersionId)).toMatchObject({ code: 'twice' })
  })
})

describe('saving an assignment', () => {
  it('changes the order and points, and keeps the items', async () => {
    expect(
      await save(({ items }) => ({
        items: items.toReversed().map((item) => ({ ...item, points: item.points + 1 })),
        title: 'Turned round',
      })),
    ).toMatchObject({ ok: true })
    const after = await open()
    expect(after.title).toBe('Turned round')
    expect(after.items.map(({ id, points }) => [id, points])).toEqual([
      [course.labItemId, 21],
      [course.exerciseItemId, 11],
    ])
  })

  it('refuses the second of two saves, says in what they differ, and lets it be said again', async () => {
    const { seen } = await open()
    expect(await save(() => ({ title: 'The first' }), { seen })).toMatchObject({ ok: true })
    const second = await save(() => ({ title: 'The second' }), { seen })
    expect(second).toMatchObject({
      code: 'changed',
      differences: ['Title: stored is The first; yours is The second.'],
    })
    expect((await open()).title).toBe('The first')
    if (second.ok || second.code !== 'changed') throw new Error('It was not refused for this.')
    expect(await save(() => ({ title: 'The second' }), { seen: second.seen })).toMatchObject({ ok: true })
    expect((await open()).title).toBe('The second')
  })

  it('lets one of many saves at once through', async () => {
    const { seen } = await open()
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((title) => save(() => ({ title }), { seen })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('keeps an item with submissions and its version, and counts its new points at once', async () => {
    const worked = await makeCourse()
    await submit(worked)
    const options = { of: worked, discardOpened: true }
    expect(await save(without, options)).toMatchObject({ code: 'has-work' })
    expect(await save(moved, options)).toMatchObject({ code: 'has-work' })
    expect((await open(worked)).items[0]).toMatchObject({
      id: worked.exerciseItemId,
      version: 1,
      fixed: true,
    })
    const worth = (points: number) =>
      save(
        ({ items }) => ({ items: items.map((item, at) => (at === 0 ? { ...item, points } : item)) }),
        options,
      )
    expect(await worth(4)).toMatchObject({ ok: true })
    expect(await openItem(worked.student, worked.exerciseItemId)).toMatchObject({ points: 4 })

    const { instructor, student } = worked
    await setOverride(instructor, {
      itemId: worked.exerciseItemId,
      userId: student.id,
      points: 3,
      reason: 'Test.',
    })
    expect(await worth(2)).toMatchObject({ code: 'points-by-hand' })
    expect(await worth(3)).toMatchObject({ ok: true })
    expect(await deleteAssignment(instructor, { assignmentId: worked.assignmentId })).toMatchObject({
      code: 'has-work',
    })
  })

  it('replaces an item that was only opened, once the instructor says so', async () => {
    const opened = await makeCourse()
    await openItem(opened.student, opened.exerciseItemId)
    const hint = { itemId: opened.exerciseItemId, hint: 2, cost: 20 }
    expect(await openHint(opened.student, hint)).toEqual({ ok: true })
    const refused = await save(moved, { of: opened })
    expect(refused).toMatchObject({ code: 'was-opened', says: expect.stringContaining('“Two round trips”') })
    expect(await database.variant.count({ where: { itemId: opened.exerciseItemId } })).toBe(1)
    expect(await save(moved, { of: opened, discardOpened: true })).toMatchObject({ ok: true })
    const [item] = (await open(opened)).items
    expect(item).toMatchObject({ version: 2, opened: 0 })
    // A page of the old version can hand nothing in under the new one.
    const late = { itemId: opened.exerciseItemId, attempt: 1, key: crypto.randomUUID(), response: {} }
    expect(await submitResponse(opened.student, late)).toMatchObject({ code: 'not-found' })
    expect(await openItem(opened.student, item?.id ?? '')).toMatchObject({
      attempt: 1,
      exercise: { version: 2 },
    })
    const { instructor, assignmentId } = opened
    expect(await deleteAssignment(instructor, { assignmentId })).toEqual({ ok: true })
    expect(await database.assignment.findUnique({ where: { id: assignmentId } })).toBeNull()
  })
})
