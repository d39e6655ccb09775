/** A course of a platform that is linked to a course here, as its instructors see it. */
export interface LinkedContext {
  id: string
  platform: string
  title: string
  /** The platform is closed here: nobody comes, and nothing is sent. */
  closed: boolean
  linkedBy: string | null
  instructorsAs: 'INSTRUCTOR' | 'ASSISTANT' | null
  makesColumns: boolean
  /** What the platform allows us. */
  allows: { scores: boolean; columns: boolean; members: boolean }
  members: number
  counts: { sent: number; waiting: number; failed: number }
  /** Those that failed first, then what was sent last. */
  scores: SentScore[]
  /** More than are shown. */
  more: number
}

export interface SentScore {
  id: string
  student: string
  assignment: string
  points: number | null
  max: number
  state: 'sent' | 'waiting' | 'failed'
  at: string
  failure: { because: string; remedy: string } | null
}
