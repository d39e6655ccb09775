import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { findSeen } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { findStaffedItem } from '#server/items/find-staffed-item.ts'
import { findOtherItems } from '#server/similarity/find-other-items.ts'
import { percentsOf } from '#server/similarity/find-similarity.ts'
import { namePrograms, programKey } from '#server/similarity/name-programs.ts'
import { programFilesOf } from '#server/similarity/run-similarity.ts'
import { type Match, SimilarityResultSchema } from '#server/similarity/similarity-result.ts'
import type { PairView, ProgramName, ReadFile } from '#server/similarity/similarity-view.ts'

const KeySchema = z.string().min(1).max(300)
const linesMax = 3_000
const lineCharactersMax = 400

/** Two programs side by side, by their names in the address. Null where the viewer may not see one of them, and alike where
 * no comparison has them. */
export const findPair = finder(
  z.strictObject({ itemId: IdSchema, left: KeySchema, right: KeySchema }),
  async (viewer, { itemId, left, right }): Promise<PairView | null> => {
    const item = await findStaffedItem(viewer, itemId)
    const run = item && (await database.similarityRun.findUnique({ where: { itemId } }))
    const result = SimilarityResultSchema.safeParse(run?.result).data
    if (item === null || result === undefined) return null
    const [others, seen] = await Promise.all([
      findOtherItems(viewer, item),
      findSeen(viewer, item.assignment.courseId),
    ])
    const names = await namePrograms(result.programs, item, others, seen)
    const at = (key: string) => names.findIndex((name) => name !== null && programKey(name) === key)
    const [one, other] = [at(left), at(right)]
    const pair = result.pairs.find((each) => each.left === one && each.right === other)
    const [leftName, rightName] = [names[one] ?? null, names[other] ?? null]
    if (pair === undefined || leftName === null || rightName === null) return null
    const { assignment, exerciseVersion } = item
    const [leftFiles, rightFiles] = await Promise.all([
      readFiles(leftName, exerciseVersion.treeDigest),
      readFiles(rightName, exerciseVersion.treeDigest),
    ])
    return {
      course: { slug: assignment.course.slug, title: assignment.course.title },
      assignment: { id: assignment.id, title: assignment.title },
      item: { id: item.id, title: exerciseVersion.title },
      left: { name: leftName, files: leftFiles },
      right: { name: rightName, files: rightFiles },
      ...percentsOf(pair),
      matches: pair.matches.map((match) => ({
        left: stretchIn(leftFiles, match.left),
        right: stretchIn(rightFiles, match.right),
      })),
    }
  },
)

const stretchIn = (files: readonly ReadFile[], { file, from, to }: Match['left']) => ({
  path: files[file]?.path ?? '',
  from,
  to,
})

/** In the order in which they were compared. */
async function readFiles(name: ProgramName, exerciseDigest: string): Promise<ReadFile[]> {
  const treeDigest =
    name.is === 'solution'
      ? exerciseDigest
      : (await database.submission.findUniqueOrThrow({ where: { id: name.submissionId } })).treeDigest
  if (treeDigest === null) return []
  const files = programFilesOf(
    await readTree(treeDigest),
    (path) => name.is === 'student' || path === name.path,
  )
  return files.map(({ path, bytes }) => {
    const lines = new TextDecoder().decode(bytes).split('\n')
    return {
      path,
      lines: lines.slice(0, linesMax).map(clip),
      linesCut: Math.max(0, lines.length - linesMax),
    }
  })
}

const clip = (line: string) =>
  line.length > lineCharactersMax ? `${line.slice(0, lineCharactersMax)} …` : line.replace(/\r$/, '')
