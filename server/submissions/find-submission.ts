import * as z from 'zod'
import { ExerciseResultSchema } from '#graders/exercise/exercise-result.ts'
import { type ExplainedResult, explainResult } from '#graders/exercise/explain-result.ts'
import { type Response, ResponseSchema } from '#graders/exercise/response.ts'
import type { TypesetSolution } from '#graders/exercise/typeset.ts'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { type Program, ProgramSchema } from '#graders/labs/contract/program.ts'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { seesWork } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { windowAt } from '#server/assignments/window-at.ts'
import { database } from '#server/database/client.ts'
import { getExercise, getPresented, getSolution } from '#server/exercises/get-exercise.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { UnreadablePartsSchema } from '#server/exercises/without-parts.ts'
import { assignmentFor } from '#server/items/assignment-for.ts'
import { countEarlierAnswers } from '#server/items/count-earlier-answers.ts'
import { countJudged, submissionsLeft } from '#server/items/count-submissions.ts'
import type { UnhintedExercise } from '#server/items/hint-view.ts'
import type { SubmissionState } from '#server/items/item-view.ts'
import { kindOf } from '#server/items/load-item.ts'
import { describePolicy, solutionRevealed } from '#server/items/reveal.ts'
import { showExercise } from '#server/items/show-exercise.ts'
import { findOverride } from '#server/overrides/find-override.ts'
import { isWithheld } from '#server/scores/exam.ts'
import { findLateDays } from '#server/scores/find-late-days.ts'
import type { Lateness } from '#server/scores/lateness-view.ts'
import type { Override } from '#server/scores/override.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'
import { summariseSubmission, summaryQuery } from '#server/submissions/summarise-submission.ts'
import { findMembers } from '#server/teams/find-members.ts'
import { isOwner } from '#server/teams/is-owner.ts'
import { workOwnerOf } from '#server/teams/owner.ts'

interface SubmissionFrame {
  id: string
  submittedAt: Date
  /** Who submitted; the viewer, or a student of a course that the viewer staffs. */
  student: { id: string; name: string; own: boolean }
  /** All of the group whose work it is, by name; nobody where it is one's own. */
  together: readonly string[]
  item: { id: string; title: string; points: number }
  assignment: { id: string; title: string }
  course: { id: string; slug: string; title: string }
  /** The set of numbers it answered, counted from 1. */
  attempt: number
  exercise: UnhintedExercise
  runId: string
  /** Null when it was in time. */
  late: Lateness | null
  /** Null when nothing is taken off for it. */
  retried: RetryLoss | null
  /** Percent of the points that hints opened before it cost. */
  hintsCost: number
  state: SubmissionState
  /** What it counts for comes from this regrade; null where it counts as it was judged at once. */
  regraded: { at: Date; reason: string } | null
  /** Parts of what a clock handed in that could not be read: they were judged as if they were empty. */
  unreadable: readonly { part: string; says: string }[]
  /** Points given by hand, which count instead of any submission's. */
  override: Override | null
  solution: TypesetSolution | null
  solutionPolicy: string
}

export type SubmissionView = SubmissionFrame &
  (
    | { kind: 'exercise'; response: Response; result: ExplainedResult | null }
    /** The checks' results come from the run's events. */
    | { kind: 'lab'; program: Program }
  )

const StoredProgramSchema = z.looseObject({
  language: ProgramSchema.shape.language,
  paths: z.array(z.string()),
  entry: ProgramSchema.shape.entry,
})

/** One submission as it was handed in, with its result. Null when it is not the viewer's to see. */
export const findSubmission = finder(
  IdSchema,
  async (viewer, submissionId, now): Promise<SubmissionView | null> => {
    const row = await database.submission.findUnique({
      where: { id: submissionId },
      include: {
        ...summaryQuery.include,
        runs: {
          ...summaryQuery.include.runs,
          omit: {},
          include: { version: true, regrade: { select: { decidedAt: true, reason: true } } },
        },
        variant: {
          include: {
            item: {
              include: { assignment: { include: { course: true, exam: true } }, exerciseVersion: true },
            },
          },
        },
      },
    })
    if (row === null) return null
    const { item: shared } = row.variant
    const { role, operator } = await findStanding(viewer, shared.assignment.courseId)
    if (role === null) return null
    const standing = { role, operator }
    const own = await isOwner(database, viewer.id, row.variant, shared.assignment)
    // What is theirs alone, such as points by hand, is that of who looks; for staff, of who handed it in.
    const ofId = own ? viewer.id : row.userId
    if (!own && !may.seeOthersWork(standing)) return null
    if (!own && !(await seesWork(viewer, shared.assignment.courseId, row.variantId))) return null
    const { exam } = shared.assignment
    if (isWithheld(exam) && !may.seeOthersWork(standing)) return null
    const { row: assignment, extension } = await assignmentFor(shared.assignment, ofId)
    const [run] = row.runs
    // One that a regrade left as it was is read beside what it was judged by.
    const item = { ...shared, assignment, exerciseVersion: run?.version ?? shared.exerciseVersion }
    const { treeDigest } = item.exerciseVersion
    const exercise = await getExercise(treeDigest)
    const parameters = ParametersSchema.parse(row.variant.parameters)
    const kind = kindOf(exercise)
    const regraded = run?.regrade?.decidedAt
      ? { at: run.regrade.decidedAt, reason: run.regrade.reason }
      : null
    const loaded = {
      item,
      exercise,
      kind,
      standing,
      window: exam === null ? windowAt(assignment, now) : ('closed' as const),
      extension,
      regraded,
      team: { owner: workOwnerOf(row.variant), members: [ofId], settled: true },
      sitting: null,
    }
    const lateDaysSpent =
      assignment.course.lateDays === 0
        ? 0
        : ((await findLateDays(database, ofId, assignment.courseId)).get(assignment.id) ?? 0)
    const retries = row.treeDigest === null ? await countEarlierAnswers(database, row) : 0
    const worth = { points: item.points, policy: { ...assignment, lateDaysSpent } }
    const summary = summariseSubmission(row, retries, worth, standing)
    const done = {
      ended: row.variant.endedAt !== null,
      submitted: summary.state.status === 'graded',
      solved: summary.state.status === 'graded' && summary.state.score >= 1,
      leftAtMost: submissionsLeft(loaded, await countJudged(database, workOwnerOf(row.variant), item.id)),
    }
    const revealed = solutionRevealed(loaded, done)
    const frame: SubmissionFrame = {
      id: row.id,
      submittedAt: row.createdAt,
      student: { id: row.userId, name: row.user.name, own },
      together:
        row.variant.teamId === null
          ? []
          : (await findMembers(database, row.variantId)).map(({ name }) => name),
      item: { id: item.id, title: exercise.title, points: item.points },
      assignment: { id: assignment.id, title: assignment.title },
      course: { id: assignment.course.id, slug: assignment.course.slug, title: assignment.course.title },
      attempt: row.variant.attempt,
      exercise: showExercise(await getPresented(treeDigest, parameters)),
      runId: summary.runId,
      late: summary.late,
      state: summary.state,
      override: await findOverride(item.id, ofId),
      retried: summary.retried,
      hintsCost: summary.hintsCost,
      regraded,
      unreadable: UnreadablePartsSchema.parse(row.unreadable ?? []),
      solution: revealed ? await getSolution(treeDigest, parameters) : null,
      solutionPolicy: describePolicy(assignment.reveal, kind),
    }
    if (kind === 'exercise') {
      const result = run?.result ?? null
      return {
        ...frame,
        kind,
        response: ResponseSchema.parse(row.response),
        result: result === null ? null : explainResult(ExerciseResultSchema.parse(result), revealed),
      }
    }
    if (row.treeDigest === null) throw new Error(`Submission ${row.id} of a lab has no files.`)
    return { ...frame, kind, program: await readProgram(row.treeDigest, row.response) }
  },
)

async function readProgram(treeDigest: string, response: unknown): Promise<Program> {
  const { language, paths, entry } = StoredProgramSchema.parse(response)
  const files = await readTree(treeDigest)
  return {
    language,
    files: paths.flatMap((path) => {
      const bytes = files.get(path)
      return bytes === undefined ? [] : [{ path, text: Buffer.from(bytes).toString('utf8') }]
    }),
    ...(entry === undefined ? {} : { entry }),
  }
}
