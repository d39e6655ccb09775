import { database } from '#server/database/client.ts'

/** What staff of a course keep to say again, in the order in which it was kept. */
export const findReplies = (courseId: string) =>
  database.savedReply.findMany({
    where: { courseId },
    orderBy: { id: 'asc' },
    select: { id: true, text: true },
  })
