import { IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'

/** The exam of an item that the viewer has started: from its end to its release its exercises are not there, and its own page
 * says why. */
export const findOwnExam = finder(
  IdSchema,
  async (viewer, itemId): Promise<{ assignmentId: string } | null> =>
    database.examSitting.findFirst({
      where: { userId: viewer.id, exam: { assignment: { items: { some: { id: itemId } } } } },
      select: { assignmentId: true },
    }),
)
