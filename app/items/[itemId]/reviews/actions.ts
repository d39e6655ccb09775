'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { nextReview } from '#server/feedback/next-review.ts'
import { setRubric } from '#server/feedback/set-rubric.ts'

export const nextReviewAction = signedIn(nextReview)
export const setRubricAction = signedIn(setRubric)
