import { database } from '#server/database/client.ts'
import { storeTree } from '#server/exercises/store-tree.ts'

/** Makes the published versions of an exercise ones that do not load, as a stricter Roundtrip would find them. */
export async function breakExercise(exerciseId: string): Promise<void> {
  const text = `---\nid: ${exerciseId}\nnonsense: ${crypto.randomUUID()}\n---\n`
  await database.$transaction(async (tx) => {
    const treeDigest = await storeTree(tx, new Map([['exercise.md', Buffer.from(text)]]))
    await tx.exerciseVersion.updateMany({ where: { exerciseId }, data: { treeDigest } })
  })
}
