// Who may what: every rule on one page. A use case asks here and nowhere else. Being an operator opens the
// platform's health and nothing of a course.
import type { Role } from '#prisma-client'

export interface Standing {
  /** In the course in question; null without an enrolment. */
  role: Role | null
  operator: boolean
}

const enrolled = ({ role }: Standing) => role !== null
const staff = ({ role }: Standing) => role === 'ASSISTANT' || role === 'INSTRUCTOR'
const instructor = ({ role }: Standing) => role === 'INSTRUCTOR'
const operator = (standing: Standing) => standing.operator

export const may = {
  seeCourse: enrolled,
  /** Open items and work on them while the assignment is open; read them afterwards. */
  work: enrolled,
  /** Open items before the assignment opens, and submit (to try it) outside of the window. */
  workOutsideWindow: staff,
  seeOthersWork: staff,
  /** See pages of a course as one of its students does. */
  viewAsStudent: staff,
  seeHiddenChecks: staff,
  seeSolutionsEarly: staff,
  /** See exercises as their authors do: answers, solutions, drafts, tests of variants. */
  seeExercises: staff,
  /** Write, test and publish exercises of the course. */
  writeExercises: instructor,
  /** Ask staff to look at a submission of one's own again. */
  askSecondLook: ({ role }: Standing) => role === 'STUDENT',
  /** Everybody's points, and who is in the course. */
  seeGradebook: staff,
  seeRoster: staff,
  editAssignments: instructor,
  /** Read what was handed in, comment on it, make the rubric and tick it, answer who asks for a second look. */
  review: staff,
  /** Give points by hand. */
  overrideScores: instructor,
  /** Judge an item's submissions once more, and let that count. */
  regrade: instructor,
  /** Give one student more time. */
  giveExtensions: instructor,
  editRoster: instructor,
  /** What was done to people's records, and by whom. */
  seeAudit: instructor,
  /** Link the course to one of a learning platform, and say what is sent there. */
  linkPlatforms: instructor,
  /** Enter learning platforms that may send people here. */
  registerPlatforms: operator,
  seeHealth: operator,
  /** What an operator can do about a fault. */
  seeRemedies: operator,
} satisfies Record<string, (standing: Standing) => boolean>
