import type { Prisma } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import { countAnswers } from '#server/items/count-answers.ts'
import { countSubmissions } from '#server/items/count-submissions.ts'

/** What a student has used up of an item. One that we could not judge is in neither number. */
export interface Used {
  /** Submissions, whatever the numbers. */
  submissions: number
  /** Answers to the present numbers. */
  answers: number
}

export async function countUsed(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  itemId: string,
  variantId: string,
): Promise<Used> {
  return {
    submissions: await countSubmissions(db, viewer, itemId),
    answers: await countAnswers(db, variantId),
  }
}
