import { type Exercise } from '#graders/exercise/exercise.ts'
import type { LoadedExercise } from '#graders/exercise/load-exercise.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { log } from '#server/log.ts'

// Trees never change, so what was loaded is good for ever, broken or not; the oldest goes when the cache is full.
const cache = new Map<string, Promise<LoadedExercise>>()
const cachedMax = 200

/** The exercise of a published version, by the digest of its files. Throws when it does not load, which publishing has
 * ruled out; but a newer Roundtrip may be stricter, so lists of exercises do without. */
export async function getExercise(treeDigest: string): Promise<Exercise> {
  const loaded = await load(treeDigest)
  if (loaded.ok) return loaded.exercise
  throw new Error(`Published exercise ${treeDigest} does not load: ${JSON.stringify(loaded.problems)}`)
}

function load(treeDigest: string): Promise<LoadedExercise> {
  const known = cache.get(treeDigest)
  if (known !== undefined) return known
  const loading = read(treeDigest)
  cache.set(treeDigest, loading)
  loading.catch(() => cache.delete(treeDigest))
  const oldest = cache.keys().next().value
  if (cache.size > cachedMax && oldest !== undefined) cache.delete(oldest)
  return loading
}

async function read(treeDigest: string): Promise<LoadedExercise> {
  const loaded = loadExercise(await readTree(treeDigest))
  if (!loaded.ok) {
    log.error({ treeDigest, problems: loaded.problems.slice(0, 5) }, 'A published exercise does not load.')
  }
  return loaded
}
