// The entry points of who is in a course, for the test that calls each as everybody.
import { database } from '#server/database/client.ts'
import { actionEntry, callers, type EntryPoint } from '#server/testing/entry-points/entry-point.ts'

export const rosterEntryPoints: Record<string, EntryPoint> = {
  'courses/[slug]/roster/actions.ts previewImportAction': actionEntry(
    ['instructor'],
    ({ course, leaver }) => ({ slug: course.slug, text: leaver.email, role: 'STUDENT' }),
  ),
  'courses/[slug]/roster/actions.ts addToRosterAction': actionEntry(['instructor'], ({ course, leaver }) => ({
    slug: course.slug,
    text: leaver.email,
    role: 'STUDENT',
    origin: 'http://localhost:3000',
  })),
  'courses/[slug]/roster/actions.ts setJoinCodeAction': actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    open: true,
  })),
  'courses/[slug]/roster/actions.ts setSectionAction': actionEntry(['instructor'], ({ course, leaver }) => ({
    slug: course.slug,
    userIds: [leaver.id],
    to: 'A',
  })),
  'courses/[slug]/roster/actions.ts limitAssistantAction': actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    userId: course.assistant.id,
    sectionIds: null,
  })),
  'courses/[slug]/roster/actions.ts mailInvitationsAction': {
    may: ['instructor'],
    // Here the site sends no mail, which nobody else is told.
    call: async (entry, { course }) =>
      JSON.stringify(await entry({ slug: course.slug, invitationIds: null })).includes('no-mail'),
  },
  'courses/[slug]/roster/actions.ts renewInvitationsAction': actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    invitationIds: null,
    origin: 'http://localhost:3000',
  })),
  'courses/[slug]/roster/actions.ts withdrawInvitationsAction': actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    invitationIds: null,
  })),
  'courses/[slug]/roster/actions.ts changeRoleAction': actionEntry(['instructor'], ({ course, leaver }) => ({
    slug: course.slug,
    userId: leaver.id,
    role: 'STUDENT',
  })),
  'courses/[slug]/roster/actions.ts removeFromCourseAction': actionEntry(
    ['instructor'],
    ({ course, leaver }) => ({
      slug: course.slug,
      userId: leaver.id,
    }),
  ),
  'viewing/actions.ts viewAsAction': {
    may: ['assistant', 'instructor'],
    call: async (entry, { course }) => {
      const answer = await entry({ slug: course.slug, userId: course.student.id })
      const { count } = await database.session.updateMany({
        where: { NOT: { viewsAsId: null } },
        data: { viewsAsId: null, viewsCourseId: null, viewsUntil: null },
      })
      return JSON.stringify(answer) === '{"ok":true}' && count === 1
    },
  },
  'viewing/actions.ts leaveViewAction': {
    ...actionEntry(
      callers.filter((caller) => caller !== 'nobody'),
      () => ({}),
    ),
    withinCourse: true,
  },
}
