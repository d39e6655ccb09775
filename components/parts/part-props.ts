import type { ExplainedPart } from '#graders/exercise/explain-result.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

/** What every part's widget is given. `Presented` is the part as a browser may see it, `Answer` its response. */
export interface PartProps<Presented, Answer, Feedback, Right = unknown> {
  part: Presented
  /** Undefined is blank. */
  answer: Answer | undefined
  onAnswer: (answer: Answer) => void
  /** Shown, not to be changed. */
  locked: boolean
  /** The verdict on exactly this answer, to be marked in it without moving anything; null before it was submitted, and
   * once it was changed. */
  result: ExplainedPart | null
  /** What the verdict shows beside its words; null where it shows nothing. */
  feedback: Feedback | null
  /** What it tells of the right answer; null until solutions may be seen. */
  right: Right | null
  /** The right diagram of the part, where it has one and solutions may be seen. */
  diagram?: Timeline | undefined
}

/** What is said of an answer at length, below the parts: it stays while the answer is mended. */
export interface PartDetailProps<Presented, Answer, Feedback, Right = unknown> {
  part: Presented
  /** That was judged. */
  answer: Answer | undefined
  result: ExplainedPart
  feedback: Feedback | null
  right: Right | null
}
