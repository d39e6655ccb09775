import { ExerciseResultSchema } from '#graders/exercise/exercise-result.ts'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { ProgramSchema } from '#graders/labs/contract/program.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { finder } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { getPresented, getSolution } from '#server/exercises/get-exercise.ts'
import { recentlyLacking } from '#server/health/find-lacking-languages.ts'
import { checkWindow } from '#server/items/check-window.ts'
import { countJudged, submissionsLeft } from '#server/items/count-submissions.ts'
import type { Used } from '#server/items/count-used.ts'
import { findStarters } from '#server/items/find-starters.ts'
import type {
  ExerciseItemView,
  ItemView,
  LabItemView,
  Possible,
  SavedDraft,
  SubmissionSummary,
} from '#server/items/item-view.ts'
import { type LoadedItem, loadItem } from '#server/items/load-item.ts'
import { findOpenedHints } from '#server/items/opened-hints.ts'
import { describePolicy, solutionRevealed } from '#server/items/reveal.ts'
import { showExercise, showHints } from '#server/items/show-exercise.ts'
import { findOthers } from '#server/overview/find-own-group.ts'
import { findWay } from '#server/overview/find-way.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { describeLateness } from '#server/scores/describe-lateness.ts'
import {
  anySolved,
  countedPoints,
  summariseSubmissions,
  summaryQuery,
} from '#server/submissions/summarise-submission.ts'
import { workOf } from '#server/teams/work-of.ts'
import { type CurrentVariant, getCurrentVariant } from '#server/variants/get-current-variant.ts'
import { whyNoNumbers } from '#server/variants/new-numbers.ts'
import { whyNoSolution } from '#server/variants/show-solution.ts'
import { retriesLeft, whyNoAnswer } from '#server/variants/why-no-answer.ts'

/** All that the page of an item shows. Makes the viewer's numbers at the first visit. Null when there is no such
 * item, or it is not (yet) the viewer's to see. */
export const openItem = finder(IdSchema, async (viewer, itemId, now): Promise<ItemView | null> => {
  const loaded = await loadItem(viewer, itemId, now)
  if (loaded === null) return null
  const variant = await getCurrentVariant(loaded)
  const frame = await describeFrame(viewer, loaded, variant, now)
  return loaded.kind === 'lab'
    ? openLab(viewer, loaded, variant, frame)
    : openExercise(viewer, loaded, variant, frame)
})

type Frame = Omit<
  ExerciseItemView,
  'kind' | 'draft' | 'ended' | 'latest' | 'answers' | 'retriesLeft' | 'newNumbers' | 'showSolution'
>

async function describeFrame(
  viewer: Viewer,
  loaded: LoadedItem,
  variant: CurrentVariant,
  now: Date,
): Promise<Frame> {
  const { item, exercise, kind, standing, window, extension, regraded, sitting } = loaded
  const { assignment } = item
  const { treeDigest } = item.exerciseVersion
  const rows = await database.submission.findMany({
    where: { variant: { itemId: item.id, ...workOf(viewer.id) } },
    ...summaryQuery,
    orderBy: { createdAt: 'desc' },
  })
  const found = await findWay(loaded, viewer, now)
  // In an exam nothing is told, not even what staff gave by hand already.
  const { override, reviewed, way, late } =
    sitting === null
      ? found
      : { ...found, override: null, reviewed: 0, way: { ...found.way, solved: 0, solvedHere: false } }
  const { terms, ...lateness } = describeLateness(assignment, late, now)
  const worth = { points: item.points, policy: terms }
  const submissions = summariseSubmissions(rows, worth, standing)
  const used = usedBy(submissions, variant)
  const limited = submissionsLeft(loaded, 0) !== null
  const parameters = ParametersSchema.parse(variant.parameters)
  const presented = await getPresented(treeDigest, parameters)
  const done = {
    ended: variant.endedAt !== null,
    submitted: submissions.some(isGraded),
    solved: anySolved(submissions),
    leftAtMost:
      limited && kind === 'lab'
        ? submissionsLeft(loaded, await countJudged(database, loaded.team.owner, item.id))
        : null,
  }
  return {
    id: item.id,
    title: exercise.title,
    points: item.points,
    earned: override?.points ?? countedPoints(worth, submissions, reviewed),
    override,
    lateNow: window === 'late' ? lateness.lateNow : null,
    lateDays: lateness.lateDays,
    assignment: {
      id: assignment.id,
      title: assignment.title,
      opensAt: assignment.opensAt,
      dueAt: assignment.dueAt,
      lateUntil: assignment.lateUntil,
      graceMinutes: assignment.graceMinutes,
      latePenalty: assignment.latePenalty,
      lateCap: assignment.lateCap,
      lateDaysSpent: terms.lateDaysSpent,
      retryCost: assignment.retryCost,
      extension,
      window,
      attempts: assignment.attempts,
      counting: assignment.counting,
    },
    course: {
      id: assignment.course.id,
      slug: assignment.course.slug,
      title: assignment.course.title,
      timeZone: assignment.course.timeZone,
    },
    role: standing.role,
    attempt: variant.attempt,
    variantId: variant.id,
    others: await findOthers(viewer, loaded.team.members),
    exercise: showExercise(presented),
    // No help in an exam.
    hints: sitting === null ? showHints(presented, await openedHints(loaded, presented)) : [],
    sitting,
    submit: possible(checkSubmit(loaded, variant, used)),
    submissionsLeft: submissionsLeft(loaded, used.submissions),
    submissions,
    way,
    regraded: submissions.some(({ submittedAt }) => regraded !== null && submittedAt < regraded.at)
      ? regraded
      : null,
    solution: solutionRevealed(loaded, done) ? await getSolution(treeDigest, parameters) : null,
    solutionPolicy: describePolicy(assignment.reveal, kind),
  }
}

/** Nobody is asked where no hint costs anything. */
const openedHints = async ({ item, team }: LoadedItem, { hintCosts }: { hintCosts: readonly number[] }) =>
  hintCosts.some((cost) => cost > 0) ? await findOpenedHints(database, team, item.id) : []

const possible = (refusal: Refusal | null): Possible =>
  refusal === null ? { possible: true } : { possible: false, because: refusal.says }

const isGraded = ({ state }: SubmissionSummary) => state.status === 'graded'

function usedBy(submissions: readonly SubmissionSummary[], { attempt }: CurrentVariant): Used {
  const counted = submissions.filter(({ state }) => state.status !== 'faulted')
  return { submissions: counted.length, answers: counted.filter((one) => one.attempt === attempt).length }
}

function checkSubmit(loaded: LoadedItem, variant: CurrentVariant, used: Used): Refusal | null {
  if (loaded.kind === 'exercise') return whyNoAnswer(loaded, variant, used)
  const closed = checkWindow(loaded)
  if (closed !== null) return closed
  if (submissionsLeft(loaded, used.submissions) !== 0) return null
  return refuse('no-attempts-left', 'You have used all submissions for this item.')
}

async function openExercise(
  viewer: Viewer,
  loaded: LoadedItem,
  variant: CurrentVariant,
  frame: Frame,
): Promise<ExerciseItemView> {
  const answered = frame.submissions.some(({ attempt }) => attempt === variant.attempt)
  const latest = !answered
    ? null
    : await database.submission.findFirst({
        where: { variantId: variant.id, runs: { some: { mode: 'LIVE', status: 'FINISHED' } } },
        orderBy: { createdAt: 'desc' },
        include: {
          runs: { where: { mode: 'LIVE', status: 'FINISHED' }, orderBy: { createdAt: 'desc' }, take: 1 },
        },
      })
  const run = latest?.runs[0]
  const used = usedBy(frame.submissions, variant)
  const summary = frame.submissions.find(({ id }) => id === latest?.id)
  return {
    ...frame,
    kind: 'exercise',
    ended: variant.endedBy,
    answers: used.answers,
    retriesLeft: retriesLeft(loaded, used),
    draft: readDraft(variant.draft, (content) => ResponseSchema.parse(content)),
    latest:
      latest && run
        ? {
            submissionId: latest.id,
            submittedAt: latest.createdAt,
            response: ResponseSchema.parse(latest.response),
            result: explainResult(ExerciseResultSchema.parse(run.result), frame.solution !== null),
            late: summary?.late ?? null,
            retried: summary?.retried ?? null,
            hintsCost: summary?.hintsCost ?? 0,
          }
        : null,
    newNumbers: possible(whyNoNumbers(loaded, used)),
    showSolution: possible(whyNoSolution(loaded, used)),
  }
}

async function openLab(
  viewer: Viewer,
  loaded: LoadedItem,
  variant: CurrentVariant,
  frame: Frame,
): Promise<LabItemView> {
  const lab = frame.exercise.parts.find((part) => part.kind === 'lab')
  if (lab === undefined) throw new Error(`Lab ${loaded.exercise.id} presents no lab part.`)
  const lastRun = await database.gradingRun.findFirst({
    where: { variantId: variant.id, mode: { in: ['LIVE', 'PRACTICE'] } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, mode: true, status: true },
  })
  const [starters, missing] = await Promise.all([findStarters(loaded), recentlyLacking()])
  const judged = frame.submissions.find(({ runId }) => runId === lastRun?.id)
  return {
    ...frame,
    kind: 'lab',
    lab,
    starters: starters.filter(({ language }) => !missing.has(language)),
    missing: lab.languages.filter((language) => missing.has(language)),
    draft: readDraft(variant.draft, (content) => ProgramSchema.parse(content)),
    practice: possible(checkWindow(loaded)),
    lastRun: lastRun && { ...lastRun, late: judged?.late ?? null, hintsCost: judged?.hintsCost ?? 0 },
  }
}

function readDraft<Content>(
  draft: CurrentVariant['draft'],
  parse: (content: unknown) => Content,
): SavedDraft<Content> | null {
  if (draft === null) return null
  return { content: parse(draft.response), revision: draft.revision, savedAt: draft.updatedAt }
}
