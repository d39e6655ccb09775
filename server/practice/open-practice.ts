import { ExerciseIdSchema } from '#server/access/id-schema.ts'
import { askTree } from '#server/exercises/ask-exercise.ts'
import { showExercise, showHints } from '#server/items/show-exercise.ts'
import { countPractice } from '#server/practice/count-practice.ts'
import { findPractice } from '#server/practice/find-practice.ts'
import { loadSet, nameOf, notOffered, orBusy } from '#server/practice/load-set.ts'
import { newSet, sealSet } from '#server/practice/practice-set.ts'
import type { PracticeView } from '#server/practice/practice-view.ts'
import type { Refusal } from '#server/refusal.ts'

export type OpenedPractice =
  | { title: string; open: PracticeView }
  /** With words; `again` when new numbers would help. */
  | { title: string; refusal: Refusal; again: boolean }

/** An exercise to be tried by anybody, with the numbers that the address holds or else with new ones. Null when there is
 * no such exercise. */
export async function openPractice(
  exerciseId: string,
  sealed: string | null,
  headers: Headers,
  now: Date = new Date(),
): Promise<OpenedPractice | null> {
  if (!ExerciseIdSchema.safeParse(exerciseId).success) return null
  const bundled = (await findPractice([exerciseId], now)).get(exerciseId)
  if (bundled === undefined) return null
  const { title, because, versionId } = bundled
  if (because !== null) return { title, refusal: notOffered(because), again: false }
  const tooMuch = await countPractice(headers, 'look', now)
  if (tooMuch !== null) return { title, refusal: tooMuch, again: false }
  const set = sealed ?? sealSet(exerciseId, newSet(versionId, now))
  const loaded = await loadSet(exerciseId, set, now)
  if ('ok' in loaded) return { title, refusal: loaded, again: loaded.code !== 'not-offered' }
  const { treeDigest, parameters } = loaded
  const presented = await orBusy(askTree(treeDigest, { want: 'presented', parameters }, 'practice'))
  if ('ok' in presented) return { title, refusal: presented, again: false }
  const solution =
    loaded.set.stage === 'ended'
      ? await orBusy(askTree(treeDigest, { want: 'solution', parameters }, 'practice'))
      : { found: null }
  if ('ok' in solution) return { title, refusal: solution, again: false }
  const exercise = showExercise(presented.found)
  const all = presented.found.hintCosts.map((_, index) => index + 1)
  const hints = showHints(presented.found, solution.found === null ? [] : all)
    .filter(({ text }) => text !== null)
    .map(({ text }) => ({ text, cost: 0 }))
  return {
    title,
    open: { exerciseId, title, set, numbers: nameOf(loaded.set), exercise, hints, solution: solution.found },
  }
}
