'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { compareWithRight } from '#server/comparisons/compare-with-right.ts'
import { saveDraft as save } from '#server/drafts/save-draft.ts'
import { startPracticeRun } from '#server/runs/start-practice-run.ts'
import { submitProgram as submit } from '#server/submissions/submit-program.ts'
import { submitResponse as grade } from '#server/submissions/submit-response.ts'
import { unpackUpload } from '#server/submissions/unpack-upload.ts'
import { newNumbers as next } from '#server/variants/new-numbers.ts'
import { openHint } from '#server/variants/open-hint.ts'
import { showSolution as show } from '#server/variants/show-solution.ts'

export const saveDraftAction = signedIn(save)
export const submitResponseAction = signedIn(grade)
/** Follow the run at /api/runs/<runId>/events. */
export const submitProgramAction = signedIn(submit)
/** Not a submission: never counts. */
export const runVisibleChecksAction = signedIn(startPracticeRun)
/** While the right program runs it answers that it does: ask again. */
export const compareWithRightAction = signedIn(compareWithRight)
/** Stores nothing: the files come back, for the editor. */
export const unpackUploadAction = signedIn(unpackUpload)
/** The page shows the new variant when it is loaded again. */
export const newNumbersAction = signedIn(next)
/** As `newNumbersAction`: the page shows the solution when it is loaded again. */
export const showSolutionAction = signedIn(show)
/** As `newNumbersAction`: the page shows the hint when it is loaded again. */
export const openHintAction = signedIn(openHint)
