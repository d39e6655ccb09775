'use server'

import { signedIn } from '#server/auth/session/signed-in.ts'
import { handInExam } from '#server/exams/hand-in-exam.ts'
import { startExam } from '#server/exams/start-exam.ts'

/** The page shows the exercises when it is loaded again. */
export const startExamAction = signedIn(startExam)
export const handInExamAction = signedIn(handInExam)
