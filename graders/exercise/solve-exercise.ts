import type { Exercise } from '#graders/exercise/load-exercise.ts'
import type { Parameters } from '#graders/exercise/parameters.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

export interface Solution {
  /** With the variant's numbers. A line `{{diagram NAME}}` stands where the diagram of that name belongs. */
  markdown: string
  diagrams: readonly { name: string; timeline: Timeline }[]
  /** One for each part that has an answer to show: "680 ms". */
  answers: readonly { part: string; ask: string; answer: string }[]
}

export function solutionFor(exercise: Exercise, parameters: Parameters): Solution {
  throw new Error(`not written yet (${exercise.id}, ${Object.keys(parameters).length})`)
}
