import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { CourseNamesSchema, createCourse } from '#server/courses/create-course.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { findOwnLaunch } from '#server/lti/courses/find-linkable.ts'
import { launchWords } from '#server/lti/launch/launch-problem.ts'
import { keepServices, settleLaunch } from '#server/lti/launch/settle-launch.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const LinkCourseInputSchema = z.strictObject({
  /** The course here, or the names of a new one. */
  to: z.union([z.strictObject({ slug: IdSchema }), z.strictObject({ make: CourseNamesSchema })]),
  instructorsAs: z.enum(['INSTRUCTOR', 'ASSISTANT']).nullable(),
  makesColumns: z.boolean(),
})

type Result =
  | { ok: true; path: string }
  | Refusal<'not-found' | 'linked' | 'not-made' | 'slug-taken' | 'no-account' | 'invalid' | 'not-in'>

/** Links the platform's course, from which the viewer comes as its instructor, to a course where they are one here. */
export const linkCourse = useCase(
  LinkCourseInputSchema,
  {
    invalid:
      'Not linked: choose a course, or give a new one a title and a name in the address of small letters, digits and single hyphens.',
  },
  async (viewer, { to, instructorsAs, makesColumns }, now): Promise<Result> => {
    const launch = await findOwnLaunch(viewer)
    if (launch === null || launch.facts.role !== 'instructor') return notFound()
    const { platform, facts } = launch
    if ('make' in to) {
      if (!platform.makesCourses) {
        return refuse('not-made', 'Not made: the operator lets nobody from this platform make courses.')
      }
      const made = await createCourse({ ...to.make, instructor: viewer.email })
      if (!made.ok) return made
    }
    // Which of their courses it is to be: until then, the session reaches none.
    const { within: _within, ...person } = viewer
    const course = await findCourse(person, 'make' in to ? to.make.slug : to.slug)
    if (course === null || !may.linkPlatforms(course.standing)) return notFound()
    return database.$transaction(async (tx) => {
      const where = { platformId: platform.id, deploymentId: facts.deploymentId, contextId: facts.context.id }
      await lock(tx, 'lti-context', JSON.stringify(where))
      if ((await tx.ltiContext.count({ where })) > 0) {
        return refuse('linked', 'Somebody linked this course meanwhile. Open the activity again.')
      }
      const context = await tx.ltiContext.create({
        data: {
          ...where,
          title: facts.context.title,
          courseId: course.id,
          linkedById: viewer.id,
          instructorsAs,
          makesColumns,
          createdAt: now,
        },
      })
      await keepServices(tx, context, facts)
      await recordActs(tx, [
        {
          courseId: course.id,
          byId: viewer.id,
          of: null,
          act: 'platform-linked',
          after: { platform: `${facts.context.title}, ${platform.name}`, instructorsAs },
        },
      ])
      const settled = await settleLaunch(tx, launch, viewer)
      return 'path' in settled
        ? { ok: true as const, path: settled.path }
        : refuse('not-in', launchWords[settled.problem])
    })
  },
)
