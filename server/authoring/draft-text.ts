import * as z from 'zod'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'
import { isStorable } from '#server/storable-json.ts'

export const draftBytesMax = 200_000

/** exercise.md as the editor sends it. */
export const DraftTextSchema = z
  .string()
  .max(draftBytesMax, 'exercise.md is larger than 200 kB. Shorten it.')
  .refine(
    (text) => Buffer.byteLength(text) <= draftBytesMax,
    'exercise.md is larger than 200 kB. Shorten it.',
  )
  .refine(isStorable, 'exercise.md holds a character that cannot be stored. Remove it.')

/** The folder with another exercise.md; everything else stays as it is. */
export const withText = (files: TreeFiles, text: string): TreeFiles =>
  new Map([...files, [exerciseFile, new TextEncoder().encode(text)]])

export const draftTextOf = (files: TreeFiles): string => new TextDecoder().decode(files.get(exerciseFile))
