'use server'

// The types of the inputs hold for our own pages. Anyone can send anything: every use case parses what it gets.

import { type DraftPreview, describeDraftPreview } from '#app/courses/[slug]/exercises/draft-preview.tsx'
import { getViewer } from '#server/auth/get-viewer.ts'
import {
  type CreateDraftInput,
  type CreateDraftResult,
  createDraft as create,
} from '#server/authoring/create-draft.ts'
import {
  type DiscardDraftInput,
  type DiscardDraftResult,
  discardDraft as discard,
} from '#server/authoring/discard-draft.ts'
import {
  type CheckDraftInput,
  checkDraft as check,
  type JudgePreviewInput,
  type JudgePreviewResult,
  judgePreview as judge,
} from '#server/authoring/look-at-exercise.ts'
import {
  type PublishDraftInput,
  type PublishDraftResult,
  publishDraft as publish,
} from '#server/authoring/publish-draft.ts'
import {
  type SaveExerciseDraftInput,
  type SaveExerciseDraftResult,
  saveExerciseDraft as save,
} from '#server/authoring/save-exercise-draft.ts'
import {
  type StartVariantsTestInput,
  type StartVariantsTestResult,
  startVariantsTest as startTest,
} from '#server/authoring/start-variants-test.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

type SignedOut = Refusal<'signed-out'>

const signedOut = (): SignedOut =>
  refuse(
    'signed-out',
    'You are signed out. Sign in in another tab, then try again here: nothing you typed is lost.',
  )

export async function createDraft(input: CreateDraftInput): Promise<CreateDraftResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : create(viewer, input)
}

export async function saveExerciseDraft(
  input: SaveExerciseDraftInput,
): Promise<SaveExerciseDraftResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : save(viewer, input)
}

/** What is wrong with a text, or how its variant looks. Stores nothing. */
export async function checkDraft(input: CheckDraftInput): Promise<({ ok: true } & DraftPreview) | Refusal> {
  const viewer = await getViewer()
  if (viewer === null) return signedOut()
  const checked = await check(viewer, input)
  return checked.ok ? { ok: true, ...describeDraftPreview(checked.answer) } : checked
}

/** The real grader's verdict. Stores nothing. */
export async function judgePreview(input: JudgePreviewInput): Promise<JudgePreviewResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : judge(viewer, input)
}

export async function publishDraft(input: PublishDraftInput): Promise<PublishDraftResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : publish(viewer, input)
}

export async function discardDraft(input: DiscardDraftInput): Promise<DiscardDraftResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : discard(viewer, input)
}

/** The page of the test shows how it goes. */
export async function startVariantsTest(
  input: StartVariantsTestInput,
): Promise<StartVariantsTestResult | SignedOut> {
  const viewer = await getViewer()
  return viewer === null ? signedOut() : startTest(viewer, input)
}
