import type { Program } from '#graders/labs/contract/program.ts'
import { mainOf } from '#graders/runtimes.ts'
import { getLabPart } from '#server/exercises/get-lab-part.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import type { LoadedItem } from '#server/items/load-item.ts'

/** The starter program of each language that the lab offers. Only starter files leave the exercise's folder. */
export async function findStarters({ item, exercise }: LoadedItem): Promise<Program[]> {
  const files = await readTree(item.exerciseVersion.treeDigest)
  return getLabPart(exercise).languages.map((language) => {
    const main = mainOf(language)
    const bytes = files.get(`starter/${main}`)
    if (bytes === undefined) throw new Error(`Lab ${exercise.id} has no starter/${main}.`)
    return {
      language,
      files: [{ path: main, text: Buffer.from(bytes).toString('utf8') }],
    }
  })
}
