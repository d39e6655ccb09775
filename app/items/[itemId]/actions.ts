'use server'

import { getViewer } from '#server/auth/get-viewer.ts'
import { type SaveDraftResult, saveDraft as save } from '#server/drafts/save-draft.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { type StartPracticeResult, startPracticeRun } from '#server/runs/start-practice-run.ts'
import { type SubmitProgramResult, submitProgram as submit } from '#server/submissions/submit-program.ts'
import { submitResponse as grade, type SubmitResponseResult } from '#server/submissions/submit-response.ts'
import { type NewNumbersResult, newNumbers as next } from '#server/variants/new-numbers.ts'

type SignedOut = Refusal<'signed-out'>

const signedOut = (): SignedOut =>
  refuse(
    'signed-out',
    'You are signed out. Sign in in another tab, then try again here: nothing you typed is lost.',
  )

/** Input: `SaveDraftInput` of server/drafts/save-draft.ts. */
export async function saveDraft(input: unknown): Promise<SaveDraftResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : save(viewer, input)
}

/** Input: `SubmitResponseInput`. The verdict comes back in the same request. */
export async function submitResponse(input: unknown): Promise<SubmitResponseResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : grade(viewer, input)
}

/** Input: `SubmitProgramInput`. Follow the run at /api/runs/<runId>/events. */
export async function submitProgram(input: unknown): Promise<SubmitProgramResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : submit(viewer, input)
}

/** Input: `StartPracticeInput`. Not a submission: never counts. */
export async function runVisibleChecks(input: unknown): Promise<StartPracticeResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : startPracticeRun(viewer, input)
}

/** Input: `NewNumbersInput`. The page shows the new variant when it is loaded again. */
export async function newNumbers(input: unknown): Promise<NewNumbersResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : next(viewer, input)
}
