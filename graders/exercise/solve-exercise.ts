import { type Exercise } from '#graders/exercise/exercise.ts'
import { findTemplates } from '#graders/exercise/source/template.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { makeScope } from '#graders/exercise/variant/scope.ts'
import { bindPart } from '#graders/parts/registry.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

export interface Solution {
  /** With the variant's numbers. A line `{{diagram NAME}}` stands where the diagram of that name belongs. */
  markdown: string
  diagrams: readonly { name: string; timeline: Timeline }[]
  /** One for each part that has an answer to show: "680 ms". */
  answers: readonly { part: string; ask: string; answer: string }[]
}

/** The worked solution with the student's own numbers. Only for those who may see it. */
export function solutionFor(exercise: Exercise, parameters: Parameters): Solution {
  const scope = makeScope(exercise, parameters)
  const answers = exercise.parts.flatMap((part) => {
    const bound = bindPart(part)
    if (bound.judged !== 'at-once') return []
    return [{ part: part.id, ask: scope.fill(part.ask), answer: bound.solve(scope) }]
  })
  const names = findTemplates(exercise.solution).flatMap(({ template }) =>
    template.is === 'diagram' ? [template.part] : [],
  )
  // A part that asks for a diagram has its own shown beside the student's, whether the text names it or not.
  const drawn = new Map(
    exercise.parts.flatMap((part) => {
      const bound = bindPart(part)
      return bound.judged === 'at-once' && bound.diagram ? [[part.id, bound.diagram] as const] : []
    }),
  )
  const asked = [...drawn].flatMap(([id, { always }]) => (always ? [id] : []))
  const diagrams = [...new Set([...names, ...asked])].map((name) => {
    const diagram = drawn.get(name)
    if (!diagram) throw new Error(`${exercise.id}: the diagram “${name}” passed the loader and has no model`)
    return { name, timeline: diagram.draw(scope) }
  })
  return { markdown: scope.fill(exercise.solution), diagrams, answers }
}
