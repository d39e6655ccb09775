import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { askExerciseThread } from '#server/authoring/ask-exercise-thread.ts'
import type { ExerciseAnswer } from '#server/authoring/exercise-thread-protocol.ts'
import { database } from '#server/database/client.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { describeTree, type Files } from '#server/exercises/store-tree.ts'

const versionsShown = 50

export interface VersionRef {
  version: number
  title: string
  treeDigest: string
  publishedAt: Date
}

export interface DraftRef {
  treeDigest: string
  revision: number
  updatedAt: Date
  editedBy: string
}

/** An exercise as a course finds it: what is published and what is being written. */
export interface ExerciseSource {
  exerciseId: string
  /** Written in the browser for this course; another's would not be found at all. */
  ownCourse: boolean
  /** Newest first, at most 50. */
  versions: VersionRef[]
  draft: DraftRef | null
}

/** Null when the course has no such exercise: none with that id, or one of another course. */
export async function findExerciseSource(
  courseId: string,
  exerciseId: string,
): Promise<ExerciseSource | null> {
  const [exercise, draft] = await Promise.all([
    database.exercise.findFirst({
      where: { id: exerciseId, OR: [{ courseId: null }, { courseId }] },
      include: { versions: { orderBy: { version: 'desc' }, take: versionsShown } },
    }),
    database.exerciseDraft.findFirst({
      where: { exerciseId, courseId },
      include: { editedBy: { select: { name: true } } },
    }),
  ])
  if (exercise === null && draft === null) return null
  return {
    exerciseId,
    ownCourse: exercise === null || exercise.courseId === courseId,
    versions: (exercise?.versions ?? []).map(({ version, title, treeDigest, publishedAt }) => ({
      version,
      title,
      treeDigest,
      publishedAt,
    })),
    draft: draft && {
      treeDigest: draft.treeDigest,
      revision: draft.revision,
      updatedAt: draft.updatedAt,
      editedBy: draft.editedBy.name,
    },
  }
}

/** Loads a folder and shows one of its variants, with limits on time and memory. */
export function lookAtFiles(
  files: Files,
  wanted: { seed?: string; response?: unknown; background?: boolean } = {},
  digest: string = describeTree(files).digest,
): Promise<ExerciseAnswer> {
  const question = {
    digest,
    text: files.get(exerciseFile) ?? null,
    others: [...files.keys()].filter((path) => path !== exerciseFile),
    seed: wanted.seed ?? null,
    response: wanted.response ?? null,
  }
  return askExerciseThread(question, { background: wanted.background ?? false })
}

/** As `lookAtFiles`, of a stored folder. */
export async function lookAtTree(
  digest: string,
  wanted: { seed?: string; response?: unknown; background?: boolean } = {},
): Promise<ExerciseAnswer> {
  return lookAtFiles(await readTree(digest), wanted, digest)
}
