import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal } from '#server/refusal.ts'
import { PeopleInputSchema, peopleRefusals, readWithin } from '#server/roster/people-input.ts'
import { planImport } from '#server/roster/plan-import.ts'
import type { ImportPlan } from '#server/roster/roster-view.ts'

type Result = { ok: true; plan: ImportPlan } | Refusal<'not-found' | 'no-address' | 'too-many'>

/** What `addToRoster` would do with the same text, line by line. Nothing is done. */
export const previewImport = useCase(
  PeopleInputSchema,
  peopleRefusals,
  async (viewer, { slug, text, role }, now): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const read = readWithin(text)
    if (!read.ok) return read
    const { people, ...others } = await planImport(database, course.id, read, role, now)
    return {
      ok: true,
      plan: {
        people: people.map(
          ({ userId: _userId, invitationId: _invitationId, maySee: _maySee, ...person }) => person,
        ),
        ...others,
      },
    }
  },
)
