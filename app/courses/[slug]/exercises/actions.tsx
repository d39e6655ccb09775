'use server'

import { type DraftPreview, describeDraftPreview } from '#app/courses/[slug]/exercises/draft-preview.tsx'
import { signedIn } from '#server/auth/session/signed-in.ts'
import { createDraft as create } from '#server/authoring/create-draft.ts'
import { discardDraft as discard } from '#server/authoring/discard-draft.ts'
import { checkDraft as check, judgePreview as judge } from '#server/authoring/look-at-exercise.ts'
import { publishDraft as publish } from '#server/authoring/publish-draft.ts'
import { saveExerciseDraft as save } from '#server/authoring/save-exercise-draft.ts'
import { startVariantsTest as startTest } from '#server/authoring/start-variants-test.ts'
import type { Refusal } from '#server/refusal.ts'

const checkSignedIn = signedIn(check)

export const createDraftAction = signedIn(create)
export const saveExerciseDraftAction = signedIn(save)

/** What is wrong with a text, or how its variant looks. Stores nothing. */
export async function checkDraftAction(
  input: Parameters<typeof checkSignedIn>[0],
): Promise<({ ok: true } & DraftPreview) | Refusal> {
  const checked = await checkSignedIn(input)
  return checked.ok ? { ok: true, ...describeDraftPreview(checked.answer) } : checked
}

/** The real grader's verdict. Stores nothing. */
export const judgePreviewAction = signedIn(judge)
export const publishDraftAction = signedIn(publish)
export const discardDraftAction = signedIn(discard)
/** The page of the test shows how it goes. */
export const startVariantsTestAction = signedIn(startTest)
