import * as z from 'zod'
import type { Prisma } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { refuse } from '#server/refusal.ts'

const invitationsMax = 1_000

export const InvitationsInputSchema = z.strictObject({
  slug: IdSchema,
  /** Null is all that wait. */
  invitationIds: z.array(IdSchema).min(1).max(invitationsMax).nullable(),
})

export const invitationsRefusals = {
  invalid: 'The invitations were not understood. Reload the page and try again.',
}

export const whichInvitations = (
  courseId: string,
  ids: readonly string[] | null,
): Prisma.InvitationWhereInput => ({
  courseId,
  ...(ids === null ? {} : { id: { in: [...ids] } }),
})

export const invitationsGone = () =>
  refuse('gone', 'This invitation waits no more: it was accepted or withdrawn. Reload the page.')
