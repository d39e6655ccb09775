// Texts as trees of elements: what an author wrote is parsed here, and whoever shows it only renders.
import type { PresentedExercise } from '#graders/exercise/present-exercise.ts'
import type { Solution } from '#graders/exercise/solve-exercise.ts'
import { markdownTree } from '#graders/exercise/source/markdown-tree.ts'

export type TypesetText = ReturnType<typeof markdownTree>

export interface TypesetExercise extends PresentedExercise {
  typeset: { statement: TypesetText; hints: readonly TypesetText[] }
}
export interface TypesetSolution extends Solution {
  typeset: TypesetText
}

export const typesetExercise = (presented: PresentedExercise): TypesetExercise => ({
  ...presented,
  typeset: { statement: typeset(presented.statement), hints: presented.hints.map(typeset) },
})

export const typesetSolution = (solution: Solution): TypesetSolution => ({
  ...solution,
  typeset: typeset(solution.markdown),
})

/** Of elements within each other. Maths needs some tens. */
const depthMax = 200

interface Branch {
  position?: unknown
  children?: readonly Branch[]
}

/** Throws a RangeError for what is nested so deeply that it could not be rendered. */
function typeset(markdown: string): TypesetText {
  const tree = markdownTree(markdown)
  let depth = 0
  // Without recursion, because it may be deeper than that can go.
  for (let level: readonly Branch[] = [tree]; level.length > 0; depth += 1) {
    if (depth > depthMax) throw new RangeError('Something in the text is nested too deeply.')
    // Where it stood in the text is half of a tree's size, and nobody asks.
    for (const branch of level) delete branch.position
    level = level.flatMap(({ children = [] }) => children)
  }
  return tree
}
