import type { Program } from '#graders/labs/contract/program.ts'
import { getLabPart } from '#server/exercises/get-lab-part.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import type { LoadedItem } from '#server/items/load-item.ts'

const mains = { python: 'starter/main.py', javascript: 'starter/main.js' } as const

/** The starter program of each language that the lab offers. Only starter files leave the exercise's folder. */
export async function findStarters({ item, exercise }: LoadedItem): Promise<Program[]> {
  const files = await readTree(item.exerciseVersion.treeDigest)
  return getLabPart(exercise).languages.map((language) => {
    const main = mains[language]
    const bytes = files.get(main)
    if (bytes === undefined) throw new Error(`Lab ${exercise.id} has no ${main}.`)
    return {
      language,
      files: [{ path: main.slice('starter/'.length), text: Buffer.from(bytes).toString('utf8') }],
    }
  })
}
