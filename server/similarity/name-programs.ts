import { type SeenStudents, workSeen } from '#server/access/seen-students.ts'
import { database } from '#server/database/client.ts'
import type { StaffedItem } from '#server/items/find-staffed-item.ts'
import type { OtherItem } from '#server/similarity/find-other-items.ts'
import type { SimilarityResult, Whose } from '#server/similarity/similarity-result.ts'
import type { ProgramName } from '#server/similarity/similarity-view.ts'

/** What names a program in an address. */
export const programKey = (name: ProgramName): string =>
  name.is === 'solution' ? name.path : name.submissionId

/**
 * Whose the programs of a comparison are, by their places. Null for what the viewer may not see, such as work for a course
 * that they do not staff, and for what is not there any more.
 */
export async function namePrograms(
  programs: SimilarityResult['programs'],
  { id: itemId, assignment: { courseId } }: StaffedItem,
  others: readonly OtherItem[],
  seen: SeenStudents,
): Promise<(ProgramName | null)[]> {
  const placeOf = new Map(others.map((other) => [other.id, `${other.course}, ${other.assignment}`]))
  const isShown = ({ itemId: from }: { itemId: string }) => from === itemId || placeOf.has(from)
  const submissions = await database.submission.findMany({
    where: {
      // Others are of courses all of whose students the viewer sees.
      variant: { OR: [{ itemId: { not: itemId } }, { itemId, AND: [workSeen(seen, courseId)] }] },
      id: {
        in: programs.flatMap(({ of }) => ('submissionId' in of && isShown(of) ? [of.submissionId] : [])),
      },
    },
    select: {
      id: true,
      user: { select: { name: true } },
      variant: { select: { team: { select: { seats: { select: { user: { select: { name: true } } } } } } } },
    },
  })
  const nameOf = new Map(
    submissions.map(({ id, user, variant: { team } }) => {
      const names = team?.seats.map((seat) => seat.user.name).toSorted() ?? []
      return [id, names.length === 0 ? user.name : names.join(', ')]
    }),
  )
  return programs.map(({ of }: { of: Whose }): ProgramName | null => {
    if ('solution' in of) return { is: 'solution', path: of.solution }
    const name = nameOf.get(of.submissionId)
    if (name === undefined) return null
    return { is: 'student', name, submissionId: of.submissionId, where: placeOf.get(of.itemId) ?? null }
  })
}
