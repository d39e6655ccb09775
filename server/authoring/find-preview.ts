import * as z from 'zod'
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import { isLabSource } from '#graders/labs/contract/lab-order.ts'
import { readChecks, type WrittenCheck } from '#graders/labs/contract/read-checks.ts'
import { ExerciseIdSchema, IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import { type AuthorCourse, findAuthorCourse } from '#server/authoring/author-course.ts'
import { type ExerciseSource, findExerciseSource } from '#server/authoring/exercise-source.ts'
import { type ExerciseUse, findUses } from '#server/authoring/find-uses.ts'
import { SeedSchema } from '#server/authoring/look-at-exercise.ts'
import { findTestOf } from '#server/authoring/variants-test-summary.ts'
import { type VariantsTestSummary } from '#server/authoring/variants-test-view.ts'
import { chooseFolder, WantedFolderSchema, type WhichFolder } from '#server/authoring/which-folder.ts'
import type { ExerciseAnswer } from '#server/exercises/exercise-task.ts'
import { lookAtTree } from '#server/exercises/look-at-folder.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { rereading } from '#server/exercises/rereading.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'

export interface FolderFile {
  path: string
  bytes: number
  /** Null when it is no text, or too long to be shown here. */
  text: string | null
}

export interface PreviewView {
  course: AuthorCourse
  source: ExerciseSource
  which: WhichFolder
  seed: string
  title: string
  answer: ExerciseAnswer
  variantsTest: VariantsTestSummary | null
  files: FolderFile[]
  /** In assignments of the course; of who may edit them. */
  uses: ExerciseUse[]
  /** Of a lab; empty otherwise. */
  checks: { check: WrittenCheck; hidden: boolean }[]
}

const usualSeed = 'preview/1'
const fileCharactersMax = 60_000
const filesCharactersMax = 400_000

/** One exercise as its author sees it. Null when there is none, or it is not the viewer's to see. A seed or a version in
 * the address that makes no sense is as if it were not there. */
export const findPreview = finder(
  z.strictObject({
    slug: IdSchema,
    exerciseId: ExerciseIdSchema,
    which: WantedFolderSchema,
    seed: SeedSchema.catch(usualSeed),
  }),
  rereading(async (viewer, { slug, exerciseId, which: wanted, seed }): Promise<PreviewView | null> => {
    const course = await findAuthorCourse(viewer, slug)
    if (course === null) return null
    const source = await findExerciseSource(course.id, exerciseId)
    const folder = source && chooseFolder(source, wanted)
    if (source === null || folder === null) return null
    const { which, treeDigest } = folder
    const [answer, files, variantsTest, uses] = await Promise.all([
      lookAtTree(treeDigest, { seed }),
      readTree(treeDigest),
      findTestOf(treeDigest),
      course.mayWrite ? findUses(course.id, exerciseId) : [],
    ])
    const published = source.versions.find(({ version }) => version === which)?.title
    return {
      course,
      source,
      which,
      seed,
      title: answer.loads
        ? answer.facts.title
        : (published ?? source.versions[0]?.title ?? source.exerciseId),
      answer,
      variantsTest,
      uses,
      files: showFiles(files),
      checks: checksOf(files),
    }
  }),
)

const textIn = (files: TreeFiles, path: string) => new TextDecoder().decode(files.get(path))

/** Those of lab.ts first, those of hidden.ts last. */
function checksOf(files: TreeFiles) {
  const beside = [...files.keys()].filter((path) => isLabSource(path) && !/^(?:lab|hidden)\.ts$/.test(path))
  return [
    ...['lab.ts', ...beside.toSorted()].flatMap((path) => checksIn(files, path, false)),
    ...checksIn(files, 'hidden.ts', true),
  ]
}

const checksIn = (files: TreeFiles, path: string, hidden: boolean) =>
  readChecks(textIn(files, path)).map((check) => ({ check, hidden }))

/** In the order of their paths, exercise.md first. */
const sortedFiles = (files: TreeFiles) =>
  [...files].toSorted(([a], [b]) => (a === exerciseFile ? -1 : b === exerciseFile ? 1 : a < b ? -1 : 1))

function showFiles(files: TreeFiles): FolderFile[] {
  let left = filesCharactersMax
  return sortedFiles(files).map(([path, content]) => {
    const text = content.includes(0) ? null : textIn(files, path)
    const fits = text !== null && text.length <= Math.min(fileCharactersMax, left)
    if (fits) left -= text.length
    return { path, bytes: content.byteLength, text: fits ? text : null }
  })
}
