import type { Prisma } from '#prisma-client'
import { countAnswers } from '#server/items/count-answers.ts'
import { countSubmissions } from '#server/items/count-submissions.ts'
import type { WorkOwner } from '#server/teams/owner.ts'

/** What a student has used up of an item. One that we could not judge is in neither number. */
export interface Used {
  /** Submissions, whatever the numbers. */
  submissions: number
  /** Answers to the present numbers. */
  answers: number
}

export async function countUsed(
  db: Prisma.TransactionClient,
  owner: WorkOwner,
  itemId: string,
  variantId: string,
): Promise<Used> {
  return {
    submissions: await countSubmissions(db, owner, itemId),
    answers: await countAnswers(db, variantId),
  }
}
