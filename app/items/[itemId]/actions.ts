'use server'

// The types of the inputs hold for our own pages. Anyone can send anything: every use case parses what it gets. What has
// a deadline counts from the moment of its arrival, which is read before anything else.

import { getViewer } from '#server/auth/get-viewer.ts'
import { type SignedOut, signedOut } from '#server/auth/signed-out.ts'
import { type SaveDraftInput, type SaveDraftResult, saveDraft as save } from '#server/drafts/save-draft.ts'
import {
  type StartPracticeInput,
  type StartPracticeResult,
  startPracticeRun,
} from '#server/runs/start-practice-run.ts'
import {
  type SubmitProgramInput,
  type SubmitProgramResult,
  submitProgram as submit,
} from '#server/submissions/submit-program.ts'
import {
  submitResponse as grade,
  type SubmitResponseInput,
  type SubmitResponseResult,
} from '#server/submissions/submit-response.ts'
import {
  type NewNumbersInput,
  type NewNumbersResult,
  newNumbers as next,
} from '#server/variants/new-numbers.ts'

/** Keeps what was typed so far. */
export async function saveDraft(input: SaveDraftInput): Promise<SaveDraftResult | SignedOut> {
  const arrivedAt = new Date()
  const viewer = await getViewer()
  return viewer === null ? signedOut() : save(viewer, input, arrivedAt)
}

/** The verdict comes back in the same request. */
export async function submitResponse(input: SubmitResponseInput): Promise<SubmitResponseResult | SignedOut> {
  const arrivedAt = new Date()
  const viewer = await getViewer()
  return viewer === null ? signedOut() : grade(viewer, input, arrivedAt)
}

/** Follow the run at /api/runs/<runId>/events. */
export async function submitProgram(input: SubmitProgramInput): Promise<SubmitProgramResult | SignedOut> {
  const arrivedAt = new Date()
  const viewer = await getViewer()
  return viewer === null ? signedOut() : submit(viewer, input, arrivedAt)
}

/** Not a submission: never counts. */
export async function runVisibleChecks(input: StartPracticeInput): Promise<StartPracticeResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : startPracticeRun(viewer, input)
}

/** The page shows the new variant when it is loaded again. */
export async function newNumbers(input: NewNumbersInput): Promise<NewNumbersResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : next(viewer, input)
}
