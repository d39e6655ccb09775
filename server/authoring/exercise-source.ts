import { database } from '#server/database/client.ts'

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
