import { database } from '#server/database/client.ts'

/** Of what entry points change: the same before and after whatever does nothing. */
export const countRows = async () => [
  await database.draft.count(),
  await database.submission.count(),
  await database.gradingRun.count(),
  await database.variant.count(),
  await database.assignment.count(),
  await database.enrolment.count(),
  await database.invitation.count(),
  await database.section.count(),
  await database.auditEntry.count(),
  await database.examSitting.count(),
  await database.scoreOverride.count(),
  await database.exerciseDraft.count(),
  await database.exerciseVersion.count(),
  await database.variantsTest.count(),
  await database.apiToken.count(),
  await database.rubricItem.count(),
  await database.review.count(),
  await database.reviewComment.count(),
  await database.savedReply.count(),
  await database.secondLook.count(),
]
