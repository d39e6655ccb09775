import { glanceAtExercise } from '#graders/exercise/source/glance-exercise.ts'
import { database } from '#server/database/client.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'

/** What a draft's row holds of its exercise.md, for lists. */
export function storedGlance(files: TreeFiles): {
  title: string | null
  topic: string | null
  kinds: string[]
} {
  const { title, topic, kinds } = glanceAtExercise(files)
  return { title, topic, kinds: [...kinds] }
}

/** Gives versions and drafts that an older Roundtrip stored what lists show of them. Those whose exercise.md names no
 * kind are looked at again each time: they are few, and it costs nothing that anyone waits for. */
export async function fillInGlances(): Promise<void> {
  const without = { where: { kinds: { isEmpty: true } } }
  for (const { id, treeDigest } of await database.exerciseVersion.findMany(without)) {
    const { kinds } = storedGlance(await readTree(treeDigest))
    if (kinds.length > 0) await database.exerciseVersion.update({ where: { id }, data: { kinds } })
  }
  for (const { exerciseId, treeDigest } of await database.exerciseDraft.findMany(without)) {
    const data = storedGlance(await readTree(treeDigest))
    // Only while these are still its files, and without touching the time of the last save.
    if (data.kinds.length === 0) continue
    await database.$executeRaw`
      UPDATE "ExerciseDraft" SET title = ${data.title}, topic = ${data.topic}, kinds = ${data.kinds}
      WHERE "exerciseId" = ${exerciseId} AND "treeDigest" = ${treeDigest}`
  }
}
