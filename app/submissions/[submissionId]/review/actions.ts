'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { answerSecondLook } from '#server/feedback/answer-second-look.ts'
import { holdReview } from '#server/feedback/hold-review.ts'
import { saveReview } from '#server/feedback/save-review.ts'
import { forgetReply, saveReply } from '#server/feedback/saved-replies.ts'

export const saveReviewAction = signedIn(saveReview)
export const holdReviewAction = signedIn(holdReview)
export const saveReplyAction = signedIn(saveReply)
export const forgetReplyAction = signedIn(forgetReply)
export const answerSecondLookAction = signedIn(answerSecondLook)
