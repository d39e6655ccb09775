// A course for the next term: its assignments, categories and late days, with their dates some weeks later by the
// clocks of its time zone, and its own exercises. Of people and their work nothing comes along but whoever copies, as its instructor.
//
// An exercise belongs to one course, so that nobody changes another's: those that are written here come along as copies
// with ids of their own, each as its newest version. What an assignment used of it, the copy has in that version.
import * as z from 'zod'
import { daysLater } from '#protocols/clock/zoned-time.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { findVersions } from '#server/copying/find-versions.ts'
import { placeExercises, readOwnExercises } from '#server/copying/place-exercises.ts'
import { readContent } from '#server/copying/read-content.ts'
import { storeCourse } from '#server/copying/store-course.ts'
import { CourseNamesSchema } from '#server/courses/create-course.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

/** Ten years. */
export const weeksMax = 520

/** What a new course is called, and how much later than the one that it is made from. */
export const LaterSchema = z.strictObject({
  ...CourseNamesSchema.shape,
  weeks: z.int('is no whole number').min(0, 'is less than 0').max(weeksMax, `is more than ${weeksMax}`),
})
type Result = { ok: true; slug: string } | Refusal<'not-found' | 'slug-taken' | 'does-not-load' | 'unusable'>

const names: Readonly<Record<string, string>> = {
  slug: 'name in the address',
  title: 'title',
  weeks: 'number of weeks',
  base64: 'file',
}

export function sayNewCourseProblem(verdict: string, { issues: [issue] }: z.ZodError): string {
  return `${verdict}: the ${names[String(issue?.path[0])] ?? 'input'} ${issue?.message ?? 'is not complete'}.`
}

/** Makes the course of the next term from this one. Students come in by its own join code and invitations. */
export const copyCourse = useCase(
  /** `from`: the course that is copied. */
  z.strictObject({ from: IdSchema, ...LaterSchema.shape }),
  { ofAccount: true, invalid: (error) => sayNewCourseProblem('Not copied', error) },
  async (viewer, input): Promise<Result> => {
    const course = await findCourse(viewer, input.from)
    if (course === null || !may.editAssignments(course.standing)) return notFound()
    const content = await readContent(course.id)
    const placed = await placeExercises(await readOwnExercises(course.id))
    if (!placed.ok) return { ...placed, says: `Not copied: ${placed.says}` }
    const { slug, title, weeks } = input
    const made = await storeCourse(content, {
      slug,
      title,
      instructorId: viewer.id,
      exercises: placed.exercises,
      versionOf: (await findVersions(content)).versionOf,
      moved: (at) => daysLater(at, weeks * 7, course.timeZone),
      act: 'course-copied',
    })
    return made.ok ? { ok: true, slug } : { ...made, says: `Not copied: ${made.says}` }
  },
)
