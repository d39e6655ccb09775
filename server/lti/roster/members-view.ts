/** What taking somebody from a platform's course does. */
export type MemberStep =
  /** Is in the course here, and nothing changes. */
  | 'present'
  /** Has an account here by the platform, and comes into the course. */
  | 'enrol'
  /** Gets an account, which is theirs at their first launch. */
  | 'make'
  /** Staff there come in by opening the activity, as the link says. */
  | 'staff'
  /** No longer a student of the course there, and a student here: stays. */
  | 'gone'

export interface PlannedMember {
  name: string
  email: string | null
  step: MemberStep
}
