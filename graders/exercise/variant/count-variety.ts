import type { Exercise } from '#graders/exercise/exercise.ts'
import { drawVariant } from '#graders/exercise/make-variant.ts'

/** So many different sets of numbers are plenty: nobody gets another's by chance. */
export const plenty = 500
/** Of so many draws hardly one of `plenty` sets is missing, while each is as likely as any other. */
const drawsOf = plenty * 8

/** How many different sets of numbers an exercise can give, counted up to `plenty` by drawing them: what a requirement
 * leaves of the parameters cannot be multiplied out. Never more than there are. */
export function countVariety(exercise: Exercise): number {
  const seen = new Set<string>()
  for (let draw = 0; draw < drawsOf && seen.size < plenty; draw += 1) {
    const drawn = drawVariant(exercise, `variety/${draw}`)
    if (drawn !== null) seen.add(JSON.stringify(drawn.parameters))
    // A fixed exercise, and one whose few sets were all seen long ago, need no more draws.
    if (draw >= 100 && seen.size * 10 < draw) break
  }
  return seen.size
}
