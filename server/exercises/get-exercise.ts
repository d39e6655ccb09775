import type { Exercise } from '#graders/exercise/load-exercise.ts'
import { loadExercise } from '#graders/exercise/load-exercise.ts'
import { readTree } from '#server/exercises/read-tree.ts'

// Trees never change, so a parsed exercise is good for ever; the oldest goes when the cache is full.
const cache = new Map<string, Promise<Exercise>>()
const cachedMax = 200

/** The exercise of a published version, by the digest of its files. Throws when it does not load, which
 * publishing has ruled out. */
export function getExercise(treeDigest: string): Promise<Exercise> {
  const known = cache.get(treeDigest)
  if (known !== undefined) return known
  const loading = load(treeDigest)
  cache.set(treeDigest, loading)
  loading.catch(() => cache.delete(treeDigest))
  const oldest = cache.keys().next().value
  if (cache.size > cachedMax && oldest !== undefined) cache.delete(oldest)
  return loading
}

async function load(treeDigest: string): Promise<Exercise> {
  const loaded = loadExercise(await readTree(treeDigest))
  if (loaded.ok) return loaded.exercise
  throw new Error(`Published exercise ${treeDigest} does not load: ${JSON.stringify(loaded.problems)}`)
}
