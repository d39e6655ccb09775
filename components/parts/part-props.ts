import type { ExplainedPart } from '#graders/exercise/explain-result.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

/** What every part's widget is given. `Presented` is the part as a browser may see it, `Answer` its response. */
export interface PartProps<Presented, Answer, Feedback> {
  part: Presented
  /** Undefined is blank. */
  answer: Answer | undefined
  onAnswer: (answer: Answer) => void
  /** Answered for good: shown, not to be changed. */
  locked: boolean
  /** The verdict on exactly this answer; null before it was submitted. */
  result: ExplainedPart | null
  /** What the verdict shows beside its words; null where it shows nothing. */
  feedback: Feedback | null
  /** The right diagram of the part, where it has one and solutions may be seen. */
  diagram?: Timeline | undefined
}
