import { packZip } from '#graders/archive/pack-zip.ts'
// The entry points of running a course, for the test that calls each as everybody.
import { createAssignment } from '#server/assignments/create-assignment.ts'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import { database } from '#server/database/client.ts'
import { addToRoster } from '#server/roster/add-to-roster.ts'
import {
  actionEntry,
  type EntryPoint,
  get,
  type Place,
  respondWith,
} from '#server/testing/entry-points/entry-point.ts'
import { makeOpenGroup } from '#server/testing/entry-points/group-entry-points.ts'
import { makeRegrades } from '#server/testing/entry-points/make-regrades.ts'
import { rosterEntryPoints } from '#server/testing/entry-points/roster-entry-points.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

const assignmentSettings = {
  title: 'Made by a test',
  opensAt: '2026-01-01T00:00:00.000Z',
  dueAt: '2026-01-02T00:00:00.000Z',
  lateUntil: null,
  latePenalty: 0,
  attempts: null,
  reveal: 'AFTER_DUE',
  items: [],
}

export const courseEntryPoints: Record<string, EntryPoint> = {
  'courses/[slug]/assignments/actions.ts createAssignmentAction': actionEntry(
    ['instructor'],
    ({ course }) => ({
      slug: course.slug,
      settings: assignmentSettings,
    }),
  ),
  'courses/[slug]/assignments/actions.ts updateAssignmentAction': actionEntry(
    ['instructor'],
    ({ spare }) => ({
      ...spare,
      settings: { ...assignmentSettings, latePenalty: 5 },
      discardOpened: false,
    }),
  ),
  'courses/[slug]/assignments/actions.ts deleteAssignmentAction': actionEntry(
    ['instructor'],
    ({ spare }) => ({
      assignmentId: spare.assignmentId,
    }),
  ),
  'courses/[slug]/assignments/actions.ts duplicateAssignmentAction': actionEntry(
    ['instructor'],
    ({ course }) => ({
      assignmentId: course.assignmentId,
    }),
  ),
  'courses/[slug]/settings/actions.ts copyCourseAction': {
    ...actionEntry(['instructor'], ({ course }) => ({
      from: course.slug,
      slug: `copy-${crypto.randomUUID()}`,
      title: 'A copy by a test',
      weeks: 26,
    })),
    makesCourses: true,
  },
  'items/[itemId]/regrade/actions.ts startRegradeAction': actionEntry(
    ['instructor'],
    ({ course, regrades }) => ({
      itemId: course.labItemId,
      versionId: regrades.ofLab,
      reason: 'A test of who may.',
    }),
  ),
  'items/[itemId]/regrade/actions.ts commitRegradeAction': actionEntry(['instructor'], ({ regrades }) => ({
    regradeId: regrades.committed,
    onlyIncreases: false,
  })),
  'items/[itemId]/regrade/actions.ts discardRegradeAction': actionEntry(['instructor'], ({ regrades }) => ({
    regradeId: regrades.discarded,
  })),
  'items/[itemId]/regrade/actions.ts judgeMoreAction': {
    ...actionEntry(['instructor'], ({ regrades }) => ({ regradeId: regrades.goingOn })),
    unaudited: 'goes on with a regrade, of which nothing counts yet',
  },
  'items/[itemId]/regrade/actions.ts undoRegradeAction': actionEntry(['instructor'], ({ regrades }) => ({
    regradeId: regrades.undone,
  })),
  'courses/[slug]/assignments/actions.ts setSectionExtensionAction': actionEntry(
    ['instructor'],
    ({ course, sectionId }) => ({
      assignmentId: course.assignmentId,
      sectionId,
      dueAt: '2099-01-01T00:00:00.000Z',
      reason: 'No power in the building.',
    }),
  ),
  'courses/[slug]/settings/actions.ts importCourseAction': {
    ...actionEntry(['instructor'], ({ course, courseZip }) => ({
      from: course.slug,
      slug: `in-${crypto.randomUUID()}`,
      title: 'Of files, by a test',
      weeks: 0,
      name: 'course.zip',
      base64: courseZip,
    })),
    makesCourses: true,
  },
  'courses/[slug]/course.zip/route.ts GET': {
    may: ['instructor'],
    call: async (entry, { course }) => {
      const params = Promise.resolve({ slug: course.slug })
      const response = await respondWith(entry, get(`/courses/${course.slug}/course.zip`), { params })
      return response.status === 200
    },
  },
  'courses/[slug]/gradebook.csv/route.ts GET': {
    may: ['assistant', 'instructor'],
    call: async (entry, { course }) => {
      const params = Promise.resolve({ slug: course.slug })
      const response = await respondWith(entry, get(`/courses/${course.slug}/gradebook.csv`), { params })
      return response.status === 200 && (await response.text()).includes(course.student.email)
    },
  },
  ...rosterEntryPoints,
  'courses/[slug]/settings/actions.ts setCategoriesAction': actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    categories: [{ id: null, name: 'Homework', weight: 100, dropLowest: 1 }],
  })),
  'courses/[slug]/settings/actions.ts setTimeZoneAction': actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    timeZone: 'Europe/Berlin',
  })),
  'courses/[slug]/settings/actions.ts setLateDaysAction': actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    lateDays: 3,
  })),
  'courses/[slug]/students/[userId]/actions.ts setAccommodationAction': actionEntry(
    ['instructor'],
    ({ course }) => ({
      slug: course.slug,
      userId: course.student.id,
      factor: 1.5,
      reason: 'A certificate.',
    }),
  ),
  'courses/[slug]/students/[userId]/actions.ts setExtensionAction': actionEntry(
    ['instructor'],
    ({ course }) => ({
      assignmentId: course.assignmentId,
      userId: course.student.id,
      dueAt: '2099-01-01T00:00:00.000Z',
      reason: 'Ill for a week.',
    }),
  ),
  'courses/[slug]/students/[userId]/actions.ts setOverrideAction': actionEntry(
    ['instructor'],
    ({ course }) => ({
      itemId: course.exerciseItemId,
      userId: course.otherStudent.id,
      points: 3,
      reason: 'A test of who may.',
    }),
  ),
}

/** What these change and remove: an assignment that nobody worked on, a student, and regrades. */
export async function makeSpares(
  course: TestCourse,
): Promise<Pick<Place, 'spare' | 'leaver' | 'sectionId' | 'regrades' | 'group' | 'courseZip'>> {
  const { stranger: leaver } = await makeCourse()
  await database.enrolment.create({
    data: { courseId: course.courseId, userId: leaver.id, role: 'STUDENT' },
  })
  const { instructor, slug } = course
  const origin = 'http://localhost:3000'
  await addToRoster(instructor, { slug, text: 'invited@example.test', role: 'STUDENT', origin })
  const made = await createAssignment(instructor, { slug, settings: assignmentSettings })
  const opened = made.ok
    ? await openAssignmentEditor(instructor, { slug, assignmentId: made.assignmentId })
    : null
  if (!opened?.assignment) throw new Error('The spare assignment was not made.')
  const { id: sectionId } = await database.section.create({
    data: {
      courseId: course.courseId,
      name: 'Monday',
      enrolments: {
        connect: { courseId_userId: { courseId: course.courseId, userId: course.otherStudent.id } },
      },
    },
  })
  return {
    leaver,
    group: await makeOpenGroup(course),
    sectionId,
    regrades: await makeRegrades(course),
    courseZip: (await packZip(new Map([['course.yaml', Buffer.from('title: Of files\n')]]))).toString(
      'base64',
    ),
    spare: { assignmentId: opened.assignment.id, seen: opened.assignment.seen },
  }
}
