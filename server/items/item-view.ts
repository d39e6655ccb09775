// What the page of an item may know. Nothing here can hold an answer, a tolerance, a seed or a hidden check's
// contents before the moment of reveal: a test looks for planted canaries in its JSON.

import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { TypesetSolution } from '#graders/exercise/typeset.ts'
import type { Program } from '#graders/labs/contract/program.ts'
import type { PresentedLab } from '#graders/parts/lab/presented-lab.ts'
import type { Language } from '#graders/runtimes.ts'
import type { Counting, Role, RunMode, RunStatus, VariantEnd } from '#prisma-client'
import type { Window } from '#server/assignments/assignment-view.ts'
import type { HintView, UnhintedExercise } from '#server/items/hint-view.ts'
import type { ItemWay } from '#server/items/way-view.ts'
import type { Extension } from '#server/scores/extension.ts'
import type { LateDaysView, Lateness, LatenessNow } from '#server/scores/lateness-view.ts'
import type { Override } from '#server/scores/override.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'

/** Whether something can be done now, and if not, why, in a sentence for the student. */
export type Possible = { possible: true } | { possible: false; because: string }

export type SubmissionState =
  | { status: 'waiting' | 'running' }
  /** `score` is the share of full marks by the checks, 0 to 1; `points` are less by what being late and retries cost, and
   * `worth` is what full marks would come to. */
  | { status: 'graded'; score: number; points: number; worth: number }
  /** Ours: `because` is for the student; `remedy` is filled for operators only. */
  | { status: 'faulted'; because: string; remedy: string | null }

export interface SubmissionSummary {
  id: string
  /** The set of numbers it answered, counted from 1. */
  attempt: number
  submittedAt: Date
  /** Who of a group handed it in; null for one's own work. */
  by: string | null
  /** Its grading run: the page of a lab follows its events. */
  runId: string
  /** Null when it was in time. */
  late: Lateness | null
  /** Null when nothing is taken off for it. */
  retried: RetryLoss | null
  /** Percent of the points that hints opened before it cost. */
  hintsCost: number
  state: SubmissionState
}

interface ItemFrame {
  id: string
  title: string
  points: number
  /** Points of the viewer's submissions that count, less what being late costs, with what people gave in reviews, or those
   * given by hand; null before the first was judged. */
  earned: number | null
  override: Override | null
  /** What a submission made now would lose; null in time, and when nothing more is taken. */
  lateNow: LatenessNow | null
  /** The viewer's, in the course; null where it gives none. */
  lateDays: LateDaysView | null
  assignment: {
    id: string
    title: string
    opensAt: Date
    dueAt: Date
    lateUntil: Date | null
    graceMinutes: number
    latePenalty: number
    lateCap: number
    /** Late days that the viewer has spent on it. */
    lateDaysSpent: number
    /** The viewer's own more time, which the times above have in them. */
    extension: Extension | null
    /** Percent of the points that each retry with the same numbers loses. */
    retryCost: number
    window: Window
    attempts: number | null
    /** Which submissions count. */
    counting: Counting
  }
  /** The exam that the viewer is writing: nothing is judged, and what is typed is kept. */
  sitting: { endsAt: Date } | null
  /** `timeZone` is null where nobody chose one. */
  course: { id: string; slug: string; title: string; timeZone: string | null }
  role: Role
  /** The set of numbers in front of the student, counted from 1. Actions send it back, so that a stale page is noticed. */
  attempt: number
  /** Those numbers, of this student alone: what a browser keeps under it is never shown to whoever signs in next. */
  variantId: string
  /** Names of the others whose work it is; nobody where one works alone. */
  others: readonly string[]
  exercise: UnhintedExercise
  /** In the order in which they are opened. */
  hints: readonly HintView[]
  submit: Possible
  /** Submissions left; null is any number. */
  submissionsLeft: number | null
  /** The newest regrade that the viewer's submissions were in; null without one. */
  regraded: { at: Date; reason: string } | null
  /** All of the viewer's own, newest first. */
  submissions: SubmissionSummary[]
  way: ItemWay
  solution: TypesetSolution | null
  /** When the solution can be seen, as a sentence. */
  solutionPolicy: string
}

export interface SavedDraft<Content> {
  content: Content
  /** Send a higher one with the next save. */
  revision: number
  savedAt: Date
}

/** Answers that are judged in the same request. */
export interface ExerciseItemView extends ItemFrame {
  kind: 'exercise'
  draft: SavedDraft<Response> | null
  /** What ended the present numbers; null while they are open. */
  ended: VariantEnd | null
  /** The newest submission for the present numbers. Its result holds a right value only where `solution` is there. */
  latest: {
    submissionId: string
    submittedAt: Date
    response: Response
    result: ExplainedResult
    late: Lateness | null
    retried: RetryLoss | null
    hintsCost: number
  } | null
  /** Judged answers to the present numbers. */
  answers: number
  /** Further ones that are taken; null is any number. */
  retriesLeft: number | null
  newNumbers: Possible
  /** Whether the solution can be asked for, which ends the present numbers. */
  showSolution: Possible
}

export interface LabRunRef {
  id: string
  mode: RunMode
  status: RunStatus
  /** Of a submission that was not in time. */
  late: Lateness | null
  /** Of a submission: percent of the points that hints cost. */
  hintsCost: number
}

/** A program, judged by checks in the sandbox. */
export interface LabItemView extends ItemFrame {
  kind: 'lab'
  lab: PresentedLab
  /** Starter program of each offered language. */
  starters: Program[]
  /** Languages of the lab that this site cannot judge for want of a compiler. */
  missing: Language[]
  draft: SavedDraft<Program> | null
  /**
   * Whether the program can still be changed and its visible checks run. A run that is going is no reason here: it ends
   * while the page is open, and starting another is answered with the one to follow.
   */
  practice: Possible
  /** The run to show when the page opens: the newest, practice or submission. */
  lastRun: LabRunRef | null
}

export type ItemView = ExerciseItemView | LabItemView
