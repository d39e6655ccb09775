import type { Prisma } from '#prisma-client'

/**
 * What is done by one request at a time, each with what names it:
 * `course` who is in a course, and which assignments it has · `extension` a student's more time for an assignment · `item` a student's or a team's work on an item, so that attempts are
 * counted and used one after the other, whatever is sent at once · `practice` a student's practice runs · `publish` an
 * exercise's versions and its draft · `regrade` an item's regrades · `lti-keys` those that sign for learning platforms · `lti-context` a platform's course · `lti-column` an assignment's column there · `lti-identity` who somebody at a platform is ·
 * `review` a submission's review · `rubric` an item's rubric ·
 * `second-look` what a student asks for, and what is asked about a submission · `tokens` those of an account.
 */
export type Locked =
  | [what: 'course', courseId: string]
  | [what: 'extension', userId: string, assignmentId: string]
  | [what: 'item', ownerKey: string, itemId: string]
  | [what: 'lti-keys']
  | [what: 'lti-context', contextId: string]
  | [what: 'lti-column', contextId: string, assignmentId: string]
  | [what: 'lti-identity', issuer: string, subject: string]
  | [what: 'practice', userId: string]
  | [what: 'publish', exerciseId: string]
  | [what: 'regrade', itemId: string]
  | [what: 'review', submissionId: string]
  | [what: 'rubric', itemId: string]
  | [what: 'second-look', userIdOrSubmissionId: string]
  | [what: 'tokens', userId: string]

/** Until the transaction ends, no other one holds the same lock. */
export async function lock(tx: Prisma.TransactionClient, ...locked: Locked): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${locked.join(':')}, 0))`
}
