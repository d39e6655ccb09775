import type { TypesetExercise, TypesetSolution } from '#graders/exercise/typeset.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { askTree } from '#server/exercises/ask-exercise.ts'
import type { ExerciseFacts, ExerciseFound, ExerciseWanted } from '#server/exercises/exercise-task.ts'
import { log } from '#server/log.ts'
import { keepMade, Recent } from '#server/recent.ts'

// Trees and variants never change, so what was found of one is good for ever.
const facts = new Recent<string, Promise<ExerciseFacts>>(500)
const presented = new Recent<string, Promise<TypesetExercise>>(300)
const solutions = new Recent<string, Promise<TypesetSolution>>(100)

/** What is said of an exercise everywhere, by the digest of its files. Throws when it does not load, which publishing
 * has ruled out; but a newer Roundtrip may be stricter, so lists of exercises do without. */
export const getExercise = (treeDigest: string): Promise<ExerciseFacts> =>
  keepMade(facts, treeDigest, () => get(treeDigest, { want: 'facts' }))

/** One variant as its student sees it. */
export const getPresented = (treeDigest: string, parameters: Parameters): Promise<TypesetExercise> =>
  keepMade(presented, keyOf(treeDigest, parameters), () => get(treeDigest, { want: 'presented', parameters }))

/** Only for those who may see it. */
export const getSolution = (treeDigest: string, parameters: Parameters): Promise<TypesetSolution> =>
  keepMade(solutions, keyOf(treeDigest, parameters), () => get(treeDigest, { want: 'solution', parameters }))

/** The parameters of a seed's variant. They are stored with it and never worked out again. */
export const drawParameters = (treeDigest: string, seed: string): Promise<Parameters> =>
  get(treeDigest, { want: 'parameters', seed })

const keyOf = (treeDigest: string, parameters: Parameters) => `${treeDigest} ${JSON.stringify(parameters)}`

async function get<W extends 'facts' | 'presented' | 'solution' | 'parameters'>(
  treeDigest: string,
  wanted: ExerciseWanted<W>,
): Promise<ExerciseFound[W]> {
  const reply = await askTree(treeDigest, wanted, 'page')
  if (reply.ok) return reply.found
  const says = `A published exercise cannot be shown (${reply.because}): ${reply.detail}`
  log.error({ treeDigest, because: reply.because, detail: reply.detail }, says)
  throw new Error(says)
}
