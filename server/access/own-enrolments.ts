import type { Prisma } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'

/** Where the viewer is enrolled, as far as their session reaches. Whoever asks for a viewer's own enrolments asks by this. */
export const ownEnrolments = ({ id, within }: Viewer) =>
  ({ userId: id, ...inReach(within) }) satisfies Prisma.EnrolmentWhereInput

/** Of rows of courses, those that a session reaches. */
export const inReach = (within: Viewer['within']) =>
  within === undefined ? {} : { courseId: { in: [...within] } }
