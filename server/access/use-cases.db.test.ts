// Every reading use case, asked by everybody; the writing ones are walked in entry-points.db.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#server/access/viewer.ts'
import { findAssignmentAnalytics } from '#server/analytics/find-assignment-analytics.ts'
import { findCourseAnalytics } from '#server/analytics/find-course-analytics.ts'
import { findItemAnalytics } from '#server/analytics/find-item-analytics.ts'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import { findEditor } from '#server/authoring/find-editor.ts'
import { findLibrary } from '#server/authoring/find-library.ts'
import { findNewExercise } from '#server/authoring/find-new-exercise.ts'
import { findPreview } from '#server/authoring/find-preview.ts'
import { findVariantsTest } from '#server/authoring/find-variants-test.ts'
import { findAudit } from '#server/courses/find-audit.ts'
import { findSettings } from '#server/courses/find-settings.ts'
import { stopExercisePool } from '#server/exercises/ask-exercise.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findStudentWork } from '#server/gradebook/find-student-work.ts'
import { findHealth } from '#server/health/find-health.ts'
import { findLinkable } from '#server/lti/courses/find-linkable.ts'
import { findLinks } from '#server/lti/courses/find-links.ts'
import { findPickable } from '#server/lti/picking/find-pickable.ts'
import { findPlatforms } from '#server/lti/platforms/find-platforms.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openCourse } from '#server/overview/open-course.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { findRoster } from '#server/roster/find-roster.ts'
import { findCapture } from '#server/runs/find-capture.ts'
import { findRun } from '#server/runs/find-run.ts'
import { findSimilarity } from '#server/similarity/find-similarity.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitProgram } from '#server/submissions/submit-program.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { authorExercise } from '#server/testing/author-exercise.ts'
import { findCanaries } from '#server/testing/canaries.ts'
import { makeCourse, type TestCourse, tinyProgram } from '#server/testing/make-course.ts'
import { oddInputs } from '#server/testing/odd-inputs.ts'
import { storeCapture } from '#server/testing/store-capture.ts'
import { showSolution } from '#server/variants/show-solution.ts'

const people = ['student', 'otherStudent', 'stranger', 'assistant', 'instructor', 'operator'] as const
const elsewhere = ['student', 'assistant', 'instructor'] as const

let open: TestCourse
let future: TestCourse
let secret: TestCourse
let runId: string
let submissionId: string
let answerId: string
let slug: string
let draftId: string

beforeAll(async () => {
  await prepareQueue()
  open = await makeCourse()
  future = await makeCourse({
    opensAt: new Date(Date.now() + 3_600_000),
    dueAt: new Date(Date.now() + 7_200_000),
  })
  secret = await makeCourse({ reveal: 'NEVER' })
  const submitted = await submitProgram(open.student, {
    itemId: open.labItemId,
    key: crypto.randomUUID(),
    program: tinyProgram,
  })
  const answered = await submitResponse(open.student, {
    itemId: open.exerciseItemId,
    attempt: 1,
    key: crypto.randomUUID(),
    response: {},
  })
  if (!submitted.ok || !answered.ok) throw new Error('The submissions of this test were refused.')
  ;({ runId, submissionId } = submitted)
  await storeCapture(runId)
  answerId = answered.submissionId
  ;({ slug, exerciseId: draftId } = await authorExercise(open.instructor, open.courseId))
})
afterAll(async () => {
  await stopSender()
  await stopExercisePool()
})

const whoGets = async (course: () => TestCourse, ask: (viewer: Viewer) => Promise<unknown>) => {
  const got: string[] = []
  for (const person of people) if ((await ask(course()[person])) !== null) got.push(person)
  for (const person of elsewhere) if ((await ask(secret[person])) !== null) got.push(`${person} elsewhere`)
  return got
}

const enrolled = ['student', 'otherStudent', 'assistant', 'instructor']
const staff = ['assistant', 'instructor']
const cases: [string, () => TestCourse, (viewer: Viewer) => Promise<unknown>, string[]][] = [
  ['an assignment', () => open, (viewer) => findAssignment(viewer, open.assignmentId), enrolled],
  ['an exercise', () => open, (viewer) => openItem(viewer, open.exerciseItemId), enrolled],
  ['a lab', () => open, (viewer) => openItem(viewer, open.labItemId), enrolled],
  [
    'an exercise that is not open yet',
    () => future,
    (viewer) => openItem(viewer, future.exerciseItemId),
    staff,
  ],
  ["a student's run", () => open, (viewer) => findRun(viewer, runId), ['student', ...staff]],
  [
    "a student's program",
    () => open,
    (viewer) => findSubmission(viewer, submissionId),
    ['student', ...staff],
  ],
  ["a student's answer", () => open, (viewer) => findSubmission(viewer, answerId), ['student', ...staff]],
  ['a course', () => open, (viewer) => openCourse(viewer, open.slug), enrolled],
  ['the gradebook', () => open, (viewer) => findGradebook(viewer, open.slug), staff],
  [
    'all work of a student',
    () => open,
    (viewer) => findStudentWork(viewer, { slug: open.slug, userId: open.student.id }),
    staff,
  ],
  ['the audit log', () => open, (viewer) => findAudit(viewer, { slug: open.slug }), ['instructor']],
  ['the learning platforms', () => open, findPlatforms, ['operator']],
  ['what is linked to a course', () => open, (viewer) => findLinks(viewer, open.slug), ['instructor']],
  ['what is picked for a platform', () => open, findPickable, []],
  // Nobody of them was sent by a platform.
  ['what a course may be linked to', () => open, findLinkable, []],
  ['the settings', () => open, (viewer) => findSettings(viewer, open.slug), staff],
  ['the roster', () => open, (viewer) => findRoster(viewer, { slug: open.slug }), staff],
  [
    'the editor of an assignment',
    () => open,
    (viewer) => openAssignmentEditor(viewer, { slug: open.slug, assignmentId: open.assignmentId }),
    ['instructor'],
  ],
  [
    'the editor of a new assignment',
    () => open,
    (viewer) => openAssignmentEditor(viewer, { slug: open.slug, assignmentId: null }),
    ['instructor'],
  ],
  [
    'an assignment of another course',
    () => open,
    (viewer) => openAssignmentEditor(viewer, { slug: open.slug, assignmentId: future.assignmentId }),
    [],
  ],
  [
    'someone of another course',
    () => open,
    (viewer) => findStudentWork(viewer, { slug: open.slug, userId: future.student.id }),
    [],
  ],
  [
    'how alike programs are',
    () => open,
    (viewer) => findSimilarity(viewer, { itemId: open.labItemId, from: null }),
    staff,
  ],
  ['analytics of a course', () => open, (viewer) => findCourseAnalytics(viewer, open.slug), staff],
  [
    'analytics of an assignment',
    () => open,
    (viewer) => findAssignmentAnalytics(viewer, open.assignmentId),
    staff,
  ],
  ['analytics of an item', () => open, (viewer) => findItemAnalytics(viewer, open.labItemId), staff],
  ['a course by what is no name', () => open, (viewer) => openCourse(viewer, 'a\0b'), []],
  ['the platform’s health', () => open, (viewer) => findHealth(viewer), ['operator']],
  ['the library of exercises', () => open, (viewer) => findLibrary(viewer, { slug, search: {} }), staff],
  [
    'an exercise as its author sees it',
    () => open,
    (viewer) => findPreview(viewer, { slug, exerciseId: 'two-round-trips', which: 1, seed: '1' }),
    staff,
  ],
  [
    'the test of its variants',
    () => open,
    (viewer) => findVariantsTest(viewer, { slug, exerciseId: 'two-round-trips', which: 1 }),
    staff,
  ],
  [
    'the editor of an exercise',
    () => open,
    (viewer) => findEditor(viewer, { slug, exerciseId: draftId }),
    ['instructor'],
  ],
  [
    'what a new exercise begins with',
    () => open,
    (viewer) => findNewExercise(viewer, { slug }),
    ['instructor'],
  ],
  ['what does not exist', () => open, (viewer) => openItem(viewer, crypto.randomUUID()), []],
  ['what is no id at all', () => open, (viewer) => findRun(viewer, "' OR 1=1"), []],
]

describe('who sees what', () => {
  // Sent by a learning platform, into the course or into another one.
  it.each(cases)('%s, of whom a platform sent', async (_what, course, ask, expected) => {
    const { student, instructor, courseId } = course()
    const sent = (within: readonly string[]) => [student, instructor].map((one) => ({ ...one, within }))
    const sees = (viewers: Viewer[]) => Promise.all(viewers.map(async (one) => (await ask(one)) !== null))
    expect(await sees(sent([courseId]))).toEqual(
      ['student', 'instructor'].map((person) => expected.includes(person)),
    )
    expect(await sees(sent([]))).toEqual([false, false])
  })

  it.each(cases)('%s', async (_what, course, ask, expected) => {
    expect(await whoGets(course, ask)).toEqual(expected)
  })

  it('a dashboard shows the courses of its viewer only, and no items before they open', async () => {
    expect((await findDashboard(open.student)).courses.map(({ id }) => id)).toEqual([open.courseId])
    expect((await findDashboard(open.stranger)).courses).toEqual([])
    expect((await findDashboard({ ...open.student, within: [] })).courses).toEqual([])
    expect((await findDashboard(future.student)).later[0]).toMatchObject({
      window: 'not-yet-open',
      items: [],
    })
    expect((await findDashboard(future.instructor)).later[0]?.items).toHaveLength(2)
  })
})

/** Each with an input that is right. */
const finders: [string, (viewer: Viewer, input: unknown) => Promise<unknown>, () => unknown][] = [
  ['findAssignment', findAssignment, () => open.assignmentId],
  ['openItem', openItem, () => open.exerciseItemId],
  ['findRun', findRun, () => runId],
  ['findCapture', findCapture, () => ({ runId, check: 'open' })],
  ['findSubmission', findSubmission, () => submissionId],
  ['openCourse', openCourse, () => open.slug],
  ['findGradebook', findGradebook, () => open.slug],
  ['findAudit', findAudit, () => ({ slug: open.slug })],
  ['findSettings', findSettings, () => open.slug],
  ['findRoster', findRoster, () => ({ slug: open.slug })],
  ['findStudentWork', findStudentWork, () => ({ slug: open.slug, userId: open.student.id })],
  [
    'openAssignmentEditor',
    openAssignmentEditor,
    () => ({ slug: open.slug, assignmentId: open.assignmentId }),
  ],
  ['findEditor', findEditor, () => ({ slug, exerciseId: draftId })],
]

describe('what cannot be there', () => {
  it.each(finders)('is not found by %s, and breaks nothing', async (_name, find, right) => {
    expect(await find(open.instructor, right())).not.toBeNull()
    for (const odd of oddInputs(right())) {
      // A new assignment is asked for by null.
      if (typeof odd === 'object' && odd !== null && 'assignmentId' in odd && odd.assignmentId === null)
        continue
      expect(await find(open.instructor, odd).catch((error: unknown) => ({ broke: error, odd }))).toBeNull()
    }
  })
})

describe('canaries', () => {
  it.each([
    ['the item of an exercise', () => openItem(open.otherStudent, open.exerciseItemId)],
    ['the item of a lab', () => openItem(open.student, open.labItemId)],
    ['a submitted program', () => findSubmission(open.student, submissionId)],
    ['the dashboard', () => findDashboard(open.student)],
    ['the assignment', () => findAssignment(open.student, open.assignmentId)],
    ['the course', () => openCourse(open.student, open.slug)],
    [
      'an answered item whose solution is never shown',
      async () => {
        await submitResponse(secret.student, {
          itemId: secret.exerciseItemId,
          attempt: 1,
          key: crypto.randomUUID(),
          response: {},
        })
        return openItem(secret.student, secret.exerciseItemId)
      },
    ],
  ])('%s holds none', async (_what, ask) => {
    const view = await ask()
    expect(view).not.toBeNull()
    expect(findCanaries(view)).toEqual([])
    expect(JSON.stringify(view)).not.toMatch(/"seed|"tolerance|"misconceptions"|"parameters"/)
  })

  it('are found where the solution is shown, so that this test can fail', async () => {
    // An earlier test answered these numbers.
    const place = { itemId: open.exerciseItemId, attempt: 1 }
    expect(findCanaries(await openItem(open.student, open.exerciseItemId))).toEqual([])
    expect(await showSolution(open.student, place)).toEqual({ ok: true })
    expect(findCanaries(await openItem(open.student, open.exerciseItemId))).toHaveLength(1)
    expect(findCanaries(await openItem(open.instructor, open.labItemId))).toHaveLength(1)
  })
})
