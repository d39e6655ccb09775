// What pages may know of feedback by people.
import type { Possible } from '#server/items/item-view.ts'

/** What a comment stands on: lines of a file, an answer, or the whole submission. */
export type CommentPlace =
  | { on: 'whole' }
  | { on: 'part'; part: string }
  | { on: 'lines'; path: string; from: number; to: number }

export interface CommentView {
  id: string
  place: CommentPlace
  text: string
  /** Name of who wrote it. */
  by: string
}

/** What a reviewer changes: ids of what is ticked, and comments in their order. */
export interface ReviewContent {
  ticks: string[]
  comments: Omit<CommentView, 'by'>[]
}

export interface RubricLine {
  id: string
  says: string
  points: number
}

/** What a student asked, and what staff answered. */
export interface SecondLookView {
  asks: string
  askedAt: Date
  answer: { text: string; by: string; at: Date; isNew: boolean } | null
}

/** What people said to a submission, as its student reads it: nothing of it before it was done. */
export interface FeedbackView {
  submissionId: string
  submittedAt: Date
  review: {
    by: string
    at: Date
    /** The student reads it for the first time. */
    isNew: boolean
    marks: RubricLine[]
    comments: (CommentView & { quote: string | null })[]
  } | null
  secondLook: SecondLookView | null
}

export interface SubmissionFeedback extends FeedbackView {
  /** Whether a second look can be asked for; null for whoever it is not for. */
  ask: Possible | null
  /** The viewer may review it. */
  mayReview: boolean
}

/** The bench of a reviewer. */
export interface ReviewView {
  submissionId: string
  item: { id: string; title: string; points: number }
  /** All whose work it is, by name; null where names are hidden. */
  students: { id: string; name: string }[] | null
  /** How many they are. */
  members: number
  revision: number
  savedAt: Date
  rubric: RubricLine[]
  ticks: string[]
  comments: CommentView[]
  /** It differs from what the student sees. */
  isDraft: boolean
  done: { by: string; at: Date } | null
  /** Another reviewer who has it open; null for the viewer's own. */
  heldBy: { name: string; until: Date } | null
  /** What the checks gave: share of full marks, and what full marks come to after everything that it lost. Null before it
   * was judged. */
  checked: { share: number; worth: number } | null
  mayOverride: boolean
  /** The student can still hand in. */
  stillOpen: boolean
  /** The one before in the order of the queue; null at its beginning. */
  previous: string | null
  /** Standing submissions that no person has looked at. */
  left: number
  secondLook: SecondLookView | null
  /** Kept to be said again. */
  replies: { id: string; text: string }[]
  /** Said to other submissions of the item, the most frequent first. */
  saidBefore: string[]
}

export type QueueState = 'waiting' | 'held' | 'draft' | 'done'

export interface QueueRow {
  submissionId: string
  /** Null where names are hidden. */
  name: string | null
  /** How many it is of. */
  members: number
  submittedAt: Date
  state: QueueState
  /** Who is at it or was done with it. */
  by: string | null
  asks: boolean
}

export interface QueueView {
  course: { slug: string; title: string }
  assignment: { id: string; title: string }
  item: { id: string; title: string; points: number }
  rubric: (RubricLine & { ticked: number })[]
  /** It is for all students: who sees some alone leaves it as it is. */
  mayEditRubric: boolean
  rows: QueueRow[]
  /** Kept to be said again, in all of the course. */
  replies: { id: string; text: string }[]
  /** Open requests for a second look, oldest first. */
  requests: { submissionId: string; name: string | null; asks: string; askedAt: Date }[]
}

/** Something that was said to a student, and that they have not read. */
export interface UnreadFeedback {
  submissionId: string
  title: string
  course: string
}

/** What waits for people in a course, by item. */
export interface WaitingItem {
  itemId: string
  title: string
  assignment: string
  /** Standing submissions that nobody has looked at, of an item with a rubric. */
  ungraded: number
  requests: number
}
