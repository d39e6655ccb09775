// What a kind of part is. A kind whose answers are judged at once is one folder with an `AnsweredKind`; the
// registry binds it to a part, and the exercise library never asks which kind it has before it.
import type { PartResult } from '#graders/exercise/exercise-result.ts'
import type { AnswerSource, Situation } from '#graders/parts/answer-source.ts'
import type { Unjudged } from '#graders/parts/unjudged.ts'
import type { Quantity } from '#protocols/quantity/quantity.ts'
import type { Dimension } from '#protocols/quantity/unit.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

/** What a part may ask of the variant that it stands in. */
export interface PartScope {
  quantity(source: AnswerSource): Quantity
  /** What a model plays out. Throws a RangeError on numbers that cannot be. */
  timeline(situation: Situation): Timeline
  /** Fills `{{formula}}` templates in a text. */
  fill(text: string): string
  /** As `fill`, with twelve significant digits and nothing but plain text: what a student could type. */
  fillExactly(text: string): string
}

/** Where in the front matter, below the part: `['misconceptions', 0, 'value']`. */
export type PartPath = readonly (string | number)[]

/** Something that the author wrote and that must measure the right thing. */
export interface Claim {
  at: PartPath
  /** A situation measures nothing by itself; its model, inputs and conventions must fit. */
  source: AnswerSource | Situation
  dimensions: readonly Dimension[]
  /** A formula that compares instead: where it holds, its quantity is 1, else 0. */
  comparison?: true
}

/** An author's mistake, found in the part itself or in one variant of it. */
export interface PartProblem {
  at: PartPath
  says: string
  fix: string
}

/** A response with the verdict that it must get in every variant. */
export interface PartCase {
  name: string
  response: unknown
  /** `passed`, or the code of the mismatch; a misconception by its id. */
  verdict: { passed: true } | { passed: false; code: string; misconception?: string }
}

export type PartVerdict = Omit<PartResult, 'part'>

export interface AnsweredKind<Part, Response, View> {
  judged: 'at-once'
  /** Null when what was stored is not a response of this kind. */
  readResponse(response: unknown): Response | null
  claims(part: Part): Claim[]
  /** Texts that may hold `{{formula}}` templates. */
  texts(part: Part): { at: PartPath; text: string }[]
  /** Ids of the wrong ideas that this part recognises. */
  misconceptions(part: Part): string[]
  /** Mistakes that can be seen without a variant. */
  problems(part: Part): PartProblem[]
  /** Mistakes in one variant: an answer that is no number, a misconception that cannot be told apart. */
  variantProblems(part: Part, scope: PartScope): PartProblem[]
  points(part: Part): number
  present(part: Part, scope: PartScope): View
  grade(part: Part, scope: PartScope, response: Response | null): PartVerdict | Unjudged
  /** The right answer as shown in a solution. */
  solve(part: Part, scope: PartScope): string
  /** A response from what an author wrote in `tests`, templates filled in. */
  responseFrom(part: Part, text: string, scope: PartScope): Response
  /** The right answer, every misconception and the blank, as responses. */
  cases(part: Part, scope: PartScope): PartCase[]
}

/** A kind that is judged by running something, elsewhere. */
export interface ProgramKind<Part, View> {
  judged: 'by-checks'
  present(part: Part, scope: PartScope): View
}
